import { readLastDay, readMonthDay, readNumericDate } from "./date-reader.ts";
import { readDaysAway } from "./days-away.ts";
import { matchAt, textBefore } from "./folded-text.ts";
import { dayPeriod, monthsPeriod, monthText, yearPeriod, type Period } from "./period.ts";
import { ratio } from "./rational.ts";
import { smallNumber } from "./small-number.ts";
import type { PeriodToken } from "./token.ts";
import { fullYear, readYear, type PeriodContext } from "./year-reader.ts";

/** Characters at which a period may begin. */
const STARTERS =
  "0123456789零一二两三四五六七八九十廿卅FQqHh第民前去上旧今本明后下大最近过这连再昨";
const NEAR_STARTERS = "上本这下大前昨今明后";
const YEAR = "((?:19|20)\\d\\d|\\d\\d|[一二][零九][零一二三四五六七八九]{2})";
const YEAR_RANGE = new RegExp(
  `${YEAR} *(?:财年|年度|年)? *(?:-{1,2}|~|到|至) *${YEAR} *(财年|年度|年|这?[两三四五]年)?`,
  "y",
);
const LISTED_YEAR =
  /(\d{4}|\d\d)(?= *[、,/和及跟与] *(\d{4}|\d\d)(?: *[、,/和及跟与] *(?:\d{4}|\d\d)){0,4} *(?:财年|年度|年|[两三四五]年))/y;
const SPAN =
  /(?:最?近|过去|前|这|连续|最后)(?:的)? *([一二两三四五]|\d) *(?:个)? *(?:完整)?(?:会计|纳税|财务)?年(?:度)?(?!前|以前|内新|多|半)/y;
const MONTHS =
  /(\d{1,2}|[一二三四五六七八九十]{1,2}) *(?:月)?(?:份)? *(?:-|~|到|至) *(\d{1,2}|[一二三四五六七八九十]{1,2}) *月(?:份)?/y;
const QUARTER = /(?:第? *([一二三四1-4]) *(?:个)?季度|[Qq]([1-4])(?![\dA-Za-z]))/y;
const FIRST_QUARTERS = /前 *([二两三23]) *(?:个)?季度/y;
const HALF = /([上下])半年(?:度)?|[Hh]([12])(?![\dA-Za-z])/y;
const NEAR_MONTH =
  /(上上个?月|上个?月|本月|这个月|下个?月)(?:份)?(?: *(\d{1,2}|[一二三四五六七八九十]{1,3}) *[日号])?/y;
const NEAR_DAY = /(大前天|前天|前日|昨天|昨日|今天|今日|明天|明日|后天|后日|大后天)/y;
const MONTH_OFFSET = new Map([
  ["上上", -2],
  ["上", -1],
  ["本", 0],
  ["这", 0],
  ["下", 1],
]);
const DAY_OFFSET = new Map([
  ["大前", -3],
  ["前", -2],
  ["昨", -1],
  ["今", 0],
  ["明", 1],
  ["后", 2],
  ["大后", 3],
]);

/** Reads the year, date or period that begins at `index`; `undefined` where none does. */
export function readPeriod(
  folded: string,
  index: number,
  context: PeriodContext,
): PeriodToken | undefined {
  const character = folded.charAt(index);
  if (!STARTERS.includes(character)) return undefined;
  if (/\d/.test(character) && /[\d.]/.test(folded.charAt(index - 1))) return undefined;
  return (
    readNumeric(folded, index, context) ??
    readYearRange(folded, index, context) ??
    readListedYear(folded, index, context) ??
    readSpan(folded, index, context) ??
    readWithYear(folded, index, context) ??
    readPart(folded, index, undefined, context) ??
    readNear(folded, index, context)
  );
}

function token(
  start: number,
  end: number,
  parts: Partial<PeriodToken> & Pick<PeriodToken, "kind">,
): PeriodToken {
  const open = { value: undefined, years: undefined, date: undefined, period: undefined };
  return { type: "period", start, end, ...open, unsure: false, ...parts };
}

/** 2026.6.15, 2026-06; 5天前; 20日 in 7月10日到20日. */
function readNumeric(
  folded: string,
  index: number,
  { today, previous }: PeriodContext,
): PeriodToken | undefined {
  const found =
    readDaysAway(folded, index, today) ??
    readNumericDate(folded, index, today) ??
    readLastDay(folded, index, previous?.type === "period" ? previous : undefined);
  return found && token(index, found.end, { ...found, kind: "date" });
}

function yearsToken(
  start: number,
  end: number,
  first: number,
  last: number,
  unsure = false,
): PeriodToken {
  const one = first === last;
  return token(start, end, {
    kind: "year",
    value: one ? ratio(BigInt(first)) : undefined,
    years: [first, last],
    date: one ? String(first) : undefined,
    period: yearPeriod(first, last),
    unsure,
  });
}

/** 2023-2025年, 23到25年, 23到25三年, 2023至2025. */
function readYearRange(
  folded: string,
  index: number,
  { today }: PeriodContext,
): PeriodToken | undefined {
  const match = matchAt(YEAR_RANGE, folded, index);
  if (!match) return undefined;
  const [words, from = "", to = "", suffix] = match;
  const end = index + words.length;
  if (suffix === undefined) {
    if (from.length < 4 || to.length < 4) return undefined;
    if (/^(?:[\d.]| *[万亿元%人个项千百wW月])/.test(folded.slice(end, end + 3))) return undefined;
  }
  const first = smallYear(from, today);
  const last = smallYear(to, today);
  if (first >= last || last - first > 60) return undefined;
  return yearsToken(index, end, first, last);
}

function smallYear(digits: string, today: string | undefined): number {
  const number = Number([...digits].map((each) => smallNumber(each) ?? 0).join(""));
  return fullYear(number, today);
}

/** 23 in 23、24、25年. */
function readListedYear(
  folded: string,
  index: number,
  { today }: PeriodContext,
): PeriodToken | undefined {
  const match = matchAt(LISTED_YEAR, folded, index);
  if (!match) return undefined;
  const year = smallYear(match[1] ?? "", today);
  if (Math.abs(smallYear(match[2] ?? "", today) - year) !== 1) return undefined;
  return yearsToken(index, index + match[0].length, year, year);
}

/** 近三年: the last closed years before today. */
function readSpan(folded: string, index: number, context: PeriodContext): PeriodToken | undefined {
  const match = matchAt(SPAN, folded, index);
  if (!match || /[提目以之]/.test(folded.charAt(index - 1))) return undefined;
  const count = smallNumber(match[1] ?? "") ?? 0;
  const short = /^(?:前|近|这)/.test(match[0]) && count === 1 && !match[0].startsWith("近");
  if (count === 0 || count > 5 || short) return undefined;
  const last = context.today === undefined ? undefined : Number(context.today.slice(0, 4)) - 1;
  const years = last === undefined ? undefined : ([last - count + 1, last] as const);
  const period: Period | undefined = years && { ...yearPeriod(...years), grain: "span" };
  return token(index, index + match[0].length, {
    kind: "period",
    value: ratio(BigInt(count)),
    years,
    period,
  });
}

/** A year, alone or with a month, day, quarter or half behind it. */
function readWithYear(
  folded: string,
  index: number,
  context: PeriodContext,
): PeriodToken | undefined {
  const found = readYear(folded, index, context);
  if (!found) return undefined;
  const { year, end, unsure } = found;
  const at = end + (/^ *的?/.exec(folded.slice(end, end + 3))?.[0].length ?? 0);
  const part = readPart(folded, at, { year }, context);
  if (part) return { ...part, start: index, unsure: part.unsure || unsure };
  if (year === undefined) return token(index, end, { kind: "year", unsure });
  return yearsToken(index, end, year, year, unsure);
}

/**
 * A month, day, quarter or half at `index`. `said` holds the year said before it; without one, months
 * and longer parts are taken for those of the year spoken of, else for the last that has begun.
 */
function readPart(
  folded: string,
  index: number,
  said: { readonly year: number | undefined } | undefined,
  context: PeriodContext,
): PeriodToken | undefined {
  const months = readMonths(folded, index);
  if (months) {
    const year = said ? said.year : likelyYear(months.first, context);
    const period = year === undefined ? undefined : monthsPeriod(year, months.first, months.last);
    const one = months.first === months.last;
    const date = year !== undefined && one ? monthText(year, months.first) : undefined;
    return token(index, months.end, { kind: "period", period, date, unsure: !said });
  }
  const found = readMonthDay(folded, index, said?.year);
  if (!found) return undefined;
  const whole = found.date?.length === 4 || found.period?.grain === "month";
  if (!whole) return token(index, found.end, { ...found, kind: "date" });
  const year = said ? said.year : likelyYear(found.month, context);
  if (year === undefined)
    return token(index, found.end, { kind: "period", date: found.date ?? undefined });
  return token(index, found.end, {
    kind: "period",
    date: monthText(year, found.month),
    period: monthsPeriod(year, found.month),
    unsure: !said,
  });
}

function readMonths(
  folded: string,
  index: number,
): { first: number; last: number; end: number } | undefined {
  const range = matchAt(MONTHS, folded, index);
  const first = smallNumber(range?.[1] ?? "");
  const last = smallNumber(range?.[2] ?? "");
  if (
    range &&
    first !== undefined &&
    last !== undefined &&
    first >= 1 &&
    first < last &&
    last <= 12
  ) {
    return { first, last, end: index + range[0].length };
  }
  const quarters = matchAt(FIRST_QUARTERS, folded, index);
  if (quarters) {
    return {
      first: 1,
      last: (smallNumber(quarters[1] ?? "") ?? 1) * 3,
      end: index + quarters[0].length,
    };
  }
  const quarter = matchAt(QUARTER, folded, index);
  if (quarter) {
    const last = (smallNumber(quarter[1] ?? quarter[2] ?? "") ?? 1) * 3;
    return { first: last - 2, last, end: index + quarter[0].length };
  }
  const half = matchAt(HALF, folded, index);
  if (!half) return undefined;
  const second = half[1] === "下" || half[2] === "2";
  return { first: second ? 7 : 1, last: second ? 12 : 6, end: index + half[0].length };
}

/** The year of a month said without one. */
function likelyYear(month: number, { today, lastYear }: PeriodContext): number | undefined {
  if (lastYear !== undefined || today === undefined) return lastYear;
  const year = Number(today.slice(0, 4));
  return month <= Number(today.slice(5, 7)) ? year : year - 1;
}

/** 上个月, 本月10日, 昨天. */
function readNear(
  folded: string,
  index: number,
  { today }: PeriodContext,
): PeriodToken | undefined {
  if (!NEAR_STARTERS.includes(folded.charAt(index))) return undefined;
  const near = matchAt(NEAR_MONTH, folded, index);
  const [year = 0, month = 0, day = 0] = (today ?? "").split("-").map(Number);
  if (near) {
    if (/[以加早晚]/.test(textBefore(folded, index, 1))) return undefined;
    const end = index + near[0].length;
    if (today === undefined) return token(index, end, { kind: "period" });
    const offset = MONTH_OFFSET.get(/^上上|^./.exec(near[0])?.[0] ?? "") ?? 0;
    const moved = new Date(Date.UTC(year, month - 1 + offset, 1));
    const [y, m] = [moved.getUTCFullYear(), moved.getUTCMonth() + 1];
    const dayOfMonth = near[2] === undefined ? undefined : smallNumber(near[2]);
    if (dayOfMonth === undefined) {
      return token(index, end, {
        kind: "period",
        date: monthText(y, m),
        period: monthsPeriod(y, m),
      });
    }
    const period = dayPeriod(y, m, dayOfMonth);
    return token(index, end, { kind: "date", date: period?.from, period });
  }
  const word = matchAt(NEAR_DAY, folded, index);
  if (!word || /[目当之以此今如说证]/.test(textBefore(folded, index, 1))) return undefined;
  const end = index + word[0].length;
  if (today === undefined) return token(index, end, { kind: "date" });
  const offset = DAY_OFFSET.get(word[0].slice(0, -1)) ?? 0;
  const moved = new Date(Date.UTC(year, month - 1, day + offset));
  const period = dayPeriod(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
  return token(index, end, { kind: "date", date: period?.from, period });
}
