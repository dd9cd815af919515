import { addDays } from "../../src/calendar/day.ts";
import { spanOf } from "../../src/calendar/day-span.ts";
import { maySink, unitOf, type FactDefinition } from "../../src/profile/fact-definition.ts";
import type { Fact, FactValue, Item } from "../../src/profile/fact.ts";
import type { FilingKind, Rule, RuleVersion } from "../../src/rules/rule.ts";
import { versionFor } from "../../src/rules/version.ts";
import { pointInterval } from "../../src/units/interval.ts";
import { ratio, type Rational, ZERO } from "../../src/units/rational.ts";
import { readStated, type StatedQuantity } from "../../src/units/stated-quantity.ts";
import { realGround } from "./loaded-rules.ts";
import { countedIn, factsIn, itemTestsIn, statedFactsIn, wordsIn } from "./parts-of-rules.ts";
import type { Chance } from "./second-statement/chance.ts";

/** A version of a rule with a filing that it decides. */
export interface Filing {
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly filingDay: string;
  readonly kind: FilingKind;
}

/** One filing for each version of a rule; throws where a version decides none. */
export function filingsOf(rule: Rule): Filing[] {
  return rule.versions.map((version) => {
    for (const { kind, from } of version.applies)
      for (const filingDay of ["2026-11-10", "2026-03-10", from, addDays(from, 400)])
        if (versionFor(rule, filingDay, kind) === version)
          return { rule, version, filingDay, kind };
    throw new Error(`${version.id} decides no filing.`);
  });
}

/** Facts of one enterprise, all that a version looks at, exact and without contradictions. */
export function anyFacts(chance: Chance, { version, filingDay }: Filing): Fact[] {
  const year = Number(filingDay.slice(0, 4));
  const registered = addDays(
    filingDay,
    -Number(chance.pick([chance.whole(1n, 1500n), 365n, 364n, 4000n])),
  );
  // What states outright what other facts give could contradict them.
  const stated = new Set(statedFactsIn(version));
  const byList = chance.happens(50);
  const left = new Set(
    countedIn(version).flatMap(({ list, instead }) =>
      byList ? instead : instead.length > 0 ? [list] : [],
    ),
  );
  const keys = new Set([...factsIn(version), "regRegion"].filter((key) => !stated.has(key)));
  const facts = [...keys].flatMap((key): Fact[] => {
    const definition = realGround.definitions.get(key);
    if (!definition || key === "regDate" || left.has(key)) return [];
    const value = () => anyValue(chance, definition, version, filingDay);
    if (definition.per === "once") return [{ key, value: value() }];
    const years = [4, 3, 2, 1, 0].map((ago) => year - ago);
    // A status that changes would tell something else of the year before.
    const status = value();
    return years
      .filter((one) => one >= Number(registered.slice(0, 4)))
      .map((one) => ({
        key,
        years: [one, one],
        value: status.kind === "figure" ? value() : status,
      }));
  });
  return [{ key: "regDate", value: { kind: "date", from: registered, to: registered } }, ...facts];
}

function anyValue(
  chance: Chance,
  definition: FactDefinition,
  version: RuleVersion,
  filingDay: string,
): FactValue {
  switch (definition.kind) {
    case "yesno":
      return { kind: "yesno", yes: chance.happens(50) };
    case "choice":
    case "text": {
      const choices =
        definition.choices.length > 0 ? definition.choices : ["银川市", "吴忠市", "西安市"];
      return { kind: "text", text: chance.pick(choices as [string, ...string[]]) };
    }
    case "date": {
      const day = addDays(
        filingDay,
        -Number(chance.pick([chance.whole(-400n, 1500n), 365n, 366n])),
      );
      return { kind: "date", from: day, to: day };
    }
    case "items":
      return { kind: "items", items: anyItems(chance, definition.id, version, filingDay) };
    case "months": {
      const months = Array.from({ length: 12 }, () => {
        const count = ratio(chance.whole(0n, 400n));
        return [count, count] as const;
      });
      return { kind: "months", months };
    }
    case "money":
    case "count":
    case "ratio":
    case "number":
      return figure(anyFigure(chance, definition, version));
  }
}

function anyItems(chance: Chance, fact: string, version: RuleVersion, filingDay: string): Item[] {
  const tests = itemTestsIn(version, fact);
  return Array.from({ length: Number(chance.whole(0n, 5n)) }, () =>
    Object.fromEntries(
      tests.map(({ field, words }) => [
        field,
        words.length > 0
          ? chance.pick(["其他", ...words])
          : addDays(filingDay, Number(chance.whole(-900n, 40n))),
      ]),
    ),
  );
}

const known = new WeakMap<RuleVersion, StatedQuantity[]>();

/** The figures of a version. */
function limitsOf(version: RuleVersion): StatedQuantity[] {
  const limits = known.get(version) ?? wordsIn(version).flatMap((words) => readStated(words) ?? []);
  known.set(version, limits);
  return limits;
}

/** A figure on or beside a limit of the version, nothing, or any. */
function anyFigure(chance: Chance, definition: FactDefinition, version: RuleVersion): Rational {
  const unit = unitOf(definition);
  const step = unit === "元" ? ratio(1n, 100n) : unit === "%" ? ratio(1n, 10_000n) : ratio(1n);
  const limits = limitsOf(version).flatMap((read) =>
    read.unit === unit && read.interval.low ? [read.interval.low] : [],
  );
  const most = unit === "元" ? 30_000_000_00n : unit === "%" ? 10_000n : 120n;
  const any = ratio(chance.whole(0n, most)).mul(step);
  const edge = limits.length > 0 ? chance.pick(limits as [Rational, ...Rational[]]) : any;
  const beside = edge.add(step.mul(chance.pick([-1, 0, 1])));
  const value = chance.pick([any, any, any, beside, ZERO]);
  const signed = maySink(definition) && chance.happens(20) ? value.neg() : value;
  return signed.compare(0) < 0 && !maySink(definition) ? ZERO : signed;
}

/**
 * The same enterprise, of which less is known: facts are left out, figures become ranges, days months.
 * Lists stay, since what stands instead of a list tells less than the list.
 */
export function vaguer(chance: Chance, facts: readonly Fact[], percent: number): Fact[] {
  return facts.flatMap((fact) => {
    if (fact.value.kind === "items") return [fact];
    if (chance.happens(percent)) return [];
    return chance.happens(percent) ? [{ ...fact, value: blurred(chance, fact) }] : [fact];
  });
}

function blurred(chance: Chance, { key, value }: Fact): FactValue {
  if (value.kind === "date") return { kind: "date", ...(spanOf(value.from.slice(0, 7)) ?? value) };
  if (value.kind !== "figure") return value;
  const { low } = value.interval;
  const definition = realGround.definitions.get(key);
  if (!low || !definition) return value;
  const away = () =>
    low
      .abs()
      .add(1)
      .mul(ratio(chance.whole(0n, 30n), 100n));
  const least = low.sub(away());
  const floor = least.compare(0) < 0 && !maySink(definition) ? ZERO : least;
  const interval = { low: floor, high: low.add(away()), lowIncluded: true, highIncluded: true };
  return { kind: "figure", approximate: true, interval };
}

const figure = (value: Rational): FactValue => ({
  kind: "figure",
  interval: pointInterval(value),
  approximate: false,
});
