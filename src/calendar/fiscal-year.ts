import type { Day } from "./day.ts";

/** Calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The `n` closed fiscal years before the filing day's year, oldest first. */
export function fiscalYears(filingDay: Day, n: number): number[] {
  const year = yearOf(filingDay);
  return Array.from({ length: n }, (_, index) => year - n + index);
}
