import { addDays, addMonths, daysInMonth, type Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import { spanOf } from "../../calendar/day-span.ts";
import type { Quantity } from "../../units/quantity.ts";
import type { Rational } from "../../units/rational.ts";
import type { FactDefinition } from "../fact-definition.ts";
import { dayCue, endCue, sinceCue, speaksOfTitle } from "./date-cues.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { Doubt, ReadingContext, Statement } from "./statement.ts";
import { toldStatement } from "./told.ts";

/** Facts whose day follows from how long ago it was. */
const SINCE = new Set([
  "regDate",
  "openDate",
  "spaceOpened",
  "hnteCertDate",
  "regionTechSmeDate",
  "aboveScaleDate",
]);
/** Of these, those that never end. */
const FOUNDED = new Set(["regDate", "openDate"]);
/** Facts whose day is to come. */
const AHEAD = new Set(["filingDay", "hnteExpiry"]);
/** All that may stand beside a day that answers a question without any name. */
const ONLY_DAY =
  /^(?:我们|公司|咱们?|企业|厂|大概|应该|好像|差不多|记得|那个?|是|就是|在|于|就|才|刚刚?|正好|刚好|满|已经|有|快|都|到现在|份|初|底|末|左右|前后|那年|那会儿?|时候|注册|成立|登记|开|办|拿|领|发|批|下来?|执照|证书?|营业|干|做|的|了|吧|呢|啊|哦|嘛|[\d一二两三四五六七八九十零半]+个?[年月]|[:\s、"“”])*$/;
const INCIDENT = "incidentDate";
/** A day (@) alone, said of what happened: 去年7月的事. */
const OF_INCIDENT =
  /^(?:是|就是|好像|大概|应该)*@(?:份|左右|前后|那会儿?)*(?:的|出的)?(?:那个?)?事[儿情]?[吧了啊]*$/;
/** Behind a length of time: whether it does, which takes it for granted: 成立10个月够吗. */
const OF_VERDICT = /够|行|能|可以|符合|达标|成(?!立)|算|合格/;
const JUST = /刚|正好/;
const NEAR = 8;
const MOST_MONTHS = 1200;
/** Before this day no enterprise of today was founded. */
const LONG_AGO = "1900-01-01";

/** Reads the days that a message gives: 2018年5月注册的, 成立三年半了. */
export function dateStatements(message: Message, context: ReadingContext): Statement[] {
  const { dates, spelled, wider } = withYears(message);
  const days = dates.flatMap((date) => {
    if (spelled.has(date)) return [];
    const whole = wider.get(date);
    const of =
      date.date === undefined
        ? undefined
        : ((whole && factOf(message, whole, context)) ?? factOf(message, date, context));
    const fact = of && AHEAD.has(of.id) && isWhether(message, date) ? undefined : of;
    const span = fact && spanOf(inYear(date, fact, context.today));
    if (!fact || !span) return [];
    const wide = date.date?.length === 4;
    if (wide && figureBehind(message, date)) return [];
    if (isAsked(message, date) || isOfCounted(message, date)) return [];
    return statement(message, date, fact, span, doubtOf(date)) ?? [];
  });
  const instead = new Set<number>();
  const lengths = message.figures.flatMap((said) => {
    if (said.kind !== "duration") return [];
    const length = justFull(message, said);
    const stop = message.folded.slice(length.end).search(/[,，。；;]|$/) + length.end;
    const behind = message.folded.slice(length.end, stop);
    if (/[吧吗么没不?？]$/.test(behind) && !OF_VERDICT.test(behind)) return [];
    const fact = factOf(message, length, context);
    const span = fact && SINCE.has(fact.id) ? ago(length, context.today) : undefined;
    const then = fact && length !== said ? fullThen(message, length) : undefined;
    if (fact && span && then?.date !== undefined) {
      // The month is that of the founding only where it lies as long ago as is said.
      if (then.date === span.to.slice(0, 7)) return [];
      instead.add(then.start);
      const before = ago(length, spanOf(then.date)?.to ?? context.today);
      return (before && statement(message, length, fact, before, "year")) ?? [];
    }
    return (fact && span && statement(message, length, fact, span)) ?? [];
  });
  return [...days.filter(({ start }) => !instead.has(start)), ...lengths];
}

/** Between a year or a month and the day in it that is told next: 2021年底成立，12月28号. */
const NEXT =
  /^(?:份|初|底|末|年初|年底|年末|[的才刚就是在]|成立|注册|登记|开业|开|办)*[,，。\s]+(?:具体|准确|确切)?(?:是|在|就是|那年)?$/;

/** The days of a message, one without a year in the year or month told right before it, which then tells nothing else. */
function withYears({ dates, folded }: Message): {
  readonly dates: readonly Quantity[];
  /** Years and months that were told with a day in them. */
  readonly spelled: ReadonlySet<Quantity>;
  /** Those, by the days that were told with them. */
  readonly wider: ReadonlyMap<Quantity, Quantity>;
} {
  const spelled = new Set<Quantity>();
  const wider = new Map<Quantity, Quantity>();
  const full = dates.map((one, at) => {
    const wide = dates[at - 1];
    const { date = "" } = one;
    if (wide?.date === undefined || !/^--\d\d-/.test(date) || !/^\d{4}(?:-\d\d)?$/.test(wide.date))
      return one;
    const within = `${wide.date.slice(0, 4)}${date.slice(1)}`;
    if (!within.startsWith(wide.date) || !NEXT.test(folded.slice(wide.end, one.start))) return one;
    spelled.add(wide);
    const start = wide.start;
    const told = { ...one, date: within, start, words: folded.slice(start, one.end) };
    wider.set(told, wide);
    return told;
  });
  return { dates: full, spelled, wider };
}

/** Whether it is asked if something has to be filed on a day: 3月15日之前要交材料吗. */
function isWhether({ folded }: Message, { end }: Quantity): boolean {
  return /^(?:之?前|以前|前后|左右)?[^,，。;；\d]{0,6}(?:要|(?<!来)得(?!及)|必须|需要|该|是不是|是否|截止)[^,，。;；]{0,10}[吗么?？]/.test(
    folded.slice(end),
  );
}

/** 刚满一年 is that long, and no longer. */
function justFull({ folded }: Message, length: Quantity): Quantity {
  const { start, value, low, words } = length;
  const just = JUST.test(folded.slice(Math.max(0, start - 3), start)) || JUST.test(words);
  if (just && value && low && !length.high) return { ...length, high: value };
  // Who counts months says how many are full, and that the next is not.
  const full = value && low && !length.high && length.unit === "月";
  return full ? { ...length, high: value.add(1n), highIncluded: false } : length;
}

/** The month right before a length, in which it was full: 21年11月刚满一年. */
function fullThen({ dates, folded }: Message, { start }: Quantity): Quantity | undefined {
  return dates.find(
    ({ end, date }) =>
      date?.length === 7 &&
      end <= start &&
      /^(?:份|的时候|那会儿?|就|才|刚|刚好|正好|满)*$/.test(folded.slice(end, start)),
  );
}

function doubtOf({ date }: Quantity): Doubt | undefined {
  if (date?.startsWith("--")) return "year";
  return date?.length === 4 ? "scope" : undefined;
}

/** A day or month said without a year: the next one of what is to come, the last one of what has been. */
function inYear(said: Quantity, { id }: FactDefinition, today: Day): string {
  const { date = "", unsure } = said;
  // A month without a year was taken for the last that has begun.
  const guessed = unsure && date.length === 7 && AHEAD.has(id) && date < today.slice(0, 7);
  if (guessed) return `${String(yearOf(date) + 1)}${date.slice(4)}`;
  if (!date.startsWith("--")) return date;
  const year = yearOf(today);
  const day = date.slice(2);
  const past = day < today.slice(5, 5 + day.length);
  const ahead = day > today.slice(5, 5 + day.length);
  if (AHEAD.has(id)) return `${String(past ? year + 1 : year)}-${day}`;
  return `${String(ahead ? year - 1 : year)}-${day}`;
}

/** Whether a year is the year of a figure in its clause. */
function figureBehind({ figures, folded }: Message, { end }: Quantity): boolean {
  const stop = end + folded.slice(end).search(/[,，。；;]|$/);
  return figures.some(({ start }) => start >= end && start < stop);
}

/** Whether a day is what is asked, which tells nothing: 去年成立的？ */
function isAsked({ folded }: Message, { end }: Quantity): boolean {
  return /^(?:才|就|刚)?(?:注册|登记|成立|开业)?的?(?:吗|么)?[?？]/.test(folded.slice(end));
}

/** Companies that are counted, before what some day was of them: 其中1家高企是2022年认定的. */
const COUNTED = /[\d一两二三四五六七八九十几]家(?!公司|企业)[^,，。;；\s]*$/;

/** Whether a day is of others that are counted in its clause. */
function isOfCounted({ folded }: Message, { start }: Quantity): boolean {
  return COUNTED.test(folded.slice(0, start));
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

function statement(
  message: Message,
  { start, end, unsure }: Quantity,
  fact: FactDefinition,
  { from, to }: Span,
  doubt?: Doubt,
): Statement | undefined {
  const value = { kind: "date", from, to } as const;
  return toldStatement(message, fact, value, start, end, doubt ?? (unsure ? "year" : undefined));
}

/** The fact named nearest in the clause of a day, before it or behind; else what its words tell, or what was asked. */
function factOf(
  message: Message,
  day: Quantity,
  { vocabulary, asked, within, today }: ReadingContext,
): FactDefinition | undefined {
  const { folded, mentions } = message;
  const [sentence, stop] = sentenceAt(message, day.start);
  const from = sentence + folded.slice(sentence, day.start).search(/[^,，\s]*$/);
  const to = day.end + (/^[^,，\s]*/.exec(folded.slice(day.end, stop))?.[0].length ?? 0);
  const named = mentions
    .filter(({ start, end, covered }) => !covered && start >= from && end <= to)
    .flatMap(({ start, end, facts }) => {
      const fact = facts.find(({ kind }) => kind === "date");
      const distance = start >= day.end ? start - day.end : day.start - end;
      return fact && distance >= 0 && distance <= NEAR ? [{ fact, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance)[0];
  const words = {
    before: folded.slice(from, day.start),
    said: day.words,
    behind: folded.slice(day.end, to),
    sentence: folded.slice(sentence, to),
  };
  const founded = named !== undefined && FOUNDED.has(named.fact.id);
  const ends = founded ? undefined : endCue(words, within);
  if (ends !== undefined) return vocabulary.definitions.get(ends);
  if (named) return named.fact;
  const cue = day.date === undefined ? sinceCue(words, within) : dayCue(words, day.date, within);
  if (cue !== undefined) return vocabulary.definitions.get(cue);
  const fact = asked && vocabulary.definitions.get(asked.fact);
  if (fact?.id === INCIDENT && OF_INCIDENT.test(`${words.before}@${words.behind}`)) return fact;
  if (fact?.kind !== "date" || !ONLY_DAY.test(words.before) || !ONLY_DAY.test(words.behind))
    return undefined;
  if (FOUNDED.has(fact.id) && speaksOfTitle(words.before + words.behind)) return undefined;
  const ahead = day.period !== undefined && day.period.from > today && !AHEAD.has(fact.id);
  return ahead ? undefined : fact;
}

/** The days that lie as long ago as `length` says; a round length leaves the whole month open. */
function ago({ low, high, unit, highIncluded }: Quantity, today: Day): Span | undefined {
  const [least, most] = [monthsOf(low, unit), monthsOf(high, unit)];
  if (most !== undefined && most > MOST_MONTHS) return undefined;
  const to = addMonths(today, -(least ?? 0));
  if (most === undefined) return least === undefined ? undefined : { from: LONG_AGO, to };
  const from = addMonths(today, -most);
  const counted = unit === "月" && !highIncluded;
  if (least !== most) return { from: counted ? addDays(from, 1) : from, to };
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const first = `${from.slice(0, 8)}01`;
  return { from: first, to: `${from.slice(0, 8)}${String(daysInMonth(year, month))}` };
}

function monthsOf(length: Rational | undefined, unit: string | undefined): number | undefined {
  if (!length || (unit !== "年" && unit !== "月")) return undefined;
  const months = unit === "年" ? length.mul(12n) : length;
  return months.s < 0n ? undefined : Number(months.n / months.d);
}
