import { compare, ratio } from "../../../units/rational.ts";
import type { FactDefinition } from "../../fact-definition.ts";
import { intervalOf } from "../../stored-value.ts";
import { readStatements } from "../read-statements.ts";
import type { Statement } from "../statement.ts";
import type { Asked, TurnContext } from "./turn-context.ts";

const NUMBERED =
  /(?:^|[\s,，;；。])(?:第?([1-9一二三四五六])(?:[.、:：)）]|个?是)|[(（]([1-9])[)）]|([①②③④⑤⑥]))\s*/g;
const CIRCLED = "①②③④⑤⑥";
const HAN = "一二三四五六";
/** A part that is nothing but an answer: a figure with its unit, yes or no. */
const BARE =
  /^(?:约|大概|大约|差不多|将近|不到|小)?(?:[\d,.]+|[零一二两三四五六七八九十百千]+)(?:多|来|余)?(?:个?亿|千?万|元|人|个|项|%|个?点|成|w|W)?(?:多|左右|出头|元|人)?$|^(?:是|有|对|没有?|无|不是|否|不算|算|还没有?)(?:的|了|呢)?$/;
/** A figure without any unit. */
const FIGURE =
  /^(?:约|大概|大约|差不多)?(?:\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九十百千]+)(?:多|左右|出头)?$/;
const PART = /[^,，、;；\s。]+/g;
/** Some of several questions answered by where they stand: 前两个有 后一个没有, 第一个是. */
const PLACED =
  /(最后|前|头|后|第)([一二两三四五1-5])(?:个|项|条|题)?(?:问题)?(?:都|全|也)?(是|有|没有?|不是|无|不算|算)/g;
const EXCEPT =
  /^除了?(最后|第)([一二两三四五1-5])(?:个|项|条)?[^,，]{0,4}?(?:以外|之外|,|，)?(?:其[他余它]的?)?(?:都|全)(是|有|没有?|不是|无)/;
const NO = /没|不|无/;

interface Slot {
  readonly fact: string;
  readonly year?: number;
}

/** Answers told by the order of the questions: `52 8`, `1.有 2.没有`, 前两个有 后一个没有; empty where they are not. */
export function orderedAnswers(text: string, context: TurnContext): Statement[] {
  const { asked } = context;
  if (asked.length === 0) return [];
  return placed(text, context) ?? numbered(text, context) ?? inOrder(text, context) ?? [];
}

/** As many bare answers as there are questions of several facts. */
function inOrder(text: string, context: TurnContext): Statement[] | undefined {
  const { asked } = context;
  if (asked.length < 2) return undefined;
  const slots = asked.flatMap(({ fact, years }): Slot[] =>
    years.length === 0 ? [{ fact }] : years.map((year) => ({ fact, year })),
  );
  const parts = [...text.matchAll(PART)];
  if (parts.length !== slots.length || !parts.every(([part]) => BARE.test(part))) return undefined;
  const answers = parts.flatMap(({ 0: part, index }, at) => {
    const slot = slots[at];
    return slot ? answerOf(part, index, slot, context) : [];
  });
  return answers.length === slots.length ? answers : undefined;
}

/** No company counts so many. */
const MOST_COUNTED = ratio(5000n);

/**
 * Nothing but bare figures, taken for the first question in the order asked that has as many years as there are
 * figures, and could have them: a guess, which is asked back.
 */
export function guessedAnswers(text: string, context: TurnContext): Statement[] {
  const { asked, known, vocabulary } = context;
  const parts = [...text.trim().matchAll(PART)];
  if (parts.length === 0 || !parts.every(([part]) => FIGURE.test(part))) return [];
  for (const { fact, years } of asked) {
    const kind = vocabulary.definitions.get(fact)?.kind;
    if (kind !== "money" && kind !== "count") continue;
    if (parts.length !== Math.max(1, years.length)) continue;
    const answers = parts.flatMap(({ 0: part, index }, at) => {
      const year = years[at];
      return answerOf(part, index, { fact, ...(year !== undefined && { year }) }, context).map(
        (one): Statement => ({
          ...one,
          ...(year !== undefined && { years: [year, year] as const, yearSaid: true }),
          unsure: "field",
        }),
      );
    });
    const whole = known.findLast((one) => one.fact === WHOLE_OF[fact])?.value;
    const most = whole?.kind === "figure" ? (intervalOf(whole).high ?? MOST_COUNTED) : MOST_COUNTED;
    const possible = answers.every(
      ({ value }) =>
        kind === "money" ||
        (value.kind === "figure" && compare(value.interval.low ?? MOST_COUNTED, most) <= 0),
    );
    if (answers.length === parts.length && possible) return answers;
  }
  return [];
}

/** What a count of people is a part of. */
const WHOLE_OF: Readonly<Record<string, string>> = {
  techStaff: "employees",
  rdStaff: "employees",
  techStaffSme: "employeesSme",
};

/** Answers that bear the numbers of their questions. */
function numbered(text: string, context: TurnContext): Statement[] | undefined {
  const marks = [...text.matchAll(NUMBERED)];
  if (marks.length === 0 || text.slice(0, marks[0]?.index).trim() !== "") return undefined;
  const numbers = marks.map((mark) => numberOf(mark[1] ?? mark[2] ?? mark[3] ?? ""));
  const decimal = marks.some(
    ({ 0: mark, index }) => mark.endsWith(".") && /\d/.test(text.charAt(index + mark.length)),
  );
  const all = numbers.length > 1 && numbers.length === context.asked.length;
  if (numbers.some((number, at) => number <= (numbers[at - 1] ?? 0))) return undefined;
  // 1.2 is a figure unless every question has its number.
  if (decimal && !(all && numbers.every((number, at) => number === at + 1))) return undefined;
  const answers = marks.flatMap((mark, at) => {
    const number = numberOf(mark[1] ?? mark[2] ?? mark[3] ?? "");
    const question: Asked | undefined = context.asked[number - 1];
    const start = mark.index + mark[0].length;
    const part = text.slice(start, marks[at + 1]?.index ?? text.length);
    if (!question) return [];
    const [year, ...others] = question.years;
    if (others.length > 0) return [];
    return answerOf(
      part,
      start,
      { fact: question.fact, ...(year !== undefined && { year }) },
      context,
    );
  });
  return answers.length === marks.length ? answers : undefined;
}

function numberOf(mark: string): number {
  if (CIRCLED.includes(mark)) return CIRCLED.indexOf(mark) + 1;
  return HAN.includes(mark) ? HAN.indexOf(mark) + 1 : Number(mark);
}

function answerOf(
  part: string,
  offset: number,
  { fact, year }: Slot,
  context: TurnContext,
): Statement[] {
  const read = readStatements(part, {
    ...context,
    asked: { fact, ...(year !== undefined && { year }) },
  }).filter((one) => one.fact === fact);
  return read.length === 1
    ? read.map((one) => ({ ...one, start: one.start + offset, end: one.end + offset }))
    : [];
}

/** Yes or no by the place of the question among several. */
function placed(text: string, context: TurnContext): Statement[] | undefined {
  const { asked, vocabulary } = context;
  const facts = asked.flatMap(({ fact }) => vocabulary.definitions.get(fact) ?? []);
  if (facts.length < 2 || facts.some(({ kind }) => kind !== "yesno")) return undefined;
  const except = EXCEPT.exec(text.trim());
  if (except) {
    const [apart] = which(except[1] ?? "", except[2] ?? "", facts);
    const yes = !NO.test(except[3] ?? "");
    return facts.map((fact) => told(fact, fact === apart ? !yes : yes, text, 0, text.length));
  }
  const found = [...text.matchAll(PLACED)].flatMap((match) =>
    which(match[1] ?? "", match[2] ?? "", facts).map((fact) =>
      told(fact, !NO.test(match[3] ?? ""), text, match.index, match.index + match[0].length),
    ),
  );
  return found.length > 0 ? found : undefined;
}

function which(place: string, digit: string, facts: readonly FactDefinition[]): FactDefinition[] {
  const count = digit === "两" ? 2 : numberOf(digit);
  if (place === "第") return facts.slice(count - 1, count);
  return place === "前" || place === "头" ? facts.slice(0, count) : facts.slice(-count);
}

function told(
  { id }: FactDefinition,
  yes: boolean,
  text: string,
  start: number,
  end: number,
): Statement {
  return {
    fact: id,
    value: { kind: "yesno", yes },
    yearSaid: false,
    forecast: false,
    hypothetical: false,
    unitSaid: true,
    words: text.slice(start, end),
    start,
    end,
  };
}
