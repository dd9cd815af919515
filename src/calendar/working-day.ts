import { addDays, weekday } from "./day.ts";
import type { Day } from "./day.ts";
import { yearOf } from "./fiscal-year.ts";

/** The State Council's arrangement of one year's holidays. */
export interface HolidayYear {
  year: number;
  /** Days off, weekends among them or not; may reach into the neighbouring years. */
  holidays: ReadonlySet<Day>;
  /** Days at weekends that are worked to make up for holidays. */
  workdays: ReadonlySet<Day>;
  /** When it was last compared with the announcement; `undefined` where nobody said. */
  checked?: Day;
}

/** Arrangements by year; a year that is missing is not known. */
export type Holidays = ReadonlyMap<number, HolidayYear>;

/** A day found by counting working days, or the year whose arrangement would be needed to find it. */
type WorkingDayResult = { outcome: "day"; day: Day } | { outcome: "notLoaded"; year: number };

// The new year's holiday and its made-up working day fall in December in some years, and are
// announced with the arrangement of the year that begins.
const NEW_YEAR_REACH = "12-28";

/** The `n`-th working day after `from` (before it when `n` is negative), which itself is not counted. */
export function workingDays(from: Day, n: number, holidays: Holidays): WorkingDayResult {
  const step = n < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, step);
    const working = isWorkingDay(day, holidays);
    if (typeof working !== "boolean") return { outcome: "notLoaded", year: working.notLoaded };
    if (working) left -= 1;
  }
  return { outcome: "day", day };
}

/** Whether a day is worked, or the year whose arrangement would be needed to say so. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean | { notLoaded: number } {
  const year = yearOf(day);
  const needed = day.slice(5) >= NEW_YEAR_REACH ? [year, year + 1] : [year];
  const missing = needed.find((one) => !holidays.has(one));
  if (missing !== undefined) return { notLoaded: missing };
  const loaded = [year - 1, year, year + 1].flatMap((one) => holidays.get(one) ?? []);
  if (loaded.some((one) => one.workdays.has(day))) return true;
  if (loaded.some((one) => one.holidays.has(day))) return false;
  return weekday(day) !== 0 && weekday(day) !== 6;
}
