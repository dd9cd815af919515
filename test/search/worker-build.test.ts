import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildIndexData } from "../../src/search/index-builder.ts";
import { openIndex } from "../../src/search/index-folder.ts";
import { buildInWorker } from "../../src/search/worker-build.ts";

const entries = Array.from({ length: 50 }, (_, number) => ({
  id: `${number}`,
  text: `第${number}条 研发费用归集`,
}));
const compiled = new URL("../../dist/search/worker-build.js", import.meta.url);
const builtAt = "2026-11-24T03:00:00.000Z";

describe("buildInWorker", () => {
  it("builds here where the program was not compiled, and keeps the index", async () => {
    const parent = await mkdtemp(join(tmpdir(), "kechuang-worker-"));
    const folder = join(parent, "index");
    const data = await buildInWorker({ entries, save: { folder, corpus: "c", builtAt } });
    expect(data).toEqual(buildIndexData(entries));
    expect(await openIndex(folder, "c")).toEqual({ kind: "open", data });
    await rm(parent, { recursive: true });
  });

  it.skipIf(!existsSync(compiled))(
    "builds on a thread of its own in the compiled program (skipped: no dist, run the build)",
    async () => {
      const program = (await import(compiled.href)) as { buildInWorker: typeof buildInWorker };
      let turns = 0;
      const timer = setInterval(() => turns++, 1);
      const data = await program.buildInWorker({ entries, save: undefined });
      clearInterval(timer);
      expect(data.ids).toEqual(buildIndexData(entries).ids);
      expect(turns).toBeGreaterThan(0);
    },
  );

  it.skipIf(!existsSync(compiled))(
    "says why in the compiled program when the folder cannot be written (skipped: no dist)",
    async () => {
      const program = (await import(compiled.href)) as { buildInWorker: typeof buildInWorker };
      const folder = join(import.meta.filename, "index");
      const save = { folder, corpus: "c", builtAt };
      await expect(program.buildInWorker({ entries, save })).rejects.toThrow(/ENOTDIR|EEXIST/);
    },
  );
});
