import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { Day } from "../../../calendar/day.ts";
import { pointInterval } from "../../../units/interval.ts";
import { ZERO } from "../../../units/rational.ts";
import type { FactValue } from "../../fact.ts";
import { isForeign } from "../binding.ts";
import { readMessage } from "../message.ts";
import { readStatements } from "../read-statements.ts";
import type { Statement } from "../statement.ts";
import type { Asked, TurnContext } from "./turn-context.ts";
import { namedAsAsked } from "../named-as-asked.ts";
import { withBreakdowns } from "./turn-breakdown.ts";
import { lastSaid } from "./turn-corrections.ts";
import { isOfAnother, isOfOtherYear, isYearOf } from "./turn-other-years.ts";
import { guessedAnswers, orderedAnswers } from "./turn-ordered.ts";
import { exactFigures, isTooMany, nearInYear } from "./turn-near.ts";

const ALL_NONE =
  /^(?:这?几[个样]|这些|以上|上面)?(?:都|全|一个都|一样都|啥都|通通)(?:没有?|无|不是|没出过|没发生过?)(?:过|的|了|呢|啊)*[。!！]?$/;
const ALL_YES =
  /^(?:这?几[个样]|这些|以上|上面)?(?:都|全都?)(?:有|是|符合|齐全?|满足|没问题)(?:的|了|啊|呢)*[。!！]?$/;
const RESEARCH = /^rdExpense(?:Unspecified|Hnte|Deduction|Book|Audited|Statistics)$/;
/** Stands for each character of what was understood already. */
const UNDERSTOOD = "〓";
/** Nothing but a year of something. */
const YEAR_OF = /^(?:都是|是|就是)?(?:[去前今]年|(?:20)?\d\d年)(?:度)?的(?:数)?$/;
/** Behind the whole of which a part is told next. */
const PART_BEHIND = /^[^\d,，。;；]{0,4}[,，\s]{0,2}(?:其中|里[面头])/;
/** Between a whole and a part of it. */
const PART_OF_IT = /其中|里[面头边]|当中|有/;
const BARE =
  /^(?:是的?|对的?|有的?|嗯+|没错|算(?!了)|当然|不是的?|没有?的?|否|无|还没有?|没呢|不算|从来没有|没出过)(?:[啊呀呢哦的了吧]*)[。!！]?$/;

const NONE = /^(?:还|都|也)*(?:没有?|无)/;

/** What a message says, with what only makes sense as an answer to what was asked. */
export function answeredStatements(text: string, context: TurnContext): Statement[] {
  const { asked, ...plain } = context;
  const { vocabulary } = plain;
  const { definitions } = vocabulary;
  const said = text.trim();
  if (ALL_NONE.test(said)) return asked.flatMap((one) => wholesale(one, false, said, context));
  if (ALL_YES.test(said)) return asked.flatMap((one) => wholesale(one, true, said, context));
  const ordered = orderedAnswers(text, context);
  if (ordered.length > 0) return ordered;
  // A bare figure is rather the count that is asked first than the money behind it.
  const guessed = guessedAnswers(text, context);
  const counted = guessed.every(({ fact }) => definitions.get(fact)?.kind === "count");
  const money = asked.some(({ fact }) => definitions.get(fact)?.kind === "money");
  if (guessed.length > 0 && counted && money) return guessed;
  const read = readStatements(text, plain);
  const { statements } = withBreakdowns(text, namedAsAsked(text, read, context), context);
  const near = nearInYear(statements, context);
  const found = [...near, ...exactFigures(text, read, context)].map((each) =>
    PART_BEHIND.test(text.slice(each.end)) ? firm(each) : each,
  );
  const message = readMessage(text, plain);
  const { figures } = message;
  const saysYear = message.years.length > 0;
  const kinds = asked.map(({ fact }) => definitions.get(fact)?.kind);
  const sorted = [...asked].sort((a, b) => order(a, context) - order(b, context));
  for (const one of sorted) {
    const kind = definitions.get(one.fact)?.kind;
    const lone = kinds.filter((other) => other === kind).length === 1;
    if (kind === "yesno" && BARE.test(said) && (!lone || isOpenNone(said, context))) continue;
    if (kind === "text" && asked.length > 1) continue;
    // A bare figure of money answers only where one question of money is open.
    const others = asked.filter(
      ({ fact }) =>
        fact !== one.fact &&
        definitions.get(fact)?.kind === kind &&
        !found.some((each) => isSame(each.fact, fact) && !isGuess(each)),
    );
    const several = (kind === "money" || kind === "count") && others.length > 0;
    const [year, ...years] = one.years;
    const of = year !== undefined && years.length === 0 ? { year } : {};
    const open = masked(
      text,
      found.filter((each) => !isGuess(each)),
    );
    const answers = readStatements(open, { ...context, asked: { fact: one.fact, ...of } });
    for (const statement of answers) {
      const taken = found.filter((each) => overlaps(statement, [each]));
      // What had no name is rather what was asked.
      const guessed = taken.every(isGuess);
      if (statement.fact !== one.fact || !guessed || isYearOf(statement, found)) continue;
      // With what was understood left out, a sum or an old figure may look like a figure of its own.
      const { value } = statement;
      const figured = value.kind === "figure" && value.interval.high?.n !== 0n;
      if (figured && !overlaps(statement, figures)) continue;
      const dated = statement.yearSaid && saysYear;
      if (isOfAnother(statement, one, asked) || (several && !dated)) continue;
      if (isTooMany(statement, context)) continue;
      if (statement.value.kind === "figure" && isForeign(message, statement)) continue;
      // A year that was not asked for makes no other question of one that is the best guess.
      const guess = taken.some(
        ({ fact }) => fact !== one.fact && asked.some((other) => other.fact === fact),
      );
      if (guess && isOfOtherYear(statement, one)) continue;
      // Where several questions ask for the year that is said, the first is the best guess.
      if (several && taken.some(({ fact }) => asked.some((other) => other.fact === fact))) continue;
      for (const each of taken) found.splice(found.indexOf(each), 1);
      const answer = ofOneYear(inYears(statement, one, answers, context.today), one);
      const beside = taken.length === 0 && isBesideNamed(text, answer, found, context);
      found.push(several || beside ? { ...answer, unsure: "field" } : answer);
    }
  }
  return (found.length > 0 ? found : guessed)
    .map((statement, _, all) => inQuestion(statement, all, text, context))
    .map((statement) => {
      const question = asked.find(({ fact }) => fact === statement.fact);
      return question ? inYears(statement, question, found, context.today) : statement;
    })
    .map((statement, _, all) => inOrderBefore(statement, all, context))
    .sort((a, b) => a.start - b.start);
}

/** Whether a figure without a name stands beside one of its kind that has one, of which it is not told to be a part. */
function isBesideNamed(
  text: string,
  { fact, start, value }: Statement,
  found: readonly Statement[],
  { asked, vocabulary: { definitions } }: TurnContext,
): boolean {
  const own = definitions.get(fact);
  if (value.kind !== "figure" || own?.per !== "year") return false;
  const alike = [...new Set(asked.map((one) => one.fact))].filter(
    (one) => definitions.get(one)?.kind === own.kind,
  );
  return found.some((each) => {
    const other = definitions.get(each.fact);
    if (isGuess(each) || each.fact === fact || each.value.kind !== "figure") return false;
    if (other?.kind !== own.kind || other.unit !== own.unit) return false;
    // Of two that were asked, the one without a name is the other one.
    if (alike.length === 2 && alike.some((one) => one === each.fact)) return false;
    const part = own.kind === "count" && PART_OF_IT.test(text.slice(each.end, start));
    return each.end > start || !part;
  });
}

/** Whether a bare 没有 may as well say that there is nothing of a figure that was asked. */
function isOpenNone(said: string, { asked, vocabulary }: TurnContext): boolean {
  const figure = ({ fact }: Asked) =>
    /^(?:count|money)$/.test(vocabulary.definitions.get(fact)?.kind ?? "");
  return NONE.test(said) && asked.some(figure);
}

/** Whether two facts are one, but for the way in which it is counted. */
function isSame(one: string, other: string): boolean {
  return one === other || (RESEARCH.test(one) && RESEARCH.test(other));
}

function firm(statement: Statement): Statement {
  return { ...statement, unnamed: false };
}

/** What no name tells is asked back where several questions could be meant by it. */
function inQuestion(
  statement: Statement,
  all: readonly Statement[],
  text: string,
  { asked, vocabulary }: TurnContext,
): Statement {
  const kind = (fact: string) => vocabulary.definitions.get(fact)?.kind;
  // 去年的 alone says of which year figures are as well.
  const { value } = statement;
  const year =
    value.kind === "date" && value.to.slice(5) === "12-31" && value.from.endsWith("-01-01");
  if (year && all.length === 1 && asked.length > 1 && YEAR_OF.test(text.trim()))
    return { ...statement, unsure: "field" };
  const open = asked.filter(
    ({ fact }) =>
      kind(fact) === kind(statement.fact) &&
      !all.some((one) => one !== statement && one.fact === fact && !isGuess(one)),
  );
  return statement.unnamed === true && open.length > 1 && statement.unsure === undefined
    ? { ...statement, unsure: "field" }
    : statement;
}

/** Whether a statement has its fact from no name, but only as the usual one. */
function isGuess({ unsure, unnamed }: Statement): boolean {
  return unsure === "field" || unnamed === true;
}

/** The text without what was understood already, each with the words before it; offsets stay. */
function masked(text: string, taken: readonly Statement[]): string {
  let open = text;
  for (const { start, end } of taken) {
    const words = /[^,，。;；、\s]*$/.exec(open.slice(0, start))?.[0].length ?? 0;
    const from = start - words;
    open = open.slice(0, from) + UNDERSTOOD.repeat(end - from) + open.slice(end);
  }
  return open;
}

/** A lone figure that answers for several years is asked about: it may be of one or of all. */
function ofOneYear(statement: Statement, { years }: Asked): Statement {
  const { value, yearSaid } = statement;
  const none = value.kind === "figure" && value.interval.high?.n === 0n;
  return yearSaid || none || statement.part === true || years.length < 2
    ? statement
    : { ...statement, unsure: "year" };
}

/** Money is looked for before counts, so that each bare figure finds its question. */
function order({ fact }: Asked, { vocabulary }: TurnContext): number {
  return vocabulary.definitions.get(fact)?.kind === "money" ? 0 : 1;
}

function overlaps(
  { start, end }: Statement,
  others: readonly { readonly start: number; readonly end: number }[],
): boolean {
  return others.some((other) => start < other.end && other.start < end);
}

/** As many figures without years as years were asked are of these, in their order. */
function inYears(
  statement: Statement,
  { fact, years }: Asked,
  all: readonly Statement[],
  today: Day,
): Statement {
  if (statement.yearSaid || statement.part === true || years.length === 0) return statement;
  const row = all.filter((one) => one.fact === fact && !one.yearSaid);
  const year = row.length === years.length ? years[row.indexOf(statement)] : undefined;
  if (year === undefined) return statement;
  const { unsure, ...rest } = statement;
  const none = statement.value.kind === "figure" && statement.value.interval.high?.n === 0n;
  // A list that would end in a year which is not over may be of those that are.
  const ahead = row.length > 1 && !none && Math.max(...years) >= yearOf(today);
  const forecast = all.some((one) => one.fact === fact && one.forecast);
  const doubt = unsure === "year" || unsure === undefined ? undefined : unsure;
  return {
    ...rest,
    years: [year, year],
    yearSaid: true,
    ...(doubt ? { unsure: doubt } : ahead && !forecast && { unsure: "field" as const }),
  };
}

/** A list without years is rather in the order in which the years of the last list were told: 研发260 235 200. */
function inOrderBefore(
  statement: Statement,
  all: readonly Statement[],
  { known }: TurnContext,
): Statement {
  const isOpen = ({ fact, yearSaid, unsure }: Statement) =>
    fact === statement.fact && !yearSaid && unsure === "year";
  const row = all.filter(isOpen);
  if (row.length < 2 || !isOpen(statement)) return statement;
  const last = lastSaid(known).filter(({ years }) => years !== undefined && years[0] === years[1]);
  const before = last.filter(({ fact }) => fact === last[0]?.fact);
  const years = before.length === row.length ? before[row.indexOf(statement)]?.years : undefined;
  return years ? { ...statement, years } : statement;
}

/** 都有, 都没有: a yes or no, none of what is counted. */
function wholesale(
  { fact, years }: Asked,
  yes: boolean,
  words: string,
  { vocabulary }: TurnContext,
): Statement[] {
  const kind = vocabulary.definitions.get(fact)?.kind;
  const value: FactValue | undefined =
    kind === "yesno"
      ? { kind: "yesno", yes }
      : !yes && (kind === "count" || kind === "money")
        ? { kind: "figure", interval: pointInterval(ZERO), approximate: false }
        : undefined;
  if (!value) return [];
  const common = {
    fact,
    value,
    forecast: false,
    hypothetical: false,
    unitSaid: true,
    words,
    start: 0,
    end: words.length,
  };
  if (years.length === 0) return [{ ...common, yearSaid: false }];
  return years.map((year) => ({ ...common, years: [year, year] as const, yearSaid: true }));
}
