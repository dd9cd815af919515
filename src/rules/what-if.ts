import type { Fact } from "../profile/fact.ts";
import type { Profile } from "../profile/profile.ts";
import { sameInterval } from "./interval-text.ts";
import type { Situation } from "./evaluation.ts";
import { judge, type Ground } from "./judge.ts";
import type { Rule } from "./rule.ts";
import type { ConditionResult, Verdict } from "./verdict.ts";

/** A verdict before and after a change. */
export interface WhatIf {
  readonly before: Verdict;
  readonly after: Verdict;
  /** Conditions that come out otherwise, or whose value or threshold is another. */
  readonly changed: readonly {
    readonly before: ConditionResult;
    readonly after: ConditionResult;
  }[];
}

/** Judges a profile again with other facts, condition by condition. */
export function whatIf(
  rule: Rule,
  profile: Profile,
  changes: readonly Fact[],
  asked: Situation,
  ground: Ground,
): WhatIf {
  const before = judge(rule, profile, asked, ground);
  const after = judge(rule, profile.with(changes), asked, ground);
  const changed = after.conditions.flatMap((condition) => {
    const was = before.conditions.find(({ id }) => id === condition.id);
    return was && differs(was, condition) ? [{ before: was, after: condition }] : [];
  });
  return { before, after, changed };
}

function differs(a: ConditionResult, b: ConditionResult): boolean {
  return (
    a.outcome !== b.outcome ||
    !sameValue(a.value, b.value) ||
    !sameValue(a.threshold, b.threshold) ||
    a.children.some((child, index) => {
      const other = b.children[index];
      return other === undefined || differs(child, other);
    })
  );
}

function sameValue(a: ConditionResult["value"], b: ConditionResult["value"]): boolean {
  return a && b ? sameInterval(a.interval, b.interval) : a === b;
}
