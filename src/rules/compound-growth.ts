import type { Interval } from "../units/interval.ts";
import { ANYTHING, divideIntervals } from "../units/interval-arithmetic.ts";
import { compare, ratio, ZERO } from "../units/rational.ts";
import { rootOf } from "../units/root.ts";

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
    low: rootOf(low, years).low?.sub(ONE),
    high: high && rootOf(high, years).high?.sub(ONE),
  };
}
