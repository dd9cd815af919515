import { readFactDefinitions } from "../../src/knowledge/fact-definition.ts";
import { readExamples } from "../../src/knowledge/rule-example.ts";
import { readRule, ruleGround } from "../../src/knowledge/rule-file.ts";
import { Profile } from "../../src/profile/profile.ts";
import { withChildren, withParts } from "../../src/rules/example.ts";
import type { Situation } from "../../src/rules/evaluation.ts";
import { judge, type Ground } from "../../src/rules/judge.ts";
import type { Rule } from "../../src/rules/rule.ts";
import type { Verdict } from "../../src/rules/verdict.ts";
import type { Interval } from "../../src/units/interval.ts";

const FACTS = `
- { id: sales, label: 销售收入, kind: money, per: year, unit: 元, plausible: { from: "0", to: "1" } }
- { id: research, label: 研发费用, kind: money, per: year, unit: 元, plausible: { from: "0", to: "1" } }
- { id: netAssets, label: 净资产, kind: money, per: point, unit: 元, plausible: { from: "-1", to: "1" } }
- { id: staff, label: 职工, kind: count, per: year, unit: 人 }
- { id: staffMonthly, label: 各月职工, kind: months, per: year, unit: 人 }
- { id: patents, label: 专利, kind: count, per: once, unit: 项 }
- { id: rights, label: 知识产权, kind: items, per: once }
- { id: share, label: 占比, kind: ratio, per: year, unit: "%", plausible: { from: "0", to: "100" } }
- { id: mark, label: 得分, kind: number, per: once, unit: 分 }
- { id: listed, label: 是否上市, kind: yesno, per: once }
- { id: running, label: 是否经营, kind: yesno, per: year }
- { id: honest, label: 是否诚信, kind: yesno, per: once }
- { id: trade, label: 行业, kind: choice, per: once, choices: [工业, 建筑业, 农业] }
- { id: regDate, label: 注册日, kind: date, per: once }
- { id: regRegion, label: 注册地, kind: text, per: once }
- { id: granted, label: 授权日, kind: date, per: once }
`;

const LAW = "某科发〔2016〕32号";
const faults: string[] = [];
const facts = readFactDefinitions({ file: "facts.yaml", text: FACTS }, faults, new Map());
const types = ruleGround(facts, new Map([["32号", LAW]]));

/** Judging by small rules: 银川 lies in 宁夏, and nothing else is known of places. */
export const smallGround: Ground = {
  definitions: types.facts,
  lies: (place, region) => (place === "银川" ? region === "宁夏" : undefined),
};

/** Reads the whole text of a rule file called `small`; its faults beside. */
export function readSmall(text: string): { rule: Rule | undefined; faults: string[] } {
  const found = [...faults];
  const rule = readRule({ file: "rules/small.yaml", text }, found, types, []);
  return { rule, faults: found };
}

/** The text of a rule file with one version that has these parts, indented by two. */
export const versioned = (parts: string, head = "") => `id: small
title: 某认定
region: 全国
years: 3
${head}versions:
- from: 2016-01-01
  basis: [32号]
  standing: 原文读过
${parts.trim().replace(/^/gm, "  ")}
`;

/** A rule with one version that has these parts; throws its faults. */
export function smallRule(parts: string, head = ""): Rule {
  const { rule, faults: found } = readSmall(versioned(parts, head));
  if (!rule || found.length > 0) throw new Error(found.join("\n"));
  return rule;
}

/** A rule of one condition, called `it`. */
export const ofCondition = (condition: string, parts = "") =>
  smallRule(`${parts}\nconditions:\n- { id: it, label: 某项, clause: 32号 第一条, ${condition} }`);

/** Facts as examples write them. */
export type Facts = Readonly<Record<string, unknown>>;

/** A profile of facts written as in examples; throws what is wrong with them. */
export function profileOf(rule: Rule, stated: Facts): Profile {
  const found: string[] = [];
  const example = [{ id: "it", says: "-", filingDay: "2026-06-15", facts: stated, expect: {} }];
  const source = { file: "rules/small.examples.yaml", text: JSON.stringify(example) };
  const [read] = readExamples(source, found, rule, types.facts);
  if (!read) throw new Error(found.join("\n"));
  return new Profile(read.facts);
}

/** Judges facts by a rule; filed on 15 June 2026 unless told otherwise. */
export function verdictOf(rule: Rule, stated: Facts, asked: Partial<Situation> = {}): Verdict {
  const filingDay = asked.filingDay ?? "2026-06-15";
  const whole = { asOf: filingDay, ...asked, filingDay };
  return judge(rule, profileOf(rule, stated), whole, smallGround);
}

/** How the condition of that id came out. */
export function conditionOf(verdict: Verdict, id = "it") {
  const found = verdict.conditions.flatMap(withChildren).find((one) => one.id === id);
  if (!found) throw new Error(`There is no condition ${id}.`);
  return found;
}

/** The score or part of that id. */
export function scoreOf(verdict: Verdict, id: string) {
  const found = verdict.scores.flatMap(withParts).find((one) => one.id === id);
  if (!found) throw new Error(`There is no score ${id}.`);
  return found;
}

/** The figure of a measure, in lowest terms: `1/20`, `2..5`, `0..`. */
export const measured = (verdict: Verdict, id: string) =>
  ends(verdict.measures.find((one) => one.id === id)?.interval);

/** A range in lowest terms. */
export function ends(interval: Interval | undefined): string {
  if (!interval) return "none";
  const [low, high] = [interval.low?.toFraction() ?? "", interval.high?.toFraction() ?? ""];
  return low === high && low !== "" ? low : `${low}..${high}`;
}
