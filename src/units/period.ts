/** A stretch of days, both ends included, with the name of its size. */
export interface Period {
  readonly grain: "day" | "month" | "months" | "quarter" | "half" | "year" | "span";
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly to: string;
}

/** One calendar year, or the span of years up to `last`. */
export function yearPeriod(first: number, last = first): Period {
  return {
    grain: first === last ? "year" : "span",
    from: `${pad(first, 4)}-01-01`,
    to: `${pad(last, 4)}-12-31`,
  };
}

/** The months `first` to `last` (1–12) of a year, named after their number. */
export function monthsPeriod(year: number, first: number, last = first): Period {
  const size = last - first + 1;
  const quarter = size === 3 && first % 3 === 1;
  const half = size === 6 && first % 6 === 1;
  return {
    grain: size === 1 ? "month" : quarter ? "quarter" : half ? "half" : "months",
    from: `${monthText(year, first)}-01`,
    to: `${monthText(year, last)}-${pad(daysIn(year, last), 2)}`,
  };
}

/** One day; `undefined` where the calendar has no such day. */
export function dayPeriod(year: number, month: number, day: number): Period | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const text = `${monthText(year, month)}-${pad(day, 2)}`;
  return { grain: "day", from: text, to: text };
}

/** A month as `YYYY-MM`. */
export function monthText(year: number, month: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}`;
}

/** A whole number with leading zeros up to `length` digits. */
export function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
