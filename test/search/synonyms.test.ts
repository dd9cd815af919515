import { describe, expect, it } from "vitest";
import { expandQuery } from "../../src/search/synonyms.ts";
import { createTokenizer } from "../../src/search/tokens.ts";

const tokenizer = createTokenizer();
const table = [
  { term: "高企", means: ["高新技术企业"], weight: 1 },
  { term: "残保金", means: ["残疾人就业保障金"], weight: 0.4 },
  { term: "保金", means: ["保险金额"], weight: 0.9 },
  { term: "ＩＰ", means: ["知识产权", "专利"], weight: 0.5 },
];
const expand = (text: string) =>
  new Map(expandQuery(text, table, tokenizer).map(({ term, weight }) => [term, weight]));

describe("expandQuery", () => {
  it("adds the terms of what a key means, with its weight, and keeps the question's own", () => {
    const terms = expand("高企认定");
    expect(terms.get("高企")).toBeGreaterThanOrEqual(1);
    expect(terms.get("高新")).toBe(1);
    expect(terms.get("企业")).toBe(1);
  });

  it("takes the longer key and not the one inside it", () => {
    const terms = expand("残保金怎么算");
    expect(terms.get("残疾")).toBe(0.4);
    expect(terms.has("保险")).toBe(false);
  });

  it("takes the inner key where it stands by itself too", () => {
    expect(expand("残保金和保金").get("保险")).toBe(0.9);
  });

  it("finds keys in any width and case, and across spaces", () => {
    expect(expand("IP有几个").get("专利")).toBe(0.5);
    expect(expand("高 企").get("高新")).toBe(1);
  });

  it("leaves a question without keys as it is", () => {
    expect(expandQuery("研发费用", table, tokenizer)).toEqual(tokenizer.weigh("研发费用"));
  });

  it("never lowers a term the question itself says", () => {
    expect(expand("ip就是专利").get("专利")).toBeGreaterThanOrEqual(1);
  });
});
