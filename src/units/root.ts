import { pointInterval, type Interval } from "./interval.ts";
import { ratio, type Rational } from "./rational.ts";

/** Roots are enclosed this tightly: far below any difference that figures in 分 can make. */
const SCALE = 10n ** 60n;

/** The range, a point where exact, that holds the `n`-th root of a figure that is not negative. */
export function rootOf(value: Rational, n: number): Interval {
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
