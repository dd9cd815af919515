import type { Quantity } from "../../units/quantity.ts";
import { maySink } from "../fact-definition.ts";
import { bindFigures } from "./binding.ts";
import type { Bound } from "./bound.ts";
import { fiscalYearsOf } from "./fiscal-years.ts";
import { isMean } from "./figure-aims.ts";
import { figureValue } from "./figure-value.ts";
import { kinOf } from "./kin.ts";
import { withoutOthers } from "./ip-counts.ts";
import { sentenceAt, type Message } from "./message.ts";
import { ofYear } from "./of-year.ts";
import { asPaid } from "./paid-in.ts";
import { holdsTax } from "./value-added-tax.ts";
import { withOrigins } from "./rights-origin.ts";
import { rowsOf, type Row } from "./rows.ts";
import { scopeOf } from "./scope.ts";
import type { Doubt, ReadingContext, Statement } from "./statement.ts";

/** Counts at one moment of a year, of a fact that is a mean over it: 年初10人年末14人. */
const MOMENT = /(?:年初|月初|期初|月末|年中)[^,，]{0,4}$/;
const YEAR_END = /(?:年末|年底|期末)[^,，]{0,4}$/;
/** What was paid for work given out, of which only a part counts. */
const GIVEN_OUT = /Outsourced|Entrusted/;
const COUNTED_IN = /计入(?:额|的|数|部分|了|\d)|(?:能|可以|可)计入/;
/** Beside the costs and profits of the whole company its wages are rather those of all: 成本2800 利润310 人工52. */
const PERSONNEL = /^rd(?:Hnte|Ded)Personnel$/;
const OF_ALL_COSTS = /(?:^|[\s,，、;；])(?:营业)?成本|利润/;
/** What is so by now is no part of what is expected. */
const NOW = /现在|目前|眼下|如今|当前|现有/;
/** Right before how far a share moved. */
const MOVED_BY =
  /(?:[下降跌砍缩压]|回落|[上提]?升|提高|涨|减少|增加|多|少|[低高](?=了))(?:低|高|掉|去)?了?(?:约|大概|差不多)?$/;
/** Right before by how much something is more or less than it was or than it has to be. */
const OTHER_BY =
  /(?:(?:(?<![至不最])少|(?<!新)增[加长]?|减少|下降|上?涨|(?<!\d)多)了|(?:比|较)[^,，。;；\d]{1,8}(?:多|少|高|低|增[加长]|减少|下降|涨|降)[了出]?|(?:(?<![最差至顶大许太很不好])多|(?<![最至不])少)(?:卖|销|做|赚|挣|收|花|投|用|交|缴|招|产|创|进账|开)了?)(?:约|大概|大约|差不多|整整|将近)?$/;
const EACH = /每年|(?<![去今前明本上])年年(?![底初末])|每一年|各年/;

/** Reads the statements of a message that are figures. */
export function figureStatements(message: Message, context: ReadingContext): Statement[] {
  const bounds = bindFigures(message, context);
  const rows = rowsOf(message, bounds, context.today);
  const taxed = bounds.filter((bound) => holdsTax(message, bound));
  const untaxed = bounds.filter((bound) => !taxed.includes(bound));
  const statements = bounds.flatMap((bound) => {
    if (taxed.includes(bound) && untaxed.some(({ fact }) => fact === bound.fact)) return [];
    const from = clauseStart(message, bound);
    const { start, end } = bound.figure;
    const scope = scopeOf(message, from, start, end);
    if (scope.foreign || isPointsMoved(message, bound, from)) return [];
    if (isOfFarYear(message, bound, context)) return [];
    const level = scope.hypothetical || !isDifference(message, bound, from);
    if (!level || isMeanOfYears(message, bound, from)) return [];
    const told = statementOf(message, bound, rows, scope, context);
    if (isAboutNothing(bound)) return [{ ...told, unsure: "sure" as const }];
    return [taxed.includes(bound) ? { ...told, unsure: told.unsure ?? "scope" } : told];
  });
  const ahead = withExpectedYear(message, statements, context);
  const held = withoutOthers(message, asPaid(message, ahead), context);
  return withOrigins(message, held, context);
}

/** Whether it is left open how far from nothing a figure is: 没挣钱也没亏钱. */
function isAboutNothing({ figure: { value, low, high } }: Bound): boolean {
  return value?.n === 0n && low === undefined && high === undefined;
}

/** What is expected of a year goes on for what is named right behind it: 明年预计职工70 科技人员10. */
function withExpectedYear(
  message: Message,
  statements: readonly Statement[],
  { vocabulary }: ReadingContext,
): Statement[] {
  return statements.reduce<Statement[]>((known, each) => {
    const before = known.at(-1);
    const yearly = vocabulary.definitions.get(each.fact)?.per === "year";
    const goesOn =
      before?.forecast === true &&
      before.years !== undefined &&
      each.years === undefined &&
      each.fact !== before.fact &&
      !NOW.test(message.folded.slice(before.end, each.start)) &&
      sentenceAt(message, before.start)[0] === sentenceAt(message, each.start)[0];
    if (!yearly || !goesOn || !before.years) return [...known, each];
    return [...known, { ...each, years: before.years, yearSaid: true, forecast: true }];
  }, []);
}

/** Whether a share is told only by how far it moved: 研发占比下降0.5个点. */
function isPointsMoved({ folded }: Message, { fact, figure }: Bound, from: number): boolean {
  const share = fact.kind === "ratio" && figure.kind === "percent" && !maySink(fact);
  return share && MOVED_BY.test(folded.slice(from, figure.start));
}

/** Whether what is told by another year's figure is no growth over the year before: 25年是23年的八成, 占比是前年的八成. */
function isOfFarYear(message: Message, bound: Bound, context: ReadingContext): boolean {
  const of = bound.fact.kind === "ratio" ? ofYear(message, bound.figure) : undefined;
  if (!of || of.bounded === true || !maySink(bound.fact)) return of !== undefined;
  const against = of.said?.years?.[1];
  const own = fiscalYearsOf(message, bound, context).years?.[1];
  return against !== undefined && own !== undefined && own !== against + 1;
}

/** Whether a figure is only by how much something is another: 工位少了5个. */
function isDifference({ folded }: Message, { fact, figure }: Bound, from: number): boolean {
  return fact.kind !== "ratio" && OTHER_BY.test(folded.slice(from, figure.start));
}

/** Whether money is the mean of several years, of which no one needs to have had it; of each year it is asked back. */
function isMeanOfYears({ folded }: Message, { fact, figure }: Bound, from: number): boolean {
  const named = folded.slice(from, figure.start);
  return fact.kind === "money" && fact.per === "year" && isMean(named) && !EACH.test(named);
}

/** Where the words begin that can belong to a figure: behind the figure before it, in its sentence. */
function clauseStart(message: Message, { figure }: Bound): number {
  const [sentence] = sentenceAt(message, figure.start);
  const previous = message.figures.findLast((each) => each.end <= figure.start);
  return Math.max(sentence, previous?.end ?? 0);
}

/** The fact of one year or of each of some years, as the words say which is meant. */
function ofItsYears(message: Message, bound: Bound, named: string, context: ReadingContext): Bound {
  const { each, single } = kinOf(bound.fact.id);
  if (each === undefined && single === undefined) return bound;
  const { years } = fiscalYearsOf(message, bound, context);
  const one = years?.[0] !== undefined && years[0] === years[1] && !EACH.test(named);
  const id = one ? single : each;
  if (id === undefined || context.within?.includes(id) !== true) return bound;
  const fact = context.vocabulary.definitions.get(id);
  return fact ? { ...bound, fact } : bound;
}

function statementOf(
  message: Message,
  found: Bound,
  rows: readonly Row[],
  { hypothetical, group }: { readonly hypothetical: boolean; readonly group: boolean },
  context: ReadingContext,
): Statement {
  const named = message.folded.slice(clauseStart(message, found), found.figure.end);
  const bound = ofItsYears(message, found, named, context);
  const { figure, fact } = bound;
  const { start, end, words } = figure;
  const figured = figureValue(message, figure, fact, named);
  const said = fiscalYearsOf(message, bound, context);
  const row = rows.find(({ bounds }) => bounds.includes(found));
  const listed = row?.years[row.bounds.indexOf(found)];
  const years = row ? (listed === undefined ? undefined : ([listed, listed] as const)) : said.years;
  const openYear = row ? (row.likely ? ("year" as const) : undefined) : said.unsure;
  const doubt =
    bound.unsure ??
    (GIVEN_OUT.test(fact.id) && COUNTED_IN.test(named) ? "scope" : undefined) ??
    (PERSONNEL.test(fact.id) && OF_ALL_COSTS.test(message.folded) ? "field" : undefined) ??
    // Money without a unit is taken in 万元, which does not tell its year.
    (fact.kind === "money" ? openYear : undefined) ??
    figured.unsure ??
    openYear ??
    (fact.per === "year" && EACH.test(named) ? "year" : undefined) ??
    scopeDoubt(bound, message, named, group) ??
    (isDoubtful(figure) ? "sure" : undefined);
  return {
    fact: fact.id,
    value: figured.value,
    ...(years && { years }),
    yearSaid: years !== undefined && row?.likely !== true,
    forecast: said.forecast,
    hypothetical,
    unitSaid: figured.unitSaid,
    ...(figured.unitTaken === true && { unitTaken: true }),
    ...(bound.unnamed === true && { unnamed: true }),
    ...(said.part === true && row === undefined && { part: true }),
    ...(doubt && { unsure: doubt }),
    words,
    start,
    end,
  };
}

/** Money whose words can be read in two ways: 五千万还差三万, 收入百万, 一亿两千. */
function isDoubtful({ kind, unsure, approximate, words }: Quantity): boolean {
  return unsure && kind === "money" && !approximate && !/^[-+－]/.test(words);
}

function scopeDoubt(
  { fact, figure }: Bound,
  { folded }: Message,
  named: string,
  group: boolean,
): Doubt | undefined {
  if (group) return "scope";
  const before = folded.slice(0, figure.start);
  if (fact.kind !== "count" || fact.per !== "year") return undefined;
  return MOMENT.test(before) || YEAR_END.test(named.slice(0, -figure.words.length))
    ? "scope"
    : undefined;
}
