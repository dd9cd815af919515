import { isDay, writeDay } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { readOrdinal } from "../clauses/ordinal.ts";

/** A day as a document writes it, with its offsets in the text. */
interface WrittenDay {
  day: Day;
  start: number;
  end: number;
}

/** Source of a regular expression for a day as documents write it in running text. */
export const DAY_FORM =
  "(?:\\d{4} *年 *\\d{1,2} *月 *\\d{1,2} *日|[〇○Ｏ零一二三四五六七八九]{4} *年 *[元一二三四五六七八九十]{1,3} *月 *[一二三四五六七八九十]{1,3} *日)";
const RUNNING = new RegExp(DAY_FORM, "g");
const NUMERIC = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const DIGITS = "零一二三四五六七八九";

/** All days written with 年月日 in a text, in order; a day that the calendar does not have is none. */
export function readDays(text: string): WrittenDay[] {
  return [...text.matchAll(RUNNING)].flatMap((found) => {
    const parts = found[0].split(/ *[年月日] */);
    const [year, month, date] = [
      readYear(parts[0] ?? ""),
      readOrdinal((parts[1] ?? "").replace("元", "一")),
      readOrdinal(parts[2] ?? ""),
    ];
    return written(year, month, date, found);
  });
}

/** Reads the one day of a field such as 成文日期, in figures or with 年月日; `undefined` when there is none. */
export function readFieldDay(text: string): Day | undefined {
  const [running] = readDays(text);
  if (running) return running.day;
  return [...text.matchAll(NUMERIC)].flatMap((found) =>
    written(Number(found[1]), Number(found[2]), Number(found[3]), found),
  )[0]?.day;
}

function written(
  year: number | undefined,
  month: number | undefined,
  date: number | undefined,
  found: RegExpMatchArray,
): WrittenDay[] {
  if (year === undefined || month === undefined || date === undefined) return [];
  if (year < 1949 || month > 12 || date > 31) return [];
  const day = writeDay(year, month, date);
  const start = found.index ?? 0;
  return isDay(day) ? [{ day, start, end: start + found[0].length }] : [];
}

function readYear(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  const digits = [...text.replace(/[〇○Ｏ]/g, "零")].map((char) => DIGITS.indexOf(char));
  return digits.length === 4 && !digits.includes(-1) ? Number(digits.join("")) : undefined;
}
