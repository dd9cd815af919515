import type { Day } from "../calendar/day.ts";
import type { Fact } from "../profile/fact.ts";
import { Profile } from "../profile/profile.ts";
import type { Interval } from "../units/interval.ts";
import { formatInterval, sameInterval } from "./interval-text.ts";
import { judge, type Ground } from "./judge.ts";
import type { FilingKind, Rule } from "./rule.ts";
import type { ConditionResult, ScoreResult, Verdict } from "./verdict.ts";

/** A worked case of a rule, from which a rule is checked. */
export interface Example {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly says: string;
  readonly filingDay: Day;
  readonly asOf: Day;
  readonly kind: FilingKind;
  readonly options: ReadonlyMap<string, string>;
  readonly facts: readonly Fact[];
  readonly expect: {
    readonly outcome?: string;
    readonly conditions: ReadonlyMap<string, string>;
    readonly values: ReadonlyMap<string, Interval>;
    readonly shortfalls: ReadonlyMap<string, Interval>;
    readonly scores: ReadonlyMap<string, Interval>;
    readonly amounts: ReadonlyMap<string, Interval>;
    readonly missing: readonly string[];
  };
}

/** How a rule comes out otherwise than an example says; empty where it holds. */
export function differences(example: Example, rule: Rule, ground: Ground): string[] {
  const verdict = judge(rule, new Profile(example.facts), example, ground);
  const { expect } = example;
  const conditions = new Map(verdict.conditions.flatMap(withChildren).map((one) => [one.id, one]));
  const scores = new Map(verdict.scores.flatMap(withParts).map((one) => [one.id, one.range]));
  const values = new Map(verdict.measures.map((one) => [one.id, one.interval]));
  const amounts = new Map(verdict.amounts.map((one) => [one.id, one.value?.interval]));
  if (verdict.worth) amounts.set("worth", verdict.worth.value?.interval);
  const shortfalls = new Map([...conditions].map(([id, one]) => [id, one.shortfall?.interval]));
  return [
    ...differing("outcome", expect.outcome ?? verdict.outcome, verdict.outcome),
    ...[...expect.conditions].flatMap(([id, outcome]) =>
      differing(id, outcome, conditions.get(id)?.outcome),
    ),
    ...figures("values", expect.values, values),
    ...figures("shortfalls", expect.shortfalls, shortfalls),
    ...figures("scores", expect.scores, scores),
    ...figures("amounts", expect.amounts, amounts),
    ...missing(expect.missing, verdict),
  ];
}

function differing(what: string, expected: string, found: string | undefined): string[] {
  return expected === found ? [] : [`${what}: 要 ${expected}，得 ${found ?? "没有这一项"}`];
}

function figures(
  what: string,
  expected: ReadonlyMap<string, Interval>,
  found: ReadonlyMap<string, Interval | undefined>,
): string[] {
  return [...expected].flatMap(([id, interval]) => {
    const is = found.get(id);
    if (is && sameInterval(is, interval)) return [];
    return [
      `${what}.${id}: 要 ${formatInterval(interval)}，得 ${is ? formatInterval(is) : "没有"}`,
    ];
  });
}

function missing(expected: readonly string[], verdict: Verdict): string[] {
  const found = verdict.missing.map(({ fact }) => fact);
  let at = -1;
  const inOrder = expected.every((fact) => {
    at = found.indexOf(fact, at + 1);
    return at >= 0;
  });
  return inOrder ? [] : [`missing: 要依次有 ${expected.join("、")}，得 ${found.join("、")}`];
}

/** A result and all within it. */
export function withChildren(result: ConditionResult): ConditionResult[] {
  return [result, ...result.children.flatMap(withChildren)];
}

/** A score and all its parts. */
export function withParts(score: ScoreResult): ScoreResult[] {
  return [score, ...score.parts.flatMap(withParts)];
}
