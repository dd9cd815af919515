import { matchesIn } from "../../units/folded-text.ts";
import { readFrequencies, readQuantities } from "../../units/quantities.ts";
import type { Quantity } from "../../units/quantity.ts";
import { Remembered } from "../../units/remembered.ts";
import { findMentions, type Mention } from "./mention.ts";
import { withoutMissing } from "./length-less.ts";
import { differencesIn } from "./differences.ts";
import { levelsIn, withOnTop } from "./no-levels.ts";
import { isOwnFigure } from "./own-figure.ts";
import { saidYears, type SaidYears } from "./said-years.ts";
import type { ReadingContext } from "./statement.ts";
import { foldWords, type Vocabulary } from "./vocabulary.ts";

/** A message with everything that was found in it, before anything is bound to anything. */
export interface Message {
  readonly text: string;
  readonly folded: string;
  /** Figures in order, without years, dates and those that are denied (96不是69). */
  readonly figures: readonly Quantity[];
  readonly dates: readonly Quantity[];
  readonly years: readonly SaidYears[];
  readonly mentions: readonly Mention[];
  /** Offsets behind which a new sentence begins. */
  readonly borders: readonly number[];
}

const JUST_OVER = /(?:刚刚?|才|将将|堪堪|勉强)(?:过|超过?|破)了?$/;
/** Behind the year in which one files or of which rules are told, which is no year of figures: 科小今年咋报. */
const FILED =
  /^(?:我们|公司|还|都|想|要|打算|准备|能不能|可不可以|能|可以|咋|怎么|如何|该)*(?:申报|报(?!表|告|了)|申请|参评|认定)(?!了)|^的?(?:新)?(?:规定|政策|新规|文件|办法|指引|细则|标准|要求)/;
/** Behind the year of a document that somebody was told of, which is no year of figures either: 前年看的农高通知. */
const DOCUMENT =
  /^(?:度)?(?:看|发|给|转|传|找|收|下|出|印|存|留)?(?:过|到|来|下来)?的?(?!研发|收入|营收|人)[^\s,，。;；\d按照]{0,6}(?:办法|文件|通知|细则|指南|指引)/;
const BORDER = /[。！？!?；;\n]/g;

/** Right before a count at one end of a year. */
const END_OF_YEAR = /(?:[年期月](?:初|末)|年底)(?:是|有|为|约|大概|人数|职工|[:\s])*$/;
/** Behind such a count: the mean of both ends, of the same year. */
const MEAN_BEHIND =
  /^(?:个?人)?[\s,，、]*(?:[年期](?:末|底)[^,，。;；\d]{0,4}\d+(?:个?人)?[\s,，、]*)?(?:全年|季度|月|一年|下来)?(?:平均|均数)(?:下来|人数|值|数)?(?:是|为|有|约|大概|[:\s])*\d/;

/** What a message is read with. */
type Reading = Pick<ReadingContext, "today" | "vocabulary" | "within">;

/** One message is read for many purposes. */
const remembered = new WeakMap<Vocabulary, Remembered<Message>>();
const MOST = 64;

/** Finds quantities, years, dates and names of facts in a text. */
export function readMessage(text: string, reading: Reading): Message {
  const { today, vocabulary, within = [] } = reading;
  const known = remembered.get(vocabulary) ?? new Remembered<Message>(MOST);
  remembered.set(vocabulary, known);
  return known.of(`${today} ${within.join(" ")}\n${text}`, () => found(text, reading));
}

function found(text: string, { today, vocabulary, within }: Reading): Message {
  const folded = foldWords(text);
  const figures: Quantity[] = [];
  const dates: Quantity[] = [];
  const years: SaidYears[] = [];
  const often = readFrequencies(text, { today });
  for (const read of withOnTop(withoutMissing(readQuantities(text, { today }), folded), folded)) {
    const quantity = asOver(asShare(read), folded);
    if (isCutOffYear(read, folded)) continue;
    const said = saidYears(quantity, folded, today, years);
    if (said && isOfFiling(quantity, folded)) continue;
    if (said) years.push(said);
    else if (quantity.kind === "duration") figures.push(quantity);
    if (quantity.kind === "date" || quantity.kind === "year" || quantity.date !== undefined)
      dates.push(quantity);
    else if (!said && quantity.kind !== "duration" && quantity.kind !== "period") {
      if (isOwnFigure(quantity, folded, often)) figures.push(quantity);
    }
  }
  const names = findMentions(folded, vocabulary, within);
  const own = figures.filter(
    (figure, index) =>
      !isEndOfMean(figure, folded) &&
      !isInName(figure, names, folded) &&
      !isArticle(figure, figures[index + 1], folded),
  );
  const differences = differencesIn(folded, own);
  // What a difference is of names nothing that is told behind it: 漏了15万的材料费，应该195万.
  const mentions = names.filter(
    ({ start }) =>
      !differences.some(
        ({ by }) =>
          start >= by.end && /^的?$/.test(folded.slice(by.end, Math.min(start, by.end + 3))),
      ),
  );
  const borders = matchesIn(folded, BORDER).map(({ index }) => index + 1);
  return {
    text,
    folded,
    figures: levelsIn(own, { folded, years, mentions }),
    dates,
    years,
    mentions,
    borders,
  };
}

function isOfFiling({ words, end }: Quantity, folded: string): boolean {
  if (DOCUMENT.test(folded.slice(end, end + 16))) return true;
  return /^[今明]年$/.test(words) && FILED.test(folded.slice(end, end + 10));
}

/** 五分之一 is twenty per cent. */
function asShare(quantity: Quantity): Quantity {
  const { kind, words, value, low, high } = quantity;
  if (kind !== "number" || !words.includes("分之")) return quantity;
  const [share, least, most] = [value, low, high].map((each) => each?.mul(100n));
  return { ...quantity, kind: "percent", unit: "%", value: share, low: least, high: most };
}

/** 刚过三个亿 is more than it, by how much is open. */
function asOver(quantity: Quantity, folded: string): Quantity {
  const { value, approximate, start } = quantity;
  if (!value || approximate || !JUST_OVER.test(folded.slice(Math.max(0, start - 4), start)))
    return quantity;
  const high = value.add(value.abs().div(10n));
  const interval = { low: value, lowIncluded: false, high, highIncluded: true };
  return { ...quantity, ...interval, approximate: true, bound: ">" };
}

/** Whether a count is one at an end of a year whose mean is told behind it: 年初280年末330 平均305. */
function isEndOfMean({ start, end, kind }: Quantity, folded: string): boolean {
  return (
    (kind === "count" || kind === "number") &&
    END_OF_YEAR.test(folded.slice(Math.max(0, start - 8), start)) &&
    MEAN_BEHIND.test(folded.slice(end))
  );
}

/** Whether a year is only read from a count and the end of a year behind it: 年初80年末96. */
function isCutOffYear({ start, end, words }: Quantity, folded: string): boolean {
  return (
    words.endsWith("年") &&
    END_OF_YEAR.test(folded.slice(Math.max(0, start - 8), start)) &&
    /^[末底]/.test(folded.slice(end))
  );
}

/** Whether a figure only stands for "a" before a sum: 再委托一个 100万. */
function isArticle({ words, end }: Quantity, next: Quantity | undefined, folded: string): boolean {
  return (
    /^[一1]个$/.test(words) && next?.kind === "money" && folded.slice(end, next.start).trim() === ""
  );
}

/** Whether a figure is part of a name: 前五项. */
function isInName(
  { start, end, value }: Quantity,
  mentions: readonly Mention[],
  folded: string,
): boolean {
  // 打平 names the profit and says how much it is; 打平吧 only guesses it.
  const says = value?.n === 0n && folded.charAt(end) !== "吧";
  return mentions.some(
    (each) =>
      !each.covered &&
      each.start <= start &&
      each.end >= end &&
      !(says && each.start === start && each.end === end),
  );
}

/** Where the part of a sentence around an offset begins and ends, that commas set off. */
export function clauseAt(message: Message, offset: number): [number, number] {
  const [from, to] = sentenceAt(message, offset);
  const before = message.folded.slice(from, offset).lastIndexOf(",");
  const behind = message.folded.slice(offset, to).indexOf(",");
  return [from + before + 1, behind < 0 ? to : offset + behind];
}

/** Where the sentence around an offset begins and ends. */
export function sentenceAt({ borders, folded }: Message, offset: number): [number, number] {
  const from = borders.findLast((each) => each <= offset) ?? 0;
  const to = borders.find((each) => each > offset) ?? folded.length;
  return [from, to];
}
