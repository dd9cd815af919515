import type { Interval } from "./interval.ts";
import { compare } from "./rational.ts";

/** How a value stands to a threshold; 含 is `atLeast` and `atMost`, 不含 the others. */
export type Comparator = "atLeast" | "atMost" | "moreThan" | "lessThan" | "is" | "isNot";

/** Whether every figure of `value` stands so to every one of `threshold`; `undefined` where some do and some do not. */
export function compareIntervals(
  value: Interval,
  comparator: Comparator,
  threshold: Interval,
): boolean | undefined {
  switch (comparator) {
    case "atLeast":
      return notUnder(value, threshold);
    case "atMost":
      return notUnder(threshold, value);
    case "moreThan":
      return not(notUnder(threshold, value));
    case "lessThan":
      return not(notUnder(value, threshold));
    case "is":
      return same(value, threshold);
    case "isNot":
      return not(same(value, threshold));
  }
}

/** Whether a ≥ b for all figures; `false` where a < b for all. */
function notUnder(a: Interval, b: Interval): boolean | undefined {
  if (a.low && b.high && compare(a.low, b.high) >= 0) return true;
  if (!a.high || !b.low) return undefined;
  const difference = compare(a.high, b.low);
  if (difference < 0) return false;
  return difference === 0 && !(a.highIncluded && b.lowIncluded) ? false : undefined;
}

function same(a: Interval, b: Interval): boolean | undefined {
  const over = notUnder(a, b);
  const under = notUnder(b, a);
  if (over === false || under === false) return false;
  return over === true && under === true ? true : undefined;
}

function not(known: boolean | undefined): boolean | undefined {
  return known === undefined ? undefined : !known;
}
