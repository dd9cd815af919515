import { describe, expect, it } from "vitest";
import { conditionOf, ends, ofCondition, smallRule, verdictOf, type Facts } from "./small-rule.ts";

const outcome = (condition: string, facts: Facts, parts = "") =>
  conditionOf(verdictOf(ofCondition(condition, parts), facts)).outcome;

describe("a condition", () => {
  it.each([
    ["fact: sales, atLeast: 100 万元", "100 万元", "met"],
    ["fact: sales, atLeast: 100 万元", "999999.99", "unmet"],
    ["fact: sales, moreThan: 100 万元", "100 万元", "unmet"],
    ["fact: sales, moreThan: 100 万元", "1000000.01", "met"],
    ["fact: sales, atMost: 100 万元", "100 万元", "met"],
    ["fact: sales, atMost: 100 万元", "1000000.01", "unmet"],
    ["fact: sales, lessThan: 100 万元", "100 万元", "unmet"],
    ["fact: sales, lessThan: 100 万元", "999999.99", "met"],
    ["fact: sales, is: 100 万元", "100 万元", "met"],
    ["fact: sales, is: 100 万元", "1000000.01", "unmet"],
    ["fact: sales, isNot: 100 万元", "100 万元", "unmet"],
    ["fact: sales, isNot: 100 万元", "1000000.01", "met"],
    ["fact: sales, atLeast: 100 万元", "90..110 万元", "unknown"],
    ["fact: sales, atLeast: 100 万元", "100..110 万元", "met"],
    ["fact: sales, atLeast: 100 万元", "约 100 万元", "unknown"],
    ["fact: sales, atLeast: 100 万元", "约 95 万元", "unmet"],
    ["fact: sales, is: 100 万元", "90..110 万元", "unknown"],
  ])("%s with %s is %s", (condition, sales, expected) => {
    expect(outcome(condition, { sales: { 2025: sales } })).toBe(expected);
  });

  it.each([
    ["fact: listed, is: yes", { listed: "yes" }, "met"],
    ["fact: listed, is: yes", { listed: "no" }, "unmet"],
    ["fact: listed, is: no", { listed: "no" }, "met"],
    ["fact: listed, isNot: yes", { listed: "no" }, "met"],
    ["fact: listed, is: no", {}, "unknown"],
    ["fact: trade, is: 工业", { trade: "工业" }, "met"],
    ["fact: trade, is: 工业", { trade: "农业" }, "unmet"],
    ["fact: trade, isNot: 工业", { trade: "农业" }, "met"],
    ["fact: trade, oneOf: [工业, 农业]", { trade: "农业" }, "met"],
    ["fact: trade, oneOf: [工业, 农业]", { trade: "建筑业" }, "unmet"],
    ["fact: trade, oneOf: [工业, 农业]", {}, "unknown"],
    ["fact: regRegion, is: 银川", { regRegion: "银川" }, "met"],
  ])("%s with %o is %s", (condition, facts, expected) => {
    expect(outcome(condition, facts)).toBe(expected);
  });

  it("is not decided by what was said of another year, nor by nothing at all", () => {
    const condition = "fact: sales, atLeast: 100 万元";
    expect(outcome(condition, { sales: { 2024: "500 万元", 2026: "500 万元" } })).toBe("unknown");
    expect(outcome(condition, {})).toBe("unknown");
    // Less than nothing is not possible, so that nothing need be known.
    expect(outcome("fact: sales, atLeast: 0 元", {})).toBe("met");
    expect(outcome("fact: sales, lessThan: 0 元", {})).toBe("unmet");
    expect(outcome("fact: netAssets, atLeast: 0 元", {})).toBe("unknown");
  });

  const table: [string, string, string, string, string][] = [
    // a, b, all, any, not a
    ["yes", "yes", "met", "met", "unmet"],
    ["yes", "no", "unmet", "met", "unmet"],
    ["no", "no", "unmet", "unmet", "met"],
    ["yes", "", "unknown", "met", "unmet"],
    ["no", "", "unmet", "unknown", "met"],
    ["", "", "unknown", "unknown", "unknown"],
    ["", "no", "unmet", "unknown", "unknown"],
  ];
  it.each(table)("of %j and %j: all %s, any %s, not the first %s", (a, b, all, any, not) => {
    const facts = { ...(a && { listed: a }), ...(b && { honest: b }) };
    const both = "[ { fact: listed, is: yes }, { fact: honest, is: yes } ]";
    expect(outcome(`all: ${both}`, facts)).toBe(all);
    expect(outcome(`any: ${both}`, facts)).toBe(any);
    expect(outcome("not: { fact: listed, is: yes }", facts)).toBe(not);
  });

  it.each([
    ["yes", "no", "met"],
    ["yes", "yes", "unmet"],
    ["no", "", "unmet"],
    ["", "yes", "unknown"],
    ["yes", "", "unknown"],
  ])("groups nest: neither both nor not the first, with %j and %j, is %s", (a, b, expected) => {
    const facts = { ...(a && { listed: a }), ...(b && { honest: b }) };
    const both = "all: [ { fact: listed, is: yes }, { fact: honest, is: yes } ]";
    const condition = `not: { any: [ { ${both} }, { not: { fact: listed, is: yes } } ] }`;
    expect(outcome(condition, facts)).toBe(expected);
  });

  it.each([
    [{ listed: "no" }, "notApplicable"],
    [{ listed: "no", patents: 0 }, "notApplicable"],
    [{ listed: "yes", patents: 0 }, "unmet"],
    [{ listed: "yes", patents: 1 }, "met"],
    [{ patents: 0 }, "unknown"],
    [{ patents: 1 }, "met"],
    [{ listed: "yes" }, "unknown"],
  ])("with `when` and %o is %s", (facts, expected) => {
    const condition = "fact: patents, atLeast: 1 项, when: { fact: listed, is: yes }";
    expect(outcome(condition, facts)).toBe(expected);
  });

  it.each([
    [{ patents: 1, listed: "no" }, "met", false],
    [{ patents: 0, listed: "yes" }, "met", true],
    [{ patents: 0, listed: "no" }, "unmet", false],
    [{ patents: 0 }, "unknown", false],
    [{ listed: "yes" }, "met", true],
    [{ listed: "no" }, "unknown", false],
  ])("with `exempt` and %o is %s, by exemption: %s", (facts, expected, exempted) => {
    const condition = "fact: patents, atLeast: 1 项, exempt: { fact: listed, is: yes }";
    const result = conditionOf(verdictOf(ofCondition(condition), facts));
    expect([result.outcome, result.exempted]).toEqual([expected, exempted]);
  });

  it("asks for a yes or no of the filing year, or of the closed year for taxes", () => {
    const condition = "{ id: it, label: 某项, clause: 32号 第一条, fact: running, is: yes }";
    const judged = (stated: Facts, head = "") =>
      verdictOf(smallRule(`conditions: [ ${condition} ]`, head), stated);
    const tax = "dateBy: taxYear\n";
    expect(judged({}).missing).toEqual([{ fact: "running", year: 2026 }]);
    expect(judged({}, tax).missing).toEqual([{ fact: "running", year: 2025 }]);
    expect(judged({ running: { 2026: "no", 2025: "yes" } }).outcome).toBe("unmet");
    expect(judged({ running: { 2025: "yes" } }).outcome).toBe("met");
    expect(judged({ running: { 2026: "no", 2025: "yes" } }, tax).outcome).toBe("met");
  });

  it("refutes a word only once it is known, and is never asked for", () => {
    const condition =
      "all: [ { fact: listed, is: yes, selfDeclared: yes }, { id: own, fact: patents, atLeast: 1 项, ifKnown: yes } ]";
    const judged = (stated: Facts) => {
      const verdict = verdictOf(ofCondition(condition), stated);
      const missing = verdict.missing.map(({ fact }) => fact);
      return [verdict.outcome, conditionOf(verdict, "own").outcome, missing.join()];
    };
    expect(judged({ listed: "yes" })).toEqual(["met", "notApplicable", ""]);
    expect(judged({ listed: "yes", patents: 1 })).toEqual(["met", "met", ""]);
    expect(judged({ listed: "yes", patents: 0 })).toEqual(["unmet", "unmet", ""]);
    expect(judged({ listed: "yes", patents: "0..2 项" })).toEqual(["met", "notApplicable", ""]);
    expect(judged({ patents: 0 })).toEqual(["unmet", "unmet", ""]);
    expect(judged({})).toEqual(["unknown", "notApplicable", "listed"]);
  });

  it("is for experts where only they can tell, or where the fact beside is not said", () => {
    expect(outcome("expert: 专家评", {})).toBe("expert");
    const said = "fact: honest, is: yes, expert: 专家评";
    expect(outcome(said, {})).toBe("expert");
    expect(outcome(said, { honest: "yes" })).toBe("met");
    expect(outcome(said, { honest: "no" })).toBe("unmet");
    expect(
      outcome("any: [ { expert: 专家评 }, { fact: listed, is: yes } ]", { listed: "yes" }),
    ).toBe("met");
    expect(outcome("any: [ { expert: 专家评 }, { fact: listed, is: yes } ]", {})).toBe("unknown");
    expect(
      outcome("all: [ { expert: 专家评 }, { fact: listed, is: yes } ]", { listed: "no" }),
    ).toBe("unmet");
    expect(outcome("not: { expert: 专家评 }", {})).toBe("expert");
  });

  it("tells what was met on the company's word alone", () => {
    const word = (condition: string, facts: Facts) =>
      conditionOf(verdictOf(ofCondition(condition), facts)).selfDeclared;
    expect(word("fact: honest, is: yes, selfDeclared: yes", { honest: "yes" })).toBe(true);
    expect(word("fact: honest, is: yes, selfDeclared: yes", { honest: "no" })).toBe(false);
    expect(word("fact: honest, is: yes", { honest: "yes" })).toBe(false);
    const within =
      "any: [ { fact: honest, is: yes, selfDeclared: yes }, { fact: listed, is: yes } ]";
    expect(word(within, { honest: "yes", listed: "no" })).toBe(true);
  });

  it("follows the choice of an option, and says which it was", () => {
    const option =
      "options: [ { id: reading, label: 读法, default: one, choices: { one: 一个, two: 两个 }, note: 没有写明。 } ]";
    const condition =
      "option: reading, choose: { one: { fact: patents, atLeast: 1 项 }, two: { fact: patents, atLeast: 2 项 } }";
    const rule = ofCondition(condition, option);
    const judged = (options: [string, string][] = []) =>
      verdictOf(rule, { patents: 1 }, { options: new Map(options) });
    expect(judged().outcome).toBe("met");
    expect(judged([["reading", "two"]]).outcome).toBe("unmet");
    expect(judged([["reading", "three"]]).outcome).toBe("met");
    expect(judged([["reading", "two"]]).options).toEqual([
      { id: "reading", choice: "two", note: "没有写明。" },
    ]);
    expect(conditionOf(judged()).options).toEqual(["reading"]);
  });

  it("says how far an exact figure is from its limit, in which direction so ever", () => {
    const short = (condition: string, staff: string) =>
      ends(
        conditionOf(verdictOf(ofCondition(condition), { staff: { 2025: staff } })).shortfall
          ?.interval,
      );
    expect(short("fact: staff, atLeast: 10 人", "7 人")).toBe("3");
    expect(short("fact: staff, atMost: 10 人", "12 人")).toBe("2");
    expect(short("fact: staff, moreThan: 10 人", "10 人")).toBe("0");
    expect(short("fact: staff, atLeast: 10 人", "5..7 人")).toBe("none");
    expect(short("fact: staff, atLeast: 10 人", "10 人")).toBe("none");
    expect(short("fact: staff, is: 10 人", "12 人")).toBe("none");
  });

  it("of a place holds for companies there, and below it", () => {
    const rule = smallRule("conditions: []");
    const local = { ...rule, region: "宁夏" };
    expect(verdictOf(local, { regRegion: "银川" }).outcome).toBe("met");
    expect(verdictOf(local, { regRegion: "某地" }).outcome).toBe("unknown");
    expect(verdictOf({ ...rule, region: "陕西" }, { regRegion: "银川" }).outcome).toBe("unmet");
    const open = verdictOf(local, {});
    expect([open.outcome, open.missing]).toEqual(["unknown", [{ fact: "regRegion" }]]);
    expect(verdictOf(rule, {}).conditions).toEqual([]);
  });
});
