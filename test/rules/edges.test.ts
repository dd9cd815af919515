import { describe, expect, it } from "vitest";
import type { Fact, FactValue } from "../../src/profile/fact.ts";
import { maySink } from "../../src/profile/fact-definition.ts";
import { readFactText } from "../../src/profile/fact-text.ts";
import { Profile } from "../../src/profile/profile.ts";
import { bandsFor } from "../../src/rules/bands.ts";
import { Evaluation } from "../../src/rules/evaluation.ts";
import { judge } from "../../src/rules/judge.ts";
import { remediesOf } from "../../src/rules/remedy.ts";
import type { Band, Condition } from "../../src/rules/rule.ts";
import { pointInterval } from "../../src/units/interval.ts";
import { addIntervals, pointOf, subtractIntervals } from "../../src/units/interval-arithmetic.ts";
import { addDays } from "../../src/calendar/day.ts";
import { compare, exactDecimal, ratio, type Rational } from "../../src/units/rational.ts";
import { anyFacts, filingsOf, type Filing } from "./any-profile.ts";
import { knowledge, realGround } from "./loaded-rules.ts";
import { bandsIn, conditionsIn, latestOf } from "./parts-of-rules.ts";
import { chanceFrom } from "./second-statement/chance.ts";

const filings = knowledge.rules
  .flatMap(filingsOf)
  .map((filing) => ({ ...filing, id: filing.version.id }));
const { definitions } = realGround;

const figure = (value: Rational): FactValue => ({
  kind: "figure",
  interval: pointInterval(value),
  approximate: false,
});

/** How one condition comes out for some facts. */
function outcome(
  condition: Condition,
  filing: Filing,
  facts: readonly Fact[],
  day = filing.filingDay,
) {
  const situation = { filingDay: day, asOf: day };
  const { version } = filing;
  const profile = new Profile(facts);
  return new Evaluation(version, profile, definitions, situation).judge(condition).outcome;
}

const STANDS = {
  atLeast: [false, true, true],
  atMost: [true, true, false],
  moreThan: [false, false, true],
  lessThan: [true, false, false],
  is: [false, true, false],
  isNot: [true, false, true],
} as const;

/** The least step of a figure: 分 for money, a hundredth of a hundredth for shares, one for counts. */
const stepOf = (unit: string | undefined) =>
  unit === "元" ? ratio(1n, 100n) : unit === "%" ? ratio(1n, 10_000n) : ratio(1n);

describe("the limits of the rules that ship", () => {
  const limits = filings.flatMap((filing) =>
    conditionsIn(filing.version).flatMap(({ test }) => {
      if (test.kind !== "compare" || test.figure.kind !== "fixed") return [];
      const { subject, comparator, figure: limit } = test;
      const at = pointOf(limit.interval);
      if (subject.kind !== "fact" || !at) return [];
      return [
        {
          filing,
          test,
          comparator,
          subject,
          at,
          name: `${filing.id} ${subject.name} ${comparator} ${limit.words}`,
        },
      ];
    }),
  );

  it.each(limits)(
    "$name: one step below, on it and one step above",
    ({ filing, test, comparator, subject, at }) => {
      const definition = definitions.get(subject.name);
      const year = Number(filing.filingDay.slice(0, 4)) - 1;
      const outcomes = [-1, 0, 1].map((steps) => {
        const value = at.add(stepOf(subject.unit).mul(steps));
        if (definition && !maySink(definition) && value.compare(0) < 0) return undefined;
        const years = definition?.per === "once" ? {} : { years: [year, year] as const };
        return outcome({ test }, filing, [{ key: subject.name, ...years, value: figure(value) }]);
      });
      const expected = STANDS[comparator].map((stands) => (stands ? "met" : "unmet"));
      expect(outcomes).toEqual(outcomes.map((one, index) => one && expected[index]));
    },
  );

  it("are many", () => {
    expect(limits.length).toBeGreaterThan(40);
  });
});

describe("the bands of the rules that ship", () => {
  const tables = filings.flatMap((filing) =>
    bandsIn(filing.version).flatMap(({ by, bands }) => {
      const fact = by.kind === "fact" ? by.name : latestOf(filing.version, by.name);
      return fact === undefined
        ? []
        : [{ filing, by, bands, fact, name: `${filing.id} ${by.name}` }];
    }),
  );

  it.each(tables)("$name: the first row that fits, on each limit and one step beside", (table) => {
    const { filing, by, bands, fact } = table;
    const year = Number(filing.filingDay.slice(0, 4)) - 1;
    const years = definitions.get(fact)?.per === "once" ? {} : { years: [year, year] as const };
    for (const { limit } of bands) {
      const at = limit && "interval" in limit ? pointOf(limit.interval) : undefined;
      for (const steps of at ? [-1, 0, 1] : []) {
        const value = at?.add(stepOf(by.unit).mul(steps)) ?? ratio(0n);
        const facts = new Profile([{ key: fact, ...years, value: figure(value) }]);
        const situation = { filingDay: filing.filingDay, asOf: filing.filingDay };
        const evaluation = new Evaluation(filing.version, facts, definitions, situation);
        const [row, ...others] = bandsFor(by, bands, evaluation);
        expect(others).toEqual([]);
        expect(row).toBe(bands.find((band) => fits(band, value)));
      }
    }
  });

  it("are many", () => {
    expect(tables.length).toBeGreaterThan(5);
  });
});

/** Whether a figure stands within the limit of a row. */
function fits({ limit }: Band<unknown>, value: Rational): boolean {
  if (!limit) return true;
  if (limit.comparator === "oneOf") return false;
  const at = pointOf(limit.interval);
  return at !== undefined && STANDS[limit.comparator][compare(value, at) + 1] === true;
}

describe("money", { timeout: 60_000 }, () => {
  const units: [string, bigint][] = [
    ["元", 1n],
    ["千元", 1000n],
    ["万元", 10_000n],
    ["亿元", 100_000_000n],
  ];

  it.each(filings)("$id: is the same in 元, 千元, 万元 and 亿元", (filing) => {
    for (let seed = 0; seed < 5; seed += 1) {
      const facts = anyFacts(chanceFrom(seed), filing);
      const written = ([unit, factor]: [string, bigint]) =>
        facts.map((fact): Fact => {
          const definition = definitions.get(fact.key);
          if (definition?.kind !== "money" || fact.value.kind !== "figure") return fact;
          const text = `${exactDecimal(fact.value.interval.low?.div(ratio(factor)) ?? ratio(0n))} ${unit}`;
          const read = readFactText(definition, text);
          if (!("value" in read)) throw new Error(`${fact.key} ${text}: ${read.wrong}`);
          return { ...fact, value: read.value };
        });
      const { rule, kind, filingDay } = filing;
      const asked = { filingDay, asOf: filingDay, kind };
      const verdicts = units.map((unit) =>
        judge(rule, new Profile(written(unit)), asked, realGround),
      );
      for (const verdict of verdicts) expect(verdict).toEqual(verdicts[0]);
    }
  });
});

describe("a remedy", { timeout: 60_000 }, () => {
  const PROFILES = 60;
  let raised = 0;
  let waited = 0;

  it.each(filings)("$id: is enough, and one unit less is not", (filing) => {
    const { rule, version, filingDay, kind } = filing;
    const situation = { filingDay, asOf: filingDay, kind };
    const byId = new Map(conditionsIn(version).map((one) => [one.id ?? "", one]));
    for (let seed = 0; seed < PROFILES; seed += 1) {
      const facts = anyFacts(chanceFrom(seed), filing);
      const profile = new Profile(facts);
      const { conditions } = judge(rule, profile, situation, realGround);
      for (const { condition: id, raise, from } of remediesOf(
        version,
        conditions,
        profile,
        situation,
        definitions,
      )) {
        const condition = byId.get(id);
        const unit = condition?.remedy?.unit;
        if (!condition) throw new Error(`There is no condition ${id}.`);
        if (raise && unit) {
          raised += 1;
          const less = subtractIntervals(raise.by.interval, unit);
          const with_ = (by: FactValue & { kind: "figure" }) =>
            facts.map((fact) => (isRaised(fact, raise.facts, filingDay) ? plus(fact, by) : fact));
          const by = (interval: typeof less) =>
            ({ kind: "figure", interval, approximate: false }) as const;
          expect([seed, id, outcome(condition, filing, with_(by(raise.by.interval)))]).toEqual([
            seed,
            id,
            "met",
          ]);
          expect(outcome(condition, filing, with_(by(less)))).not.toBe("met");
          expect(compare(less.low ?? ratio(-1n), ratio(0n))).toBeGreaterThanOrEqual(0);
        }
        if (from !== undefined) {
          waited += 1;
          expect([seed, id, outcome(condition, filing, facts, from)]).toEqual([seed, id, "met"]);
          expect(outcome(condition, filing, facts, addDays(from, -1))).not.toBe("met");
          expect(from > filingDay).toBe(true);
        }
      }
    }
  });

  it("was looked for often", () => {
    expect([raised > 30, waited > 10]).toEqual([true, true]);
  });
});

function isRaised({ key, years }: Fact, raised: readonly string[], filingDay: string): boolean {
  return (
    raised.includes(key) &&
    (years?.[1] ?? Number(filingDay.slice(0, 4)) - 1) === Number(filingDay.slice(0, 4)) - 1
  );
}

function plus(fact: Fact, by: FactValue & { kind: "figure" }): Fact {
  if (fact.value.kind !== "figure") return fact;
  return {
    ...fact,
    value: { ...fact.value, interval: addIntervals(fact.value.interval, by.interval) },
  };
}
