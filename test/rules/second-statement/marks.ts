import { Fraction, greater, lesser } from "./fraction.ts";
import type { Standing } from "./three-valued.ts";

/** The lowest and the highest mark that experts may give, both included. */
export type Marks = readonly [low: Fraction, high: Fraction];

/** The marks between two whole numbers. */
export const marks = (low: number, high: number): Marks => [
  new Fraction(BigInt(low)),
  new Fraction(BigInt(high)),
];

/** The marks that were given, within full marks. */
export function given(mark: Fraction, full: number): Marks {
  const [least, most] = marks(0, full);
  const kept = greater(least, lesser(most, mark));
  return [kept, kept];
}

/** What two parts make together. */
export const plus = (one: Marks, other: Marks): Marks => [
  one[0].plus(other[0]),
  one[1].plus(other[1]),
];

/** Marks of which nothing above the full counts. */
export function capped(one: Marks, full: number): Marks {
  const most = new Fraction(BigInt(full));
  return [lesser(one[0], most), lesser(one[1], most)];
}

/** What is possible of one part: in each possible world the experts have their own marks to give. */
export type Worlds = readonly [Marks, ...Marks[]];

/** The lowest and the highest of all that is possible. */
export const span = (worlds: Worlds): Marks => [
  worlds.map(([low]) => low).reduce(lesser),
  worlds.map(([, high]) => high).reduce(greater),
];

/**
 * Whether the sum of independent parts comes above a line: met or unmet whatever experts do in all worlds,
 * for experts where they decide it in all worlds, else unknown.
 */
export function above(parts: readonly Worlds[], line: number): Standing {
  const total = (pick: (one: Fraction, other: Fraction) => Fraction, end: 0 | 1) =>
    parts
      .map((worlds) => worlds.map((world) => world[end]).reduce(pick))
      .reduce((one, other) => one.plus(other))
      .compare(new Fraction(BigInt(line))) > 0n;
  if (total(lesser, 0)) return "met";
  if (!total(greater, 1)) return "unmet";
  return !total(greater, 0) && total(lesser, 1) ? "expert" : "unknown";
}
