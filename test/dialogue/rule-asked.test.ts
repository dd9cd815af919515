import { describe, expect, it } from "vitest";
import { conversationJson } from "../../src/cli/converse.ts";
import { realGround } from "./real-ground.ts";

/** What the last message of a conversation was answered with, and what is kept after it. */
function lastOf(...texts: string[]) {
  const row = { id: "t", asOf: "2026-11-26", turns: texts.map((text) => ({ text })) };
  const last = conversationJson(row, realGround).turns.at(-1);
  const facts = (last?.facts ?? []).map(({ fact, year }) => `${fact}@${String(year)}`);
  return { first: last?.replies[0] ?? "", said: last?.replies.join("\n") ?? "", facts };
}

describe("a message that tells figures and asks what a rule says", () => {
  it.each([
    [
      "报高企的一个发明,证书没下来,只有授权通知书,登记费交了有收据,能算一个不",
      /授权通知书并能提供缴费收据/,
      "ipInvention",
    ],
    [
      "我们去年研发180万收入2500万职工35人，想报高企，委托大学做的那块按几成认",
      /80%/,
      "salesRevenue@2025",
    ],
    ["去年亏损200万，研发花了100万，能加计不", /亏损/, "rdExpenseUnspecified@2025"],
    [
      "想报科小 研发人员12个 总共40人 收入去年1800万 兼职的算不算进去",
      /6 个月以上/,
      "salesRevenue@2025",
    ],
    ["高企认定 去年收入6000万 研发300万 软著3个 软著能用几次", /仅限使用一次/, "ipSoftware"],
    [
      "高企 去年收入4000万 研发210万 职工50 科技人员7 够不够 另外软著算几类知产",
      /Ⅱ类/,
      "salesRevenue@2025",
    ],
  ])("%s is answered first", (text, answer, fact) => {
    const { first, facts } = lastOf(text);
    expect(first).toMatch(answer);
    expect(facts.some((one) => one.startsWith(fact))).toBe(true);
  });

  it("is told that nothing is known of what somebody else says is given", () => {
    const { first, facts } = lastOf(
      "自治区研发后补助,代账的说是按研发费20%给、最高几百万,我们研发420万,你给我算个数",
    );
    expect(first).toContain("比例和上限没有装进来");
    expect(facts).toEqual(["rdExpenseUnspecified@2025"]);
  });

  it("is answered in the middle too", () => {
    const { first, facts } = lastOf("想报高企", "职工40人 科技人员5个，科技人员要干满多少天");
    expect(first).toContain("183");
    expect(facts).toEqual(["employees@2026", "techStaff@2026"]);
  });

  it.each([
    "职工40人 科技人员多少得问人事",
    "去年收入3000万，研发没几个钱，80万",
    "科技人员5个，职工总数不清楚有多少",
    "去年收入3000万 前几年都是两千万左右",
    "去年收入3000万 没出过什么事故",
  ])("%s asks nothing", (text) => {
    const { first } = lastOf("想报高企", text);
    expect(first).toMatch(/^(?:记下了|职工总数：先空着|科技人员：先空着)/);
  });
});

describe("when something becomes so", () => {
  it.each([
    "公司做到多大就不是科小了",
    "人到多少就不算小微",
    "怎么才算是高企",
    "啥时候才是规上",
    "规模多大，就不是中小企业了",
    "几年没报就不是高企了",
    "什么样的公司是高企",
    "超过500人就不是科小了吧",
    "收入超过2个亿就不是科小了",
  ])("%s tells nothing of the own company", (text) => {
    expect(lastOf("高企 去年收入3000万", text).facts).toEqual(["salesRevenue@2025"]);
  });

  it.each([
    ["我们不是科小", "isTechSme@2026"],
    ["去年就不是高企了", "isHnte@null"],
    ["去年收入超过2000万就入规了", "isAboveScale@null"],
  ])("%s tells of it", (text, fact) => {
    expect(lastOf("高企", text).facts).toContain(fact);
  });
});

describe("a phrase that names what a rule has", () => {
  it.each([
    ["科小规模红线", /500 人/],
    ["科技人员占比门槛", /10%/],
    ["高企证书有效期", /三年/],
    ["加计扣除负面清单行业", /六个行业/],
  ])("%s is answered as a question", (text, answer) => {
    expect(lastOf("想报高企", text).first).toMatch(answer);
  });

  it("is answered while something is to be confirmed, which is put again", () => {
    const { first, said } = lastOf("想报高企", "俩人", "八大领域范围");
    expect(first).toContain("八大领域是");
    expect(said).toContain("对吗？");
  });

  it.each(["老板不在", "时间比较久"])("%s is none", (text) => {
    expect(lastOf("想报高企", text).first).toContain("没读出");
  });
});
