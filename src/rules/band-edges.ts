import type { Rational } from "../units/rational.ts";
import type { Band } from "./rule.ts";

/** The figures at which the rows of a table meet: a value is never rounded across one of them. */
export function bandEdges(bands: readonly Band<unknown>[]): Rational[] {
  return bands.flatMap(({ limit }) => {
    if (limit === undefined || limit.comparator === "oneOf") return [];
    const { low, high } = limit.interval;
    return [low, high].flatMap((end) => end ?? []);
  });
}
