import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/profile/fact.ts";
import { Profile } from "../../src/profile/profile.ts";
import { judge } from "../../src/rules/judge.ts";
import {
  conditionOf,
  measured,
  profileOf,
  smallGround,
  smallRule,
  verdictOf,
  type Facts,
} from "./small-rule.ts";

const LOOK = "conditions: [ { id: it, label: 某项, clause: 32号 第一条, measure: some, is: 0";
/** A rule that looks at one measure, called `some`. */
const ruleOf = (unit: string, way: string, parts = "", head = "") =>
  smallRule(
    `${parts}\nmeasures:\n  some: { label: 某数, unit: "${unit}", ${way} }\n${LOOK} ${unit} } ]`,
    head,
  );
const worked = (unit: string, way: string, facts: Facts, parts = "") =>
  measured(verdictOf(ruleOf(unit, way, parts), facts), "some");

const sales = { sales: { 2023: 100, 2024: 110, 2025: 132 } };

describe("a measure", () => {
  it.each([
    ["元", "latest(sales)", "132"],
    ["元", '"yearsAgo(1, sales)"', "132"],
    ["元", '"yearsAgo(3, sales)"', "100"],
    ["元", '"sum(last(3, sales))"', "342"],
    ["元", '"sum(last(2, sales))"', "242"],
    ["元", '"average(last(3, sales))"', "114"],
    ["元", '"smallest(last(3, sales))"', "100"],
    ["元", '"largest(last(3, sales))"', "132"],
    ["数", '"years(last(3, sales))"', "3"],
    ["%", "latest(sales) / sum(last(3, sales))", "22/57"],
    ["%", '"yearsAgo(2, sales) / yearsAgo(3, sales) - 1"', "1/10"],
    ["元", '"max(latest(sales), yearsAgo(2, sales))"', "132"],
    ["元", '"min(latest(sales), yearsAgo(2, sales))"', "110"],
    ["元", '"positive(yearsAgo(3, sales) - latest(sales))"', "0"],
    ["元", "latest(sales) * 2", "264"],
    ["元", "latest(sales) / 3", "44"],
    ["数", "whole(asNumber(latest(sales)) / 5)", "26"],
    ["分", "points(asNumber(latest(sales)) / 11)", "12"],
  ])("in %s, %s is %s", (unit, formula, figure) => {
    const quoted = formula.startsWith('"') ? formula : `"${formula}"`;
    expect(worked(unit, `formula: ${quoted}`, sales)).toBe(figure);
  });

  it.each([
    ["added, and times a share", "sum(last(3, sales) + last(3, research) * half)", "442"],
    ["the lesser of each year", "sum(lesser(last(3, research), last(3, sales) * half))", "165"],
  ])("goes through rows year by year: %s", (_, formula, figure) => {
    const params = 'params: { half: { label: 一半, clause: 32号 第一条, value: "50 %" } }';
    const facts = { ...sales, research: { 2023: 50, 2024: 90, 2025: 60 } };
    expect(worked("元", `formula: "${formula}"`, facts, params)).toBe(figure);
  });

  it("does not know the lesser of each year where only a total is known", () => {
    const facts = { ...sales, research: { "2023-2025": 200 } };
    const lesser = 'formula: "sum(lesser(last(3, research), last(3, sales)))"';
    expect(worked("元", lesser, facts)).toBe("0..342");
  });

  it("of the filing year looks at what was said of that", () => {
    expect(worked("元", "formula: thisYear(sales)", { sales: { 2026: 7 } })).toBe("7");
    expect(worked("元", "formula: thisYear(sales)", sales)).toBe("0..");
  });

  it("takes a total said of just these years, and the years where they are said", () => {
    const sum = 'formula: "sum(last(3, sales))"';
    expect(worked("元", sum, { sales: { "2023-2025": 500 } })).toBe("500");
    expect(worked("元", sum, { sales: { "2023-2025": 500, ...sales.sales } })).toBe("342");
    expect(worked("元", sum, { sales: { "2022-2024": 500 } })).toBe("0..");
  });

  it("finds one year of a total from the other years", () => {
    const facts = { sales: { "2023-2025": 500, 2023: 100, 2024: 150 } };
    expect(worked("元", "formula: latest(sales)", facts)).toBe("250");
    expect(worked("元", "formula: latest(sales)", { sales: { "2024-2025": 500 } })).toBe("0..");
  });

  it("leaves out years before the company, whatever was said of them", () => {
    const young = { ...sales, regDate: "2024-12-31" };
    expect(worked("元", 'formula: "sum(last(3, sales))"', young)).toBe("242");
    expect(worked("元", 'formula: "average(last(3, sales))"', young)).toBe("121");
    expect(worked("数", 'formula: "years(last(3, sales))"', young)).toBe("2");
    expect(worked("元", 'formula: "yearsAgo(3, sales)"', young)).toBe("0..");
    const founded = { ...sales, regDate: "2026-01-01" };
    expect(worked("数", 'formula: "years(last(3, sales))"', founded)).toBe("0");
    expect(worked("元", "formula: latest(sales)", founded)).toBe("0..");
    expect(worked("元", 'formula: "sum(last(3, sales))"', founded)).toBe("..");
    const result = conditionOf(verdictOf(ruleOf("元", "formula: latest(sales)"), founded));
    expect(result).toMatchObject({
      outcome: "unknown",
      missing: [],
      undefinedBecause: "那一年企业还没有成立",
    });
  });

  it("does not know how many years there were before the first of which something is known", () => {
    const years = (facts: Facts) => worked("数", 'formula: "years(last(3, sales))"', facts);
    expect(years({})).toBe("0..3");
    expect(years({ sales: { 2025: 5 } })).toBe("1..3");
    expect(years({ research: { 2024: 5 } })).toBe("2..3");
    expect(years({ sales: { 2023: 5 } })).toBe("3");
    expect(years({ sales: { 2025: 5 }, regDate: "2024-05" })).toBe("2");
    const average = 'formula: "average(last(3, sales))"';
    expect(worked("元", average, { sales: { "2023-2025": 300 } })).toBe("100..");
    expect(worked("元", average, { sales: { "2023-2025": 300 }, regDate: "2024-05" })).toBe("150");
    const rule = ruleOf("数", 'formula: "years(last(3, sales))"');
    const { missing } = verdictOf(rule, { sales: { "2023-2025": 300 } });
    expect(missing.map(({ fact }) => fact)).toContain("regDate");
  });

  it("counts only possible years where the day of registration is a span over years", () => {
    const rule = ruleOf("数", 'formula: "years(last(3, sales))"');
    const since = (from: string, to: string, stated: Facts = {}) => {
      const registered: Fact = { key: "regDate", value: { kind: "date", from, to } };
      const facts = new Profile([...profileOf(rule, stated).facts, registered]);
      const asked = { asOf: "2026-06-15", filingDay: "2026-06-15" };
      return measured(judge(rule, facts, asked, smallGround), "some");
    };
    expect(since("2024-01-01", "2024-12-31")).toBe("2");
    expect(since("2023-06-01", "2024-05-31")).toBe("2..3");
    expect(since("2023-06-01", "2026-02-28")).toBe("0..3");
    expect(since("2023-06-01", "2026-02-28", { sales: { 2024: 5 } })).toBe("2..3");
    expect(since("2020-01-01", "2022-12-31")).toBe("3");
  });

  it("counts a forecast only of a year that was not over when it was judged", () => {
    const rule = ruleOf("元", "formula: thisYear(sales)");
    const facts = profileOf(rule, { sales: { 2026: 7 } }).facts;
    const expected = new Profile(facts.map((one) => ({ ...one, forecast: true })));
    const judged = (asOf: string) =>
      measured(judge(rule, expected, { asOf, filingDay: "2026-06-15" }, smallGround), "some");
    expect(judged("2026-06-15")).toBe("7");
    expect(judged("2026-12-31")).toBe("7");
    expect(judged("2027-01-01")).toBe("0..");
  });

  it.each([
    [100, 110, "1/10", "known"],
    // 1.05 × 1.05 on the line, and a little beside it.
    [10_000, 11_025, "1/20", "met"],
    [10_000, "11024.99", undefined, "unmet"],
    [10_000, "11025.01", undefined, "met"],
  ])("grows yearly from %s to %s by %s exactly: %s", (first, last, growth, outcome) => {
    const n = outcome === "known" ? 1 : 2;
    const rule = smallRule(`measures:
  some: { label: 增长率, unit: "%", formula: "compound(yearsAgo(${n + 1}, sales), latest(sales), ${n})" }
conditions: [ { id: it, label: 某项, clause: 32号 第一条, measure: some, atLeast: 5 % } ]`);
    const verdict = verdictOf(rule, { sales: { [2025 - n]: first, 2025: last } });
    if (growth !== undefined) expect(measured(verdict, "some")).toBe(growth);
    expect(verdict.outcome).toBe(outcome === "known" ? "met" : outcome);
  });

  it("has no growth from nothing", () => {
    const grown = 'formula: "compound(yearsAgo(2, sales), latest(sales), 1)"';
    expect(worked("%", grown, { sales: { 2024: 0, 2025: 5 } })).toBe("..");
    expect(worked("%", grown, { sales: { 2024: 5, 2025: 0 } })).toBe("-1");
  });

  it.each([
    ["2025-06-15", "365"],
    ["2025-06-16", "364"],
    ["2025-06", "350..379"],
    ["2026-06-16", "-1"],
  ])("from %s to 2026-06-15 are %s days", (regDate, days) => {
    expect(worked("天", 'formula: "days(regDate, filingDay)"', { regDate })).toBe(days);
  });

  it.each([
    ["2020-06-15", "6"],
    ["2020-06-16", "5"],
    ["2020-02-29", "6"],
    ["2027-01-01", "0"],
    ["2020", "5..6"],
  ])("from %s to 2026-06-15 are %s full years", (regDate, years) => {
    expect(worked("年", 'formula: "fullYears(regDate, filingDay)"', { regDate })).toBe(years);
  });

  it("averages the months there were", () => {
    const monthly = (pairs: string) =>
      worked("人", "formula: monthly(staffMonthly)", { staffMonthly: { 2025: pairs } });
    expect(monthly("10-20, 20-30")).toBe("20");
    expect(monthly("10-11")).toBe("21/2");
    expect(worked("人", "formula: monthly(staffMonthly)", {})).toBe("0..");
  });

  it("is what was stated outright only where its parts are not known", () => {
    const share = "given: [share], formula: latest(research) / latest(sales)";
    const stated = { share: { 2025: "4 %" } };
    expect(worked("%", share, stated)).toBe("1/25");
    const parts = { research: { 2025: 5 }, sales: { 2025: 100 } };
    expect(worked("%", share, parts)).toBe("1/20");
    const both = verdictOf(ruleOf("%", share), { ...stated, ...parts });
    expect(measured(both, "some")).toBe("1/20");
    expect(both.notes.map(({ say }) => say).join()).toContain("不一样");
    expect(both.measures[0]?.given).toBe(false);
    const agreeing = verdictOf(ruleOf("%", share), { share: { 2025: "5 %" }, ...parts });
    expect(agreeing.notes).toEqual([]);
    expect(worked("%", share, { ...stated, research: { 2025: 5 } })).toBe("1/25");
    // Nothing over nothing is no share, and what was stated stands.
    const nothing = { research: { 2025: 0 }, sales: { 2025: 0 } };
    expect(worked("%", share, { ...stated, ...nothing })).toBe("1/25");
  });

  it("may be stated by its own name", () => {
    expect(worked("元", "formula: latest(sales)", { some: "7 万元" })).toBe("70000");
  });

  it("takes the first case that is met, and all that may be", () => {
    const cases = `cases: [
      { when: { fact: trade, is: 工业 }, formula: latest(sales), label: 工业的算法 },
      { when: { fact: listed, is: yes }, formula: latest(research) },
      { formula: latest(sales) * 2 } ]`;
    const facts = { sales: { 2025: 10 }, research: { 2025: 3 } };
    expect(worked("元", cases, { ...facts, trade: "工业" })).toBe("10");
    expect(worked("元", cases, { ...facts, trade: "农业", listed: "yes" })).toBe("3");
    expect(worked("元", cases, { ...facts, trade: "农业", listed: "no" })).toBe("20");
    expect(worked("元", cases, { ...facts, trade: "农业" })).toBe("3..20");
    expect(worked("元", cases, { ...facts, listed: "yes" })).toBe("3..10");
    const told = verdictOf(ruleOf("元", cases), { ...facts, trade: "工业" });
    expect(conditionOf(told).method).toBe("工业的算法");
  });

  it("counts the items that meet all tests, and may count those of which a field is not said", () => {
    const count = `count: rights, formula: patents, where: [
      { field: kind, oneOf: [发明专利, 植物新品种] }, { field: owner, is: 本企业 },
      { field: granted, notAfter: filingDay } ]`;
    const own = { kind: "发明专利", owner: "本企业", granted: "2024-03-01" };
    const counted = (...rights: Record<string, string>[]) => worked("项", count, { rights });
    expect(counted(own, own)).toBe("2");
    expect(counted({ ...own, number: "3" })).toBe("3");
    expect(counted({ ...own, granted: "2026-06-15" })).toBe("1");
    expect(counted({ ...own, granted: "2026-06-16" })).toBe("0");
    expect(counted({ ...own, granted: "2026-06" })).toBe("0..1");
    expect(counted({ ...own, kind: "商标" }, own)).toBe("1");
    expect(counted({ ...own, owner: "其他" })).toBe("0");
    expect(counted({ kind: "发明专利", owner: "本企业" }, own)).toBe("1..2");
    expect(counted({ kind: "商标" })).toBe("0");
    expect(worked("项", count, { rights: "无" })).toBe("0");
    expect(worked("项", count, { patents: 4 })).toBe("4");
    expect(worked("项", count, {})).toBe("0..");
  });

  it("divided by zero is not known, and says why", () => {
    const rule = ruleOf("%", "formula: latest(research) / latest(sales)");
    const result = conditionOf(verdictOf(rule, { research: { 2025: 5 }, sales: { 2025: 0 } }));
    expect(result).toMatchObject({ outcome: "unknown", missing: [], undefinedBecause: "除数是 0" });
  });

  it("goes by bands and by options in its params", () => {
    const parts = `options: [ { id: reading, label: 读法, default: a, choices: { a: 甲, b: 乙 }, note: 没有写明。 } ]
params:
  rate: { label: 率, clause: 32号 第一条, by: trade, bands: [ { is: [工业, 建筑业], value: 2 % }, { value: 3 % } ] }
  step: { label: 档, clause: 32号 第一条, by: sales, bands: [ { upTo: 100 元, value: 2 数 }, { below: 200 元, value: 4 数 }, { value: 8 数 } ] }
  part: { label: 份, clause: 32号 第一条, option: reading, choose: { a: 10 %, b: 20 % } }`;
    const by = (param: string, facts: Facts) =>
      worked(
        "元",
        `formula: latest(research) * ${param}`,
        { research: { 2025: 100 }, ...facts },
        parts,
      );
    expect(by("rate", { trade: "建筑业" })).toBe("2");
    expect(by("rate", { trade: "农业" })).toBe("3");
    expect(by("rate", {})).toBe("2..3");
    expect(by("step", { sales: { 2025: 100 } })).toBe("200");
    expect(by("step", { sales: { 2025: "100.01" } })).toBe("400");
    expect(by("step", { sales: { 2025: "199.99" } })).toBe("400");
    expect(by("step", { sales: { 2025: 200 } })).toBe("800");
    expect(by("step", { sales: { 2025: "50..150" } })).toBe("200..400");
    expect(by("step", {})).toBe("200..800");
    expect(by("part", {})).toBe("10");
    const rule = ruleOf("元", "formula: latest(research) * part", parts);
    const options = new Map([["reading", "b"]]);
    expect(measured(verdictOf(rule, { research: { 2025: 100 } }, { options }), "some")).toBe("20");
  });
});
