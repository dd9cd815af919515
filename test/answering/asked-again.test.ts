import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import type { Frame } from "../../src/answering/frame.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-24";

/** What is said to a message, after others of the same conversation. */
function said(text: string, ...before: string[]) {
  const earlier: Frame[] = [];
  for (const one of before) {
    const { frame } = answer({ text: one, asOf, earlier }, realMind);
    if (frame) earlier.push(frame);
  }
  const { replies } = answer({ text, asOf, earlier }, realMind);
  return {
    kinds: replies.map(({ kind }) => kind),
    text: replies.map((reply) => reply.text).join("\n"),
  };
}

describe("what asks for a rule is no wish to cheat", () => {
  it.each([
    ["专审报告能不能找老板同学开的事务所出", /三年以上.*30%/],
    ["高企里差旅招待这些其他费用上限多少", /20%/],
    ["食堂水电费能分摊一点到研发里加计不", /分不清的不能/],
    ["委托个人做研发算不算，对方没开公司", /80%/],
    ["委托关联公司研发加计要注意啥", /独立交易/],
    ["委托国外做研发能加计吗，对方是个人，以后换成公司", /个人.*不能加计/],
  ])("%s", (text, wanted) => {
    const { kinds, text: told } = said(text);
    expect(kinds).not.toContain("refuse");
    expect(told.replaceAll("\n", "")).toMatch(wanted);
  });

  it.each([
    "大专文凭P成本科行不行，反正网上也不核",
    "能p一个事务所的章不",
    "研发费不够，编几张票能不能过",
    "找几个人挂社保算科技人员行不行",
  ])("but a wish to cheat is declined: %s", (text) => {
    expect(said(text).kinds).toEqual(["refuse"]);
  });
});

describe("figures that a question takes for granted", () => {
  it.each([
    ["那个一次性40万的专精特新小巨人奖励怎么领", /40万这个数.*自治区科技小巨人/],
    ["技术合同一份补10%最高20万是自治区的吧", /石嘴山/],
    ["听说高企专利权重要提到45%", /45%这个说法库里没有查到依据/],
    ["朋友说加计扣除今年降到75%了", /100%[^]*75%这个数/],
    ["市科技小巨人办法要求研发3%收入2000万，我抄的对不", /3%这个数.*2018/],
    ["高企第三批是9月4号截止对吧", /广东 2026 年高企分三批/],
    ["群里说高企要求科技人员占比20%", /不低于 10%/],
  ])("are told whose they are, or that nothing bears them out: %s", (text, wanted) => {
    expect(said(text).text).toMatch(wanted);
  });

  it.each(["听说高企研发费占比要提到6%了", "183天怎么数，有人一半时间在车间一半搞研发"])(
    "are not judged as the company's own: %s",
    (text) => {
      expect(said(text).text).not.toMatch(/这一条(?:够|不够)/);
    },
  );

  it("are not spoken of where they are the company's own", () => {
    expect(said("我们去年收入3000万，研发占比要5%吧").text).not.toMatch(/这个数，库里/);
  });
});

describe("each part of a question", () => {
  it.each([
    ["商标能不能算知产，还有老板在美国申的专利", /商标不算[^]*境外授权/],
    ["加计扣除现在100%还是75%，明年会不会没了", /100%[^]*不做预测/],
    ["农高现在按哪个文，证几年，平时要交啥", /11号[^]*三年[^]*5 月底/],
    ["科技金融补助 要啥条件 有截止日没", /自治区内注册[^]*没有装/],
    ["研发部的房租加计算不算，高企算不算", /加计口径[^]*高企认定口径/],
    ["互助基金和助保贷是白给的吗", /互助基金：[^]*助保贷：/],
  ])("is answered: %s", (text, wanted) => {
    expect(said(text).text).toMatch(wanted);
  });
});

describe("another place beside the own one", () => {
  it("is named, and what is known of the own place is told", () => {
    const { kinds, text } = said("西安评上高企给30万，我们银川给不给这么多");
    expect(kinds).toEqual(["handoff"]);
    expect(text).toMatch(/西安的奖补办法库里没有[^]*你这边：银川/);
  });

  it("is all that is spoken of where nothing is asked of the own one", () => {
    expect(said("深圳高企奖多少").text).not.toMatch(/你这边/);
  });
});

describe("what goes on", () => {
  it("takes over the question for another year", () => {
    const text = said("那24年报的时候呢，也是1500万？", "专精特新上年营收一千万够了吧").text;
    expect(text).toMatch(/上年营业收入 1000 万元以上/);
  });

  it("takes over the question for another programme", () => {
    const text = said("加计的时候也是20%呗？", "高企的其他费用最多能放多少").text;
    expect(text).toMatch(/10%/);
  });
});

describe("a document that is taken for another one", () => {
  it("is told apart", () => {
    expect(said("11号文说加计7月能享受，是宁科规发那个11号吗").text).toMatch(
      /不是一份文件：[^]*宁科规发〔2021〕11号是/,
    );
  });
});
