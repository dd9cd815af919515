import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildIndexData } from "../../src/search/index-builder.ts";
import { openIndex, saveIndex } from "../../src/search/index-folder.ts";
import { hashCorpus } from "../../src/search/index-manifest.ts";

const entries = [
  { id: "a", head: "管理办法", text: "科技人员占职工总数的比例" },
  { id: "乙", text: "研发费用加计扣除 RD01" },
];
const corpus = hashCorpus(entries);
const builtAt = "2026-11-24T03:00:00.000Z";

let parent = "";
let folder = "";
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "kechuang-index-"));
  folder = join(parent, "deep", "index");
  await saveIndex(folder, buildIndexData(entries), { corpus, builtAt });
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const rewriteManifest = async (change: object) => {
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as object;
  await writeFile(file, JSON.stringify({ ...manifest, ...change }));
};
const refusal = async (wanted = corpus) => {
  const opened = await openIndex(folder, wanted);
  return opened.kind === "refused" ? opened.reason : opened.kind;
};

describe("a kept index", () => {
  it("opens as what was built", async () => {
    expect(await openIndex(folder, corpus)).toEqual({
      kind: "open",
      data: buildIndexData(entries),
    });
  });

  it("opens as what was built when it is empty", async () => {
    await saveIndex(folder, buildIndexData([]), { corpus: "none", builtAt });
    expect(await openIndex(folder, "none")).toEqual({ kind: "open", data: buildIndexData([]) });
  });

  it("takes the place of the one before and leaves nothing beside it", async () => {
    await saveIndex(folder, buildIndexData(entries.slice(0, 1)), { corpus: "new", builtAt });
    expect(await refusal()).toBe("other corpus");
    expect(await refusal("new")).toBe("open");
    expect(await readdir(join(parent, "deep"))).toEqual(["index"]);
  });

  it("is refused where there is none", async () => {
    await rm(folder, { recursive: true });
    expect(await refusal()).toBe("missing");
    await mkdir(folder);
    expect(await refusal()).toBe("missing");
  });

  it("is refused when other rules made it", async () => {
    await rewriteManifest({ tokens: "words 0" });
    expect(await refusal()).toBe("other rules");
    await rewriteManifest({ format: 0 });
    expect(await refusal()).toBe("other rules");
  });

  it("is refused when its manifest is none", async () => {
    for (const text of ["", "{", "null", "[]", '"x"', "{}", '{"files":3}']) {
      await writeFile(join(folder, "manifest.json"), text);
      expect(await refusal()).toBe("damaged");
    }
    await rewriteManifest({}).catch(() => undefined);
  });

  it("is refused when the manifest counts other entries or knows no files", async () => {
    await rewriteManifest({ count: 3 });
    expect(await refusal()).toBe("damaged");
    await rewriteManifest({ count: 2, files: {} });
    expect(await refusal()).toBe("damaged");
    await rewriteManifest({ files: null });
    expect(await refusal()).toBe("damaged");
  });

  it("is refused when any file is cut, grown, gone or changed in any byte", async () => {
    const data = buildIndexData(entries);
    for (const name of ["ids", ...Object.keys(data).filter((row) => row !== "ids")]) {
      const file = join(folder, name);
      const bytes = await readFile(file);
      await truncate(file, bytes.length - 1);
      expect(await refusal()).toBe("damaged");
      await writeFile(file, bytes);
      await appendFile(file, "x");
      expect(await refusal()).toBe("damaged");
      await rm(file);
      expect(await refusal()).toBe("damaged");
      const [at] = fc.sample(fc.nat(bytes.length - 1), 1);
      const changed = Buffer.from(bytes);
      changed[at ?? 0] = (changed[at ?? 0] ?? 0) ^ 1;
      await writeFile(file, changed);
      expect(await refusal()).toBe("damaged");
      await writeFile(file, bytes);
    }
    expect(await refusal()).toBe("open");
  });
});

describe("hashCorpus", () => {
  it("tells ids, heads, texts and order apart", () => {
    const [one, other] = [
      { id: "a", text: "bc" },
      { id: "ab", text: "c" },
    ];
    const all = [
      [one, other],
      [other, one],
      [one],
      [{ ...one, head: "" }],
      [{ ...one, head: "bc", text: "" }],
    ].map(hashCorpus);
    expect(new Set(all).size).toBe(all.length);
  });
});
