import { describe, expect, it } from "vitest";
import { readKnowledgeFiles } from "../../src/knowledge/knowledge.ts";
import { changed, sound } from "../knowledge/knowledge-folder.ts";
import { firstAdmin, openDesk } from "./desk-person.ts";

/** The small knowledge with its law checked on a day. */
function checkedOn(day: string) {
  const files = {
    ...sound,
    ...changed("policies/law-32.md", "checked: 2026-11-24", `checked: ${day}`),
  };
  const { knowledge } = readKnowledgeFiles(
    Object.entries(files).map(([file, text]) => ({ file, text })),
  );
  return () => knowledge;
}

describe("what was last checked when", () => {
  it("is shown with standing, span, clauses and holidays", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    await admin.open("/desk/knowledge");
    expect(admin.text).toMatch(
      /某企业认定办法 某科发〔2016〕32号 2026-11-24 原文读过 国家 2016-01-01 起 2 条/,
    );
    expect(admin.text).toContain("2026 年：核对于 2026-11-24");
    await admin.open("/desk/knowledge/law-32");
    expect(admin.text).toContain("某科发〔2016〕32号 第十一条（五）");
    expect((await admin.open("/desk/knowledge/none")).status).toBe(404);
  });

  // 2026-11-24 less 180 days is 2026-05-28.
  it.each([
    ["2026-05-28", false],
    ["2026-05-27", true],
  ])("is marked after 180 days: checked on %s", async (day, marked) => {
    const test = await openDesk({ knowledge: checkedOn(day) });
    const admin = await firstAdmin(test);
    await admin.open("/desk/knowledge?list=overdue");
    expect(admin.text.includes("该再核对了")).toBe(marked);
    expect(admin.text.includes("这里没有文件")).toBe(!marked);
  });
});
