import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ingest } from "../../src/cli/ingest.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { publishedPolicies } from "../../src/library/published-policies.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
let count = 0;
let data = "";
let output = "";
let complaints = "";

beforeEach(() => {
  count += 1;
  data = join(folder, `data-${count}`);
  vi.stubEnv("DATA_DIR", data);
  [output, complaints] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    output += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complaints += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** A document that leaves nothing to ask. */
const clear = (serial: number, effective = "2024年2月1日") => `# 银川市某项目管理办法（${serial}）

银科发〔2024〕${serial}号

第一条 为了规范某项目的管理，制定本办法。

第二条 本办法由银川市科学技术局负责解释。

第三条 本办法自${effective}起施行。

银川市科学技术局

2024年1月5日
`;

const files = (given: Record<string, string | Uint8Array>) => {
  const place = join(folder, `files-${count}`);
  for (const [name, content] of Object.entries(given)) {
    const path = join(place, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
  }
  return place;
};
const rows = () =>
  output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const stored = async () => {
  const db = await openDatabase(`file:${join(data, "kechuang.db")}`);
  try {
    const versions = await db.documentVersion.findMany({ orderBy: { addedAt: "asc" } });
    return { versions, policies: await publishedPolicies(db) };
  } finally {
    await db.$disconnect();
  }
};

describe("ingest", () => {
  it("adds what can be read of a folder, says why of the rest, and goes on", async () => {
    const place = files({
      "a.md": clear(1),
      "below/b.txt": clear(2),
      "below/copy of a.md": clear(1),
      ".hidden.md": clear(3),
      "picture.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
      "secret.md": `秘密★5年\n\n${clear(4)}`,
      "empty.md": "",
    });
    expect(await ingest([place])).toBe(1);
    const { versions, policies } = await stored();
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      ["银科发〔2024〕1号", "proposed"],
      ["银科发〔2024〕2号", "proposed"],
    ]);
    expect(policies).toEqual([]);
    expect(output).toContain("待审（以前加过）  银川市某项目管理办法（1）");
    expect(output).toContain("共 6 份：新加 2，以前加过 1，没读 3；现在公开的 0。");
    expect(complaints.trim().split("\n")).toHaveLength(3);
    expect(complaints).toMatch(/secret\.md：.*密级/);
  });

  it("prints a line of JSON a file", async () => {
    const place = files({ "a.md": clear(1), "empty.md": "" });
    expect(await ingest([join(place, "a.md"), join(place, "empty.md"), "--json"])).toBe(1);
    expect(rows()).toMatchObject([
      {
        outcome: "proposed",
        state: "proposed",
        number: "银科发〔2024〕1号",
        title: "银川市某项目管理办法（1）",
        version: expect.any(String) as string,
        doubts: expect.any(Array) as unknown[],
      },
      { outcome: "refused", fault: expect.any(String) as string },
    ]);
  });

  it("publishes at once what two persons answer for, and leaves what is doubtful", async () => {
    const place = files({
      "a.md": clear(1),
      "b.md": clear(2).replaceAll(/银川市|银科发.*号/g, ""),
    });
    const two = ["--publish", "--by", "甲", "--reviewed-by", "乙"];
    expect(await ingest([place, ...two])).toBe(1);
    const { versions, policies } = await stored();
    expect(versions.map(({ state }) => state)).toEqual(["published", "proposed"]);
    expect(policies.map(({ number }) => number)).toEqual(["银科发〔2024〕1号"]);
    expect(versions[0]).toMatchObject({ addedBy: "甲", reviewedBy: "乙" });
    expect(complaints).toMatch(/b\.md：没有公开，还有 \d 处要先确认：/);
  });

  it("publishes a newer version in the place of the older one", async () => {
    const place = files({ "a.md": clear(1), "b.md": clear(1, "2025年3月1日") });
    const two = ["--publish", "--by", "甲", "--reviewed-by", "乙"];
    expect(await ingest([place, ...two, "--json"])).toBe(0);
    const [older, newer] = rows();
    expect(newer?.["replaces"]).toBe(older?.["version"]);
    expect((await stored()).policies.map(({ effective, expires }) => [effective, expires])).toEqual(
      [
        ["2024-02-01", "2025-02-28"],
        ["2025-03-01", undefined],
      ],
    );
  });

  it("does not let one person publish what the same person added before", async () => {
    const place = files({ "a.md": clear(1) });
    await ingest([place, "--by", "乙"]);
    expect(await ingest([place, "--publish", "--by", "甲", "--reviewed-by", "乙"])).toBe(1);
    expect(complaints).toContain("它是 乙 加的，要另一个人来公开。");
  });

  it("names a path that is not there", async () => {
    expect(await ingest([join(folder, "none.md")])).toBe(1);
    expect(complaints).toContain("none.md：没有这个文件");
  });

  it.each([
    [[], /加哪些文件/],
    [["a", "--publish"], /公开要两个人/],
    [["a", "--publish", "--by", "甲", "--reviewed-by", " 甲"], /公开要两个人/],
    [["a", "--reviewed-by", "乙"], /要和 --publish 一起写/],
    [["a", "--visibility", "secret"], /--visibility 只能写/],
    [["a", "--what"], /看不懂这些参数/],
  ])("is not called with %j", async (args, sentence) => {
    await expect(ingest(args)).rejects.toThrow(UsageError);
    await expect(ingest(args)).rejects.toThrow(sentence);
  });
});
