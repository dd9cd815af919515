import { describe, expect, it } from "vitest";
import { told } from "./shipped-vocabulary.ts";

describe("whose figure it is", () => {
  it("leaves out other companies until the own is spoken of", () => {
    expect(told("隔壁公司去年营收8000万，研发占比8%，我们营收才3000万")).toEqual([
      "operatingRevenue 2025 30000000",
    ]);
    expect(told("朋友的公司去年营收8000万，他们研发占比8%")).toEqual([]);
  });

  it("takes the own figure of any kind told beside an average, a parent, a subsidiary or another company", () => {
    expect(told("行业平均研发占比6%，我们5.3%")).toEqual(["rdRatio 0.053"]);
    expect(told("我们母公司有300多人，我们自己就36人")).toEqual(["employees 36"]);
    expect(told("子公司有12个人，我们本部45人")).toEqual(["employees 45"]);
    expect(told("老板另一个公司有6项发明，这家就1项")).toEqual(["ipInvention 1"]);
    expect(told("母公司有12项发明，我们自己3项")).toEqual(["ipInvention 3"]);
    expect(told("全国平均研发占比2.6%")).toEqual([]);
  });

  it("asks back what is a group's", () => {
    expect(told("集团营收10亿")).toEqual(["operatingRevenue 1000000000 scope?"]);
  });

  it("marks rumours and conditions", () => {
    expect(told("要是研发做到260万")).toEqual(["rdExpenseUnspecified 2600000 supposed"]);
    expect(told("是高企的话房租能免吗")).toEqual(["isHnte yes supposed"]);
  });

  it("leaves out what a question asks of the law", () => {
    for (const text of [
      "研发占比要不要5%",
      "科技人员要求10%",
      "收入2000万就能评",
      "评上高企市里奖几万",
      "研发还差80万",
      "利润按5000万算",
    ])
      expect(told(text), text).toEqual([]);
  });

  it("leaves out what is asked of a threshold or a rule of the law, with its bound, its line or its day", () => {
    for (const text of [
      "高企要求研发占比5%，科技人员10%是吧",
      "收入超过5000万研发比例就变4%了对吧",
      "高新收入不到60%是不是就没戏了",
      "科技人员不够10%就评不上吗",
      "两年研发合计1200万是硬杠杠吧",
      "境内研发占比60%是死规定吧",
      "研发费用100万是每年都要到吗",
      "至少要有1项发明才行对吧",
      "注册满1年才能报是吧",
      "3月15日之前要交材料吗",
    ])
      expect(told(text), text).toEqual([]);
  });

  it("keeps the own figure whose sufficiency is asked", () => {
    expect(told("我们研发占比5%，够吧")).toEqual(["rdRatio 0.05"]);
    expect(told("研发占比5.2%，行吗")).toEqual(["rdRatio 0.052"]);
    expect(told("研发占比只有3.8%，是不是就报不了")).toEqual(["rdRatio 0.038"]);
    expect(told("高企要求研发占比5%，我们5.3%，是不是就够了")).toEqual(["rdRatio 0.053"]);
  });

  it("leaves out what is told by the day, the month, the quarter, or of several years each", () => {
    for (const text of [
      "每天卖3万",
      "每个月工资20万",
      "每季度开票50万",
      "研发投入5万每月",
      "每两年卖800万",
    ])
      expect(told(text), text).toEqual([]);
    expect(told("每三年复审一次，去年营收3000万")).toEqual(["operatingRevenue 2025 30000000"]);
  });

  it("leaves out what a line of the law is said to be moved to", () => {
    expect(told("按新指引研发占比是不是降到2%")).toEqual([]);
    expect(told("新政策把科技人员占比提高到15%了吧")).toEqual([]);
    expect(told("研发占比是不是提到6%了")).toEqual([]);
    expect(told("我们研发占比降到2%了")).toEqual(["rdRatio 0.02"]);
  });

  it("takes a fall to a share for that share, a fall of one that cannot sink for none", () => {
    expect(told("去年收入增速降到3%")).toEqual(["revenueGrowth 2025 0.03"]);
    expect(told("收入降了5%")).toEqual(["revenueGrowth -0.05"]);
    expect(told("研发占比下降了0.5个点")).toEqual([]);
  });

  it("leaves out what is denied", () => {
    expect(told("职工是96不是69")).toEqual(["employees 96"]);
    expect(told("研发辅助账是156.3万 不是150")).toEqual(["rdExpenseUnspecified 1563000"]);
  });
});
