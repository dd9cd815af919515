import { Fraction } from "./fraction.ts";
import { exactly, type Range } from "./range.ts";

/** One fact: money in 分, counts, scores, days as YYYY-MM-DD, yes or no, items. */
export type Value = bigint | Fraction | boolean | string | readonly string[];

/** A fact that has one value for each year. */
export type ByYear = Readonly<Record<number, bigint | undefined>>;

/** What is known of an enterprise that files on a day; an absent fact is unknown. */
export interface Profile {
  readonly filingDay: string;
  readonly facts: Readonly<Record<string, Value | ByYear | undefined>>;
}

/** A yes or no; `undefined` while unknown. */
export function answer({ facts }: Profile, id: string): boolean | undefined {
  const value = facts[id];
  return typeof value === "boolean" ? value : undefined;
}

/** The items of a list; `undefined` while unknown. */
export function items({ facts }: Profile, id: string): readonly string[] | undefined {
  const value = facts[id];
  return Array.isArray(value) ? (value as readonly string[]) : undefined;
}

/** A score that was given; `undefined` while none was. */
export function score({ facts }: Profile, id: string): Fraction | undefined {
  const value = facts[id];
  if (typeof value === "bigint") return new Fraction(value);
  return value instanceof Fraction ? value : undefined;
}

/** A count that does not belong to a year: from zero up while unknown. */
export function count({ facts }: Profile, id: string): Range {
  const value = facts[id];
  return typeof value === "bigint" ? exactly(value) : { low: 0n };
}

/** The stated value of a year; `undefined` while unknown. */
export function stated({ facts }: Profile, id: string, year: number): bigint | undefined {
  const value = facts[id];
  if (typeof value !== "object" || Array.isArray(value) || value instanceof Fraction) return;
  return (value as ByYear)[year];
}

/** Money or a count of a year: from zero up while unknown. */
export function amount(profile: Profile, id: string, year: number): Range {
  const value = stated(profile, id, year);
  return value === undefined ? { low: 0n } : exactly(value);
}

/** The last closed year before the filing day. */
export const lastYear = ({ filingDay }: Profile) => Number(filingDay.slice(0, 4)) - 1;

/** The last three closed years, those before the year of registration left out; the oldest comes first. */
export function closedYears(profile: Profile): readonly number[] {
  const last = lastYear(profile);
  const registered = day(profile, "regDate");
  const first = registered === undefined ? last - 2 : Number(registered.slice(0, 4));
  return [last - 2, last - 1, last].filter((year) => year >= first);
}

/** A day as it is written; `undefined` while unknown. */
function day({ facts }: Profile, id: string): string | undefined {
  const value = facts[id];
  return typeof value === "string" ? value : undefined;
}

/** Calendar days from a fact's day to the filing day; `undefined` while unknown. */
export function daysBeforeFiling(profile: Profile, id: string): number | undefined {
  const from = day(profile, id);
  return from === undefined
    ? undefined
    : (Date.parse(profile.filingDay) - Date.parse(from)) / 86_400_000;
}
