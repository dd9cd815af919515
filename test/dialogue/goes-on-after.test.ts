import { describe, expect, it } from "vitest";
import { answers, lastAnswer } from "./held.ts";

describe("what the conversation itself says to say is understood", () => {
  it("goes on at a plain yes to whether the rest is to be asked", () => {
    const said = lastAnswer(
      "@2026-09-20",
      "贷款贴息预审",
      "我们是民营企业 是中小微企业",
      "是流动资金贷款 本金8200万元 期限3年",
      "是",
    );
    expect(said).toContain("新发放的吗");
  });

  it("looks at a programme by the rules of a time that is over, where it was offered", () => {
    const said = lastAnswer("@2026-06-15", "自治区科技小巨人 我们想报 帮看看", "按那时的口径参考");
    expect(said).toContain("不是现在的结论");
  });
});

describe("the thread holds", () => {
  it("takes a correction of a year's figure after other things were told", () => {
    const said = lastAnswer(
      "@2026-06-15",
      "研发后补助预审 公司在灵武",
      "统计口径研发去年320万 前年400万",
      "规上",
      "不是头一回入规",
      "能拿多少",
      "前年说错了 是300",
    );
    expect(said).toContain("400 万元 → 300 万元");
  });

  it("reads a place that stands in the name of the programme too", () => {
    const said = lastAnswer("@2024-09-01", "盐池县研发奖补预审 公司在盐池");
    expect(said).toContain("注册地 盐池");
  });

  it("keeps a loan when another one is told of", () => {
    const [, , third = ""] = answers(
      "@2026-09-20",
      "贷款贴息帮我看看",
      "8月25号在宁夏银行贷了6000万流动资金贷款 一年半",
      "另外在建行也贷了3000万 2年",
    );
    expect(third).toContain("另一笔贷款没有并进来");
    expect(third).not.toContain("改了");
  });

  it("tells that a supposed day is under other rules", () => {
    const said = lastAnswer(
      "@2021-08-20",
      "农高预审 我们在永宁 涉农 2015年3月1日注册",
      "58个人 技术员3个",
      "要是9月13号才交呢",
    );
    expect(said).toContain("不能照用");
    expect(said).not.toContain("结果不变");
  });
});
