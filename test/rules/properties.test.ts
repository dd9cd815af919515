import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/profile/fact.ts";
import { Profile } from "../../src/profile/profile.ts";
import { withChildren, withParts } from "../../src/rules/example.ts";
import { judge } from "../../src/rules/judge.ts";
import type { ConditionResult, Verdict } from "../../src/rules/verdict.ts";
import type { Interval } from "../../src/units/interval.ts";
import { hull } from "../../src/units/interval-arithmetic.ts";
import { anyFacts, filingsOf, vaguer, type Filing } from "./any-profile.ts";
import { knowledge, realGround } from "./loaded-rules.ts";
import { ends } from "./small-rule.ts";
import { chanceFrom } from "./second-statement/chance.ts";

const filings = knowledge.rules
  .flatMap(filingsOf)
  .map((filing) => ({ ...filing, id: filing.version.id }));
/** Enough for some thousand profiles in all. */
const PROFILES = 50;

const judged = ({ rule, filingDay, kind }: Filing, facts: readonly Fact[]) =>
  judge(rule, new Profile(facts), { filingDay, asOf: filingDay, kind }, realGround);

/** Whether nothing can be said of a part of it although all is known. */
const isUndefined = (result: ConditionResult) =>
  withChildren(result).some((one) => one.undefinedBecause !== undefined);

/** Whether what is looked at only once it is known has come to stand against it. */
const isRefuted = (less: ConditionResult, more: ConditionResult) =>
  less.children.some(
    ({ outcome }, index) =>
      outcome === "notApplicable" && more.children[index]?.outcome === "unmet",
  );

/** What was decided with less known, and comes out otherwise with more. */
function reversed(less: Verdict, more: Verdict): string[] {
  const found = less.conditions.flatMap((one, index) => {
    const other = more.conditions[index];
    const holds =
      one.outcome === "unknown" ||
      one.outcome === other?.outcome ||
      (one.outcome === "expert" && other?.outcome !== "unknown") ||
      (one.outcome === "met" && other !== undefined && isRefuted(one, other)) ||
      // Met whether it applies or not.
      (one.outcome === "met" && other?.outcome === "notApplicable") ||
      (other !== undefined && other.outcome === "unknown" && isUndefined(other));
    return holds ? [] : [`${one.id}: ${one.outcome} with less, ${other?.outcome} with more`];
  });
  const refuted = less.conditions.some((one, index) => {
    const other = more.conditions[index];
    return other !== undefined && isRefuted(one, other);
  });
  const settled = less.outcome === "met" || less.outcome === "unmet";
  if (settled && !refuted && less.outcome !== more.outcome && !more.conditions.some(isUndefined))
    found.push(`outcome: ${less.outcome} with less, ${more.outcome} with more`);
  return found;
}

/** Ranges that are not within those with less known. */
function widened(less: Verdict, more: Verdict): string[] {
  const ranges = (verdict: Verdict) => [
    ...verdict.scores.flatMap(withParts).map(({ id, range }) => [id, range] as const),
    ...verdict.measures.map(({ id, interval }) => [id, interval] as const),
  ];
  const wide = new Map(ranges(less));
  return ranges(more).flatMap(([id, range]) => {
    const outer = wide.get(id);
    return !outer || within(range, outer)
      ? []
      : [`${id}: ${ends(outer)} with less, ${ends(range)} with more`];
  });
}

/** Whether a measure has no value although nothing is missing: something was divided by zero. */
const hasNoValue = ({ interval, missing }: Verdict["measures"][number]) =>
  missing.length === 0 && (!interval.low || !interval.high);

const within = (inner: Interval, outer: Interval) => ends(hull(inner, outer)) === ends(outer);

describe("the rules that ship, whatever the facts", { timeout: 60_000 }, () => {
  it.each(filings)("$id: knowing more turns nothing and only narrows ranges", (filing) => {
    for (let seed = 0; seed < PROFILES; seed += 1) {
      const chance = chanceFrom(seed);
      const facts = anyFacts(chance, filing);
      const more = judged(filing, facts);
      const less = judged(filing, vaguer(chance, facts, chance.pick([5, 20, 50])));
      const wider = more.measures.some(hasNoValue) ? [] : widened(less, more);
      const found = [...reversed(less, more), ...wider];
      expect({ seed, found }).toEqual({ seed, found: [] });
    }
  });

  it.each(filings)("$id: the order of facts is of no account", (filing) => {
    for (let seed = 0; seed < 5; seed += 1) {
      const chance = chanceFrom(seed);
      const facts = vaguer(chance, anyFacts(chance, filing), 15);
      const { facts: read, ...verdict } = judged(filing, facts);
      const { facts: readToo, ...backwards } = judged(filing, facts.toReversed());
      expect(backwards).toEqual(verdict);
      expect([...readToo].sort()).toEqual([...read].sort());
    }
  });

  it.each(filings)("$id: a missing fact is listed, or nothing is left to learn", (filing) => {
    for (let seed = 0; seed < 10; seed += 1) {
      const chance = chanceFrom(seed);
      const verdict = judged(filing, vaguer(chance, anyFacts(chance, filing), 30));
      for (const condition of verdict.conditions) {
        if (condition.outcome === "met" || condition.outcome === "unmet")
          expect(condition.missing).toEqual([]);
      }
      if (verdict.outcome === "unmet") expect(verdict.missing).toEqual([]);
    }
  });
});
