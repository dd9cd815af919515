import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPoint, pointInterval, type Interval } from "../../src/units/interval.ts";
import * as arithmetic from "../../src/units/interval-arithmetic.ts";
import { compare, ratio, smaller, ZERO, type Rational } from "../../src/units/rational.ts";
import { closed, extremes, figure, holds, sampled } from "./sampled-interval.ts";

type Pair = readonly [Interval, Interval];
const { ANYTHING, NOT_NEGATIVE } = arithmetic;

const greater = (a: Rational, b: Rational) => (compare(a, b) >= 0 ? a : b);
const operations: [string, (...pair: Pair) => Interval, (a: Rational, b: Rational) => Rational][] =
  [
    ["sum", arithmetic.addIntervals, (a, b) => a.add(b)],
    ["difference", arithmetic.subtractIntervals, (a, b) => a.sub(b)],
    ["product", arithmetic.multiplyIntervals, (a, b) => a.mul(b)],
    ["smaller", arithmetic.smallerOf, smaller],
    ["greater", arithmetic.greaterOf, greater],
  ];

/** `[1, 3)`, `(, 2]`: a range as it is written in mathematics. */
const written = ({ low, high, lowIncluded, highIncluded }: Interval) =>
  `${lowIncluded ? "[" : "("}${low?.toFraction() ?? ""}, ${high?.toFraction() ?? ""}${highIncluded ? "]" : ")"}`;

/** Reads a range that is written so. */
function of(text: string): Interval {
  const [, open, low, high, close] = /^([[(])(-?\d+)?, (-?\d+)?([\])])$/.exec(text) ?? [];
  const end = (digits: string | undefined) =>
    digits === undefined ? undefined : ratio(BigInt(digits));
  return { low: end(low), high: end(high), lowIncluded: open === "[", highIncluded: close === "]" };
}

describe("ranges", () => {
  it.each(operations)(
    "%s: of any two figures, it lies in that of their ranges",
    (_, ranges, figures) => {
      fc.assert(
        fc.property(sampled, sampled, (a, b) => {
          expect(holds(ranges(a.interval, b.interval), figures(a.point, b.point))).toBe(true);
        }),
        { numRuns: 1000 },
      );
    },
  );

  it.each(operations)("%s: no wider than what ends give", (_, ranges, figures) => {
    fc.assert(
      fc.property(closed, closed, (a, b) => {
        const corners = extremes(a).flatMap((x) => extremes(b).map((y) => figures(x, y)));
        const { low, high } = ranges(a, b);
        expect(low?.equals(corners.reduce(smaller))).toBe(true);
        expect(high?.equals(corners.reduce(greater))).toBe(true);
      }),
    );
  });

  it.each(operations)("%s: an open end stays open", (_, ranges, figures) => {
    fc.assert(
      fc.property(sampled, sampled, (a, b) => {
        const result = ranges(a.interval, b.interval);
        const reached = extremes(a.interval).flatMap((x) =>
          extremes(b.interval).map((y) => figures(x, y)),
        );
        for (const end of [result.low, result.high])
          if (end && !holds(result, end))
            expect(reached.some((one) => one.equals(end))).toBe(false);
      }),
    );
  });

  it("quotient: of any two figures but zero below, it lies in that of their ranges", () => {
    fc.assert(
      fc.property(sampled, sampled, (a, b) => {
        fc.pre(b.point.n !== 0n);
        const quotient = arithmetic.divideIntervals(a.interval, b.interval);
        expect(holds(quotient, a.point.div(b.point))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("quotient: no wider than what ends give", () => {
    fc.assert(
      fc.property(closed, closed, (a, b) => {
        fc.pre(!arithmetic.mayBeZero(b));
        const corners = [a.low, a.high].flatMap((x) =>
          [b.low, b.high].flatMap((y) => (x && y ? [x.div(y)] : [])),
        );
        const { low, high } = arithmetic.divideIntervals(a, b);
        expect(low?.equals(corners.reduce(smaller))).toBe(true);
        expect(high?.equals(corners.reduce(greater))).toBe(true);
      }),
    );
  });

  it("quotient: nothing is said where the divisor is zero", () => {
    fc.assert(
      fc.property(sampled, ({ interval }) => {
        expect(arithmetic.divideIntervals(interval, pointInterval(ZERO))).toEqual(ANYTHING);
      }),
    );
  });

  it("the hull holds both, and no more than is needed", () => {
    fc.assert(
      fc.property(sampled, sampled, (a, b) => {
        const hull = arithmetic.hull(a.interval, b.interval);
        expect(holds(hull, a.point) && holds(hull, b.point)).toBe(true);
        expect(written(arithmetic.hull(hull, a.interval))).toBe(written(hull));
        for (const end of [hull.low, hull.high])
          if (end && holds(hull, end))
            expect(holds(a.interval, end) || holds(b.interval, end)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("cut down, every figure becomes a whole one in the range of the cut", () => {
    fc.assert(
      fc.property(sampled, ({ interval, point }) => {
        const cut = arithmetic.wholeOf(interval);
        expect(holds(cut, point.floor(0))).toBe(true);
        for (const end of [cut.low, cut.high]) expect(end?.d ?? 1n).toBe(1n);
      }),
      { numRuns: 1000 },
    );
  });

  it("sums and products of single figures are single figures", () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        for (const [, ranges, figures] of operations) {
          const result = ranges(pointInterval(a), pointInterval(b));
          expect(isPoint(result)).toBe(true);
          expect(arithmetic.pointOf(result)?.equals(figures(a, b))).toBe(true);
        }
      }),
    );
  });

  it.each([
    ["[1, 2)", "[3, 4]", "[4, 6)"],
    ["(, 2]", "[3, 4]", "(, 6]"],
    ["[1, )", "(, 4]", "(, )"],
  ])("%s + %s = %s", (a, b, sum) => {
    expect(written(arithmetic.addIntervals(of(a), of(b)))).toBe(sum);
  });

  it.each([
    ["[0, 1]", "[1, )", "[0, )"],
    ["(0, 1]", "[1, )", "(0, )"],
    ["[0, 0]", "(, )", "[0, 0]"],
    ["[0, )", "(, -1]", "(, 0]"],
    ["(-1, 2]", "[-3, 4)", "[-6, 8)"],
    ["(0, 2)", "[0, 0]", "[0, 0]"],
  ])("%s × %s = %s", (a, b, product) => {
    expect(written(arithmetic.multiplyIntervals(of(a), of(b)))).toBe(product);
  });

  it.each([
    ["[1, 2]", "(0, 4]", "[1/4, )"],
    ["[1, 2]", "[2, )", "(0, 1]"],
    ["[1, 2]", "[-1, 0)", "(, -1]"],
    ["[1, 2]", "(, -2]", "[-1, 0)"],
    ["[0, 0]", "(0, )", "[0, 0]"],
    // Zero at an end of the divisor gives no quotient.
    ["[0, 0]", "[0, )", "[0, 0]"],
    ["[1, 2]", "[0, 4]", "[1/4, )"],
    ["[1, 2]", "[-4, 0]", "(, -1/4]"],
    ["[0, )", "[0, )", "[0, )"],
    ["[1, 2]", "[-1, 1]", "(, )"],
  ])("%s ÷ %s = %s", (a, b, quotient) => {
    expect(written(arithmetic.divideIntervals(of(a), of(b)))).toBe(quotient);
  });

  it.each([
    ["(2, 5)", "[2, 4]"],
    ["[-3, 5]", "[-3, 5]"],
    ["(, 5)", "(, 4]"],
  ])("%s cut down is %s", (range, cut) => {
    expect(written(arithmetic.wholeOf(of(range)))).toBe(cut);
  });

  it.each([
    ["[0, )", true],
    ["(0, )", false],
    ["[-1, 0)", false],
    ["[-1, 0]", true],
    ["(-1, 1)", true],
    ["(, )", true],
    ["[1, 2]", false],
  ])("zero may lie in %s: %s", (range, may) => {
    expect(arithmetic.mayBeZero(of(range))).toBe(may);
  });

  it("knows what is not negative", () => {
    expect([ANYTHING, NOT_NEGATIVE].map(written)).toEqual(["(, )", "[0, )"]);
  });
});
