import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPoints } from "../../src/library/points.ts";

const sentence = (length: number) => `${"字".repeat(length - 1)}。`;

describe("splitPoints", () => {
  it("makes a point of each paragraph", () => {
    expect(splitPoints(`${sentence(30)}\n\n  \n${sentence(40)}`)).toEqual([
      sentence(30),
      sentence(40),
    ]);
  });

  it("parts a paragraph over 200 characters by its sentences, and leaves one of 200 whole", () => {
    const exact = sentence(100) + sentence(100);
    expect(splitPoints(exact)).toEqual([exact]);
    expect(splitPoints(sentence(100) + sentence(101))).toEqual([sentence(100), sentence(101)]);
  });

  it("keeps a closing quotation mark with its sentence", () => {
    const quoted = `“${"字".repeat(120)}。”`;
    expect(splitPoints(quoted + sentence(120))).toEqual([quoted, sentence(120)]);
  });

  it("keeps a sentence whole that has no end within reach", () => {
    expect(splitPoints("字".repeat(500))).toEqual(["字".repeat(500)]);
  });

  it("keeps what introduces a list with the list", () => {
    const lines = ["须同时满足以下条件：", "（一）成立一年以上；", "（二）拥有知识产权。"];
    expect(splitPoints([...lines, sentence(40)].join("\n"))).toEqual([
      lines.join("\n"),
      sentence(40),
    ]);
  });

  it("repeats the head of a table over each group of its rows", () => {
    const head = "档次|金额";
    const rows = Array.from({ length: 40 }, (_, index) => `第${index}档|${index}万元`);
    const points = splitPoints([head, ...rows].join("\n"));
    expect(points.length).toBeGreaterThan(1);
    expect(points.every((point) => point.startsWith(`${head}\n`))).toBe(true);
    expect(points.flatMap((point) => point.split("\n").slice(1))).toEqual(rows);
  });

  it("is empty for a text without a word", () => {
    expect(splitPoints(" \n\n")).toEqual([]);
  });

  it("neither loses nor adds a character, whatever the text", () => {
    const text = fc
      .array(fc.constantFrom("字", "条", "。", "；", "：", "”", "\n", " ", "1", "，"), {
        maxLength: 600,
      })
      .map((parts) => parts.join(""));
    const bare = (words: string) => words.replace(/\s/g, "");
    fc.assert(
      fc.property(text, (words) => {
        const points = splitPoints(words);
        expect(bare(points.join(""))).toBe(bare(words));
        expect(points.every((point) => point.trim() !== "")).toBe(true);
      }),
    );
  });
});
