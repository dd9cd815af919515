import { decimalText, type Rational } from "../../units/rational.ts";
import { readFrequencies, readQuantities } from "../../units/quantities.ts";
import type { Quantity } from "../../units/quantity.ts";

/** How well one model's cases are read. */
export interface RecognizerScore {
  /** Model of the collection, such as `NumberModel`. */
  readonly model: string;
  readonly cases: number;
  readonly right: number;
  /** One line per case that is read differently: id, input, expected, found. */
  readonly misses: string[];
}

interface Expected {
  readonly text: string;
  readonly value: string | null;
  readonly unit?: string;
  readonly start: number;
  readonly end: number;
}

interface Case {
  readonly id: string;
  readonly model: string;
  readonly input: string;
  readonly ref?: string;
  readonly results: readonly Expected[];
  readonly notSupported?: readonly string[];
  readonly ignoreValue?: boolean;
}

/**
 * Scores the number reader on the cases of a recogniser collection, one JSON object a line. Left out:
 * cases that their source marks as wrong or as not supported in JavaScript, currencies other than
 * 人民币, and dates that are no year, month, day, span of those, duration or frequency. A case is right if the values read are
 * the values expected, in order.
 */
export function scoreRecognizers(jsonl: string): RecognizerScore[] {
  const scores = new Map<string, { cases: number; right: number; misses: string[] }>();
  for (const line of jsonl.split("\n")) {
    if (line.trim() === "") continue;
    const each = JSON.parse(line) as Case;
    const found = each.ignoreValue === true || isSkipped(each) ? undefined : readCase(each);
    if (!found) continue;
    const score = scores.get(each.model) ?? { cases: 0, right: 0, misses: [] };
    scores.set(each.model, score);
    score.cases += 1;
    if (found.expected.join(" | ") === found.read.join(" | ")) score.right += 1;
    else {
      const { expected, read } = found;
      score.misses.push(
        `${each.id} ${each.input} expected ${expected.join(" | ")} read ${read.join(" | ")}`,
      );
    }
  }
  return [...scores].map(([model, score]) => ({ model, ...score }));
}

function isSkipped({ notSupported }: Case): boolean {
  return notSupported?.some((each) => each.includes("javascript")) ?? false;
}

interface Compared {
  readonly expected: readonly string[];
  readonly read: readonly string[];
}

function readCase(each: Case): Compared | undefined {
  const quantities = readQuantities(each.input, { today: each.ref?.slice(0, 10) });
  const values = each.results.map(({ value }) => rounded(value?.replace(/%$/, "") ?? null));
  switch (each.model) {
    case "NumberModel": {
      const read = quantities
        .filter(({ kind, words }) => !isShare(kind, words) && kind !== "foreign")
        .flatMap((quantity) => numbersOf(each.input, quantity));
      return { expected: values, read };
    }
    case "PercentModel":
      return { expected: values, read: valuesOf(quantities, "percent") };
    case "CurrencyModel": {
      if (!each.results.every(({ unit }) => unit === "Chinese yuan")) return undefined;
      return { expected: values, read: valuesOf(quantities, "money") };
    }
    case "DateTimeModel":
      return readDates(
        each,
        [...quantities, ...readFrequencies(each.input)].sort((a, b) => a.start - b.start),
      );
    default:
      return undefined;
  }
}

/** The collection counts the figure behind 百分之 as a number, but not the one before %. */
function isShare(kind: Quantity["kind"], words: string): boolean {
  return kind === "percent" && !words.startsWith("百分之");
}

function valuesOf(quantities: readonly Quantity[], kind: Quantity["kind"]): string[] {
  return quantities
    .filter((each) => each.kind === kind)
    .map((each) => decimal(each.value ?? each.low));
}

/** A date says as many numbers as it has runs of digits. */
function numbersOf(input: string, { kind, words, value, low }: Quantity): string[] {
  if (kind !== "date" && kind !== "period") return [decimal(value ?? low)];
  return [...words.normalize("NFKC").matchAll(/\d+/g)].map(([digits]) => rounded(digits));
}

const PLAIN_DATE = /^(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?$/;
const DATE_SPAN = /^\((\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),P\d+[YMD]\)$/;
const DURATION = /^P(T?)([\d.]+)([YMWDH])$/;
const DURATION_UNITS: Readonly<Record<string, string>> = {
  Y: "年",
  M: "月",
  W: "周",
  D: "天",
  H: "小时",
  TM: "分钟",
};

function readDates(each: Case, quantities: readonly Quantity[]): Compared | undefined {
  const expected: string[] = [];
  for (const { value } of each.results) {
    const timex = value ?? "";
    const span = DATE_SPAN.exec(timex);
    const duration = DURATION.exec(timex);
    if (span) expected.push(`${span[1] ?? ""}..${span[2] ?? ""}`);
    else if (duration) expected.push(`${rounded(duration[2] ?? null)}${durationUnit(duration)}`);
    else if (PLAIN_DATE.test(timex) && !timex.startsWith("XXXX-XX"))
      expected.push(timex.replace("XXXX", "-"));
    else return undefined;
  }
  const read = quantities.flatMap((quantity) => dateOf(quantity));
  return { expected, read };
}

function durationUnit([, time = "", , unit = ""]: RegExpExecArray): string {
  return DURATION_UNITS[unit === "M" ? `${time}M` : unit] ?? "";
}

function dateOf({ kind, unit, value, period, date, unsure, words }: Quantity): string[] {
  // The collection tells how often something is by the length of time from one to the next.
  if (kind === "duration" || kind === "frequency") return [`${decimal(value)}${unit ?? ""}`];
  if (kind !== "year" && kind !== "date" && kind !== "period") return [];
  if (unsure && date?.length === 7) return [`-${date.slice(4)}`];
  if (date !== undefined) return [date];
  if (!period) return ["?"];
  if (kind === "year") return [`${period.from}..${period.to.slice(0, 4)}-01-01`];
  const named = period.grain === "span" && /[日号]$/.test(words);
  return [`${period.from}..${named ? period.to : dayAfter(period.to)}`];
}

/** The collection counts the end of a span as the day after it, unless that day itself is said. */
function dayAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}

/** The collection gives doubles: compared are fourteen significant digits. */
function rounded(text: string | null): string {
  return text === null ? "null" : String(Number(Number(text).toPrecision(14)));
}

function decimal(value: Rational | undefined): string {
  return value === undefined ? "range" : rounded(decimalText(value, 20));
}
