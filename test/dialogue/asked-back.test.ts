import { describe, expect, it } from "vitest";
import { conversationJson } from "../../src/cli/converse.ts";
import { realGround } from "./real-ground.ts";

/** What each turn of a conversation came to, begun when the year is not over. */
function turns(...texts: string[]) {
  const row = { id: "t", asOf: "2026-11-26", turns: texts.map((text) => ({ text })) };
  return conversationJson(row, realGround).turns;
}

function lastOf(...texts: string[]) {
  const last = turns(...texts).at(-1);
  const facts = (last?.facts ?? []).map(
    ({ fact, year, value }) =>
      `${fact}@${String(year)}=${JSON.stringify(value).replaceAll(`"`, "")}`,
  );
  return { facts, said: last?.replies.join("\n") ?? "" };
}

const BEGUN = "能报高企不 去年4100万 职工52人 研发费用200万";

describe("what is asked back", () => {
  it.each([
    ["去年收入41000", "差得太多", "salesRevenue@2025=41000000"],
    ["前年收入38", "差得太多", "salesRevenue@2025=41000000"],
    ["研发17个", "是哪个", "rdExpenseUnspecified@2025=2000000"],
  ])("%s replaces nothing silently", (text, asks, stays) => {
    const { facts, said } = lastOf(BEGUN, text);
    expect(said).toContain(asks);
    expect(facts).toContain(stays);
    expect(facts).toHaveLength(3);
  });

  it("is taken by the button that says which of two things it is", () => {
    const people = lastOf(BEGUN, "研发17个", "科技人员 2026 年（预计） 17 人").facts;
    expect(people).toContain("techStaff@2026=17");
    expect(people).toContain("rdExpenseUnspecified@2025=2000000");
  });

  it("is asked in one, and taken with one yes", () => {
    const told = ["能报高企不 职工52 科技6", "收入 3800 4100 4300", "研发 160 180 200"];
    const asked = lastOf(...told);
    expect(asked.said).toMatch(/我理解成销售收入.*；研发费用.*对吗/);
    expect(asked.facts).toHaveLength(2);
    expect(lastOf(...told, "对").facts).toHaveLength(8);
  });
});

describe("what is told behind the answer to what was asked back", () => {
  const YEAR = ["高企", "今年研发200万"];
  const HELD = ["高企 去年收入审计数 3200万", "去年收入3100万"];
  const TWO = ["想报高企", "俩人"];
  it.each([
    [[...TWO, "不对，2025 年职工总数 185 人"], ["employees@2025=185"]],
    [[...TWO, "不是，是去年的30人"], ["employees@2025=30"]],
    [[...TWO, "错了，32人"], ["employees@2026=32"]],
    [[...TWO, "不对，是科技人员"], ["techStaff@2026=2"]],
    [
      [...TWO, "对，另外研发人员30人"],
      ["employees@2026=2", "rdStaff@2026=30"],
    ],
    [
      [...TWO, "没错 去年收入5000万"],
      ["employees@2026=2", "salesRevenue@2025=50000000"],
    ],
    [[...TWO, "不对，不知道"], []],
    [[...TWO, "没有，是2个专利"], []],
    [
      [...YEAR, "今年预计，去年180万"],
      ["rdExpenseUnspecified@2025=1800000", "rdExpenseUnspecified@2026=2000000"],
    ],
    [
      [...YEAR, "200万是去年的，职工80人"],
      ["employees@2026=80", "rdExpenseUnspecified@2025=2000000"],
    ],
    [
      [...HELD, "还用3200，职工80人"],
      ["employees@2026=80", "salesRevenue@2025=32000000"],
    ],
    [
      [...HELD, "改成 3,100 万元，另外职工80人"],
      ["employees@2026=80", "salesRevenue@2025=31000000"],
    ],
  ])("%j keeps all of it", (told, facts) => {
    expect(lastOf(...told).facts.sort()).toEqual(facts);
  });

  it("leaves open what was not denied of several", () => {
    const told = ["能报高企不 职工52 科技6", "收入 3800 4100 4300", "研发 160 180 200"];
    const { facts, said } = lastOf(...told, "不对，研发25年是220");
    expect(facts).toContain("rdExpenseUnspecified@2025=2200000");
    expect(said).toMatch(/我理解成销售收入.*，对吗/);
  });

  it("is said where it could not be read", () => {
    const { said } = lastOf(...TWO, "不对，是2个专利");
    expect(said).toContain("“是2个专利”没读出");
  });

  it.each(["对方是关联方", "对了，科技人员咋算"])("%s is no yes", (text) => {
    expect(lastOf(...TWO, text).facts).not.toContain("employees@2026=2");
  });
});

describe("another wish in the middle", () => {
  it("looks at the programme that may be filed along with the first", () => {
    const { said } = lastOf("能报科小不 去年4100万 职工52人", "那国家高企能不能一块报");
    expect(said).toContain("高新技术企业认定：");
    expect(said).not.toContain("认定机构");
  });

  it("knows half a name by what one wants with it, and how far it is", () => {
    expect(lastOf("我们家想弄高新 营收去年2780w").said).toContain("高新技术企业认定：");
    expect(lastOf(BEGUN, "怎样能达到").said).toContain("还不知道");
  });

  it("takes the month of a penalty that is told after it", () => {
    const { facts } = lastOf(BEGUN, "去年被环保局罚过款", "去年7月的事");
    expect(facts.join()).toContain("incidentDate");
    expect(facts.join()).toContain("2025-07");
  });
});

describe("what figures rest on", () => {
  it("says of a figure that is not in force which law it was of", () => {
    const { said } = lastOf(BEGUN, "那5000万以下研发不是6%么");
    expect(said).toMatch(/6%像是旧办法的.*〔国科发火〔2008〕172号/);
    expect(lastOf(BEGUN, "你说错了吧 研发不是3%么").said).not.toContain("旧办法");
  });

  it("is a trial while a year is forecast", () => {
    const revenue = "24年收入5100 25年5600 今年估计5900";
    const { said } = lastOf("能报高企不", revenue, "研发 24年215 25年260 今年估计300");
    expect(said).toContain("2026 年没过完，研发费用占比是按预计数试算的");
    const mixed = lastOf(
      "能报高企不 去年收入5600 研发费用260",
      `${revenue} 研发 24年215 今年估计300`,
    );
    expect(mixed.said).toMatch(/先按你说的数试算：研发费用占比.*，够；2026 年还是预计/);
  });

  it("takes the money of investors as paid, and says so", () => {
    expect(lastOf("专精特新能报不", "去年融资6000万").said).toContain("融资先按");
    expect(lastOf("专精特新能报不", "去年融资6000万 都到账了").said).not.toContain("融资先按");
  });

  it("names no other programme that the same people leave without points", () => {
    const few = lastOf("能报高企不 职工60 科技人员5个").said;
    expect(few).toContain("眼下还可以看");
    expect(few).not.toContain("科技型中小企业评价入库");
    expect(lastOf("能报高企不 三年研发合下来2个点").said).toContain(
      "眼下还可以看：科技型中小企业评价入库",
    );
  });

  it("tells the points of growth who asks after them, by what is known", () => {
    const begun = "能报高企不 2024年6月18日注册 24年收入310 25年收入1150 今年估计2000";
    const { said } = lastOf(begun, "净资产24年末200 25年末320 成长性能得几分");
    expect(said).toMatch(/企业成长性.*净资产增长率.*销售收入增长率 约.*专家/);
    expect(lastOf(BEGUN, "成长性能看不").said).toMatch(/成长性，现在还定不了：净资产增长率.*缺/);
    expect(lastOf(BEGUN, "23年收入3900").said).not.toContain("企业成长性");
  });

  it("says how people are counted who were there for half a year", () => {
    expect(lastOf(BEGUN, "科技人员6个 都干满半年了").said).toContain("累计实际工作");
  });
});
