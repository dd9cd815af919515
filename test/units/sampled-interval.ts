import fc from "fast-check";
import type { Interval } from "../../src/units/interval.ts";
import { compare, ratio, ZERO, type Rational } from "../../src/units/rational.ts";

/** Figures near zero, where signs and ends meet often. */
export const figure: fc.Arbitrary<Rational> = fc
  .tuple(fc.bigInt(-12n, 12n), fc.constantFrom(1n, 2n, 3n, 7n))
  .map(([dividend, divisor]) => ratio(dividend, divisor));

const distance = figure.map((value) => value.abs());
const end = fc.oneof(
  { weight: 4, arbitrary: fc.record({ away: distance, included: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** A range, open, closed or endless on either side, with a figure inside it. */
export const sampled: fc.Arbitrary<{ interval: Interval; point: Rational }> = fc
  .record({ point: figure, under: end, over: end })
  .map(({ point, under, over }) => ({
    point,
    interval: {
      low: under && point.sub(under.away),
      high: over && point.add(over.away),
      // An end on the point itself belongs to the range, or the point would not.
      lowIncluded: under ? under.included || under.away.n === 0n : false,
      highIncluded: over ? over.included || over.away.n === 0n : false,
    },
  }));

/** A range with both ends, which belong to it. */
export const closed: fc.Arbitrary<Interval> = fc.tuple(figure, distance).map(([low, width]) => ({
  low,
  high: low.add(width),
  lowIncluded: true,
  highIncluded: true,
}));

/** Whether a figure lies in a range. */
export function holds(interval: Interval, value: Rational): boolean {
  const { low, high, lowIncluded, highIncluded } = interval;
  const under = low ? compare(value, low) : 1;
  const over = high ? compare(high, value) : 1;
  return (under > 0 || (under === 0 && lowIncluded)) && (over > 0 || (over === 0 && highIncluded));
}

const NEAR = ratio(1n, 1_000_000n);
const FAR = ratio(1_000_000n);

/** Figures of a range next to its ends: at them, a little inside, or far out where there is none. */
export function extremes(interval: Interval): Rational[] {
  const { low, high } = interval;
  const middle = low && high ? [low.add(high).div(2)] : [];
  const candidates = [
    ...middle,
    ...(low ? [low, low.add(NEAR)] : [(high ?? ZERO).sub(FAR)]),
    ...(high ? [high, high.sub(NEAR)] : [(low ?? ZERO).add(FAR)]),
  ];
  return candidates.filter((value) => holds(interval, value));
}
