import type { Quantity } from "../../units/quantity.ts";
import { yearOf, fiscalYears } from "../../calendar/fiscal-year.ts";
import type { Day } from "../../calendar/day.ts";
import { smallWhole } from "./small-whole.ts";

/** A year, some years together, or a part of a year, as a message says it. */
export interface SaidYears {
  readonly start: number;
  readonly end: number;
  /** First and last fiscal year; `undefined` where a part of a year is said. */
  readonly years: readonly [from: number, to: number] | undefined;
  /** The year that a part of one belongs to. */
  readonly partOf?: number;
  readonly unsure: boolean;
}

/** Words that make 三年 a length of doing something, not the last three years. */
const LENGTH_BEFORE =
  /(?:[干做开办成立满从事经营注册续租贷深耕快已有够]了?|期限?为?|经验|专注)(?:约|大概|将近|快|也)?$/;
const LENGTH_AFTER = /^(?:期(?![末初间])|$|[半多了以前后,。;!? ]|的?(?:经验|历史|时间|租期|期限))/;
/** Behind a number of years, what a figure of the year so long ago is told with. */
const AGO =
  /^(?:之|以)?前(?:的|我们|公司|厂里?)*(?:年?收入|营收|销售|营业|卖|研发|净利|利润|资产|职工|员工|人)[^,，。;；\d]{0,6}[\d一二两三四五六七八九十]/;
const LIST_BEFORE = /(?:^|[,，、;；。\s万亿元%])$/;

/** The years that a quantity says; `undefined` where it says none. */
export function saidYears(
  quantity: Quantity,
  folded: string,
  today: Day,
  spoken: readonly SaidYears[],
): SaidYears | undefined {
  const { kind, start, end, period, unsure } = quantity;
  if (kind === "year" || kind === "period") {
    const from = smallWhole(quantity.low);
    const to = smallWhole(quantity.high);
    if (from !== undefined && to !== undefined) return { start, end, years: [from, to], unsure };
    if (!period) return undefined;
    const whole = period.from.endsWith("-01-01") && period.to.endsWith("-12-31");
    const years = [yearOf(period.from), yearOf(period.to)] as const;
    return whole
      ? { start, end, years, unsure }
      : { start, end, years: undefined, partOf: years[0], unsure };
  }
  if (kind !== "duration" || quantity.unit !== "年") return undefined;
  return (
    yearsAgo(quantity, folded, today) ??
    lastYears(quantity, folded, today) ??
    shortYear(quantity, folded, today, spoken)
  );
}

/** 两年前 said of what a figure follows for; of founding and the like it is a length of time. */
function yearsAgo(
  { start, end, value, approximate }: Quantity,
  folded: string,
  today: Day,
): SaidYears | undefined {
  const count = smallWhole(value);
  if (count === undefined || count < 1 || count > 9 || approximate) return undefined;
  if (!AGO.test(folded.slice(end))) return undefined;
  const year = yearOf(today) - count;
  return { start, end, years: [year, year], unsure: true };
}

/** 三年 said of figures: the last three closed years. */
function lastYears(
  { start, end, value, approximate }: Quantity,
  folded: string,
  today: Day,
): SaidYears | undefined {
  const count = smallWhole(value);
  if (count === undefined || count < 2 || count > 5 || approximate) return undefined;
  if (LENGTH_BEFORE.test(folded.slice(Math.max(0, start - 6), start))) return undefined;
  if (LENGTH_AFTER.test(folded.slice(end, end + 4))) return undefined;
  const years = fiscalYears(today, count);
  return { start, end, years: [years[0] ?? 0, years.at(-1) ?? 0], unsure: false };
}

/** 24年 in 23年3000，24年3600: a year next to one that was said. */
function shortYear(
  { start, end, value }: Quantity,
  folded: string,
  today: Day,
  spoken: readonly SaidYears[],
): SaidYears | undefined {
  const short = smallWhole(value);
  if (short === undefined || short < 10 || short > 99) return undefined;
  if (!LIST_BEFORE.test(folded.slice(Math.max(0, start - 1), start))) return undefined;
  const year = 2000 + short;
  const near = spoken.some(({ years }) => years && Math.abs(years[1] - year) <= 5);
  if (!near || year > yearOf(today) + 1 || /^[了多以]/.test(folded.slice(end, end + 1)))
    return undefined;
  return { start, end, years: [year, year], unsure: false };
}
