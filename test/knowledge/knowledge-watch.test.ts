import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { watchKnowledge } from "../../src/knowledge/knowledge-watch.ts";
import { changed, knowledgeFolder, sound } from "./knowledge-folder.ts";

const law = "policies/law-32.md";

describe("watching a knowledge folder", () => {
  it("hands over what changed, and says what is wrong until it is put right", async () => {
    const folder = knowledgeFolder();
    const seen: Knowledge[] = [];
    const told: string[] = [];
    const watch = watchKnowledge(
      folder,
      (knowledge) => seen.push(knowledge),
      (sentences) => told.push(sentences),
    );
    // Longer than the second that is promised: the machine that tests may be busy.
    const soon = { timeout: 20_000, interval: 20 };
    try {
      writeFileSync(join(folder, law), changed(law, "三年", "五年")[law] ?? "");
      await vi.waitFor(() => expect(seen).toHaveLength(1), soon);
      expect(seen[0]?.policies[0]?.passages[0]?.points[0]?.text).toContain("五年");

      writeFileSync(join(folder, "aspects.yaml"), "- { id: x }\n");
      await vi.waitFor(
        () => expect(told).toEqual(["aspects.yaml:1：缺“title”：补上“title: …”。"]),
        soon,
      );
      expect(seen).toHaveLength(1);

      writeFileSync(join(folder, "aspects.yaml"), sound["aspects.yaml"] ?? "");
      await vi.waitFor(() => expect(seen).toHaveLength(2), soon);

      rmSync(join(folder, "faq/hnte.yaml"));
      await vi.waitFor(() => expect(seen.at(-1)?.faq).toEqual([]), soon);
    } finally {
      watch.stop();
    }
    writeFileSync(join(folder, "aspects.yaml"), "- { id: y }\n");
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(told).toHaveLength(1);
  });
});
