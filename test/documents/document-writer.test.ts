import mammoth from "mammoth";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { writeDocument } from "../../src/documents/document-writer.ts";
import type { WrittenDocument } from "../../src/documents/document-written.ts";

const sample: WrittenDocument = {
  title: "预审备忘",
  head: "预审，不是认定",
  foot: "2026-06-12 做",
  blocks: [
    { kind: "title", text: "高新技术企业认定", under: "某某科技" },
    { kind: "verdict", words: [{ text: "不符合。", bold: true, tone: "unmet" }] },
    { kind: "heading", text: "差什么" },
    { kind: "paragraph", words: "坏\u0000\u0008字符和半个\ud800字" },
    { kind: "list", items: ["第一样", "里面一样"], depths: [0, 1], mark: "box" },
    {
      kind: "table",
      head: ["条件", "结果"],
      widths: [3, 1],
      rows: [
        [["研发费用占比"], [[{ text: "符合", tone: "met" }]]],
        [["空的"], []],
      ],
    },
    { kind: "note", words: "<不是标签> & 不是实体" },
  ],
};

describe("a written document", () => {
  it("reads back with every word, without characters that break a file", async () => {
    const bytes = await writeDocument(sample);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value.split("\n").filter((line) => line !== "")).toEqual([
      "高新技术企业认定",
      "某某科技",
      "不符合。",
      "差什么",
      "坏字符和半个字",
      "第一样",
      "里面一样",
      "条件",
      "结果",
      "研发费用占比",
      "符合",
      "空的",
      "<不是标签> & 不是实体",
    ]);
  });

  it("says at head and foot what it is, with page numbers", async () => {
    const parts = partsOf(await writeDocument(sample));
    expect(parts.get("word/header1.xml")).toContain("预审，不是认定");
    expect(parts.get("word/footer1.xml")).toMatch(/2026-06-12 做.*PAGE.*NUMPAGES/s);
  });

  it("is the same byte for byte, today and later", async () => {
    const once = await writeDocument(sample);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const again = await writeDocument(sample);
    expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true);
    expect(partsOf(once).get("docProps/core.xml")).toContain("1980-01-01T00:00:00Z");
  });

  it("loads its library only when a document is wanted", () => {
    const folder = join(import.meta.dirname, "../../src/documents");
    for (const file of ["document-writer", "block-writing", "workbook-writer", "cell-writing"]) {
      const text = readFileSync(join(folder, `${file}.ts`), "utf8");
      expect(text).not.toMatch(/^import (?!type)[^;]*"(?:docx|exceljs)"/m);
    }
  });
});

/** Texts of an archive by name, read without the writer's own code. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const archive = Buffer.from(bytes);
  const parts = new Map<string, string>();
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50;) {
    const size = archive.readUInt32LE(at + 18);
    const named = archive.readUInt16LE(at + 26);
    const begin = at + 30 + named + archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 30, at + 30 + named);
    parts.set(name, inflateRawSync(archive.subarray(begin, begin + size)).toString("utf8"));
    at = begin + size;
  }
  return parts;
}
