import { isPoint, pointInterval, type Interval } from "./interval.ts";
import { compare, ratio, ZERO, type Rational } from "./rational.ts";

/** The range of every figure there is: nothing is known. */
export const ANYTHING: Interval = {
  low: undefined,
  high: undefined,
  lowIncluded: false,
  highIncluded: false,
};

/** The range of all figures that are not negative. */
export const NOT_NEGATIVE: Interval = {
  low: ZERO,
  high: undefined,
  lowIncluded: true,
  highIncluded: false,
};

/** The range of whole numbers from one to another. */
export function countBetween(fewest: number, most: number): Interval {
  const [low, high] = [ratio(BigInt(fewest)), ratio(BigInt(most))];
  return { low, high, lowIncluded: true, highIncluded: true };
}

/** One end of a range. */
interface End {
  readonly at: Rational | undefined;
  readonly included: boolean;
}

/** The figure of a range that holds just one; `undefined` for all others. */
export function pointOf(interval: Interval): Rational | undefined {
  return isPoint(interval) ? interval.low : undefined;
}

/** All sums of a figure of `a` and one of `b`. */
export function addIntervals(a: Interval, b: Interval): Interval {
  const x = pointOf(a);
  const y = pointOf(b);
  if (x?.n === 0n) return b;
  if (y?.n === 0n) return a;
  if (x && y) return pointInterval(x.add(y));
  return {
    low: a.low && b.low && a.low.add(b.low),
    high: a.high && b.high && a.high.add(b.high),
    lowIncluded: a.lowIncluded && b.lowIncluded,
    highIncluded: a.highIncluded && b.highIncluded,
  };
}

/** The range with the sign of every figure turned. */
export function negated({ low, high, lowIncluded, highIncluded }: Interval): Interval {
  return {
    low: high?.neg(),
    high: low?.neg(),
    lowIncluded: highIncluded,
    highIncluded: lowIncluded,
  };
}

/** All differences of a figure of `a` and one of `b`. */
export function subtractIntervals(a: Interval, b: Interval): Interval {
  const x = pointOf(a);
  const y = pointOf(b);
  return x && y ? pointInterval(x.sub(y)) : addIntervals(a, negated(b));
}

/** All products of a figure of `a` and one of `b`. */
export function multiplyIntervals(a: Interval, b: Interval): Interval {
  const x = pointOf(a);
  const y = pointOf(b);
  if (x && y) return pointInterval(x.mul(y));
  if (x?.n === 0n || y?.n === 0n) return pointInterval(ZERO);
  const corners = ends(a).flatMap((one) => ends(b).map((other) => productOf(one, other)));
  return hullOfEnds(corners);
}

/** All quotients of a figure of `a` by one of `b` that is not zero; anything where `b` may lie on both sides of zero, or is zero. */
export function divideIntervals(a: Interval, b: Interval): Interval {
  const x = pointOf(a);
  const y = pointOf(b);
  if (x && y && y.n !== 0n) return pointInterval(x.div(y));
  const inverse = y?.n === 0n ? undefined : inverseOf(withoutZero(b));
  return inverse ? multiplyIntervals(a, inverse) : ANYTHING;
}

/** Whether zero may be the figure. */
export function mayBeZero({ low, high, lowIncluded, highIncluded }: Interval): boolean {
  const under = !low || compare(low, ZERO) < 0 || (low.n === 0n && lowIncluded);
  const over = !high || compare(high, ZERO) > 0 || (high.n === 0n && highIncluded);
  return under && over;
}

/** The smallest range that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  const lows = compareLows(a, b);
  const highs = compareHighs(a, b);
  return {
    low: lows > 0 ? b.low : a.low,
    lowIncluded: eitherIncludes(-lows, a.lowIncluded, b.lowIncluded),
    high: highs < 0 ? b.high : a.high,
    highIncluded: eitherIncludes(highs, a.highIncluded, b.highIncluded),
  };
}

/** The range of the smaller of a figure of `a` and one of `b`. */
export function smallerOf(a: Interval, b: Interval): Interval {
  const lows = compareLows(a, b);
  const highs = compareHighs(a, b);
  return {
    low: lows > 0 ? b.low : a.low,
    lowIncluded: eitherIncludes(-lows, a.lowIncluded, b.lowIncluded),
    high: highs > 0 ? b.high : a.high,
    highIncluded: bothInclude(-highs, a.highIncluded, b.highIncluded),
  };
}

/** The range of the greater of a figure of `a` and one of `b`. */
export function greaterOf(a: Interval, b: Interval): Interval {
  const lows = compareLows(a, b);
  const highs = compareHighs(a, b);
  return {
    low: lows < 0 ? b.low : a.low,
    lowIncluded: bothInclude(lows, a.lowIncluded, b.lowIncluded),
    high: highs < 0 ? b.high : a.high,
    highIncluded: eitherIncludes(highs, a.highIncluded, b.highIncluded),
  };
}

/** The range of whole numbers that figures of `interval` are cut down to. */
export function wholeOf(interval: Interval): Interval {
  const low = interval.low?.floor(0);
  const high = interval.high?.floor(0);
  const missed = high && interval.high && !interval.highIncluded && high.equals(interval.high);
  return {
    low,
    high: missed ? high.sub(ratio(1n)) : high,
    lowIncluded: low !== undefined,
    highIncluded: high !== undefined,
  };
}

/** Negative where `a` begins lower than `b`; no limit is lower than every figure. */
function compareLows({ low: a }: Interval, { low: b }: Interval): number {
  return a && b ? compare(a, b) : a ? 1 : b ? -1 : 0;
}

/** Positive where `a` ends higher than `b`; no limit is higher than every figure. */
function compareHighs({ high: a }: Interval, { high: b }: Interval): number {
  return a && b ? compare(a, b) : a ? -1 : b ? 1 : 0;
}

/** Whether an end belongs to a range: that of the one which is ahead, where none is that of either. */
function eitherIncludes(ahead: number, a: boolean, b: boolean): boolean {
  return ahead > 0 ? a : ahead < 0 ? b : a || b;
}

/** The same, where both must include it if none is ahead. */
function bothInclude(ahead: number, a: boolean, b: boolean): boolean {
  return ahead > 0 ? a : ahead < 0 ? b : a && b;
}

/** An end with its side, since one without a limit is endless on that side. */
interface SidedEnd extends End {
  readonly side: -1 | 1;
}

function ends({ low, high, lowIncluded, highIncluded }: Interval): [SidedEnd, SidedEnd] {
  return [
    { at: low, included: lowIncluded, side: -1 },
    { at: high, included: highIncluded, side: 1 },
  ];
}

function productOf(a: SidedEnd, b: SidedEnd): SidedEnd {
  const included = a.included && b.included;
  if (a.at && b.at) {
    const zero = (a.at.n === 0n && a.included) || (b.at.n === 0n && b.included);
    return { at: a.at.mul(b.at), included: included || zero, side: 1 };
  }
  const limited = a.at ?? b.at;
  if (limited?.n === 0n) return { at: ZERO, included: (a.at ? a : b).included, side: 1 };
  const sign = (end: SidedEnd) => (end.at ? Number(end.at.s) : end.side);
  return { at: undefined, included: false, side: sign(a) * sign(b) < 0 ? -1 : 1 };
}

function hullOfEnds(corners: readonly SidedEnd[]): Interval {
  const endless = (side: -1 | 1) => corners.some((end) => !end.at && end.side === side);
  const limited = corners.flatMap((end) => (end.at ? [{ ...end, at: end.at }] : []));
  const furthest = (sign: -1 | 1): End | undefined =>
    limited.reduce<(End & { at: Rational }) | undefined>((best, end) => {
      const difference = best ? compare(end.at, best.at) * sign : 1;
      if (difference > 0) return end;
      return difference === 0 && best && end.included ? { ...best, included: true } : best;
    }, undefined);
  const [low, high] = [
    endless(-1) ? undefined : furthest(-1),
    endless(1) ? undefined : furthest(1),
  ];
  return {
    low: low?.at,
    high: high?.at,
    lowIncluded: low?.included ?? false,
    highIncluded: high?.included ?? false,
  };
}

/** The range without zero, where that is one of its ends. */
function withoutZero(interval: Interval): Interval {
  return {
    ...interval,
    lowIncluded: interval.lowIncluded && interval.low?.n !== 0n,
    highIncluded: interval.highIncluded && interval.high?.n !== 0n,
  };
}

function inverseOf(interval: Interval): Interval | undefined {
  if (mayBeZero(interval)) return undefined;
  const { low, high, lowIncluded, highIncluded } = interval;
  const positive = low !== undefined && compare(low, ZERO) >= 0;
  const inverse = (end: Rational | undefined) =>
    end === undefined ? ZERO : end.n === 0n ? undefined : end.inverse();
  return {
    low: positive || high?.n !== 0n ? inverse(high) : undefined,
    high: positive && low.n === 0n ? undefined : inverse(low),
    lowIncluded: high !== undefined && high.n !== 0n && highIncluded,
    highIncluded: low !== undefined && low.n !== 0n && lowIncluded,
  };
}
