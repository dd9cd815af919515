import { isPoint, pointInterval, type Interval } from "../units/interval.ts";
import {
  addIntervals,
  divideIntervals,
  negated,
  pointOf,
  subtractIntervals,
} from "../units/interval-arithmetic.ts";
import { compare, ratio, ZERO, type Rational } from "../units/rational.ts";
import { rootOf } from "../units/root.ts";

const ONE = ratio(1n);
const TWO = ratio(2n);

/** One end of a range. */
interface End {
  readonly at: Rational;
  readonly included: boolean;
}

/**
 * The average of the growth from the first figure to the second and from the second to the third, as
 * a fraction of one. The range is no wider than it must be where the first and the second are of one
 * sign, as bases are: it falls with the first, rises with the third, and sags between the ends of the
 * second. A zero at the end of a base is left out.
 */
export function averageGrowth(first: Interval, second: Interval, third: Interval): Interval {
  const [a, b, c] = [pointOf(first), pointOf(second), pointOf(third)];
  if (a && b && c && a.n !== 0n && b.n !== 0n) return pointInterval(growthOver(a, b, c));
  const sign = signOf(first);
  if (sign === undefined || sign !== signOf(second)) return stepByStep(first, second, third);
  const [base, middle, last] =
    sign > 0 ? [first, second, third] : [first, second, third].map(negated);
  return base && middle && last
    ? overPositive(base, middle, last)
    : stepByStep(first, second, third);
}

/** The same with the two steps apart: too wide where the second figure is a range. */
function stepByStep(first: Interval, second: Interval, third: Interval): Interval {
  const both = addIntervals(divideIntervals(second, first), divideIntervals(third, second));
  return subtractIntervals(divideIntervals(both, pointInterval(TWO)), pointInterval(ONE));
}

/** Whether all of a range is on one side of zero, which may be its end; zero alone is on none. */
function signOf({ low, high }: Interval): 1 | -1 | undefined {
  const [over, under] = [low && compare(low, ZERO) >= 0, high && compare(high, ZERO) <= 0];
  if (over === under) return undefined;
  if (over === true) return 1;
  return under === true ? -1 : undefined;
}

function overPositive(first: Interval, second: Interval, third: Interval): Interval {
  const [low, high] = [least(first, second, third), most(first, second, third)];
  return {
    low: low?.at,
    high: high?.at,
    lowIncluded: low?.included ?? false,
    highIncluded: high?.included ?? false,
  };
}

/** The lower end, over the greatest first and the smallest third figure; `undefined` without limit. */
function least(first: Interval, second: Interval, third: Interval): End | undefined {
  const [base, last] = [first.high, third.low];
  if (!last) return undefined;
  const included = first.highIncluded && third.lowIncluded;
  const at = (middle: Rational, middleIncluded: boolean): End => ({
    at: growthOver(base, middle, last),
    included: included && middleIncluded,
  });
  const { low, high, lowIncluded, highIncluded } = second;
  // Without anything positive at last, growth only rises with the second figure.
  if (compare(last, ZERO) <= 0) {
    if (low && low.n !== 0n) return at(low, lowIncluded);
    return last.n === 0n ? { at: ONE.neg(), included: false } : undefined;
  }
  // Over an endless first figure it only falls.
  if (!base) return high ? at(high, false) : { at: ONE.neg(), included: false };
  const turn = base.mul(last);
  if (high && compare(high.mul(high), turn) <= 0) return at(high, highIncluded);
  if (low && compare(low.mul(low), turn) >= 0) return at(low, lowIncluded);
  const root = rootOf(last.div(base), 2);
  return root.low && { at: root.low.sub(ONE), included: included && isPoint(root) };
}

/** The upper end, over the smallest first and the greatest third figure; `undefined` without limit. */
function most(first: Interval, second: Interval, third: Interval): End | undefined {
  const [base, last] = [first.low, third.high];
  const { low, high, lowIncluded, highIncluded } = second;
  if (!base || base.n === 0n || !last || !high) return undefined;
  const included = first.lowIncluded && third.highIncluded;
  const upper = { at: growthOver(base, high, last), included: included && highIncluded };
  if (!low || low.n === 0n) return compare(last, ZERO) > 0 ? undefined : upper;
  const lower = { at: growthOver(base, low, last), included: included && lowIncluded };
  const difference = compare(upper.at, lower.at);
  if (difference === 0) return { at: upper.at, included: upper.included || lower.included };
  return difference > 0 ? upper : lower;
}

/** Over an endless base, which is `undefined`, there is nothing left of the first step. */
function growthOver(base: Rational | undefined, middle: Rational, last: Rational): Rational {
  const second = last.div(middle);
  return (base ? second.add(middle.div(base)) : second).div(TWO).sub(ONE);
}
