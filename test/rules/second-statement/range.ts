import { agreed, type Truth } from "./three-valued.ts";

/** Whole numbers between two ends, both included; a missing end is open. */
export interface Range {
  readonly low?: bigint;
  readonly high?: bigint;
}

/** The range of one number. */
export const exactly = (value: bigint): Range => ({ low: value, high: value });

/** All sums of a number of each range. */
export function sum(...ranges: readonly Range[]): Range {
  return ranges.reduce(
    (total, { low, high }) => between(add(total.low, low), add(total.high, high)),
    {
      low: 0n,
      high: 0n,
    },
  );
}

/** All differences of a number of the one and a number of the other range. */
export function difference(from: Range, { low, high }: Range): Range {
  return sum(from, between(high && -high, low && -low));
}

/** What two ranges share; `undefined` if nothing. */
export function overlap(one: Range, other: Range): Range | undefined {
  const low = one.low === undefined || (other.low ?? one.low) > one.low ? other.low : one.low;
  const high =
    one.high === undefined || (other.high ?? one.high) < one.high ? other.high : one.high;
  return low !== undefined && high !== undefined && low > high ? undefined : between(low, high);
}

/** Whether every number, none or only some of the range are at most the limit. */
export function atMost({ low, high }: Range, limit: bigint): Truth {
  if (high !== undefined && high <= limit) return "met";
  return low !== undefined && low > limit ? "unmet" : "unknown";
}

/**
 * Whether a part is at least so many percent of its base. No share exists over a base that is not above
 * zero: nothing of it meets no minimum, and of something the texts do not speak, so that it is unknown.
 */
export function shareAtLeast(part: Range, base: Range, percent: bigint): Truth {
  const worlds: Truth[] = [];
  const reaches = (some: bigint, whole: bigint) => some * 100n >= percent * whole;
  if (base.high === undefined || base.high > 0n) {
    const smallest = base.low !== undefined && base.low > 0n ? base.low : 1n;
    if (part.high === undefined || reaches(part.high, smallest)) worlds.push("met");
    if (base.high === undefined || !reaches(part.low ?? 0n, base.high)) worlds.push("unmet");
  }
  if (base.low === undefined || base.low <= 0n) {
    if ((part.low ?? 0n) <= 0n) worlds.push("unmet");
    if (part.high === undefined || part.high > 0n) worlds.push("unknown");
  }
  return agreed(worlds);
}

const add = (one: bigint | undefined, other: bigint | undefined) =>
  one === undefined || other === undefined ? undefined : one + other;

function between(low: bigint | undefined, high: bigint | undefined): Range {
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}
