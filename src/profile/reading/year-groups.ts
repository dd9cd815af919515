import { readQuantities } from "../../units/quantities.ts";
import type { Quantity } from "../../units/quantity.ts";
import { compare, type Rational } from "../../units/rational.ts";
import { readMessage } from "./message.ts";
import type { TurnContext } from "./turn/turn-context.ts";

const YEAR = /(?:大前|前|去|今|上)年度?|(?<!\d)(?:20)?\d\d年度?/g;
const FIGURE_KINDS = /^(?:money|count|ratio|number)$/;
const LEAD = /^[\s:：,，、的是]*(?:(?:收|卖|做|销)了?)?$/;
const GAP = /^(?:左右|多|出头|来|吧)?[\s,，、/和及跟]+$/;
const RESEARCH_GAP = /^(?:左右|多|出头|来|吧)?[\s,，、]*研发[^\d\s,，。;；]{0,4}[\s:：]*$/;
const NAMED = /^[\s:：,，、]*([\u4e00-\u9fff]{2,8}?)(?:大概|约|是|有)?[\s:：]*$/;
const REVENUE = /^(?:sales|operating|main)Revenue$/;
const RESEARCH = /^rdExpense/;
/** Sales are several times what is spent on research, else it is open which is which. */
const TIMES = 2n;

interface Group {
  /** Offset of the year. */
  readonly at: number;
  /** Offset of the first character behind the year. */
  readonly from: number;
  readonly figures: readonly Quantity[];
}

/**
 * The text with names put before the figures of a year that has two of them and no name for one or both: those
 * of the year before it in the text (25年销售2200 研发110 24年1950 98), else sales and research, where both are
 * asked or known and the figures are as those are (前年3800 180, 前年三千二 研发160).
 */
export function withYearGroups(text: string, context: TurnContext): string {
  const groups = groupsOf(text, context);
  const usual = ["收入", "研发"] as const;
  let names: readonly [string, string] | undefined = pairKnown(text, context) ? usual : undefined;
  let told = false;
  const puts: { at: number; name: string }[] = [];
  for (const { at, from, figures } of groups) {
    const [first, second] = figures;
    if (!first || !second) continue;
    const lead = text.slice(from, first.start);
    const gap = text.slice(first.end, second.start);
    const [one, other] = [NAMED.exec(lead)?.[1], NAMED.exec(gap)?.[1]];
    if (one !== undefined && other !== undefined) {
      names = [one, other];
      told = true;
      continue;
    }
    if (figures.length > 2 || !LEAD.test(lead) || !isFree(text, at, context)) continue;
    const research = RESEARCH_GAP.test(gap);
    if (research && muchMore(first, second)) {
      puts.push({ at: first.start, name: usual[0] });
      names ??= usual;
    }
    if (research || !names || !GAP.test(gap) || !(told || muchMore(first, second))) continue;
    puts.push({ at: first.start, name: names[0] }, { at: second.start, name: names[1] });
  }
  return puts.reduceRight((so, { at, name }) => so.slice(0, at) + name + so.slice(at), text);
}

/** Whether nothing is named before a year that its figures could be of. */
function isFree(text: string, to: number, context: TurnContext): boolean {
  const { figures, mentions } = readMessage(text, context);
  const from = figures.findLast(({ end }) => end <= to)?.end ?? 0;
  return !mentions.some(
    ({ start, end, covered, facts }) =>
      !covered && start >= from && end <= to && facts.some(({ kind }) => FIGURE_KINDS.test(kind)),
  );
}

function groupsOf(text: string, context: TurnContext): Group[] {
  const years = [...text.matchAll(YEAR)];
  if (years.length === 0) return [];
  const all = readQuantities(text, { today: context.today });
  return years.map(({ 0: words, index }, at): Group => {
    const from = index + words.length;
    const to = years[at + 1]?.index ?? text.length;
    const figures = all.filter(
      ({ kind, start, end }) =>
        start >= from && end <= to && (kind === "money" || kind === "number"),
    );
    const others = all.some(
      ({ kind, start, end }) =>
        start >= from && end <= (figures[1]?.start ?? to) && kind !== "money" && kind !== "number",
    );
    return {
      at: index,
      from,
      figures: others ? [] : figures.slice(0, 3).filter(isNear(text)),
    };
  });
}

/** Figures that stand in one run with those before them. */
function isNear(text: string) {
  return ({ start }: Quantity, index: number, all: readonly Quantity[]): boolean => {
    const before = all[index - 1];
    return index < 2 || !before || GAP.test(text.slice(before.end, start));
  };
}

/** Whether sales and research expenses both are asked, known or told. */
function pairKnown(text: string, { asked, known }: TurnContext): boolean {
  const facts = [...asked, ...known].map(({ fact }) => fact);
  const named = (words: RegExp) => words.test(text);
  return (
    (facts.some((fact) => REVENUE.test(fact)) || named(/收入|营收|销售/)) &&
    (facts.some((fact) => RESEARCH.test(fact)) || named(/研发/))
  );
}

function muchMore(first: Quantity, second: Quantity): boolean {
  const [more, less] = [sizeOf(first), sizeOf(second)];
  return more !== undefined && less !== undefined && compare(more, less.mul(TIMES)) >= 0;
}

function sizeOf({ value, low, high }: Quantity): Rational | undefined {
  return value ?? low ?? high;
}
