import type { Quantity } from "../../units/quantity.ts";
import { compare } from "../../units/rational.ts";
import type { FactDefinition } from "../fact-definition.ts";
import type { Bound } from "./bound.ts";
import { fits, meant } from "./fitting.ts";
import type { Mention } from "./mention.ts";
import { sentenceAt, type Message } from "./message.ts";
import { nameOf } from "./naming.ts";
import type { SaidYears } from "./said-years.ts";
import { isOfGroup } from "./people-groups.ts";
import type { ReadingContext } from "./statement.ts";
import { isOfOthers, scopeOf } from "./scope.ts";
import { isCountOfProducts, ofProducts } from "./of-products.ts";
import { shareOfPart } from "./share-of-part.ts";
import { parallelFacts } from "./parallel.ts";
import { ownRevenue, unnamed } from "./unnamed.ts";
import { untaxedBeside } from "./value-added-tax.ts";

/** Between two figures that stand in one list. */
const LISTED = /^[\s,、/和及跟与]{0,3}(?:(?:再|又|然后)?[\s,、])?$/;
/** Behind a part of a year its whole: 1到10月收入4900 全年估计5900. */
const WHOLE =
  /^[\s,，、]{0,2}(?:全年|整年|全年下来)(?:估计|预计|预估|大概|差不多|能到|能做到|能|有|是)*$/;
/** What there is of what was told before otherwise: 计划再拿3个，现在有5个. */
const NOW_THERE =
  /^[^,，\d]{0,8}[,，\s](?:现在|目前|眼下|手上|手里)(?:已经|一共|总共)?(?:有|是|只有|才)*$/;
const SHARE = /^[\s,、(]{0,2}(?:大概|差不多|刚好|正好)?占[^,，。;\d]{0,8}$/;
/** From year to year a company does not count so many times as much. */
const MOST_TIMES = 5n;
const POINTS = /年初|年末|年底|月初|月末|期初|期末/;

/** Before the year of a figure that goes on with a list. */
const GOES_ON =
  /(?:^|[\s,、;。!)）]|[吧啊呢了的]|我们|公司|而|到|然后|再|那|其中|准数|准确数|审计数)$/;

/** Binds each figure of a message to the fact whose name stands nearest; what belongs to none is left out. */
export function bindFigures(message: Message, context: ReadingContext): Bound[] {
  const bound: Bound[] = [];
  const used = new Set<Mention>();
  const parallel = parallelFacts(message, context);
  let dated: Bound | undefined;
  message.figures.forEach((figure, index) => {
    const share = shareOfPart(message, figure);
    const shared = context.vocabulary.definitions.get(share?.share ?? "");
    if (shared) bound.push({ figure, fact: shared, asked: false });
    if (share) return;
    const listed = parallel.get(index) ?? ofProducts(message, index, context);
    const named = listed ? { fact: listed } : nameOf(message, index, used, context);
    if (named && "mention" in named) used.add(named.mention);
    const found =
      (named && {
        figure,
        fact: named.fact,
        asked: false,
        ...("unsure" in named && named.unsure === true && { unsure: "field" as const }),
      }) ??
      untaxedBeside(message, index, bound) ??
      carried(message, index, bound.at(-1), dated) ??
      shareOf(message, index, bound.at(-1), context) ??
      asked(
        message,
        figure,
        bound.filter((each) => !isForeign(message, each.figure)),
        context,
      ) ??
      unnamed(message, index, context) ??
      ownBeside(message, index, bound, context);
    if (!found) return;
    bound.push(found);
    if (yearBefore(message, index)) dated = found;
  });
  return bound;
}

/** Whether a figure is not the company's own, so that it answers nothing that was asked. */
export function isForeign(
  message: Message,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const [sentence] = sentenceAt(message, start);
  const previous = message.figures.findLast((each) => each.end <= start);
  return scopeOf(message, Math.max(sentence, previous?.end ?? 0), start, end).foreign;
}

/** A figure that goes on with what the figure before it was about: 去年226万 behind 前年研发180万. */
function carried(
  message: Message,
  index: number,
  last: Bound | undefined,
  dated: Bound | undefined,
): Bound | undefined {
  const { folded, figures } = message;
  const figure = figures[index];
  const previous = figures[index - 1];
  if (!figure || !previous || !last) return undefined;
  const between = folded.slice(previous.end, figure.start);
  const alike =
    previous.unit === figure.unit || previous.kind === "number" || figure.kind === "number";
  const listed =
    alike && last.figure === previous && (LISTED.test(between) || POINTS.test(between));
  const whole =
    WHOLE.test(between) || (/^(?:count|percent)$/.test(figure.kind) && NOW_THERE.test(between));
  // A year has one figure of a fact: what stands behind it is of another one.
  if (listed && last.fact.per === "year" && !whole && isOfOneYear(message, index - 1))
    return undefined;
  const subject = listed || whole ? last : goesOn(message, index) ? (dated ?? last) : undefined;
  const same = subject?.figure.kind === figure.kind && subject.figure.unit === figure.unit;
  if (!subject || !(same || fits(subject.fact, figure)) || (listed && between === ""))
    return undefined;
  const people = figure.kind === "number" || (listed && !POINTS.test(between));
  if (subject.fact.kind === "count" && people && !isOfLike(figure, subject.figure))
    return undefined;
  const unnamed = subject.unnamed === true && { unnamed: true };
  // What goes on with a guess is one.
  const unsure = subject.unnamed === true && subject.unsure && { unsure: subject.unsure };
  return { figure, fact: subject.fact, asked: subject.asked, ...unnamed, ...unsure };
}

/** In which order the years of a list go. */
const DIRECTED =
  /往前|倒|从近到远|由近|从后往前|往后|开始|以来|起|从远到近|从前往后|顺着|依次|分别|对应|顺序/;

/** Whether a figure stands right behind one single year, and no order of years is told. */
function isOfOneYear({ folded, figures, years }: Message, index: number): boolean {
  const figure = figures[index];
  if (!figure || DIRECTED.test(folded)) return false;
  const from = figures[index - 1]?.end ?? 0;
  const own = years.filter(({ start, end }) => start >= from && end <= figure.start);
  const [only, ...others] = own;
  if (!only?.years || others.length > 0 || only.years[0] !== only.years[1]) return false;
  return /^[\s:,的是]*$/.test(folded.slice(only.end, figure.start));
}

/** Whether a bare figure can be the same count of another year: 6 people do not become 3800. */
function isOfLike(figure: Quantity, counted: Quantity): boolean {
  const [one, other] = [figure, counted].map(({ value, low, high }) => value ?? low ?? high);
  if (!one || !other) return false;
  return compare(one, other.mul(MOST_TIMES)) <= 0 && compare(other, one.mul(MOST_TIMES)) <= 0;
}

/** A share of what the figure before it is: 研发一共112万，占比7%多. */
function shareOf(
  { folded, figures }: Message,
  index: number,
  last: Bound | undefined,
  { vocabulary }: ReadingContext,
): Bound | undefined {
  const figure = figures[index];
  const previous = figures[index - 1];
  if (figure?.kind !== "percent" || !previous || last?.figure !== previous) return undefined;
  if (!SHARE.test(folded.slice(previous.end, figure.start))) return undefined;
  const fact = meant(
    [last.fact],
    figure,
    { growing: false, people: false },
    vocabulary.definitions,
  )[0];
  return fact && { figure, fact, like: last, asked: false };
}

/** All that may stand in its clause before the company's own figure that is told beside another's. */
const OWN_ALONE =
  /^(?:而|但是?)?(?:我们|咱们?|我司|我公司|我家|本公司|这家|自己)(?:公司|企业|厂里?|自己|自家|本部|本身|这边|这里|这儿)*(?:呢|的|去年)?(?:才|只有|也就|就|是|有|做了?|卖了?|收了?|大概|差不多)*$/;

/** The company's own figure beside another's, or beside one of the law: 母公司2个亿，我们公司自己3100万. */
function ownBeside(
  message: Message,
  index: number,
  bound: readonly Bound[],
  context: ReadingContext,
): Bound | undefined {
  const { figures, folded } = message;
  const figure = figures[index];
  if (!figure || index === 0) return undefined;
  if (!OWN_ALONE.test(/[^,，。;；\s]*$/.exec(folded.slice(0, figure.start))?.[0] ?? ""))
    return undefined;
  const last = bound.at(-1);
  const alike = last && fits(last.fact, figure) && last.figure.kind === figure.kind;
  if (alike && isOfOthers(message, last.figure))
    return { figure, fact: last.fact, asked: false, unnamed: true };
  return figure.kind === "money" ? ownRevenue(figure, context) : undefined;
}

/** The year, or part of one, between the figure before and this one. */
function yearBefore({ years, figures }: Message, index: number): SaidYears | undefined {
  const from = figures[index - 1]?.end ?? 0;
  const to = figures[index]?.start ?? 0;
  return years.find(({ start, end }) => start >= from && end <= to);
}

/** Whether a figure goes on with a list of years: no other thing is named before its year. */
function goesOn(message: Message, index: number): boolean {
  const { folded, figures, years } = message;
  const [from, end] = [figures[index - 1]?.end ?? 0, figures[index]?.end ?? 0];
  const behind = years.some(({ start }) => start === end + 1 && folded.charAt(end) === "(");
  if (behind) return true;
  const year = yearBefore(message, index);
  return year !== undefined && GOES_ON.test(folded.slice(from, year.start));
}

/** What companies also have figures of, and are not asked about by these names. */
const OTHER_SUBJECT =
  /利率|利息|房租|租金|电费|水费|工资|月薪|社保|注册资[本金]|实缴|贷款|贷了|发票|合同|订单|定金|押金|单价|报价|股份|占股|持股|代理费|服务费|中介|奖金|补贴|补助|罚|违约金|面积|产能|招商|代办|成本|出口|外销|内销|线上|线下|毛利|应收|应付|存款|现金|库存|采购|流水|开票|(?<![含征])税(?![前后])/;

/** What is measured beside the place that is asked about, of which it is a part or no part. */
const OTHER_ROOM =
  /公共|共享|走廊|过道|会议室|食堂|宿舍|车库|仓库|卫生间|厕所|公摊|院子|停车|算上|加上/;

/** Facts that count all the people, or those who do research. */
const COUNTED = /^(?:employees|techStaff|rdStaff)/;

/** People of a group who were left out of those told before: 还有6个派遣的人没算进去. */
const LEFT_OUT = /漏|忘了?(?:算|记|报)|没(?:有)?(?:给)?(?:算|加|统计|归|报|填|计)/;

/** Whether the words around a figure in its clause name something else than what was asked. */
function isOfAnother(message: Message, { start, end }: Quantity, fact: FactDefinition): boolean {
  const { folded } = message;
  // What is tried out, or was left out, is of all of them.
  const ofAll = scopeOf(message, start, start, end).hypothetical || LEFT_OUT.test(folded);
  if (COUNTED.test(fact.id) && !ofAll && isOfGroup(folded, { start, end })) return true;
  const clause = /[^,，。;；\s]*$/.exec(folded.slice(0, start))?.[0] ?? "";
  if (fact.kind === "count" && isCountOfProducts(clause)) return true;
  if (fact.unit === "平方米" && OTHER_ROOM.test(clause)) return !fact.label.includes("公共");
  const subject = OTHER_SUBJECT.exec(clause)?.[0];
  return subject !== undefined && ![fact.label, ...fact.aliases].join().includes(subject);
}

/** What answers a question needs no name. */
function asked(
  message: Message,
  figure: Quantity,
  bound: readonly Bound[],
  { asked: question, vocabulary }: ReadingContext,
): Bound | undefined {
  const { mentions } = message;
  const fact = question && vocabulary.definitions.get(question.fact);
  if (!fact || bound.length > 0 || !fits(fact, figure)) return undefined;
  if (isOfAnother(message, figure, fact)) return undefined;
  const other = mentions.some(({ facts, covered, start }) =>
    !covered && start < figure.start
      ? facts.every((each) => each.id !== fact.id && each.kind === fact.kind)
      : false,
  );
  return other ? undefined : { figure, fact, asked: true };
}
