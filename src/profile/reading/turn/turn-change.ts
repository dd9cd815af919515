import {
  addIntervals,
  divideIntervals,
  multiplyIntervals,
  subtractIntervals,
} from "../../../units/interval-arithmetic.ts";
import { isPoint, pointInterval, type Interval } from "../../../units/interval.ts";
import type { Quantity } from "../../../units/quantity.ts";
import { ratio, type Rational } from "../../../units/rational.ts";
import { fraction, intervalOf, storeValue, type StoredFigure } from "../../stored-value.ts";
import type { Message } from "../message.ts";

/** Words that say that something is as it was. */
export const SAME = /(?:一样|持平|没变|没有?变化|不变|相同|一个数|差不多)/;
const NEARLY = /差不多|基本|大概|左右|相当/;
/** Words that say that something is less. */
export const LESS = /少|降|减|跌|下滑|缩水|掉/;
/** Words that say that something is more. */
export const MORE = /涨|增|多|提高|上升|升|翻|加/;
/** What a figure is held against: 比前年, 跟23年, 是前年的. */
const AGAINST = /(?:比|跟|和|与|同|较|是|相比|只有|仅有?|相当于)[^,，]{0,2}$/;
/** What is taken over as it is: 按去年的, 照24年的数填. */
const AFTER = /(?:按着?|照着?|沿用)[\s大]{0,2}$/;
const TAKEN =
  /^(?:度|全年)?的?(?:那个|这个)?(?:数|数据)?(?:来|去|算|填|写|报|走|记|就行|为准|吧|了|呢|啊|得了|好了)*$/;
/** The year before is meant without being named. */
const AS_BEFORE =
  /^(?:都|还|也|就|基本|保持)*(?:一样|持平|没变|没有?变化|不变)|(?:跟|和|与|同)(?:之前|以前|往年|那年|上年|上一年|前一年)/;
/** Words that say that something is half of what it was. */
export const HALVED = /减半|腰斩|砍半/;
/** What is named is as it was the year before: 去年收入持平; no balance of the two sides of an account. */
const NAMED_AS_BEFORE =
  /(?<!盈亏|收支|供需)(?:基本|大体|大致|差不多|保持|也|都|还|就)*(?:持平|没变|没有?变化)/;
const ONE = ratio(1n);
const HALF = ratio(1n, 2n);

/** Where words stand in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** By how much a figure is another than that of another year. */
export interface Change {
  readonly kind: "times" | "plus";
  readonly by: Interval;
  readonly said: Rational;
  readonly unsure?: boolean;
}

/** Whether a text takes over the figure of a year as it is, anywhere: 按去年的. */
export const TAKES_OVER = /(?:按着?|照着?|沿用)\s?(?:大?前|去|上|今|\d\d)年?/;

/** Whether the year at `said` is one whose figure is taken over as it is: 按去年的. */
export function isTakenOver(folded: string, from: number, to: number, said: Span): boolean {
  return AFTER.test(folded.slice(from, said.start)) && TAKEN.test(folded.slice(said.end, to));
}

/** Whether the year at `said` is one that something is held against. */
export function isHeldAgainst(folded: string, from: number, to: number, said: Span): boolean {
  return AGAINST.test(folded.slice(from, said.start)) || isTakenOver(folded, from, to, said);
}

/** By how much something is more or less than before; `undefined` where nothing says so. */
export function changeIn(message: Message, from: number, to: number): Change | undefined {
  const { folded, figures } = message;
  const words = folded.slice(from, to);
  const [figure, ...others] = figures.filter(({ start, end }) => start >= from && end <= to);
  const within = message.years.filter(({ start }) => start >= from && start < to);
  const against = within.some((year) => isHeldAgainst(folded, from, to, year));
  if (!figure) {
    if (within.some((year) => isTakenOver(folded, from, to, year)))
      return times(pointInterval(ONE), ONE);
    if (HALVED.test(words)) return times(pointInterval(HALF), HALF);
    const same = SAME.exec(words);
    if (!same || !(against || AS_BEFORE.test(words) || NAMED_AS_BEFORE.test(words)))
      return undefined;
    return times(NEARLY.test(words) ? about() : pointInterval(ONE), ONE);
  }
  if (others.length > 0 || !figure.value) return undefined;
  const before = folded.slice(from, figure.start);
  const less = LESS.test(before.slice(-6));
  const more = MORE.test(before.slice(-6)) || figure.words.includes("翻");
  return ofFigure(figure, {
    less,
    more,
    against,
    compared: /比|较/.test(before),
    of: before.endsWith("的"),
  });
}

function ofFigure(
  figure: Quantity,
  say: { less: boolean; more: boolean; against: boolean; compared: boolean; of: boolean },
): Change | undefined {
  const { kind, value, words } = figure;
  if (!value) return undefined;
  const exact = {
    low: figure.low,
    high: figure.high,
    lowIncluded: figure.lowIncluded,
    highIncluded: figure.highIncluded,
  };
  if (kind === "percent") {
    const share = multiplyIntervals(exact, pointInterval(ratio(1n, 100n)));
    const said = value.div(100n);
    if (say.of && say.against) return times(share, said);
    if (say.less) return times(subtractIntervals(pointInterval(ONE), share), ONE.sub(said));
    return say.more ? times(addIntervals(pointInterval(ONE), share), ONE.add(said)) : undefined;
  }
  if (kind === "times") {
    const doubled = words.includes("翻");
    const doubt = figure.unsure ? { unsure: true } : {};
    if (doubled || (say.against && say.of)) return { ...times(exact, value), ...doubt };
    if (say.less) return undefined;
    return say.more
      ? { ...times(addIntervals(pointInterval(ONE), exact), ONE.add(value)), ...doubt }
      : undefined;
  }
  if (kind !== "money" && kind !== "count") return undefined;
  if (!say.compared || (!say.less && !say.more)) return undefined;
  const minus = ratio(-1n);
  return say.less
    ? { kind: "plus", by: multiplyIntervals(exact, pointInterval(minus)), said: value.mul(minus) }
    : { kind: "plus", by: exact, said: value };
}

function times(by: Interval, said: Rational): Change {
  return { kind: "times", by, said };
}

/** 差不多一样: a tenth more or less. */
function about(): Interval {
  return { low: ratio(9n, 10n), high: ratio(11n, 10n), lowIncluded: true, highIncluded: true };
}

/** The change from the figure that is told back to the one it is held against. */
export function inverse({ kind, by, said }: Change): Change {
  if (kind === "plus") {
    const minus = ratio(-1n);
    return { kind, by: multiplyIntervals(by, pointInterval(minus)), said: said.mul(minus) };
  }
  return { kind, by: divideIntervals(pointInterval(ONE), by), said: ONE.div(said) };
}

/** A figure with a change made to it, exact where both are. */
export function changed(base: StoredFigure, { kind, by, said }: Change): StoredFigure {
  const from = intervalOf(base);
  const interval = kind === "times" ? multiplyIntervals(from, by) : addIntervals(from, by);
  const approximate = base.approximate || !isPoint(by);
  const text = base.said ?? base.low;
  const figure = text === undefined ? undefined : fraction(text);
  const told = figure && (kind === "times" ? figure.mul(said) : figure.add(said));
  const stored = storeValue(
    { kind: "figure", interval, approximate },
    approximate ? told : undefined,
  );
  return stored.kind === "figure" ? stored : base;
}
