import type { Interval } from "./interval.ts";
import { greaterOf, smallerOf } from "./interval-arithmetic.ts";
import { compare } from "./rational.ts";

/** The figures that both ranges hold; `undefined` where there are none. */
export function overlapOf(a: Interval, b: Interval): Interval | undefined {
  const { low, lowIncluded } = greaterOf(a, b);
  const { high, highIncluded } = smallerOf(a, b);
  const gap = low && high ? compare(low, high) : -1;
  if (gap > 0 || (gap === 0 && !(lowIncluded && highIncluded))) return undefined;
  return { low, high, lowIncluded, highIncluded };
}
