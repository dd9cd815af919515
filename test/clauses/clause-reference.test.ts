import { describe, expect, it } from "vitest";
import { readClause } from "../../src/clauses/clause-reference.ts";

const names = new Map([
  ["企业所得税法", "中华人民共和国企业所得税法"],
  ["32号", "国科发火〔2016〕32号"],
  ["执行指引 2.0", "研发费用加计扣除政策执行指引（2.0版）"],
]);

describe("clause references", () => {
  it.each([
    ["国科发火〔2016〕32号 第十一条（五）", "国科发火〔2016〕32号", "第十一条（五）"],
    ["财政部 税务总局公告2023年第7号 一", "财政部 税务总局公告2023年第7号", "一"],
    ["国科发火〔2016〕195号 附件1 三（二）", "国科发火〔2016〕195号", "附件1 三（二）"],
    ["国科发火[2016]195号 （全文）", "国科发火〔2016〕195号", ""],
    ["企业所得税法 第二十八条", "中华人民共和国企业所得税法", "第二十八条"],
    ["《企业所得税法》 第二十八条", "中华人民共和国企业所得税法", "第二十八条"],
    ["32号 第九条", "国科发火〔2016〕32号", "第九条"],
    ["执行指引 2.0 四（一）1", "研发费用加计扣除政策执行指引（2.0版）", "四（一）1"],
    ["某某市奖励办法 第三条", "某某市奖励办法", "第三条"],
    ["某某市奖励办法", "某某市奖励办法", ""],
  ])("reads %s", (text, document, place) => {
    expect(readClause(text, names)).toEqual({ document, place });
  });

  it("takes a place alone from the document it stands in, and only then", () => {
    expect(readClause("三（六）5", names, "国科发火〔2016〕195号")).toEqual({
      document: "国科发火〔2016〕195号",
      place: "三（六）5",
    });
    expect(readClause("三（六）5", names)).toBeUndefined();
    expect(readClause("  ", names)).toBeUndefined();
  });
});
