import { describe, expect, it } from "vitest";
import { contains, printClause, sameClause } from "../../src/clauses/clause.ts";

const law = "国科发火〔2016〕32号";
const guide = "国科发火〔2016〕195号";

describe("clauses", () => {
  it("are printed as document, blank, place", () => {
    expect(printClause({ document: law, place: "第十一条（五）" })).toBe(
      "国科发火〔2016〕32号 第十一条（五）",
    );
    expect(printClause({ document: guide, place: "" })).toBe(guide);
  });

  it("are the same however they were written", () => {
    const spoken = { document: "国科发火[2016]32号", place: "11条5项" };
    expect(sameClause({ document: law, place: "第十一条（五）" }, spoken)).toBe(true);
    expect(sameClause({ document: guide, place: "第十一条（五）" }, spoken)).toBe(false);
    expect(sameClause({ document: law, place: "第十一条" }, spoken)).toBe(false);
  });

  it.each([
    ["第十一条", "第十一条（五）", true],
    ["第十一条（五）", "第十一条（五）", true],
    ["第十一条（五）", "第十一条", false],
    ["第一条", "第十一条（五）", false],
    ["第十一条", "第十一条之一", false],
    ["三（六）2", "三（六）2（7）", true],
    ["三（六）2", "三（六）20", false],
    ["附件1", "附件1 三（二）", true],
    ["附件1", "附件11", false],
    ["", "第三条", true],
    ["第三条", "", false],
  ])("%s contains %s: %s", (outer, inner, expected) => {
    expect(contains({ document: law, place: outer }, { document: law, place: inner })).toBe(
      expected,
    );
    expect(contains({ document: guide, place: outer }, { document: law, place: inner })).toBe(
      false,
    );
  });
});
