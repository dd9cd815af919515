import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointInterval, type Interval } from "../../src/units/interval.ts";
import { compareIntervals, type Comparator } from "../../src/units/interval-comparison.ts";
import { compare, ratio, type Rational } from "../../src/units/rational.ts";
import { extremes, holds, sampled } from "./sampled-interval.ts";

const comparators: [Comparator, (a: Rational, b: Rational) => boolean][] = [
  ["atLeast", (a, b) => compare(a, b) >= 0],
  ["atMost", (a, b) => compare(a, b) <= 0],
  ["moreThan", (a, b) => compare(a, b) > 0],
  ["lessThan", (a, b) => compare(a, b) < 0],
  ["is", (a, b) => compare(a, b) === 0],
  ["isNot", (a, b) => compare(a, b) !== 0],
];

describe("comparing ranges", () => {
  it.each(comparators)("%s: what is said holds for every figure", (comparator, stands) => {
    fc.assert(
      fc.property(sampled, sampled, (a, b) => {
        const said = compareIntervals(a.interval, comparator, b.interval);
        if (said !== undefined) expect(stands(a.point, b.point)).toBe(said);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(comparators)("%s: nothing is said only where figures differ", (comparator, stands) => {
    fc.assert(
      fc.property(sampled, sampled, (a, b) => {
        const said = compareIntervals(a.interval, comparator, b.interval);
        const figures = [...extremes(a.interval), ...extremes(b.interval)];
        const [ofA, ofB] = [a, b].map(({ interval }) => figures.filter((x) => holds(interval, x)));
        const found = new Set(ofA?.flatMap((x) => ofB?.map((y) => stands(x, y)) ?? []));
        expect([...found]).toEqual(
          said === undefined ? expect.arrayContaining([true, false]) : [said],
        );
      }),
      { numRuns: 2000 },
    );
  });

  it.each(comparators)("%s: single figures always tell", (comparator, stands) => {
    fc.assert(
      fc.property(sampled, sampled, ({ point: a }, { point: b }) => {
        expect(compareIntervals(pointInterval(a), comparator, pointInterval(b))).toBe(stands(a, b));
      }),
    );
  });

  const from = (low: bigint, lowIncluded: boolean): Interval => ({
    low: ratio(low),
    high: undefined,
    lowIncluded,
    highIncluded: false,
  });

  it("tells 含 from 不含 at an end", () => {
    const ten = pointInterval(ratio(10n));
    expect(compareIntervals(from(10n, true), "atLeast", ten)).toBe(true);
    expect(compareIntervals(from(10n, true), "moreThan", ten)).toBeUndefined();
    expect(compareIntervals(from(10n, false), "moreThan", ten)).toBe(true);
    expect(compareIntervals(ten, "lessThan", from(10n, true))).toBeUndefined();
    expect(compareIntervals(ten, "lessThan", from(10n, false))).toBe(true);
    expect(compareIntervals(ten, "is", from(10n, false))).toBe(false);
    expect(compareIntervals(ten, "isNot", from(10n, true))).toBeUndefined();
  });
});
