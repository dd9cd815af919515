import { isDay, addDays, type Day } from "../../calendar/day.ts";
import type { Fact, FactValue } from "../../profile/fact.ts";
import type { FilingKind, RuleVersion } from "../../rules/rule.ts";
import { pointInterval, type Interval } from "../../units/interval.ts";
import { ratio, type Rational } from "../../units/rational.ts";
import { figureOf, isRecord } from "./stated-figure.ts";

/** What a case's inputs are read against. */
export interface Filing {
  readonly filingDay: Day;
  readonly kind: FilingKind;
  /** The last closed fiscal year. */
  readonly lastYear: number;
  /** How many closed fiscal years the rule looks at. */
  readonly years: number;
  readonly version: RuleVersion;
}

/** Reads one input of a case as facts: none for `null`, which is unknown; throws an `InputFault`. */
export type InputReader = (value: unknown, filing: Filing) => Fact[];

/** Days further back than this lie before any company. */
const MOST_DAYS = 100_000n;

/** An input that cannot be read: the message says what is allowed. */
export class InputFault extends Error {}

/** A fact that holds once and for all. */
export function once(key: string, value: FactValue): Fact {
  return { key, value };
}

/** The fact of one fiscal year. */
export function ofYear(key: string, year: number, value: FactValue): Fact {
  return { key, years: [year, year], value };
}

/** An exact figure as the value of a fact. */
export function exactly(value: Rational): FactValue {
  return within(pointInterval(value));
}

/** A range as the value of a fact. */
export function within(interval: Interval): FactValue {
  return { kind: "figure", interval, approximate: false };
}

/** Yes or no as the value of a fact. */
export function yesNo(yes: boolean): FactValue {
  return { kind: "yesno", yes };
}

/** A choice as the value of a fact. */
export function chosen(text: string): FactValue {
  return { kind: "text", text };
}

/** An input that is read elsewhere. */
export const elsewhere: InputReader = () => [];

/** A figure that holds once and for all. */
export function figure(key: string): InputReader {
  return (value) => known(value, (some) => [once(key, exactly(figureIn(some)))]);
}

/** A figure of the last closed year. */
export function latest(key: string): InputReader {
  return (value, { lastYear }) =>
    known(value, (some) => [ofYear(key, lastYear, exactly(figureIn(some)))]);
}

/** A figure of the closed years that the rule looks at, taken together. */
export function total(key: string): InputReader {
  return (value, { lastYear, years }) =>
    known(value, (some) => [
      { key, years: [lastYear - years + 1, lastYear], value: exactly(figureIn(some)) },
    ]);
}

/** Figures of years: a list that ends with the last closed year, or by `Y-1`, `Y-2`, `2025`. */
export function years(key: string): InputReader {
  return (value, { lastYear }) =>
    yearsIn(value, lastYear).flatMap(([year, some]) =>
      known(some, (one) => [ofYear(key, year, exactly(figureIn(one)))]),
    );
}

/** Yes or no; `turned` where the input says the contrary of the fact. */
export function yes(keys: readonly string[], turned = false): InputReader {
  return (value) =>
    known(value, (some) => {
      if (typeof some !== "boolean") throw new InputFault("不是是或否：写 true、false 或 null");
      return keys.map((key) => once(key, yesNo(some !== turned)));
    });
}

/** One of the choices of a fact, by what their names look like. */
export function choice(key: string, names: readonly (readonly [RegExp, string])[]): InputReader {
  return (value) => known(value, (some) => [once(key, chosen(named(String(some), names)))]);
}

/** A day. */
export function date(key: string): InputReader {
  return (value) =>
    known(value, (some) => {
      const day = dayIn(some);
      return [once(key, { kind: "date", from: day, to: day })];
    });
}

/** A number of days before the filing day, as that day. */
export function daysBefore(value: unknown, { filingDay }: Filing): Day {
  const days = figureIn(value);
  if (days.d !== 1n || days.s < 0n || days.n > MOST_DAYS)
    throw new InputFault(`${String(value)} 不是过去的整天数`);
  return addDays(filingDay, -Number(days.n));
}

/** Inputs within an input. */
export function group(readers: Readonly<Record<string, InputReader>>): InputReader {
  return (value, filing) =>
    known(value, (some) => {
      if (!isRecord(some)) throw new InputFault(`要写成“键: 值”，键有 ${keysOf(readers)}`);
      return Object.entries(some).flatMap(([key, one]) => {
        const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
        if (!reader) throw new InputFault(`里的 ${key} 不认识：可以写 ${keysOf(readers)}`);
        return reader(one, filing);
      });
    });
}

/** Month-begin and month-end counts of the last closed year. */
export function months(key: string): InputReader {
  return (value, { lastYear }) =>
    known(value, (some) => {
      if (!Array.isArray(some)) throw new InputFault("要写成 [[月初, 月末], …]");
      const pairs = some.map((pair: unknown): readonly [Rational, Rational] => {
        const [begin, end, ...more] = Array.isArray(pair) ? pair.map(figureIn) : [];
        if (!begin || !end || more.length > 0)
          throw new InputFault("每个月要写两个数：[月初, 月末]");
        return [begin, end];
      });
      return [ofYear(key, lastYear, { kind: "months", months: pairs })];
    });
}

/** The choice whose name a text looks like. */
export function named<T>(text: string, names: readonly (readonly [RegExp, T])[]): T {
  const found = names.find(([pattern]) => pattern.test(text));
  if (!found) throw new InputFault(`里的 ${text} 不认识`);
  return found[1];
}

/** The day that an input says. */
export function dayIn(value: unknown): Day {
  if (typeof value === "string" && isDay(value)) return value;
  throw new InputFault(`${JSON.stringify(value)} 不是日子：写 YYYY-MM-DD`);
}

/** The figure that an input says. */
export function figureIn(value: unknown): Rational {
  const read = figureOf(value);
  if (!read) throw new InputFault(`${JSON.stringify(value)} 不是数`);
  return read;
}

/** A figure of 0. */
export const NONE: FactValue = exactly(ratio(0n));

function known(value: unknown, read: (some: unknown) => Fact[]): Fact[] {
  return value === null || value === undefined ? [] : read(value);
}

function yearsIn(value: unknown, lastYear: number): [year: number, value: unknown][] {
  if (value === null) return [];
  if (Array.isArray(value))
    return value.map((one, index) => [lastYear - value.length + 1 + index, one]);
  if (!isRecord(value)) return [[lastYear, value]];
  return Object.entries(value).map(([name, one]) => {
    const [, before, year] = /^(?:Y-(\d)|(\d{4}))$/.exec(name) ?? [];
    if (before === undefined && year === undefined)
      throw new InputFault(`里的 ${name} 不是年份：写 Y-1、Y-2 或 2025`);
    return [year === undefined ? lastYear + 1 - Number(before) : Number(year), one];
  });
}

function keysOf(readers: Readonly<Record<string, InputReader>>): string {
  return Object.keys(readers).join("、");
}
