import type { Day } from "../../calendar/day.ts";
import { fiscalYears } from "../../calendar/fiscal-year.ts";
import type { Bound } from "./bound.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { SaidYears } from "./said-years.ts";

/** Figures of one fact that stand in a list, one for each year. */
export interface Row {
  readonly bounds: readonly Bound[];
  /** The year of each figure, in the order of the list. */
  readonly years: readonly number[];
  /** Whether no years were said, so that the last closed ones are only likely. */
  readonly likely: boolean;
}

/** The newest first. */
const BACKWARDS = /往前|倒着|倒序|倒过来|倒推|从近到远|由近[到及]远|从后往前/;
/** The oldest first, from a year on. */
const ONWARDS = /往后|开始|以来|起|从远到近|从前往后|顺着/;
const JOINED = /^[\s,、/;和及跟与以]{1,3}$/;

/** Finds lists of figures of one fact, most often one for each year: 近三年3000、3600、4500万; 23、24、25年分别…. */
export function rowsOf(message: Message, bounds: readonly Bound[], today: Day): Row[] {
  const lists: Bound[][] = [];
  for (const bound of bounds) {
    const list = lists.at(-1);
    const last = list?.at(-1);
    const goesOn =
      last?.fact === bound.fact &&
      JOINED.test(message.folded.slice(last.figure.end, bound.figure.start));
    if (list && goesOn) list.push(bound);
    else lists.push([bound]);
  }
  return lists
    .filter((list) => list.length > 1 && list[0]?.fact.per !== "once")
    .map((list) => {
      const said = directed(message, list, today) ?? yearsOfList(message, list);
      const years = said ?? fiscalYears(today, list.length);
      return { bounds: list, years, likely: said === undefined };
    });
}

/** Years that are told behind a list, with or without 年: 分别是25 24 23年的. */
function toldBehind(behind: string, count: number): number[] | undefined {
  const words = /^[\s,，]*(?:分别|依次|对应|顺序)(?:是|对|为)?([\d\s、,，/年和]+)/.exec(
    behind,
  )?.[1];
  const years = words
    ?.match(/\d+/g)
    ?.map((digits) => Number(digits.length === 2 ? `20${digits}` : digits));
  const all = years?.length === count && years.every((year) => year > 2000 && year < 2100);
  return all ? years : undefined;
}

/** Years in the order that is said: 从23年往后, 从去年往前, 倒着说. */
function directed(message: Message, list: readonly Bound[], today: Day): number[] | undefined {
  const [first, last] = [list[0]?.figure, list.at(-1)?.figure];
  if (!first || !last) return undefined;
  const [from, to] = sentenceAt(message, first.start);
  const { folded, years } = message;
  const words = folded.slice(from, first.start) + folded.slice(last.end, to);
  const told = toldBehind(folded.slice(last.end, to), list.length);
  if (told) return told;
  const back = BACKWARDS.test(words);
  const said = years.findLast(
    ({ start, end, years: both }) => start >= from && end <= first.start && both?.[0] === both?.[1],
  );
  const anchor = said?.years?.[0];
  if (back) {
    const begin = anchor ?? fiscalYears(today, 1)[0] ?? 0;
    return list.map((_, index) => begin - index);
  }
  return anchor !== undefined && ONWARDS.test(words)
    ? list.map((_, index) => anchor + index)
    : undefined;
}

function yearsOfList(message: Message, list: readonly Bound[]): number[] | undefined {
  const first = list[0]?.figure;
  const last = list.at(-1)?.figure;
  if (!first || !last) return undefined;
  const [from, to] = sentenceAt(message, first.start);
  const before = message.years.filter(({ start, end }) => start >= from && end <= first.start);
  const behind = message.years.filter(({ start, end }) => start >= last.end && end <= to);
  return (
    listed(ofList(message, before.slice(-list.length), first.start), list.length) ??
    spanned(before.at(-1), list.length) ??
    spanned(behind[0], list.length)
  );
}

/** Years before a list, unless the last of them is the year of all its figures: 前年3800 大前年3500 160. */
function ofList(
  { figures, folded }: Message,
  years: readonly SaidYears[],
  to: number,
): readonly SaidYears[] {
  const [from, last] = [years[0]?.end ?? to, years.at(-1)?.end ?? to];
  const apart = figures.some(({ start, end }) => start >= from && end <= last);
  return apart && /^[\s,，:：]*$/.test(folded.slice(last, to)) ? [] : years;
}

/** 23、24、25年: as many single years as figures. */
function listed(said: readonly SaidYears[], count: number): number[] | undefined {
  const years = said.flatMap(({ years: both }) => (both && both[0] === both[1] ? [both[0]] : []));
  return years.length === count ? years : undefined;
}

/** 近三年: as many years together as figures, the oldest first. */
function spanned(said: SaidYears | undefined, count: number): number[] | undefined {
  const [from, to] = said?.years ?? [];
  if (from === undefined || to === undefined || to - from + 1 !== count) return undefined;
  return Array.from({ length: count }, (_, index) => from + index);
}
