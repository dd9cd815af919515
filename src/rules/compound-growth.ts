import type { Interval } from "../units/interval.ts";
import { pointInterval } from "../units/interval.ts";
import { ANYTHING, divideIntervals } from "../units/interval-arithmetic.ts";
import { compare, ratio, ZERO, type Rational } from "../units/rational.ts";

/** Roots are enclosed this tightly: far below any difference that figures in 分 can make. */
const SCALE = 10n ** 60n;
const ONE = ratio(1n);

/**
 * Yearly compound growth from a figure to the one `years` later, as a fraction of one: exact where
 * the root is, else enclosed. Anything where the first figure may be zero or less.
 */
export function compoundGrowth(first: Interval, last: Interval, years: number): Interval {
  const times = divideIntervals(last, first);
  const { low, high } = times;
  if (!low || compare(low, ZERO) < 0 || !first.low || compare(first.low, ZERO) <= 0)
    return ANYTHING;
  return {
    ...times,
    low: root(low, years).low?.sub(ONE),
    high: high && root(high, years).high?.sub(ONE),
  };
}

/** The range, a point where exact, that holds the `n`-th root of a figure that is not negative. */
function root(value: Rational, n: number): Interval {
  const power = BigInt(n);
  const [dividend, divisor] = [wholeRoot(value.n, power), wholeRoot(value.d, power)];
  if (dividend ** power === value.n && divisor ** power === value.d)
    return pointInterval(ratio(dividend, divisor));
  const scaled = wholeRoot((value.n * SCALE ** power) / value.d, power);
  return {
    low: ratio(scaled, SCALE),
    high: ratio(scaled + 1n, SCALE),
    lowIncluded: true,
    highIncluded: true,
  };
}

/** The greatest whole number whose `n`-th power is at most `value`. */
function wholeRoot(value: bigint, n: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << (BigInt(value.toString(2).length) / n + 1n);
  for (;;) {
    const next = ((n - 1n) * guess + value / guess ** (n - 1n)) / n;
    if (next >= guess) return guess;
    guess = next;
  }
}
