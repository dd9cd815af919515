import { pointInterval } from "../../units/interval.ts";
import type { Quantity } from "../../units/quantity.ts";
import type { Rational } from "../../units/rational.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { ReadingContext, Statement } from "./statement.ts";

/** Rights of the first class, whose origin counts. */
const COUNTED = new Set(["ipInvention", "ipClass1"]);
const OWN_MADE =
  /(?:自己|自家|自主|自行|我们)(?:公司)?(?:弄|搞|研发|申请|做|开发|写|研究)(?:出来)?(?:的|了)?/;
const BOUGHT = /买|受让|转让(?:来|进来|过来|得)|转来|转入|收购来/;
/** Between a count of rights and the part of it that has another origin. */
const PART = /其中|里面?头?有?|当中|之中|中(?:有|的)?$/;
/** Between a count and another on top of it. */
const FURTHER = /又|再|另外|还|外?加|^[和跟]$/;
const FAR = 12;

/** Whether a count in a message is only of a part, so that its origin is not that of all. */
export function isPart({ figures, folded }: Message, start: number): boolean {
  const before = figures.findLast(({ end }) => end <= start);
  if (!before || start - before.end > FAR) return false;
  return PART.test(folded.slice(Math.max(0, before.start - FAR), before.start));
}

/** Facts that count rights of one kind. */
const KIND = /^ip(?:Invention|Utility|Design|Software|Plant|Layout|Drug|Class[12])$/;
/** Said of all that was named, not of the last kind alone. */
const OF_ALL = /^(?:都|全)/;

/** Whether an origin that is said behind a kind of rights is that of this kind alone, as others follow: 1个发明是买来的 2个实用新型. */
export function isOfKind({ mentions, folded }: Message, start: number, end: number): boolean {
  const counts = mentions.filter(({ facts }) => facts.some(({ id }) => KIND.test(id)));
  return (
    !OF_ALL.test(folded.slice(start, end)) &&
    !/都$/.test(folded.slice(0, start)) &&
    counts.some((one) => one.end <= start) &&
    counts.some((one) => one.start >= end)
  );
}

/** A count of rights that all were bought, where others follow that were not said to be. */
const ALL_BOUGHT =
  /^(?:发明|专利|的)*(?:是|从[^,，。;；\d]{1,6})?(?:买来|受让|转让来|买)(?:来|得)?的/;

/** So many of those just counted were bought: 发明3个 2个买的. */
const SO_MANY_BOUGHT =
  /^是?(?:从[^,，。;；\d]{1,6})?(?:买来|受让来?|转让来|买)的(?=$|[\s,，。;；])/;
const ONLY_APART = /^[\s,，、]+$/;

/** Adds to counts of rights how many the enterprise made itself and how many it bought: 3个发明里1个是受让的. */
export function withOrigins(
  message: Message,
  statements: readonly Statement[],
  { vocabulary, within }: ReadingContext,
): Statement[] {
  if (!vocabulary.definitions.has("ipClass1TransferredIn")) return [...statements];
  const used = new Set<number>();
  const told = statements
    .map((each) => withKind(message, each, statements))
    .flatMap((each, index) => {
      const bought = COUNTED.has(each.fact)
        ? boughtOf(message, each, statements[index + 1])
        : undefined;
      const all = pointOf(each);
      if (!bought || !all || used.has(bought.figure.start)) return ofOneOrigin(message, each, all);
      const { figure, further } = bought;
      const count = figure.value;
      if (!count || (!further && count.compare(all) > 0)) return [each];
      used.add(figure.start);
      const total = further ? all.add(count) : all;
      return [
        counted(each, each.fact, total, each),
        counted(each, "ipClass1SelfDeveloped", total.sub(count), each),
        counted(each, "ipClass1TransferredIn", count, figure),
        ...(within?.includes("ipSource") === true ? [bothWays(each)] : []),
      ];
    });
  return told.filter((each, index) => {
    if (COUNTED.has(each.fact) && [...used].some((at) => at >= each.start && at < each.end))
      return false;
    const same = told.findIndex(({ fact, start }) => fact === each.fact && start === each.start);
    return same === index;
  });
}

/** 发明自己弄的3个: a count by its origin, of rights whose kind is named too, is one of that kind. */
function withKind(
  { mentions }: Message,
  each: Statement,
  statements: readonly Statement[],
): Statement {
  if (each.fact !== "ipClass1SelfDeveloped") return each;
  const kinds = mentions.filter(({ covered }) => !covered).flatMap(({ facts }) => facts);
  const kind = kinds.find(({ id }) => COUNTED.has(id));
  const counts = statements.some(({ fact }) => fact === kind?.id);
  return kind && !counts ? { ...each, fact: kind.id } : each;
}

function bothWays(like: Statement): Statement {
  return { ...like, fact: "ipSource", value: { kind: "text", text: "自主研发和受让都有" } };
}

/** The count behind a count of rights that is of those among them, or besides them, that were bought. */
function boughtOf(
  { figures, folded, borders }: Message,
  { end }: Statement,
  next: Statement | undefined,
): { readonly figure: Quantity; readonly further: boolean } | undefined {
  const figure = figures.find(({ start }) => start >= end);
  if (!figure || figure.kind !== "count" || figure.value?.d !== 1n || figure.approximate)
    return undefined;
  if (
    SO_MANY_BOUGHT.test(folded.slice(figure.end)) &&
    ONLY_APART.test(folded.slice(end, figure.start))
  )
    return { figure, further: false };
  const between = folded.slice(end, figure.start);
  const another = next !== undefined && next.start <= figure.start ? next.fact : undefined;
  // The kind is named once more with those that were bought: 另外买了2个发明.
  const again = another !== undefined && COUNTED.has(another) && BOUGHT.test(between);
  if (another !== undefined && another !== "ipClass1TransferredIn" && !again) return undefined;
  if (borders.some((each) => each > end && each <= figure.start)) return undefined;
  const behind = /^[^,，。;；\d]{0,8}/.exec(folded.slice(figure.end))?.[0] ?? "";
  if (!BOUGHT.test(between) && !BOUGHT.test(behind)) return undefined;
  if (PART.test(between)) return { figure, further: false };
  return FURTHER.test(between) ? { figure, further: true } : undefined;
}

/** A count of rights that are all the enterprise's own making, or all bought: 自己研发的发明3个, 1个发明是买来的 2个软著. */
function ofOneOrigin(message: Message, each: Statement, all: Rational | undefined): Statement[] {
  if (!COUNTED.has(each.fact) || !all) return [each];
  const behind = ALL_BOUGHT.exec(message.folded.slice(each.end))?.[0];
  const stop = each.end + (behind?.length ?? 0);
  if (behind !== undefined && isOfKind(message, stop, stop))
    return [each, counted(each, "ipClass1TransferredIn", all, each)];
  const [from] = sentenceAt(message, each.start);
  const floor = message.figures.findLast(({ end }) => end <= each.start)?.end ?? 0;
  const before = message.folded.slice(Math.max(from, floor), each.start);
  if (!OWN_MADE.test(before)) return [each];
  return [each, counted(each, "ipClass1SelfDeveloped", all, each)];
}

function counted(
  like: Statement,
  fact: string,
  count: Rational,
  { words, start, end }: Pick<Statement, "words" | "start" | "end">,
): Statement {
  const value = { kind: "figure", interval: pointInterval(count), approximate: false } as const;
  return { ...like, fact, value, words, start, end };
}

function pointOf({ value }: Statement): Rational | undefined {
  if (value.kind !== "figure" || value.approximate) return undefined;
  return value.interval.low;
}
