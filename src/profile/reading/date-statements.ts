import { addMonths, daysInMonth, type Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import { spanOf } from "../../calendar/day-span.ts";
import type { Quantity } from "../../units/quantity.ts";
import type { Rational } from "../../units/rational.ts";
import type { FactDefinition } from "../fact-definition.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { Doubt, ReadingContext, Statement } from "./statement.ts";
import { toldStatement } from "./told.ts";

/** Words near a day that tell which day it is, where no name does; facts by id. */
const CUES: readonly (readonly [words: RegExp, fact: string])[] = [
  [/罚|处罚|事故|通报/, "incidentDate"],
  [/(?:打算|准备|计划|想)[^,，]*(?:申报|报|提交|交材料)/, "filingDay"],
];
const ENDS = /到期|过期|期满|失效|有效期(?:到|至)/;
const CERTIFICATE = /高企|证/;
const OTHER_PAPER = /专利|签证|许可|专精特新|商标|合同|贷款|租/;
/** Words before and behind a day (@) on which the certificate was got. */
const GOT =
  /高企(?:证书?|资格)?(?:是|在|于)?@(?:份|才|刚|就)*(?:拿|评上|认定|发|批|下来|取得|办)|@(?:份|才|刚|就)*(?:拿|评上|取得|批|办)(?:了|到|下来?)?[^,，]{0,3}高企/;
/** Facts whose day follows from how long ago it was. */
const SINCE = new Set(["regDate", "openDate"]);
/** Facts whose day is to come. */
const AHEAD = new Set(["filingDay", "hnteExpiry"]);
const NEAR = 8;
const MOST_MONTHS = 1200;
/** Before this day no enterprise of today was founded. */
const LONG_AGO = "1900-01-01";

/** Reads the days that a message gives: 2018年5月注册的, 成立三年半了. */
export function dateStatements(message: Message, context: ReadingContext): Statement[] {
  const days = message.dates.flatMap((date) => {
    const fact = date.date === undefined ? undefined : factOf(message, date, context);
    const span = fact && spanOf(inYear(date.date ?? "", fact, context.today));
    if (!fact || !span) return [];
    const wide = date.date?.length === 4;
    if (wide && figureBehind(message, date)) return [];
    return statement(message, date, fact, span, doubtOf(date)) ?? [];
  });
  const lengths = message.figures.flatMap((length) => {
    if (length.kind !== "duration") return [];
    const stop = message.folded.slice(length.end).search(/[,，。；;]|$/) + length.end;
    if (/[吧吗么没不?？]$/.test(message.folded.slice(length.end, stop))) return [];
    const fact = factOf(message, length, context);
    const span = fact && SINCE.has(fact.id) ? ago(length, context.today) : undefined;
    return (fact && span && statement(message, length, fact, span)) ?? [];
  });
  return [...days, ...lengths];
}

function doubtOf({ date }: Quantity): Doubt | undefined {
  if (date?.startsWith("--")) return "year";
  return date?.length === 4 ? "scope" : undefined;
}

/** A day or month said without a year: the next one of what is to come, the last one of what has been. */
function inYear(date: string, { id }: FactDefinition, today: Day): string {
  if (!date.startsWith("--")) return date;
  const year = yearOf(today);
  const said = date.slice(2);
  const past = said < today.slice(5, 5 + said.length);
  const ahead = said > today.slice(5, 5 + said.length);
  if (AHEAD.has(id)) return `${String(past ? year + 1 : year)}-${said}`;
  return `${String(ahead ? year - 1 : year)}-${said}`;
}

/** Whether a year is the year of a figure in its clause. */
function figureBehind({ figures, folded }: Message, { end }: Quantity): boolean {
  const stop = end + folded.slice(end).search(/[,，。；;]|$/);
  return figures.some(({ start }) => start >= end && start < stop);
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
  { vocabulary, asked }: ReadingContext,
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
  const clause = folded.slice(from, to);
  const whole = folded.slice(sentence, to);
  const founded = named !== undefined && SINCE.has(named.fact.id);
  if (!founded && ENDS.test(clause) && CERTIFICATE.test(whole) && !OTHER_PAPER.test(whole))
    return vocabulary.definitions.get("hnteExpiry");
  if (named) return named.fact;
  if (GOT.test(`${folded.slice(from, day.start)}@${folded.slice(day.end, to)}`))
    return vocabulary.definitions.get("hnteCertDate");
  const cue = day.date !== undefined && CUES.find(([words]) => words.test(clause));
  if (cue) return vocabulary.definitions.get(cue[1]);
  const fact = asked && vocabulary.definitions.get(asked.fact);
  return fact?.kind === "date" ? fact : undefined;
}

/** The days that lie as long ago as `length` says; a round length leaves the whole month open. */
function ago({ low, high, unit }: Quantity, today: Day): Span | undefined {
  const [least, most] = [monthsOf(low, unit), monthsOf(high, unit)];
  if (most !== undefined && most > MOST_MONTHS) return undefined;
  const to = addMonths(today, -(least ?? 0));
  if (most === undefined) return least === undefined ? undefined : { from: LONG_AGO, to };
  const from = addMonths(today, -most);
  if (least !== most) return { from, to };
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const first = `${from.slice(0, 8)}01`;
  return { from: first, to: `${from.slice(0, 8)}${String(daysInMonth(year, month))}` };
}

function monthsOf(length: Rational | undefined, unit: string | undefined): number | undefined {
  if (!length || (unit !== "年" && unit !== "月")) return undefined;
  const months = unit === "年" ? length.mul(12n) : length;
  return months.s < 0n ? undefined : Number(months.n / months.d);
}
