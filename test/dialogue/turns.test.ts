import { describe, expect, it } from "vitest";
import { conversationJson } from "../../src/cli/converse.ts";
import { realGround } from "./real-ground.ts";

/** What each turn of a conversation came to, begun on one day. */
function turns(...texts: string[]) {
  const row = { id: "t", asOf: "2026-03-10", turns: texts.map((text) => ({ text })) };
  return conversationJson(row, realGround).turns;
}

/** The facts after the last turn, in short. */
function facts(...texts: string[]): string[] {
  const last = turns(...texts).at(-1);
  return (last?.facts ?? []).map(
    ({ fact, year, value, forecast }) =>
      `${fact}${year === null ? "" : `@${String(year)}`}=${JSON.stringify(value).replaceAll(`"`, "")}${forecast ? " forecast" : ""}`,
  );
}

const BEGUN = "报高企 2015年2月1日成立 职工100人 科技人员12人";
const KNOWN = ["regDate=2015-02-01", "employees@2025=100", "techStaff@2025=12"];

describe("what a message of a conversation does", () => {
  it.each([
    ["要是再招5个科技人员呢", "a condition"],
    ["听说研发费用有300万就行", "a rumour"],
    ["隔壁厂去年收入8000万", "another company's"],
    ["那我多报10个科技人员", "what is untrue"],
    ["今年上半年收入1800万", "a part of a year"],
    ["科技人员是啥意思", "a question"],
    ["先到这", "a command"],
  ])("%s stores nothing: it is %s", (text) => {
    expect(facts(BEGUN, text)).toEqual(KNOWN);
  });

  it.each([
    ["说错了 科技人员是9个", "techStaff@2025=9"],
    ["不是12 是9", "techStaff@2025=9"],
    ["科技人员改成9人", "techStaff@2025=9"],
  ])("%s puts right what it is about", (text, expected) => {
    expect(facts(BEGUN, text)).toContain(expected);
    expect(facts(BEGUN, text)).toHaveLength(KNOWN.length);
  });

  it("takes bare figures in 万元, for the years that were asked, and swaps what was said the wrong way round", () => {
    const told = ["报高企", "2016年8月20日，销售收入3410、2980、3600"];
    const sales = (texts: string[]) =>
      facts(...texts).filter((text) => text.startsWith("salesRevenue"));
    expect(sales(told)).toEqual([
      "salesRevenue@2023=34100000",
      "salesRevenue@2024=29800000",
      "salesRevenue@2025=36000000",
    ]);
    expect(turns(...told)[1]?.replies.join("")).toContain("按万元理解");
    expect(sales([...told, "23年和24年的收入说反了"]).sort()).toEqual([
      "salesRevenue@2023=29800000",
      "salesRevenue@2024=34100000",
      "salesRevenue@2025=36000000",
    ]);
  });

  it("takes back what was said last, and by name", () => {
    expect(facts(BEGUN, "算了 那个不要了")).toEqual(KNOWN.slice(0, 2));
    expect(facts(BEGUN, "职工数先去掉")).toEqual([KNOWN[0], KNOWN[2]]);
    expect(facts(BEGUN, "刚才那个能不能删了")).toEqual(KNOWN.slice(0, 2));
    expect(facts(BEGUN, "刚才那个不算了")).toEqual(KNOWN.slice(0, 2));
  });

  it.each([
    "旧证书作不作废",
    "附注要不要",
    "什么会让科小作废",
    "把RD划掉",
    "职工数要不要去掉兼职的",
    "刚刚好压线算不算",
    "上面那个算不算",
  ])("takes nothing back at: %s", (text) => {
    expect(facts(BEGUN, text).sort()).toEqual([...KNOWN].sort());
  });

  it("goes back one turn, and what had been replaced holds again", () => {
    expect(facts(BEGUN, "科技人员是9个", "返回").sort()).toEqual([...KNOWN].sort());
  });

  it("asks nothing again that is known or was not known, and asks what is unknown on another day", () => {
    const [first, second] = turns("报科小", "不知道");
    expect(second?.pending.some((label) => first?.pending.includes(label))).toBe(false);
    const row = {
      id: "t",
      asOf: "2026-03-10",
      turns: [{ text: "报科小" }, { text: "不知道" }, { at: "2026-03-12T09:00", text: "继续" }],
    };
    const [again] = conversationJson(row, realGround).turns[2]?.pending ?? [];
    expect(first?.pending).toContain(again);
  });

  it("puts at most three questions at a time", () => {
    for (const { replies } of turns("报高企", "2015年2月1日成立", "不知道", "不知道", "不知道"))
      expect(replies.join("\n").match(/^\d\. /gm)?.length ?? 0).toBeLessThanOrEqual(3);
  });

  it("asks before a figure takes the place of an audited one", () => {
    const held = turns("报高企", "审计报告上去年收入4126万", "去年收入4200万", "改");
    expect(held[2]?.facts[0]?.value).toBe("41260000");
    expect(held[2]?.replies.join("")).toContain("先没改");
    expect(held[3]?.facts[0]?.value).toBe("42000000");
  });

  it("reads a year's total with its parts, and that there was nothing else", () => {
    const last = turns(BEGUN, "25年研发100万 人工60 材料30 其他10").at(-1);
    expect(last?.replies.join("")).toContain("没提到的几类按没有算");
    expect(last?.facts.map(({ label, value }) => [label, value])).toContainEqual([
      "研发费用",
      "1000000",
    ]);
  });

  it("tells which of several programmes of one name is meant, and forgets everything when told so", () => {
    expect(turns("想报小巨人")[0]?.replies.join("")).toContain("哪一种");
    expect(facts(BEGUN, "清除", "清除")).toEqual([]);
  });
});
