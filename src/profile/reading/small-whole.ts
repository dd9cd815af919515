import type { Rational } from "../../units/rational.ts";

/** The figure as a small whole number; `undefined` where it is none. */
export function smallWhole(value: Rational | undefined): number | undefined {
  if (value?.d !== 1n || value.n > 9999n) return undefined;
  return Number(value.s * value.n);
}
