import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { understand } from "../../src/answering/understand.ts";
import { asksAwardElsewhere } from "../../src/answering/known-unknown.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-26";

/** What is said to a message. */
function said(text: string): string {
  const { replies } = answer({ text, asOf, earlier: [] }, realMind);
  return replies.map((reply) => reply.text).join("\n");
}

describe("whose a figure is that a question takes for granted", () => {
  it.each([
    ["做软件开发的 加计按75%报的没毛病吧", /^不是 75%/],
    ["2021年加计75%对吧", /^2021 年/],
    ["主业七成就够对吧 国家小巨人", /^70% 是 63号的旧标准/],
    ["专精特新主营占比80%对吧", /^专精特新要求/],
    ["代理讲高企评分75才算过", /^不是 75 分/],
    ["加计的其他相关费用 我们往年都按20%封顶算 没毛病吧", /10%[^]*20%封顶这个数[^]*高企/],
    ["高企评上了 区里那30万啥时候打款", /^银川市、宁夏和各县区对高企的奖补现行文件库里没有/],
    ["高企今年什么时候申报", /申报时间、批次没有装进来/],
  ])("is told, and what holds: %s", (text, expected) => {
    expect(said(text)).toMatch(expected);
  });
});

describe("what else is read as it is meant", () => {
  it.each([
    ["厂子上个月工商变更了名字 高起证咋弄 要重新评么", /三个月/],
    ["去哪办公司改名手续", /^公司登记归市场监管局/],
    ["研发辅助账一直用的15年那版 说要换成21年的", /^2015 版研发支出辅助账[^]*继续有效/],
    ["2018年那会儿研发加计多少", /75%/],
    ["一直用的老软件做研发账 2019年那会儿加计比例是多少", /75%/],
    ["科技小巨人不评了 现在科技企业分几层", /科技型中小企业—高新技术企业—创新型示范企业/],
    ["高企到期了咋弄 要重新认定么", /重新认定/],
  ])("%s", (text, expected) => {
    expect(said(text)).toMatch(expected);
  });
});

describe("what another place gives", () => {
  const asked = (text: string) =>
    asksAwardElsewhere(
      understand(text, { asOf, place: undefined, earlier: [] }, realMind),
      realMind,
    );

  it.each([
    "武汉给研发资助 最高八百万是吧 我武汉分公司能拿几个",
    "听说杭州奖励高企60万 我们能领多少",
  ])("is asked for: %s", (text) => {
    expect(asked(text)).toBe(true);
  });

  it.each([
    "我们在银川 去年收入3000万 研发200万 能报高企不",
    "深圳的分公司研发20人 能算总公司的不",
  ])("is not: %s", (text) => {
    expect(asked(text)).toBe(false);
  });
});
