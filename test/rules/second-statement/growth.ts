import { Fraction } from "./fraction.ts";
import { marks, type Marks, type Worlds } from "./marks.ts";

/** Larger than any sum of money, so that the shares of it are as good as nothing. */
const endless = 10n ** 60n;

/**
 * The marks for growth over the last closed years, the oldest first; an absent value is unknown, and below
 * zero only where the number can be. The extremes of growth lie at the ends of what is unknown: nothing,
 * the smallest amount, one without end, one below zero.
 */
export function growthMarks(
  values: readonly (bigint | undefined)[],
  { belowZero }: { readonly belowZero: boolean },
): Worlds {
  const ends = belowZero ? [0n, 1n, endless, -1n, -endless] : [0n, 1n, endless];
  const worlds = values.reduce<bigint[][]>(
    (rows, value) =>
      rows.flatMap((row) => (value === undefined ? ends : [value]).map((end) => [...row, end])),
    [[]],
  );
  return worlds.map(marksOf) as unknown as Worlds;
}

function marksOf(values: readonly bigint[]): Marks {
  const [last, before, first] = values.toReversed();
  if (last === undefined || before === undefined || before === 0n) return marks(0, 0);
  if (before < 0n || (first !== undefined && first < 0n)) return marks(0, 10);
  const latest = new Fraction(last - before, before);
  return first === undefined || first === 0n
    ? graded(latest)
    : graded(mean(latest, before - first, first));
}

const mean = (latest: Fraction, rise: bigint, base: bigint) => {
  const both = latest.plus(new Fraction(rise, base));
  return new Fraction(both.numerator, both.denominator * 2n);
};

function graded(growth: Fraction): Marks {
  const reaches = (percent: bigint) => growth.compare(new Fraction(percent, 100n)) >= 0n;
  if (reaches(35n)) return marks(9, 10);
  if (reaches(25n)) return marks(7, 8);
  if (reaches(15n)) return marks(5, 6);
  if (reaches(5n)) return marks(3, 4);
  return growth.numerator > 0n ? marks(1, 2) : marks(0, 0);
}
