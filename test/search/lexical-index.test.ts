import { describe, expect, it } from "vitest";
import { buildLexicalIndex } from "../../src/search/lexical-index.ts";
import { createTokenizer } from "../../src/search/tokens.ts";

const index = buildLexicalIndex(
  [
    { id: "a", head: "高新技术企业认定管理办法", text: "企业科技人员占职工总数的比例不低于规定。" },
    { id: "b", head: "科技型中小企业评价办法", text: "职工总数和年销售收入不超过上限。" },
    { id: "c", head: "研发费用加计扣除", text: "企业开展研发活动发生的费用可以加计扣除。" },
  ],
  createTokenizer(),
);

describe("search", () => {
  it("finds the entry that speaks of the question", () => {
    expect(index.search("科技人员占比", { limit: 2 }).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(index.search("加计扣除", { limit: 1 })[0]?.id).toBe("c");
  });

  it("leaves out entries that are not accepted", () => {
    const hits = index.search("科技人员占比", { accept: (ordinal) => ordinal !== 0 });
    expect(hits.map(({ id }) => id)).toEqual(["b"]);
  });

  it("finds nothing for words no entry holds", () => {
    expect(index.search("天气预报")).toEqual([]);
    expect(index.know("天气预报").known).toBe(0);
  });
});
