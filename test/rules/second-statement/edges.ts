import type { Chance } from "./chance.ts";
import type { ByYear, Profile } from "./profile.ts";

/** An edge itself, or the number just below or above it; never below zero. */
export function beside(chance: Chance, edge: bigint): bigint {
  const number = edge + chance.pick([-1n, 0n, 0n, 1n]);
  return number < 0n ? 0n : number;
}

/** The least whole part that is so many percent of a base, or the number beside it. */
export const partBeside = (chance: Chance, percent: bigint, base: bigint) =>
  beside(chance, (percent * base + 99n) / 100n);

/** Parts a total among so many years; at times the last one has all. */
export function divided(chance: Chance, total: bigint, count: number): bigint[] {
  const parts: bigint[] = [];
  let rest = total;
  while (parts.length < count - 1) {
    const part = chance.happens(20) ? 0n : chance.whole(0n, rest);
    parts.push(part);
    rest -= part;
  }
  return count === 0 ? [] : [...parts, rest];
}

/** Three amounts whose growth is on the edge of a grade, or one 分 beside it. */
export function growing(chance: Chance): [bigint, bigint, bigint] {
  const first = chance.whole(1n, 9000n) * 10_000_00n;
  const both = 2n * chance.pick([0n, 5n, 15n, 25n, 35n, -10n, 60n]);
  const one = chance.whole(-30n, 60n);
  const second = (first * (100n + one)) / 100n;
  return [first, second, beside(chance, (second * (100n + both - one)) / 100n)];
}

/** A list of values as those of the years before a year, the oldest first. */
export const byYear = (values: readonly bigint[], filingYear: number): ByYear =>
  Object.fromEntries(values.map((value, at) => [filingYear - values.length + at, value] as const));

/** The day so many days before another. */
export const earlier = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** Days of registration some years ago, or around one year before filing and the turns of the last years. */
export function registrationDay(chance: Chance, filingDay: string, ease: number): string {
  const year = Number(filingDay.slice(0, 4));
  if (chance.happens(ease)) return `${year - chance.pick([2, 3, 9, 9])}-01-01`;
  return chance.pick([
    "2016-02-29",
    `${year - 4}-11-30`,
    `${year - 3}-01-01`,
    `${year - 3}-12-31`,
    `${year - 2}-01-01`,
    `${year - 1}-01-01`,
    `${year - 1}-12-31`,
    earlier(filingDay, 366),
    earlier(filingDay, 365),
    earlier(filingDay, 364),
    earlier(filingDay, 20),
  ]);
}

/** Forgets facts, and single years of facts, so many times in a hundred each. */
export function forgetting(
  chance: Chance,
  { filingDay, facts }: Profile,
  percent: number,
): Profile {
  const kept = Object.entries(facts).filter(() => !chance.happens(percent));
  return {
    filingDay,
    facts: Object.fromEntries(
      kept.map(([id, value]) => [id, isByYear(value) ? someYears(chance, value, percent) : value]),
    ),
  };
}

const isByYear = (value: unknown): value is ByYear =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const someYears = (chance: Chance, values: ByYear, percent: number): ByYear =>
  Object.fromEntries(Object.entries(values).filter(() => !chance.happens(percent)));
