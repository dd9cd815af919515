import { addDays, type Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Fact } from "../profile/fact.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Profile } from "../profile/profile.ts";
import { pointInterval } from "../units/interval.ts";
import { addIntervals, multiplyIntervals, pointOf } from "../units/interval-arithmetic.ts";
import { ratio } from "../units/rational.ts";
import { Evaluation, type Situation } from "./evaluation.ts";
import type { Condition, Remedy, RuleVersion } from "./rule.ts";
import type { ConditionResult, Valued } from "./verdict.ts";

/** What can honestly be done about one unmet condition. */
export interface RemedyResult {
  readonly condition: string;
  readonly label: string;
  readonly clause?: Clause;
  readonly say: string;
  /** The least by which these facts must rise together for the condition to be met. */
  readonly raise?: { readonly facts: readonly string[]; readonly by: Valued };
  /** Whether the facts belong to a year that is over: then it is of use from the next filing on. */
  readonly closedYear?: number;
  /** The first filing day on which the condition is met, whatever is not known to the day. */
  readonly from?: Day;
  /** The first filing day on which it may be met, where that is an earlier one. */
  readonly earliest?: Day;
}

/** How a condition comes out where it is looked at again. */
type Looked = ConditionResult["outcome"];

/** No company gets nearer by more than this many units. */
const MOST_UNITS = 1n << 50n;

/** How far ahead a day is looked for on which time has healed something. */
const MOST_DAYS = 366 * 10;

/** What can be done about every unmet condition of a verdict, in the order of the law. */
export function remediesOf(
  version: RuleVersion,
  results: readonly ConditionResult[],
  profile: Profile,
  situation: Situation,
  definitions: FactDefinitions,
): RemedyResult[] {
  const solver = new Solver(version, profile, situation, definitions);
  return version.conditions.flatMap((condition) => {
    const result = results.find((one) => one.id === condition.id);
    return result ? solver.solve(condition, result) : [];
  });
}

/** Looks for the least change that makes a condition met, by judging it again. */
class Solver {
  readonly #version: RuleVersion;
  readonly #profile: Profile;
  readonly #situation: Situation;
  readonly #definitions: FactDefinitions;

  constructor(
    version: RuleVersion,
    profile: Profile,
    situation: Situation,
    definitions: FactDefinitions,
  ) {
    this.#version = version;
    this.#profile = profile;
    this.#situation = situation;
    this.#definitions = definitions;
  }

  solve(condition: Condition, result: ConditionResult): RemedyResult[] {
    if (result.outcome !== "unmet") return [];
    const within = innerOf(condition, result).flatMap(([inner, one]) => this.solve(inner, one));
    const { remedy } = condition;
    if (!remedy) return within;
    const { id, label, clause } = result;
    return [
      {
        condition: id,
        label,
        ...(clause && { clause }),
        say: remedy.say,
        ...this.#work(condition, remedy),
      },
      ...within,
    ];
  }

  #work(condition: Condition, remedy: Remedy): Partial<RemedyResult> {
    if (remedy.wait) {
      const from = this.#firstDay(condition, (outcome) => outcome === "met");
      if (from === undefined) return {};
      const earliest = this.#firstDay(condition, (outcome) => outcome !== "unmet");
      return { from, ...(earliest !== undefined && earliest < from && { earliest }) };
    }
    const unit = remedy.unit;
    if (remedy.raise.length === 0 || !unit) return {};
    const facts = remedy.raise.map((key) => this.#known(key));
    const known = facts.flatMap((fact) => fact ?? []);
    if (known.length < facts.length) return {};
    const helps = (units: bigint) => this.#met(condition, raised(known, units, unit));
    const units = least(helps, MOST_UNITS);
    if (units === undefined) return {};
    const by = { interval: times(unit, units), unit: this.#unitOf(remedy.raise[0] ?? "") };
    const year = known[0]?.years?.[1];
    const closed = year !== undefined && year < yearOf(this.#situation.asOf);
    return { raise: { facts: remedy.raise, by }, ...(closed && { closedYear: year }) };
  }

  #firstDay(condition: Condition, holds: (outcome: Looked) => boolean): Day | undefined {
    const { filingDay } = this.#situation;
    const on = (days: bigint) => addDays(filingDay, Number(days));
    const days = least((n) => holds(this.#outcome(condition, [], on(n))), BigInt(MOST_DAYS));
    return days === undefined ? undefined : on(days);
  }

  #met(condition: Condition, changes: readonly Fact[]): boolean {
    return this.#outcome(condition, changes) === "met";
  }

  #outcome(
    condition: Condition,
    changes: readonly Fact[],
    filingDay = this.#situation.filingDay,
  ): Looked {
    const profile = changes.length > 0 ? this.#profile.with(changes) : this.#profile;
    const situation = { ...this.#situation, filingDay };
    const evaluation = new Evaluation(this.#version, profile, this.#definitions, situation);
    return evaluation.judge(condition).outcome;
  }

  /** The exact fact of the last closed year, or the one that holds once and for all. */
  #known(key: string): Fact | undefined {
    const year = yearOf(this.#situation.filingDay) - 1;
    const fact = this.#profile.year(key, year) ?? this.#profile.once(key);
    return fact?.value.kind === "figure" && pointOf(fact.value.interval) ? fact : undefined;
  }

  #unitOf(key: string): string {
    const definition = this.#definitions.get(key);
    return definition?.unit ?? (definition?.kind === "money" ? "元" : "数");
  }
}

/** The conditions within one, beside their results. */
function innerOf(condition: Condition, result: ConditionResult): [Condition, ConditionResult][] {
  const { test } = condition;
  const inner =
    test.kind === "all" || test.kind === "any"
      ? test.of
      : test.kind === "option"
        ? [...test.choices.values()].filter(({ id }) => id === result.children[0]?.id)
        : [];
  return inner.flatMap((one, index) => {
    const child = result.children[index];
    return child ? [[one, child] as [Condition, ConditionResult]] : [];
  });
}

function raised(facts: readonly Fact[], units: bigint, unit: Valued["interval"]): Fact[] {
  return facts.map((fact) =>
    fact.value.kind === "figure"
      ? {
          ...fact,
          value: { ...fact.value, interval: addIntervals(fact.value.interval, times(unit, units)) },
        }
      : fact,
  );
}

function times(unit: Valued["interval"], units: bigint): Valued["interval"] {
  return multiplyIntervals(unit, pointInterval(ratio(units)));
}

/** The least number from 1 on for which something holds that goes on holding; `undefined` up to `most`. */
function least(holds: (n: bigint) => boolean, most: bigint): bigint | undefined {
  if (!holds(most)) return undefined;
  let high = 1n;
  while (!holds(high)) high = high * 2n > most ? most : high * 2n;
  let low = high / 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
