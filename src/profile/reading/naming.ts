import type { Quantity } from "../../units/quantity.ts";
import type { FactDefinition } from "../fact-definition.ts";
import { chosen, fits, meant } from "./fitting.ts";
import { kinOf } from "./kin.ts";
import type { Mention } from "./mention.ts";
import { sentenceAt, type Message } from "./message.ts";
import { isOfProducts } from "./of-products.ts";
import { peopleRather } from "./people-rather.ts";
import { isOfSomeProducts } from "./product-income.ts";
import type { ReadingContext } from "./statement.ts";

const GROWTH =
  /涨|增长|增加|增幅|增速|提高|翻|降|跌|下滑|(?:是|为|只有|仅有?|才|就|相当于|达到?|做到|不到|不及).{0,5}(?:年|同期)的/;
/** Between a figure and the name behind it. */
const BEHIND =
  /^(?:的|多)?(?:员工|职工|人员)?(?:(?:大前|[去前今上本])年度?(?:的|全年)?|\d{2,4}年度?的?)?(?:已经|已|还|就)?(?:是|都是|属于|为|在|用于|用在|算|全是|人|拿了|拿到了?|评上了?|认定了?|认定为|成了|评了)?(?:在)?$/;
/** Before the name of what was named already: 搞技术的8个 就是科技人员. */
const SAME_AS = /(?:就|都|全|也)(?:算)?是$|都算$/;
/** Between a name and its figure: 总收入里4500万是主营. */
const PART_OF = /^(?:里面?|里头|当?中|之中|其中)|其中/;
const SPENT =
  /^[\u4e00-\u9fff]{0,6}?(?:花|投|用|投入|支出|合计|一共|总共|共)(?:了|掉)?(?:大概|约|差不多|是)*$/;
/** Between a name and the figure behind it, which needs it. */
const NEEDED =
  /^(?:是|有|花了|投了|为|:| |嘛|呢|啊|的话|这块|方面|大概|大约|约|差不多|一年|每年|也就|就|才)*$/;
/** All the people there are, behind so many that are lacked of those named before: 科技人员差3个, 一共80人. */
const OF_ALL =
  /(?:差|缺|少|欠)[^,，。;；]{0,3}[\d一二两三四五六七八九十百俩仨].*(?:一共|总共|拢共|总计|全公司|全厂|公司|总人数)(?:有|才|就|是|大概|大约|差不多)*$/;
const FIGURE_KINDS = /^(?:money|count|ratio|number)$/;

/** A noun behind a count, which is not how far the things before it have come: 2个商标, not 2个授权了. */
const OTHER_NOUN =
  /^(?!左右|多|[去前今本上]年|以上|以下|已|都|还|刚|在|正|是|有|没|未|才|就|的|了|吧|呢|啊|吗|么|授权|受理|申请|公开|审|下证|拿|批|登记|过期|失效|转|买|自)[\u4e00-\u9fff]{2}/;

/** A fact meant by a name. */
export interface Named {
  readonly fact: FactDefinition;
  readonly mention: Mention;
  /** Whether it is only likely that the name means this fact. */
  readonly unsure?: boolean;
}

/** The name that a figure is the value of: the nearest before it, else one right behind it. */
export function nameOf(
  message: Message,
  index: number,
  used: ReadonlySet<Mention>,
  context: ReadingContext,
): Named | undefined {
  const before = nameBefore(message, index, used, context);
  const figure = message.figures[index];
  if (!figure) return undefined;
  const named = before && message.folded.slice(before.mention.end, figure.start);
  if (named !== undefined && figure.kind === "count" && OF_ALL.test(named)) return undefined;
  const between = before ? message.folded.slice(before.mention.end, figure.start) : "";
  if (before && !PART_OF.test(between) && !between.includes(",")) return before;
  return nameBehind(message, index, context) ?? before;
}

/** The nearest fitting name between the figure before, which is no length of time, and this one. */
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
  const previous = figures.findLast(
    (each, at) => at < index && each.kind !== "duration" && !isSpentOn(each, figure, folded),
  );
  const from = Math.max(sentence, previous?.end ?? 0);
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
  context: ReadingContext,
): Named | undefined {
  const { vocabulary, within } = context;
  const people =
    message.figures.some(({ unit }) => unit === "人") || /职工|员工|人[数员]/.test(message.folded);
  const explicit = figure.kind !== "number" && figure.unit !== undefined;
  for (const covered of explicit ? [false, true] : [false]) {
    for (const mention of mentions.filter((each) => each.covered === covered && each.free)) {
      const facts = meant(mention.facts, figure, { growing, people }, vocabulary.definitions);
      const fact = chosen(notNamedOtherwise(facts, mention, message), within);
      if (fact?.kind === "money" && figure.kind === "count" && isOfProducts(message, mention))
        continue;
      const rather = fact?.kind === "money" && peopleRather(message, figure, mention, context);
      if (rather) return { ...rather, mention };
      if (
        fact &&
        ((fits(fact, figure) && mention.facts.includes(fact)) || isBare(figure, mention, message))
      )
        return { fact, mention, ...(isOfSomeProducts(message, mention, fact) && { unsure: true }) };
    }
  }
  return undefined;
}

/** Of several groups of people that a name may mean, those that nothing else in the message names. */
function notNamedOtherwise(
  facts: readonly FactDefinition[],
  mention: Mention,
  { mentions, folded }: Message,
): readonly FactDefinition[] {
  if (facts.length < 2 || facts[0]?.kind !== "count") return facts;
  const same = mentions.find(
    ({ start, facts: of }) =>
      start >= mention.end &&
      SAME_AS.test(folded.slice(0, start)) &&
      of.some((each) => facts.includes(each)),
  );
  if (same) return facts.filter((each) => same.facts.includes(each));
  const others = mentions.filter(
    ({ start, end, covered }) => !covered && (start >= mention.end || end <= mention.start),
  );
  const open = facts.filter((fact) => !others.some((each) => each.facts.includes(fact)));
  return open.length > 0 ? open : facts;
}

/** Between by how much something grew and what it came to: 营收增长15%到4600万. */
const CAME_TO =
  /^(?:左右|多)?[,，\s]?(?:增加|增长|上升|增|涨|升|降)?(?:到|至|达到?|做到)了?(?:约|大概)?$/;

/** Whether a figure only says on how many things the next one was spent, or by how much that grew: 研发3个项目花了180万. */
function isSpentOn({ kind, unit, end }: Quantity, figure: Quantity, folded: string): boolean {
  if (kind === "percent" && (figure.kind === "money" || figure.kind === "count"))
    return CAME_TO.test(folded.slice(end, figure.start));
  if (kind !== "count" || unit === "人" || figure.kind !== "money") return false;
  return SPENT.test(folded.slice(end, figure.start));
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

/** Whether a name is the noun of the count before it, of which 有 tells a part: 8个实用新型有2个. */
function isNounOf({ kind, end }: Quantity, { mention }: Named, gap: string): boolean {
  return kind === "count" && mention.start === end && gap.endsWith("有");
}

/** Whether a count like the one before goes on with a noun of its own, of which nothing is known: 4个软著 2个商标. */
function hasNoun(
  { kind, end }: Quantity,
  { mention, fact }: Named,
  next: Quantity,
  { folded }: Message,
): boolean {
  if (fact.unit === "人") return false;
  const alike = kind === "count" && next.kind === "count" && mention.start === end;
  return alike && OTHER_NOUN.test(folded.slice(next.end));
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
  // 3个研发的 are no money.
  if (found?.fact.kind === "money" && figure.kind === "count") return undefined;
  if (!found || !next) return found;
  const gap = message.folded.slice(found.mention.end, next.start);
  const needed =
    NEEDED.test(gap) &&
    fits(found.fact, next) &&
    !isNounOf(figure, found, gap) &&
    !hasNoun(figure, found, next, message);
  // 一个发明都没有 holds the name of what there is none of.
  const within = message.mentions.some(({ start, end }) => start > next.start && end < next.end);
  if (needed && !within && !nameBehind(message, index + 1, context)) return undefined;
  return found;
}
