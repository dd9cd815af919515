import { describe, expect, it } from "vitest";
import { averageGrowth } from "../../src/rules/average-growth.ts";
import { isPoint, pointInterval, type Interval } from "../../src/units/interval.ts";
import { ANYTHING, NOT_NEGATIVE, mayBeZero } from "../../src/units/interval-arithmetic.ts";
import { overlapOf } from "../../src/units/interval-overlap.ts";
import { compare, ratio, ZERO, type Rational } from "../../src/units/rational.ts";
import { rootOf } from "../../src/units/root.ts";
import { chanceFrom, type Chance } from "./second-statement/chance.ts";
import { ends } from "./small-rule.ts";

const [ONE, TWO] = [ratio(1n), ratio(2n)];
/** So little beside an open end that growth comes close to its own. */
const LITTLE = ratio(1n, 10n ** 15n);
const CLOSE = ratio(1n, 1000n);
const FAR = ratio(1000n);

const between = (low: bigint, high: bigint): Interval => ({
  low: ratio(low),
  high: ratio(high),
  lowIncluded: true,
  highIncluded: true,
});

/** A range whose ends are small whole numbers, open or closed; at times without end. */
function anyRange(chance: Chance, lowest: bigint): Interval {
  const low = chance.whole(lowest, 9n);
  if (chance.happens(20)) return pointInterval(ratio(low));
  const high = chance.happens(20) ? undefined : ratio(low + chance.whole(1n, 9n));
  return {
    low: ratio(low),
    high,
    lowIncluded: chance.happens(60),
    highIncluded: high !== undefined && chance.happens(60),
  };
}

/** Figures of a range: its ends or close beside them, some between, and large ones where it has no end. */
function samplesOf(range: Interval, others: readonly Rational[]): Rational[] {
  const { low = ratio(-9n), high } = range;
  const top = high ?? ratio(10n ** 12n);
  const all = [
    ...[low, low.add(LITTLE), top, top.sub(LITTLE), low.add(top).div(TWO)],
    ...[ONE, ratio(10n ** 6n), ...others],
  ];
  return all.filter((one) => overlapOf(range, pointInterval(one)) !== undefined);
}

/** Figures where growth over the second one turns, as close as fractions come. */
function turnsOf(first: Interval, third: Interval): Rational[] {
  const [base, last] = [first.high, third.low];
  if (!base || !last || compare(last, ZERO) < 0) return [];
  const near = (one: Rational, by: Rational) => [one, one.add(by), one.sub(by)];
  return [base.mul(last), base.sub(LITTLE).mul(last), base.mul(last.add(LITTLE))].flatMap((turn) =>
    near(rootOf(turn, 2).low ?? ONE, LITTLE),
  );
}

const growth = (first: Rational, second: Rational, third: Rational) =>
  second.div(first).add(third.div(second)).div(TWO).sub(ONE);

/** What growth comes to for figures of the ranges. */
function sampled(first: Interval, second: Interval, third: Interval): Rational[] {
  const bases = samplesOf(first, []).filter(({ n }) => n !== 0n);
  const middles = samplesOf(second, turnsOf(first, third)).filter(({ n }) => n !== 0n);
  return bases.flatMap((base) =>
    middles.flatMap((middle) => samplesOf(third, []).map((last) => growth(base, middle, last))),
  );
}

/** Whether an end is that of the figures: reached where it is included, else only come close to. */
function isTight(end: Rational | undefined, included: boolean, nearest: Rational): boolean {
  if (!end) return compare(nearest.abs(), FAR) > 0;
  const gap = nearest.sub(end).abs();
  return included ? gap.n === 0n : compare(gap, CLOSE) < 0;
}

describe("average growth", () => {
  it("is exact on figures", () => {
    const [first, second, third] = [1500n, 1800n, 2250n].map((one) => pointInterval(ratio(one)));
    if (first && second && third)
      expect(averageGrowth(first, second, third)).toEqual(pointInterval(ratio(9n, 40n)));
  });

  it("takes a second figure that is a range for the same one in both steps", () => {
    const [first, third] = [pointInterval(ratio(4n)), pointInterval(ratio(9n))];
    expect(ends(averageGrowth(first, between(1n, 100n), third))).toBe("1/2..2309/200");
    expect(ends(averageGrowth(first, NOT_NEGATIVE, third))).toBe("1/2..");
  });

  it("says nothing over a base that may be on either side of zero", () => {
    const one = pointInterval(ONE);
    expect(averageGrowth(between(-1n, 1n), one, one)).toEqual(ANYTHING);
    expect(averageGrowth(pointInterval(ZERO), one, one)).toEqual(ANYTHING);
    expect(averageGrowth(ANYTHING, one, one)).toEqual(ANYTHING);
  });

  it("is the same with all signs turned", () => {
    const [first, second, third] = [between(-4n, -2n), between(-9n, -1n), between(-9n, -3n)];
    const turned = averageGrowth(between(2n, 4n), between(1n, 9n), between(3n, 9n));
    expect(averageGrowth(first, second, third)).toEqual(turned);
  });

  it("holds all that the figures can make, and no more", () => {
    for (let seed = 0; seed < 400; seed += 1) {
      const chance = chanceFrom(seed);
      const [first, second] = [anyRange(chance, 0n), anyRange(chance, 0n)];
      const third = anyRange(chance, -5n);
      if ([first, second].some((one) => isPoint(one) && mayBeZero(one))) continue;
      const range = averageGrowth(first, second, third);
      const figures = sampled(first, second, third).sort(compare);
      const said = [first, second, third, range].map(ends).join(" ");
      const outside = figures.find((one) => !overlapOf(range, pointInterval(one)));
      expect([seed, said, outside?.toFraction()]).toEqual([seed, said, undefined]);
      const [least, most] = [figures[0], figures.at(-1)];
      const tight =
        least && most && isTight(range.low, range.lowIncluded, least)
          ? isTight(range.high, range.highIncluded, most)
          : "not at the low end";
      expect([seed, said, tight]).toEqual([seed, said, true]);
    }
  });
});
