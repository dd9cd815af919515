import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-26";

/** What is said to a question in a conversation of its own. */
const said = (text: string) =>
  answer({ text, asOf, earlier: [] }, realMind)
    .replies.map((reply) => reply.text)
    .join("\n");

describe("an incident", () => {
  it.each([
    ["前年11月出过重大安全事故，今年12月报高企够一年没", /这一条够/],
    ["今年4月出了重大质量事故，明年3月报高企行不行", /这一条不够/],
    ["今年8月被认定严重环境违法，明年6月底去报高企能不能行", /这一条不够/],
  ])("is counted to the day of filing: %s", (text, wanted) => {
    const told = said(text);
    expect(told).toMatch(/已超过 365 天：从/);
    expect(told).toMatch(wanted);
  });

  it("is taken to be a major one, and that is said", () => {
    expect(said("去年12月工地上死过一个人，明年1月去申报高企够一年了没")).toMatch(
      /这一条够.*\n按有关部门已经认定为“重大”“严重”算/,
    );
  });

  it("is not counted where no day is told", () => {
    expect(said("出过一次小事故，被应急局罚了五千，能报高企吗")).not.toMatch(/这一条/);
  });
});

describe("a share that is asked about", () => {
  it.each([
    "高新收入占比60%是跟销售收入比吗",
    "研发占比5%是除以总收入还是销售收入",
    "科技人员10%是按年末花名册算吗",
  ])("is nobody's own: %s", (text) => {
    expect(said(text)).not.toMatch(/这一条/);
  });

  it.each([
    ["全年平均职工300，搞研发的平均30个，够一成了吧", /10%.*这一条够/],
    ["去年正好做了五千万整，三年研发占比4.9%能过不", /5,000 万元.*这一条不够/],
    ["高新收入占比58%，是按总收入算的，够不够", /58%.*这一条不够/],
  ])("is judged where it is the company's: %s", (text, wanted) => {
    expect(said(text)).toMatch(wanted);
  });
});

describe("whether points are enough", () => {
  it("is not said where the text leaves open how many they are", () => {
    const told = said("近三年一共转化了两项成果，转化能得几分");
    expect(told).toMatch(/没有对应的档/);
    expect(told).not.toMatch(/创新能力评价.*不够/);
  });
});

describe("people and rights of whom something else is said", () => {
  it.each([
    "研发人员里5个是10月才招的，科技人员一共11个职工100人，高企比例够吗",
    "两家公司共有的一个发明，对方已经拿它报高企了，我们还能用吗",
  ])("are not judged by their number: %s", (text) => {
    expect(said(text)).not.toMatch(/这一条够/);
  });

  it("while they are where nothing else is said", () => {
    expect(said("科技人员一共11个职工100人，高企比例够吗")).toMatch(/这一条够/);
  });
});

describe("rights of one kind of which there are none", () => {
  it("say nothing of the other kinds", () => {
    expect(said("发明一个都没有，专利数量那一项能拿几分")).not.toMatch(/E 档/);
    expect(said("手上7个实用新型一个发明都没有，数量这块几分")).not.toMatch(/E 档，0 分。$/m);
  });
});
