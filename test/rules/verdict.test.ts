import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/rules/verdict.ts";
import { ends, smallRule, verdictOf, type Facts } from "./small-rule.ts";

const condition = (id: string, rest: string) =>
  `- { id: ${id}, label: 某项, clause: 32号 第一条, ${rest} }`;
const missing = ({ missing: facts }: Verdict) =>
  facts.map(({ fact, year }) => (year === undefined ? fact : `${fact}@${year}`));

describe("a verdict", () => {
  const rule = smallRule(`
measures:
  ratio: { label: 占比, unit: "%", formula: "sum(last(3, research)) / sum(last(3, sales))", given: [share] }
conditions:
${condition("a", "fact: listed, is: yes")}
${condition("b", "measure: ratio, atLeast: 5 %")}
${condition("c", "any: [ { fact: honest, is: yes }, { fact: patents, atLeast: 1 项 } ]")}
${condition("d", "expert: 专家评")}
ask: [sales, research, patents]`);
  const all: Facts = {
    listed: "yes",
    honest: "yes",
    research: { "2023-2025": 6 },
    sales: { 2023: 30, 2024: 30, 2025: 40 },
  };
  const without = (...keys: string[]) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));

  it("unmet outweighs unknown, unknown expert, expert met", () => {
    expect(verdictOf(rule, all).outcome).toBe("expert");
    expect(verdictOf(rule, without("honest")).outcome).toBe("unknown");
    expect(verdictOf(rule, { ...without("honest"), listed: "no" }).outcome).toBe("unmet");
    const met = smallRule(`conditions:\n${condition("a", "fact: listed, is: yes")}`);
    expect(verdictOf(met, all).outcome).toBe("met");
  });

  it("lists the facts that can change it, in asking order, each once", () => {
    expect(missing(verdictOf(rule, {}))).toEqual([
      "sales@2023",
      "sales@2024",
      "sales@2025",
      "research@2023",
      "research@2024",
      "research@2025",
      "patents",
      "listed",
      "regDate",
      "honest",
    ]);
  });

  it("does not ask for what cannot change it", () => {
    expect(missing(verdictOf(rule, all))).toEqual([]);
    expect(missing(verdictOf(rule, without("honest")))).toEqual(["patents", "honest"]);
    expect(missing(verdictOf(rule, { ...without("honest"), patents: 1 }))).toEqual([]);
    // Enough research in two years, whatever it was in the third.
    const enough = { ...without("research"), research: { 2023: 3, 2024: 3 } };
    expect(missing(verdictOf(rule, enough))).toEqual([]);
    // A ratio that was stated needs no parts.
    expect(missing(verdictOf(rule, { ...without("sales"), share: { 2025: "5 %" } }))).toEqual([]);
    // One condition that is not met decides all.
    expect(missing(verdictOf(rule, { listed: "no" }))).toEqual([]);
  });

  it("does not ask for what a `when` leaves out, nor what an exemption makes good", () => {
    const some = smallRule(`conditions:
${condition("a", "fact: patents, atLeast: 1 项, when: { fact: trade, is: 工业 }")}
${condition("b", "fact: staff, atLeast: 1 人, exempt: { fact: listed, is: yes }")}
${condition("c", "fact: honest, is: yes")}`);
    expect(missing(verdictOf(some, {}))).toEqual(
      expect.arrayContaining(["trade", "patents", "staff@2025", "listed", "honest"]),
    );
    expect(missing(verdictOf(some, { trade: "农业", listed: "yes" }))).toEqual(["honest"]);
  });

  it("names version, days, years and the facts it rests on", () => {
    const verdict = verdictOf(rule, all, { asOf: "2026-05-01" });
    expect(verdict).toMatchObject({
      programme: "small",
      rule: "small",
      title: "某认定",
      version: "small@2016-01-01",
      asOf: "2026-05-01",
      filingDay: "2026-06-15",
      kind: "new",
      years: [2023, 2024, 2025],
    });
    expect(verdict.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(verdictOf(rule, all)).toEqual(verdictOf(rule, all));
  });

  it("tells notes whose `when` is met, and those that have none", () => {
    const noting = smallRule(`conditions: []
notes: [ { say: 总说。 }, { say: 上市的说。, when: { fact: listed, is: yes }, clause: 32号 第二条 } ]`);
    const notes = (facts: Facts) => verdictOf(noting, facts).notes.map(({ say }) => say);
    expect(notes({ listed: "yes" })).toEqual(["总说。", "上市的说。"]);
    expect(notes({ listed: "no" })).toEqual(["总说。"]);
    expect(notes({})).toEqual(["总说。"]);
    expect(verdictOf(noting, {}).missing).toEqual([]);
  });

  it("tells amounts where all is known, a range where not, and never one that is not loaded", () => {
    const paying = smallRule(`
measures: { award: { label: 补助, unit: 元, formula: latest(research) / 10 } }
conditions: []
amounts:
- { id: known, label: 补助, measure: award, clause: 32号 第三条 }
- { id: listed, label: 上市奖, measure: award, when: { fact: listed, is: yes } }
- { id: open, label: 市级补助, unknown: 办法没有装进来, office: science }
benefits: [ { say: 少交税。, worth: award } ]`);
    const amounts = (facts: Facts) =>
      verdictOf(paying, facts).amounts.map(({ id, value, unknown }) => [
        id,
        unknown ?? ends(value?.interval),
      ]);
    expect(amounts({ research: { 2025: 500 }, listed: "no" })).toEqual([
      ["known", "50"],
      ["open", "办法没有装进来"],
    ]);
    expect(amounts({ research: { 2025: "500..600" }, listed: "yes" })).toEqual([
      ["known", "50..60"],
      ["listed", "50..60"],
      ["open", "办法没有装进来"],
    ]);
    const { worth, missing: asked } = verdictOf(paying, { research: { 2025: 500 } });
    expect([worth && ends(worth.value?.interval), asked]).toEqual(["50", []]);
    expect(verdictOf(paying, {}).worth?.missing).toEqual([{ fact: "research", year: 2025 }]);
  });

  it("leaves out an amount that depends on what is not known, where the rule says so", () => {
    const award = "label: 补助, measure: award, when: { fact: listed, is: yes }";
    const paying = smallRule(`
measures: { award: { label: 补助, unit: 元, formula: latest(research) / 10 } }
conditions: []
amounts:
- { id: always, ${award} }
- { id: known, ${award}, ifKnown: yes }`);
    const ids = (facts: Facts) => verdictOf(paying, facts).amounts.map(({ id }) => id);
    expect(ids({})).toEqual(["always"]);
    expect(ids({ listed: "no" })).toEqual([]);
    expect(ids({ listed: "yes" })).toEqual(["always", "known"]);
  });

  it("keeps what it was asked of a measure, and which facts that lacks", () => {
    const [ratio] = verdictOf(rule, without("sales")).measures;
    expect(ratio).toMatchObject({ id: "ratio", unit: "%", given: false });
    expect(ratio?.formula).toBe("sum(last(3, research)) / sum(last(3, sales))");
    expect(ratio?.missing.map(({ fact }) => fact)).toContain("sales");
  });
});
