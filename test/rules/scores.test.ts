import { describe, expect, it } from "vitest";
import { conditionOf, ends, scoreOf, smallRule, verdictOf, type Facts } from "./small-rule.ts";

/** A rule that asks for more than 7 points of a score, called `total`. */
const ruleOf = (score: string, comparison = "moreThan: 7 分") =>
  smallRule(`scores:
  total: { label: 总分, max: 10, ${score} }
conditions: [ { id: it, label: 某项, clause: 32号 第一条, score: total, ${comparison} } ]`);

const points = (score: string, facts: Facts, id = "total") =>
  ends(scoreOf(verdictOf(ruleOf(score), facts), id).range);
const outcome = (score: string, facts: Facts, comparison?: string) =>
  conditionOf(verdictOf(ruleOf(score, comparison), facts)).outcome;

const BANDS =
  "by: patents, bands: [ { atLeast: 5 项, points: 8, label: A }, { moreThan: 2 项, points: 5..6, label: B }, { points: 0 } ]";

describe("a score", () => {
  it.each([
    [{ patents: 6 }, "8", "met"],
    [{ patents: 5 }, "8", "met"],
    [{ patents: 4 }, "5..6", "unmet"],
    [{ patents: 2 }, "0", "unmet"],
    [{ patents: "2..3 项" }, "0..6", "unmet"],
    [{ patents: "4..5 项" }, "5..8", "unknown"],
    [{}, "0..8", "unknown"],
  ])("by bands with %o is %s: %s", (facts, range, expected) => {
    expect(points(BANDS, facts)).toBe(range);
    expect(outcome(BANDS, facts)).toBe(expected);
  });

  it("names the row it fell into, where that is known", () => {
    expect(scoreOf(verdictOf(ruleOf(BANDS), { patents: 5 }), "total").band).toBe("A");
    expect(scoreOf(verdictOf(ruleOf(BANDS), {}), "total").band).toBeUndefined();
  });

  const part = (id: string, rest: string) => `{ id: ${id}, label: 某分项, ${rest} }`;

  it("adds its parts, and cuts them at their most and its own", () => {
    const sum = `parts: [ ${part("a", "max: 4, expert: 0..4")}, ${part("b", `max: 6, ${BANDS}`)}, ${part("c", "max: 3, points: 3")} ]`;
    expect(points(sum, { patents: 5 })).toBe("9..10");
    expect(points(sum, { patents: 5 }, "b")).toBe("6");
    expect(points(sum, { patents: 0 })).toBe("3..7");
    expect(points(sum, {})).toBe("3..10");
  });

  it("takes the better one of two", () => {
    const best = `best: [ ${part("a", "max: 8, by: patents, bands: [ { atLeast: 3 项, points: 4 }, { points: 0 } ]")}, ${part("b", "max: 8, by: staff, bands: [ { atLeast: 10 人, points: 7..8 }, { points: 1 } ]")} ]`;
    expect(points(best, { patents: 3, staff: { 2025: 9 } })).toBe("4");
    expect(points(best, { patents: 3, staff: { 2025: 10 } })).toBe("7..8");
    expect(points(best, { patents: 3 })).toBe("4..8");
    expect(points(best, {})).toBe("1..8");
  });

  it("takes the first part that counts, and one of them in any case", () => {
    const first = `first: [ ${part("a", "max: 9, when: { fact: listed, is: yes }, expert: 0..9")}, ${part("b", "max: 8, when: { fact: honest, is: yes }, points: 8")}, ${part("c", "max: 6, expert: 5..6")} ]`;
    const told = (facts: Facts) => {
      const { range, least, most, parts } = scoreOf(verdictOf(ruleOf(first), facts), "total");
      return [...[range, least, most].map(ends), parts.map(({ id }) => id).join("")];
    };
    expect(told({ listed: "yes", honest: "yes" })).toEqual(["0..9", "0", "9", "a"]);
    expect(told({ listed: "no", honest: "yes" })).toEqual(["8", "8", "8", "b"]);
    expect(told({ listed: "no", honest: "no" })).toEqual(["5..6", "5", "6", "c"]);
    expect(told({ listed: "no" })).toEqual(["5..8", "5..8", "6..8", "bc"]);
    // What experts can give at most is 6, 8 or 9, never nothing.
    expect(told({})).toEqual(["0..9", "0..8", "6..9", "abc"]);
    expect(outcome(first, { honest: "yes" })).toBe("unknown");
    expect(outcome(first, { honest: "no" }, "moreThan: 9 分")).toBe("unmet");
  });

  it("is nothing where no part counts", () => {
    const first = `first: [ ${part("a", "max: 8, when: { fact: listed, is: yes }, expert: 3..8")} ]`;
    expect(points(first, { listed: "no" })).toBe("0");
    expect(points(first, {})).toBe("0..8");
  });

  it("is nothing unless its `when` is met", () => {
    const when = "when: { fact: listed, is: yes }, expert: 1..2";
    expect(points(when, { listed: "yes" })).toBe("1..2");
    expect(points(when, { listed: "no" })).toBe("0");
    expect(points(when, {})).toBe("0..2");
  });

  it("is what was given, within its most, and its parts are then of no account", () => {
    const given = `given: mark, ${BANDS}`;
    expect(points(given, { mark: "7.5 分", patents: 0 })).toBe("15/2");
    expect(points(given, { mark: 12, patents: 0 })).toBe("10");
    expect(points(given, { patents: 5 })).toBe("8");
    expect(verdictOf(ruleOf(given), { mark: 9 }).missing).toEqual([]);
  });

  it("comes from a formula in 分", () => {
    const formula = 'formula: "points(asNumber(patents) * 3)"';
    expect(points(formula, { patents: 2 })).toBe("6");
    expect(points(formula, { patents: 9 })).toBe("10");
    expect(points(formula, {})).toBe("0..10");
  });

  it.each([
    ["expert: 0..7", "moreThan: 7 分", "unmet"],
    ["expert: 0..7", "atLeast: 7 分", "expert"],
    ["expert: 7..9", "atLeast: 7 分", "met"],
    ["expert: 7..9", "moreThan: 7 分", "expert"],
    ["expert: 8..9", "moreThan: 7 分", "met"],
    ["expert: 8..9", "atMost: 8 分", "expert"],
  ])("with %s and %s is %s", (score, comparison, expected) => {
    expect(outcome(score, {}, comparison)).toBe(expected);
  });

  it("is for experts where they decide whatever the facts are, and then asks for none", () => {
    const either = `parts: [ ${part("a", "max: 8, expert: 0..8")}, ${part("b", "max: 2, by: patents, bands: [ { atLeast: 1 项, points: 1 }, { points: 0 } ]")} ]`;
    const open = verdictOf(ruleOf(either), {});
    expect([open.outcome, open.missing]).toEqual(["expert", []]);
    expect(outcome(either, {}, "moreThan: 8 分")).toBe("unknown");
    expect(outcome(either, { patents: 1 }, "moreThan: 8 分")).toBe("expert");
    expect(outcome(either, { patents: 0 }, "moreThan: 8 分")).toBe("unmet");
    expect(verdictOf(ruleOf(either, "moreThan: 8 分"), {}).missing).toEqual([{ fact: "patents" }]);
  });

  it("of a part can be a condition, whose missing facts are those of the part", () => {
    const rule = smallRule(`scores:
  total: { label: 总分, max: 10, parts: [ ${part("a", "max: 5, by: patents, bands: [ { atLeast: 1 项, points: 5 }, { points: 0 } ]")}, ${part("b", "max: 5, by: staff, bands: [ { atLeast: 1 人, points: 5 }, { points: 0 } ]")} ] }
conditions: [ { id: it, label: 某项, clause: 32号 第一条, score: b, moreThan: 0 分 } ]`);
    expect(verdictOf(rule, {}).missing).toEqual([{ fact: "staff", year: 2025 }]);
    expect(verdictOf(rule, { staff: { 2025: 3 } }).outcome).toBe("met");
  });
});
