import { daysInMonth, isDay, writeDay } from "./day.ts";
import type { Day } from "./day.ts";

/** An interval of days; both ends belong to it. */
interface DaySpan {
  from: Day;
  to: Day;
}

/** Days that a date written as `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean; `undefined` when it is none of these. */
export function spanOf(date: string): DaySpan | undefined {
  if (isDay(date)) return { from: date, to: date };
  const parts = /^(\d{4})(?:-(\d{2}))?$/.exec(date);
  if (!parts) return undefined;
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? undefined : Number(parts[2]);
  if (year < 1 || (month !== undefined && (month < 1 || month > 12))) return undefined;
  const last = month ?? 12;
  return {
    from: writeDay(year, month ?? 1, 1),
    to: writeDay(year, last, daysInMonth(year, last)),
  };
}
