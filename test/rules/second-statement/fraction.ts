/** An exact fraction in lowest terms; the denominator is above zero. */
export class Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;

  constructor(numerator: bigint, denominator = 1n) {
    if (denominator === 0n) throw new RangeError("a fraction has no zero below the line");
    const shared = commonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
    this.numerator = numerator / shared;
    this.denominator = denominator / shared;
  }

  plus(other: Fraction): Fraction {
    return new Fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  /** Below zero, zero or above zero, as this is less than, equal to or more than the other. */
  compare(other: Fraction): bigint {
    return this.numerator * other.denominator - other.numerator * this.denominator;
  }

  toString(): string {
    return this.denominator === 1n ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }
}

/** The smaller of two fractions. */
export const lesser = (one: Fraction, other: Fraction) => (one.compare(other) <= 0n ? one : other);

/** The larger of two fractions. */
export const greater = (one: Fraction, other: Fraction) => (one.compare(other) >= 0n ? one : other);

function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
