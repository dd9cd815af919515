import type { Quantity } from "../../units/quantity.ts";
import type { FactDefinition } from "../fact-definition.ts";
import { chosen, fits, meant } from "./fitting.ts";
import { kinOf } from "./kin.ts";
import type { Mention } from "./mention.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { SaidYears } from "./said-years.ts";
import type { Doubt, ReadingContext } from "./statement.ts";
import { parallelFacts } from "./parallel.ts";
import { unnamed } from "./unnamed.ts";

/** A figure with the fact it is the value of. */
export interface Bound {
  readonly figure: Quantity;
  readonly fact: FactDefinition;
  readonly unsure?: Doubt;
  /** What it is a share of, whose years are its own. */
  readonly like?: Bound;
  /** Whether the fact was what had just been asked, and nothing else names it. */
  readonly asked: boolean;
}

const GROWTH = /涨|增长|增加|增幅|增速|提高|翻|降|跌|下滑|是.{0,4}年的/;
/** Between a figure and the name behind it. */
const BEHIND = /^(?:的|多)?(?:已经|已|还|就)?(?:是|都是|属于|为|在|用于|用在|算|全是|人)?(?:在)?$/;
/** Between a name and its figure: 总收入里4500万是主营. */
const PART_OF = /^(?:里面?|里头|当?中|之中|其中)|其中/;
/** Between two figures that stand in one list. */
const LISTED = /^[\s,、/和及跟与]{0,3}(?:(?:再|又|然后)?[\s,、])?$/;
const SHARE = /^[\s,、(]{0,2}(?:大概|差不多|刚好|正好)?占[^,，。;\d]{0,8}$/;
const POINTS = /年初|年末|年底|月初|月末|期初|期末/;

/** Before the year of a figure that goes on with a list. */
const GOES_ON = /(?:^|[\s,、;。!)）]|[吧啊呢了的]|我们|公司|而|到|然后|再|那|其中)$/;
const FIGURE_KINDS = /^(?:money|count|ratio|number)$/;

/** Binds each figure of a message to the fact whose name stands nearest; what belongs to none is left out. */
export function bindFigures(message: Message, context: ReadingContext): Bound[] {
  const bound: Bound[] = [];
  const used = new Set<Mention>();
  const parallel = parallelFacts(message, context);
  let dated: Bound | undefined;
  message.figures.forEach((figure, index) => {
    const listed = parallel.get(index);
    const named = listed ? { fact: listed } : nameOf(message, index, used, context);
    if (named && "mention" in named) used.add(named.mention);
    const found =
      (named && { figure, fact: named.fact, asked: false }) ??
      carried(message, index, bound.at(-1), dated) ??
      shareOf(message, index, bound.at(-1), context) ??
      asked(message, figure, bound, context) ??
      unnamed(message, index, context);
    if (!found) return;
    bound.push(found);
    if (yearBefore(message, index)) dated = found;
  });
  return bound;
}

interface Named {
  readonly fact: FactDefinition;
  readonly mention: Mention;
}

function nameOf(
  message: Message,
  index: number,
  used: ReadonlySet<Mention>,
  context: ReadingContext,
): Named | undefined {
  const before = nameBefore(message, index, used, context);
  const figure = message.figures[index];
  if (!figure) return undefined;
  const between = before ? message.folded.slice(before.mention.end, figure.start) : "";
  if (before && !PART_OF.test(between) && !between.includes(",")) return before;
  return nameBehind(message, index, context) ?? before;
}

/** The nearest fitting name between the figure before and this one. */
function nameBefore(
  message: Message,
  index: number,
  used: ReadonlySet<Mention>,
  context: ReadingContext,
): Named | undefined {
  const { figures, mentions, folded } = message;
  const figure = figures[index];
  if (!figure) return undefined;
  const [sentence] = sentenceAt(message, figure.start);
  const from = Math.max(sentence, figures[index - 1]?.end ?? 0);
  const growing = GROWTH.test(folded.slice(from, figure.end));
  const near = mentions.filter(
    ({ start, end }) => start >= from && end <= figure.end && start < figure.end,
  );
  const open = near.filter((each) => !used.has(each));
  const comma = from + folded.slice(from, figure.start).lastIndexOf(",");
  const close = open.filter(({ start }) => start > comma);
  const own = close.some(
    ({ covered, facts }) => !covered && facts.some((each) => FIGURE_KINDS.test(each.kind)),
  );
  const fitting = named(message, (own ? close : open).reverse(), figure, growing, context);
  return fitting && growing ? grown(fitting, near, context) : fitting;
}

function named(
  message: Message,
  mentions: readonly Mention[],
  figure: Quantity,
  growing: boolean,
  { vocabulary, within }: ReadingContext,
): Named | undefined {
  const explicit = figure.kind !== "number" && figure.unit !== undefined;
  for (const covered of explicit ? [false, true] : [false]) {
    for (const mention of mentions.filter((each) => each.covered === covered && each.free)) {
      const facts = meant(mention.facts, figure, growing, vocabulary.definitions);
      const fact = chosen(facts, within);
      if (fact && (mention.facts.includes(fact) || isBare(figure, mention, message)))
        return { fact, mention };
    }
  }
  return undefined;
}

/** Whether no noun follows a count by 个, so that people can be meant: 研发15个, not 研发3个项目. */
function isBare({ kind, unit, end }: Quantity, { start }: Mention, { folded }: Message): boolean {
  if (kind !== "count" || unit !== undefined || start === end) return true;
  return /^(?:$|[\s,，。；;、!！)）吧呢了啊左的])/.test(folded.slice(end, end + 1));
}

/** 净资产增长12%: a general word for growth takes the growth of what is named before it, if that has one. */
function grown(
  { fact, mention }: Named,
  near: readonly Mention[],
  { vocabulary, within }: ReadingContext,
): Named | undefined {
  if (fact.kind !== "ratio") return { fact, mention };
  const subject = near.findLast(
    ({ end, covered, facts }) =>
      end <= mention.start && !covered && facts.some(({ kind }) => /^(?:money|count)$/.test(kind)),
  );
  if (!subject) return { fact, mention };
  const growths = subject.facts.flatMap(({ id }) => kinOf(id).growth ?? []);
  const known = growths.flatMap((id) => vocabulary.definitions.get(id) ?? []);
  const kin = chosen(known, within);
  return kin && { fact: kin, mention };
}

/** The name right behind a figure, unless the next figure needs it: 4500万的营收, 3个发明5个实用新型. */
function nameBehind(message: Message, index: number, context: ReadingContext): Named | undefined {
  const figure = message.figures[index];
  const next = message.figures[index + 1];
  if (!figure) return undefined;
  const behind = message.mentions.filter(
    ({ start, end, covered }) =>
      !covered &&
      start >= figure.end &&
      end <= (next?.start ?? Infinity) &&
      BEHIND.test(message.folded.slice(figure.end, start)),
  );
  const growing = GROWTH.test(message.folded.slice(figure.end, figure.end + 6));
  const found = named(message, behind, figure, growing, context);
  if (!found || !next) return found;
  const gap = message.folded.slice(found.mention.end, next.start);
  const needed = /^(?:是|有|花了|投了|为|:| )?$/.test(gap) && fits(found.fact, next);
  if (needed && !nameBehind(message, index + 1, context)) return undefined;
  return found;
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
  const subject = listed ? last : goesOn(message, index) ? (dated ?? last) : undefined;
  if (!subject || !fits(subject.fact, figure) || (listed && between === "")) return undefined;
  return { figure, fact: subject.fact, asked: subject.asked };
}

/** A share of what the figure before it is: 研发一共112万，占比5%多. */
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
  const fact = meant([last.fact], figure, false, vocabulary.definitions)[0];
  return fact && { figure, fact, like: last, asked: false };
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

/** What answers a question needs no name. */
function asked(
  { mentions }: Message,
  figure: Quantity,
  bound: readonly Bound[],
  { asked: question, vocabulary }: ReadingContext,
): Bound | undefined {
  const fact = question && vocabulary.definitions.get(question.fact);
  if (!fact || bound.length > 0 || !fits(fact, figure)) return undefined;
  const other = mentions.some(({ facts, covered, start }) =>
    !covered && start < figure.start
      ? facts.every((each) => each.id !== fact.id && each.kind === fact.kind)
      : false,
  );
  return other ? undefined : { figure, fact, asked: true };
}
