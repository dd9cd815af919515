import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read, vocabulary } from "./shipped-vocabulary.ts";

const names = [...vocabulary.terms.values()].flat().map(({ words }) => words);
const words = fc.constantFrom(
  ...names,
  "去年",
  "近三年",
  "分别",
  "上半年",
  "没有",
  "是",
  "不是",
  "其中",
  "占",
  "涨了",
  "三年半",
  "0.341亿",
  "1500、1800和2250万",
  "5%",
  "12个",
  "2018年5月",
  "到期",
  "（",
  "，",
  "。",
  " ",
);
const messages = fc
  .array(fc.oneof(words, fc.string(), fc.string({ unit: "binary" })), { maxLength: 30 })
  .map((parts) => parts.join(""));

describe("readStatements on any text", () => {
  it("never throws, and its words are a slice of the text, in order", () => {
    fc.assert(
      fc.property(messages, fc.constantFrom(...vocabulary.definitions.keys()), (text, asked) => {
        for (const context of [{}, { asked: { fact: asked } }, { within: [asked] }]) {
          const statements = read(text, context);
          statements.forEach(({ words: said, start, end, fact }, index) => {
            expect(text.slice(start, end)).toBe(said);
            expect(start).toBeGreaterThanOrEqual(statements[index - 1]?.start ?? 0);
            expect(vocabulary.definitions.has(fact)).toBe(true);
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
