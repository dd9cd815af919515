import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-26";

/** What is said to a question in a conversation of its own. */
const said = (text: string) =>
  answer({ text, asOf, earlier: [] }, realMind)
    .replies.map((reply) => reply.text)
    .join("\n");

const sums = /加计扣除额|少交的企业所得税|可加计扣除的研发费用：/;

describe("a figure that is none of the company's own state", () => {
  it.each([
    ["我们众创空间480平,工位60个,面积差20平能通融吗", /480 平方米；.*不够，差 20 平方米/],
    ["众创空间工位少了5个,现在45个,能报不", /45 个；.*不够，差 5 个/],
    ["研发占比高了0.6个点，现在5.6%，收入4000万，高企够不", /5.6%；.*这一条够/],
    ["专精特新研发费还缺12万才到100万,25年只花了88万,能不能过", /88 万元；.*不够/],
    [
      "专精特新25年研发花了98万,26年估计有260万,两年一平均远超100万,没麻达吧",
      /98 万元.*不够，差 2 万元/,
    ],
  ])("is not judged, while what there is is: %s", (text, wanted) => {
    expect(said(text)).toMatch(wanted);
  });

  it.each([
    "科技人员还差3个人就够10%了，我们一共80人，高企能不能报",
    "科小分数离60还差4分,能不能报",
    "专精特新平台评价得分能不能上50",
    "专精特新负债率能不能放到85",
    "代账的说后补助按研发费20%给,我们研发420万,给算个数",
    "专精特新研发两年平均120万够不够",
  ])("is not judged at all: %s", (text) => {
    expect(said(text)).not.toMatch(/这一条(?:不?够|不符合)/);
  });
});

describe("what does not count", () => {
  it.each([
    ["研发办公室一年房租30万,加计扣除能多扣多少", /房屋租金不在范围/],
    ["我们餐饮公司,自己开发点餐系统花了80万研发费,加计能扣多少", /六个行业不能加计/],
    ["核定征收,研发费花了60万,加计能扣多少", /^核定征收.*不能享受/],
    ["50万补贴作不征税收入,都花在研发上,加计能扣多少", /不得加计/],
    ["去年批发占了收入58%,研发支出40来万,这钱能多扣吗", /58%.*不符合，超 8 个百分点/],
    ["零售占30%餐饮占25%,其余是软件,研发60万,加计能扣多少", /55%.*不符合，超 5 个百分点/],
    ["研发部聚餐招待费5万,加计能算多少", /文件没列的就不能加计/],
    ["房地产收入占了五成一,研发费150万,能加计多少钱", /51%.*不符合，超 1 个百分点/],
  ])("is told without any sum: %s", (text, wanted) => {
    const told = said(text);
    expect(told).toMatch(wanted);
    expect(told).not.toMatch(sums);
  });

  it.each([
    ["批发占收入正好50%,研发费100万,加计能扣多少", /加计扣除额：100 万元/],
    ["我们做零部件的,研发费200万,加计能扣多少", /加计扣除额：200 万元/],
  ])("while sums of what does are: %s", (text, wanted) => {
    expect(said(text)).toMatch(wanted);
  });
});

describe("a length of time", () => {
  it.each([
    [
      "空间开张到现在10个月,想报自治区的众创空间,时间上够不够格",
      /10个月；要满 1 年。这一条不够，差 2 个月/,
    ],
    ["众创空间运营13个月了,时间够不够", /运营满1年.*这一条够/],
    ["众创空间去年12月20号开的业,现在报时间够不够", /不够，2026-12-20 才满/],
    ["公司注册满11个月零10天,高企能报没", /不低于 365 天（含）。这一条不够/],
    ["专精特新细分领域干了3年差一个月，算不算够", /2 年 11 个月；.*不够，差 1 个月/],
    ["空间开了一年差3天，能报自治区众创空间吗", /运营满1年.*这一条不够/],
    ["做这个细分产品1年8个月,专精特新年限差多少", /不够，差 1 年 4 个月/],
    ["在细分市场做了2年10个月,能报专精特新不", /2 年 10 个月；.*不够，差 2 个月/],
  ])("is judged by its months: %s", (text, wanted) => {
    expect(said(text)).toMatch(wanted);
  });
});

describe("figures of a rule that was replaced", () => {
  it("are not judged for a filing to come", () => {
    const told = said("手里有18年的农高办法,我们去年卖480万,研发按4%,明年照这个准备报行不行");
    expect(told).toMatch(/新办法.*没有读到/);
    expect(told).not.toMatch(/这一档/);
  });
});
