import Fraction from "fraction.js";

/** An exact rational number: no figure of an enterprise is ever held as a double. Treat as immutable. */
export type Rational = Fraction;

/** The exact quotient of two whole numbers; throws where `divisor` is zero. */
export function ratio(dividend: bigint, divisor = 1n): Rational {
  return new Fraction(dividend, divisor);
}

/** Zero. */
export const ZERO: Rational = ratio(0n);

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** Reads a plain decimal such as `-1234.50` (no separators, no exponent); `undefined` for anything else. */
export function parseDecimal(text: string): Rational | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole = "", decimals = ""] = match;
  const digits = BigInt(whole + decimals);
  return ratio(sign === "-" ? -digits : digits, 10n ** BigInt(decimals.length));
}

/** -1, 0 or 1: whether `left` is smaller than, equal to or greater than `right`. */
export function compare(left: Rational, right: Rational): -1 | 0 | 1 {
  if (left === right) return 0;
  if (left.s !== right.s) return left.s < right.s ? -1 : 1;
  const alike = left.d === right.d;
  const a = alike ? left.n : left.n * right.d;
  const b = alike ? right.n : right.n * left.d;
  if (a === b) return 0;
  return a < b === left.s > 0n ? -1 : 1;
}

/** Whether `value` is one, so that multiplying by it can be left out. */
export function isOne(value: Rational): boolean {
  return value.n === 1n && value.d === 1n && value.s > 0n;
}

/** `value` times `factor`, the same object where nothing changes. */
export function product(value: Rational, factor: Rational): Rational {
  return isOne(factor) ? value : value.mul(factor);
}

/** The smaller of two rationals. */
export function smaller(left: Rational, right: Rational): Rational {
  return compare(left, right) <= 0 ? left : right;
}

/** The decimal that `value` is exactly, such as `3999.999999`; `undefined` where its decimals never end. */
export function exactDecimal(value: Rational): string | undefined {
  let rest = value.d;
  let places = 0;
  for (const prime of [10n, 5n, 2n]) {
    while (rest % prime === 0n) {
      rest /= prime;
      places += 1;
    }
  }
  return rest === 1n ? cutDecimal(value, places) : undefined;
}

/** A decimal with more places than this is rounded for people, though it ends. */
const MOST_EXACT_PLACES = 12;

/** The decimal that `value` is exactly, where it is short enough to be read. */
export function shortDecimal(value: Rational): string | undefined {
  const exact = exactDecimal(value);
  const places = exact?.split(".")[1]?.length ?? 0;
  return places > MOST_EXACT_PLACES ? undefined : exact;
}

/** More places than this are never shown; two figures that differ only beyond it look the same. */
const MOST_PLACES = 40;

/**
 * `value` as a decimal: exact where the decimals end, else rounded (halves away from zero) after
 * `places`, or later where the shorter form would look equal to one of `thresholds` or lie on its
 * other side.
 */
export function decimalText(
  value: Rational,
  places = 4,
  thresholds: readonly Rational[] = [],
): string {
  const exact = shortDecimal(value);
  if (exact !== undefined) return exact;
  for (let shown = places; shown < MOST_PLACES; shown += 1) {
    const text = roundedDecimal(value, shown);
    const seen = parseDecimal(text) ?? ZERO;
    if (thresholds.every((each) => compare(seen, each) === compare(value, each))) return text;
  }
  return cutDecimal(value, MOST_PLACES);
}

/** Rounds to `places` decimals, halves away from zero. */
function roundedDecimal(value: Rational, places: number): string {
  const half = ratio(value.s < 0n ? -1n : 1n, 2n * 10n ** BigInt(places));
  return cutDecimal(value.add(half), places);
}

/** Cuts toward zero after `places` decimals and drops closing zeros. */
function cutDecimal(value: Rational, places: number): string {
  const digits = ((value.n * 10n ** BigInt(places)) / value.d).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const decimals = digits.slice(digits.length - places).replace(/0+$/, "");
  const body = decimals === "" ? whole : `${whole}.${decimals}`;
  return value.s < 0n && body !== "0" ? `-${body}` : body;
}
