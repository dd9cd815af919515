import { isDay, writeDay, daysInMonth } from "../../../calendar/day.ts";
import type { TableCell } from "./table-cells.ts";
import { yearIn } from "./table-figure.ts";
import { compact } from "./table-words.ts";

/** The period that a statement is of: up to the end of a month of a year, a whole year where that is the twelfth. */
export interface TablePeriod {
  readonly year: number;
  readonly month: number;
}

/** What the figures of a column are of. */
export type ColumnTime =
  | { readonly kind: "year"; readonly year: number; readonly forecast?: boolean }
  | { readonly kind: "relative"; readonly which: "this" | "last" | "closing" | "opening" }
  /** One of three years, so many before the last of them. */
  | { readonly kind: "back"; readonly years: number }
  /** A month, a quarter, or any other part of a year. */
  | { readonly kind: "part" };

const YEAR = "((?:19[5-9]|20\\d)\\d)";
const OTHER_DAYS =
  /(?:打印|制表|填表|填报|审核|报送|生成|导出|上报|签发|出具|报告)(?:日期|时间|日)/;
const WHOLE_YEAR = new RegExp(`${YEAR}(?:年度|会计年度|财年|年1-12月|年1月-12月|年全年)`);
const DAY = new RegExp(
  `${YEAR}(?:年(\\d{1,2})月(\\d{1,2})(?:日|(?!\\d))|[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d))`,
  "g",
);
const MONTHS = new RegExp(`${YEAR}年(?:1月?-)?(\\d{1,2})月`);
const QUARTER = new RegExp(`${YEAR}年第?([1-4一二三四])季度`);
const HALF = new RegExp(`${YEAR}年上半年`);
const PLAIN_YEAR = new RegExp(`(?<!\\d)${YEAR}年(?!\\d|[上下第])`);

/** The period that a title states; `undefined` where it states none, or several years. */
export function periodIn(text: string): TablePeriod | undefined {
  const words = chineseYears(compact(text));
  const years = new Set(
    [...words.matchAll(new RegExp(`(?<!\\d)${YEAR}(?!\\d)`, "g"))].map(([year]) => year),
  );
  if (OTHER_DAYS.test(words) || years.size !== 1) return undefined;
  const whole = WHOLE_YEAR.exec(words);
  if (whole) return { year: Number(whole[1]), month: 12 };
  const day = [...words.matchAll(DAY)].at(-1);
  if (day) {
    const [year, month, date] = partsOf(day);
    const closing = isDay(writeDay(year, month, date)) && date === daysInMonth(year, month);
    return closing ? { year, month } : undefined;
  }
  const months = MONTHS.exec(words);
  if (months) return { year: Number(months[1]), month: Number(months[2]) };
  const quarter = QUARTER.exec(words);
  if (quarter) {
    const count = "一二三四".indexOf(quarter[2] ?? "") + 1 || Number(quarter[2]);
    return { year: Number(quarter[1]), month: count * 3 };
  }
  const half = HALF.exec(words);
  if (half) return { year: Number(half[1]), month: 6 };
  const plain = PLAIN_YEAR.exec(words);
  return plain ? { year: Number(plain[1]), month: 12 } : undefined;
}

const THIS =
  /^(?:本年度?|本期|当年|当期|今年)(?:金额|数额?|发生额|累计|累计金额|累计数|累计发生额|实际|实际数|数据)?$/;
const LAST =
  /^(?:上年度?|上期|去年|上年同期|上期同期|去年同期)(?:金额|数额?|发生额|累计|累计金额|累计数|累计发生额|实际|实际数|数据)?$/;
const CLOSING = /^(?:期末|年末|本期末|本年末|期末时)(?:余额|数额?|金额|数)?$/;
const OPENING = /^(?:期初|年初|上年年末|上年末|上期末|年初时)(?:余额|数额?|金额|数)?$/;
const PART =
  /(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|数|发生额|金额)?$|季度|上半年|下半年|本月|当月|\d+-\d+月/;
const FORECAST = /预计|预算|计划|预测|目标/;

/** What the figures under a head are of; `undefined` where it tells no time. */
export function timeIn(cell: TableCell): ColumnTime | undefined {
  const year = yearIn(cell);
  if (year !== undefined) return { kind: "year", year };
  if (cell.day !== undefined) return dated(cell.day);
  const words = chineseYears(compact(cell.text).replace(/\([^)]*\)/g, ""));
  if (THIS.test(words)) return { kind: "relative", which: "this" };
  if (LAST.test(words)) return { kind: "relative", which: "last" };
  const ordinal = /^第([一二三1-3])年度?$/.exec(words)?.[1];
  if (ordinal !== undefined)
    return { kind: "back", years: 3 - ("一二三".indexOf(ordinal) + 1 || Number(ordinal)) };
  if (CLOSING.test(words)) return { kind: "relative", which: "closing" };
  if (OPENING.test(words)) return { kind: "relative", which: "opening" };
  const day = new RegExp(DAY.source).exec(words);
  if (day) {
    return dated(writeDay(...partsOf(day)));
  }
  if (new RegExp(`^${YEAR}年?(?:度|1-12月|全年)`).test(words)) return yearTime(words);
  if (PART.test(words)) return { kind: "part" };
  return new RegExp(`^${YEAR}年`).test(words) ? yearTime(words) : undefined;
}

function partsOf([, year, month, date, otherMonth, otherDate]: RegExpExecArray): [
  number,
  number,
  number,
] {
  return [Number(year), Number(month ?? otherMonth), Number(date ?? otherDate)];
}

function yearTime(words: string): ColumnTime {
  const year = Number(words.slice(0, 4));
  if (/(?:期初|年初)/.test(words)) return { kind: "year", year: year - 1 };
  return { kind: "year", year, ...(FORECAST.test(words) && { forecast: true }) };
}

function dated(day: string): ColumnTime | undefined {
  if (!isDay(day)) return undefined;
  const year = Number(day.slice(0, 4));
  if (day.endsWith("12-31")) return { kind: "year", year };
  return day.endsWith("01-01") ? { kind: "year", year: year - 1 } : { kind: "part" };
}

const DIGITS = "零一二三四五六七八九";

/** 二零二五年 written in digits. */
function chineseYears(words: string): string {
  return words.replace(/([一二][零九][零一二三四五六七八九]{2})(?=年)/g, (year) =>
    [...year].map((one) => String(DIGITS.indexOf(one))).join(""),
  );
}
