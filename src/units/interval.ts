import { compare, isOne, type Rational } from "./rational.ts";

/** A range of exact figures; an end that is `undefined` has no limit. */
export interface Interval {
  readonly low: Rational | undefined;
  readonly high: Rational | undefined;
  /** Whether `low` itself belongs to the range; false where `low` is `undefined`. */
  readonly lowIncluded: boolean;
  /** Whether `high` itself belongs to the range; false where `high` is `undefined`. */
  readonly highIncluded: boolean;
}

/** The range that holds `value` alone. */
export function pointInterval(value: Rational): Interval {
  return { low: value, high: value, lowIncluded: true, highIncluded: true };
}

/** Whether the range holds exactly one figure. */
export function isPoint({ low, high }: Interval): boolean {
  return low !== undefined && high !== undefined && (low === high || compare(low, high) === 0);
}

/** The range of all figures of `interval` multiplied by `factor`, which may be negative. */
export function scaleInterval(interval: Interval, factor: Rational): Interval {
  if (isOne(factor)) return interval;
  const low = interval.low?.mul(factor);
  const high = interval.high?.mul(factor);
  const { lowIncluded, highIncluded } = interval;
  if (factor.s >= 0n) return { low, high, lowIncluded, highIncluded };
  return { low: high, high: low, lowIncluded: highIncluded, highIncluded: lowIncluded };
}

/** The range from the low end of `from` to the high end of `to`. */
export function spanInterval(from: Interval, to: Interval): Interval {
  return {
    low: from.low,
    lowIncluded: from.lowIncluded,
    high: to.high,
    highIncluded: to.highIncluded,
  };
}
