import { addDays, addMonths, isDay, type Day } from "../../../calendar/day.ts";
import type { Statement } from "../../../profile/reading/statement.ts";
import { smallNumber } from "../../../units/small-number.ts";
import { readQuantities } from "../../../units/quantities.ts";

/** Before a length of time. */
const LATER = /(?:推|推迟|晚|延|延后|延迟|往后|拖|缓|等|过)(?:个|了|上|到|再)*$/;
const EARLIER = /(?:提前|提早|早|往前|赶前)(?:个|了|上|报)*$/;
/** Behind a length of time. */
const AFTER = /^(?:以后|之后|后)/;
/** A day of the month by itself: 20号交. */
const DAY_ALONE =
  /(?<![\d月第一二三四五六七八九十])(\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*[号日](?!人|员工|文|令|公告)/;
const FILES = /交|报|提交|填/;

/**
 * What was said before with the day of filing in place that a text moves it to: 那推一天, 20号交. A day
 * without a month is of the month of the day before; where none was said, today is moved.
 */
export function movedDay(
  text: string,
  today: Day,
  known: readonly Statement[],
): readonly Statement[] | undefined {
  if (known.length === 0) return undefined;
  const quantities = readQuantities(text, { today });
  if (quantities.some(({ date }) => date !== undefined)) return undefined;
  const before = known.find(({ fact }) => fact === "filingDay");
  const base = before?.value.kind === "date" ? before.value.from : today;
  const alone = DAY_ALONE.exec(text);
  const day =
    (alone && (before || FILES.test(text)) ? inMonth(base, alone[1] ?? "") : undefined) ??
    shifted(base, text, quantities);
  if (day === undefined) return undefined;
  const filing: Statement = {
    fact: "filingDay",
    value: { kind: "date", from: day, to: day },
    yearSaid: false,
    forecast: false,
    hypothetical: false,
    unitSaid: true,
    words: text,
    start: 0,
    end: text.length,
  };
  return before ? known.map((one) => (one === before ? filing : one)) : [...known, filing];
}

function inMonth(base: Day, words: string): Day | undefined {
  const number = /^\d+$/.test(words) ? Number(words) : smallNumber(words);
  const day = `${base.slice(0, 8)}${String(number ?? 0).padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

function shifted(
  base: Day,
  text: string,
  quantities: ReturnType<typeof readQuantities>,
): Day | undefined {
  const [length, ...others] = quantities.filter(({ kind }) => kind === "duration");
  if (length?.value?.d !== 1n || others.length > 0) return undefined;
  const passed = length.words.startsWith("过");
  if (length.approximate && !passed) return undefined;
  const before = text.slice(0, length.start);
  const later =
    (passed && FILES.test(text)) ||
    LATER.test(before) ||
    (AFTER.test(text.slice(length.end)) && FILES.test(text));
  const sign = EARLIER.test(before) ? -1 : later ? 1 : 0;
  if (sign === 0) return undefined;
  const count = sign * Number(length.value.n);
  if (length.unit === "天") return addDays(base, count);
  if (length.unit === "月") return addMonths(base, count);
  return length.unit === "年" ? addMonths(base, 12 * count) : undefined;
}
