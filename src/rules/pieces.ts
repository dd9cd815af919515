import type { Profile } from "../profile/profile.ts";
import type { Interval } from "../units/interval.ts";
import type { Situation } from "./evaluation.ts";
import { sameInterval } from "./interval-text.ts";
import { judge, type Ground } from "./judge.ts";
import type { Rule, RuleVersion } from "./rule.ts";
import { versionFor } from "./version.ts";
import { findPart } from "./wording.ts";
import type { AmountResult, ConditionResult, ScoreResult, Verdict } from "./verdict.ts";

/** What a few facts alone tell of a rule. */
export type Piece =
  /** A condition that they decide, or whose value or threshold they tell. */
  | {
      readonly kind: "condition";
      readonly top: ConditionResult;
      readonly result: ConditionResult;
      /** What would do as well, where this is one of several ways and the others are open. */
      readonly ways?: readonly ConditionResult[];
    }
  /** Points that they narrow down. */
  | { readonly kind: "score"; readonly top: ScoreResult; readonly part: ScoreResult }
  | { readonly kind: "amount"; readonly amount: AmountResult };

/** A verdict on a few facts, with what they tell. */
export interface Pieces {
  readonly verdict: Verdict;
  readonly pieces: readonly Piece[];
}

/**
 * What a profile of a few facts tells of a rule: whatever comes out otherwise than with those alone
 * that are `taken` for granted.
 */
export function piecesOf(
  rule: Rule,
  profile: Profile,
  taken: Profile,
  situation: Situation,
  ground: Ground,
): Pieces {
  const verdict = judge(rule, profile, situation, ground);
  const version = versionFor(rule, situation.filingDay, situation.kind);
  const nothing = judge(rule, taken, situation, ground);
  const conditions = verdict.conditions.flatMap((top, index) =>
    changed(top, nothing.conditions[index]).map(({ result, ways }): Piece => ({
      kind: "condition",
      top,
      result,
      ...(ways && { ways }),
    })),
  );
  const scores = verdict.scores.flatMap((top, index) =>
    narrowed(top, nothing.scores[index], version).map((part): Piece => ({
      kind: "score",
      top,
      part,
    })),
  );
  const before = new Map(nothing.amounts.map((one) => [one.id, one]));
  const amounts = verdict.amounts
    .filter(
      ({ id, value }) => value && bounded(value.interval) && !same(value, before.get(id)?.value),
    )
    .map((amount): Piece => ({ kind: "amount", amount }));
  return { verdict, pieces: [...conditions, ...scores, ...amounts] };
}

/** A condition that comes out otherwise, with the other ways where it is one of several. */
interface Changed {
  readonly result: ConditionResult;
  readonly ways?: readonly ConditionResult[];
}

/** The innermost conditions that come out otherwise; a score is shown by its parts. */
function changed(result: ConditionResult, before: ConditionResult | undefined): Changed[] {
  // Of several ways, those that are closed matter only where all are, or where nothing else is told.
  const closed = (child: ConditionResult) =>
    result.anyOf === true && result.outcome !== "unmet" && child.outcome === "unmet";
  const inner = result.children.flatMap((child, index) =>
    closed(child)
      ? []
      : changed(child, before?.children[index]).filter(
          (one) => result.anyOf !== true || !isChoice(one.result, child),
        ),
  );
  if (inner.length > 0) return inner;
  if (result.children.length > 0) {
    const ways = result.children.filter(({ outcome }) => outcome !== "unmet");
    return result.children.flatMap((child, index) =>
      closed(child) && child.children.length === 0 && isTold(child, before?.children[index])
        ? [{ result: child, ways }]
        : [],
    );
  }
  if (result.subject?.startsWith("score:") === true) {
    const decided = result.outcome === "met" || result.outcome === "unmet";
    return decided && result.outcome !== before?.outcome ? [{ result }] : [];
  }
  const { threshold, outcome } = result;
  const tells =
    (outcome !== before?.outcome && outcome !== "unknown") ||
    isTold(result, before) ||
    (threshold && bounded(threshold.interval) && !same(threshold, before?.threshold));
  return tells === true ? [{ result }] : [];
}

/** Whether facts tell the value of a condition. */
function isTold({ value }: ConditionResult, before: ConditionResult | undefined): boolean {
  return value !== undefined && bounded(value.interval) && !same(value, before?.value);
}

/** Whether a condition only says which of several ways is meant (those that earn less) while that `way` is open. */
function isChoice({ comparator, outcome }: ConditionResult, way: ConditionResult): boolean {
  return (
    comparator === "lessThan" &&
    outcome === "met" &&
    way.outcome === "unknown" &&
    way.children.length > 1
  );
}

/** The innermost parts of a score whose points are narrower; of several ways to count, the one that counts. */
function narrowed(
  part: ScoreResult,
  before: ScoreResult | undefined,
  version: RuleVersion | undefined,
): ScoreResult[] {
  const inner = part.parts.flatMap((one) =>
    narrowed(
      one,
      before?.parts.find(({ id }) => id === one.id),
      version,
    ),
  );
  const points = findPart(version?.scores ?? [], part.id)?.points;
  if (points?.kind === "best" || points?.kind === "first") {
    const counting = inner.filter(({ range }) => sameInterval(range, part.range)).slice(0, 1);
    return counting.map((one) => ({ ...one, label: part.label }));
  }
  if (inner.length > 0) return inner;
  const tells = before === undefined || !sameInterval(part.range, before.range);
  return tells && part.parts.length === 0 && part.missing.length === 0 ? [part] : [];
}

function bounded({ low, high }: Interval): boolean {
  return low !== undefined && high !== undefined;
}

function same(a: ConditionResult["value"], b: ConditionResult["value"]): boolean {
  return a && b ? sameInterval(a.interval, b.interval) : a === b;
}
