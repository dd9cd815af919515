import { matchAt } from "./folded-text.ts";
import { dayPeriod, monthsPeriod, monthText, pad, type Period } from "./period.ts";
import { smallNumber } from "./small-number.ts";
import { fullYear } from "./year-reader.ts";

/** A day or month found in a text. */
export interface DateFound {
  readonly end: number;
  /** As in `Quantity.date`. */
  readonly date: string | undefined;
  readonly period: Period | undefined;
  readonly unsure: boolean;
}

const NUMERIC_DAY = /((?:19|20)\d\d) *([-./]) *(\d{1,2}) *\2 *(\d{1,2})(?!\d)/y;
const SHORT_DAY = /(\d\d)([-./])(\d\d)\2(\d\d)(?![\d.])/y;
const NUMERIC_MONTH = /((?:19|20)\d\d)([-/])(0?[1-9]|1[0-2])(?![\d.]| *[万亿%元人个项件wWkK月])/y;
const DOTTED_MONTH = /((?:19|20)\d\d)\.(0[1-9]|1[0-2])(?![\d.]| *[万亿%元人个项件wWkK千百])/y;
const COMPACT_DAY =
  /((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d.]| *[万亿%元人个项件wWkK])/y;
const NUMBER = "(\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})";
const DAY = `${NUMBER} *[日号](?!人|员工)`;
const RANGE = " *(?:-{1,2}|~{1,2}|到|至) *";
/** In 7月10-20日 the first day has its 日 with the last one. */
const MONTH_DAY = new RegExp(
  `${NUMBER} *月(?:份)?(?: *(?:${DAY}|${NUMBER}(?=${RANGE}${DAY})))?`,
  "y",
);
const DAY_ALONE = new RegExp(DAY, "y");
const BETWEEN = new RegExp(`^${RANGE}$`);

/** Reads a date in digits at `index`: 2026.6.15, 2026-06, 26.06.15, 20260615. */
export function readNumericDate(
  folded: string,
  index: number,
  today: string | undefined,
): DateFound | undefined {
  const day = matchAt(NUMERIC_DAY, folded, index);
  if (day) return dayFound(index + day[0].length, Number(day[1]), Number(day[3]), Number(day[4]));
  const month = matchAt(NUMERIC_MONTH, folded, index) ?? matchAt(DOTTED_MONTH, folded, index);
  if (month) {
    const year = Number(month[1]);
    const found = monthFound(index + month[0].length, year, Number(month[3] ?? month[2]));
    return { ...found, unsure: month[3] === undefined };
  }
  const compact = matchAt(COMPACT_DAY, folded, index);
  if (compact) {
    const [words, year, monthDigits, dayDigits] = compact;
    const end = index + words.length;
    const found = dayFound(end, Number(year), Number(monthDigits), Number(dayDigits));
    return { ...found, unsure: true };
  }
  const short = matchAt(SHORT_DAY, folded, index);
  if (!short) return undefined;
  const year = fullYear(Number(short[1]), today);
  const found = dayFound(index + short[0].length, year, Number(short[3]), Number(short[4]));
  return found.period && { ...found, unsure: true };
}

/** Reads 7月, 7月20号, 十一月三日 at `index`; `year` is the one said before it, if any. */
export function readMonthDay(
  folded: string,
  index: number,
  year: number | undefined,
): (DateFound & { readonly month: number }) | undefined {
  const match = matchAt(MONTH_DAY, folded, index);
  if (!match) return undefined;
  const month = smallNumber(match[1] ?? "");
  const said = match[2] ?? match[3];
  const day = said === undefined ? undefined : smallNumber(said);
  if (month === undefined || month < 1 || month > 12) return undefined;
  const end = index + match[0].length;
  if (said !== undefined && day === undefined) return undefined;
  if (year !== undefined) {
    const found =
      day === undefined ? monthFound(end, year, month) : dayFound(end, year, month, day);
    return { ...found, month };
  }
  if (day === undefined) {
    return { end, month, date: `--${pad(month, 2)}`, period: undefined, unsure: false };
  }
  return { ...yearlessDay(end, month, day), month };
}

/** Reads the last day of a span at `index` that has its month from the first: 20日 in 7月10日到20日. */
export function readLastDay(
  folded: string,
  index: number,
  first: { readonly date: string | undefined; readonly end: number } | undefined,
): DateFound | undefined {
  const parts = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(first?.date ?? "");
  if (!first || !parts || !BETWEEN.test(folded.slice(first.end, index))) return undefined;
  const match = matchAt(DAY_ALONE, folded, index);
  const day = match && smallNumber(match[1] ?? "");
  if (!match || day === undefined || day <= Number(parts[3])) return undefined;
  const end = index + match[0].length;
  const [year, month] = [Number(parts[1]), Number(parts[2])];
  return parts[1] === "-" ? yearlessDay(end, month, day) : dayFound(end, year, month, day);
}

function yearlessDay(end: number, month: number, day: number): DateFound {
  const real = dayPeriod(2000, month, day) !== undefined;
  const date = real ? `--${pad(month, 2)}-${pad(day, 2)}` : undefined;
  return { end, date, period: undefined, unsure: !real };
}

function dayFound(end: number, year: number, month: number, day: number): DateFound {
  const period = dayPeriod(year, month, day);
  return { end, date: period?.from, period, unsure: period === undefined };
}

function monthFound(end: number, year: number, month: number): DateFound {
  return { end, date: monthText(year, month), period: monthsPeriod(year, month), unsure: false };
}
