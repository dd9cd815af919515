import type { Statement } from "../statement.ts";
import type { Asked } from "./turn-context.ts";

/** Whether a figure is said of a year that another question asks for, and this one does not. */
export function isOfAnother(statement: Statement, one: Asked, asked: readonly Asked[]): boolean {
  const [year] = statement.years ?? [];
  return (
    isOfOtherYear(statement, one) &&
    asked.some((other) => year !== undefined && other.years.includes(year))
  );
}

/** Whether a figure is said of a year that a question about years does not ask for. */
export function isOfOtherYear({ yearSaid, years }: Statement, one: Asked): boolean {
  const [year] = years ?? [];
  return yearSaid && year !== undefined && one.years.length > 0 && !one.years.includes(year);
}

/** Whether a date is only the year that is said with another figure: no day is told by it. */
export function isYearOf({ value, start, end }: Statement, others: readonly Statement[]): boolean {
  if (value.kind !== "date" || value.from.slice(0, 4) !== value.to.slice(0, 4)) return false;
  if (!value.from.endsWith("-01-01") || !value.to.endsWith("-12-31")) return false;
  const year = Number(value.from.slice(0, 4));
  return others.some(
    (one) =>
      one.yearSaid && one.years?.includes(year) === true && (one.start >= end || one.end <= start),
  );
}
