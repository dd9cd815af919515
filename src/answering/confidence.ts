import type { Findings } from "./retrieve.ts";

/**
 * How much speaks for it that the best passage answers the question: a logistic rule on two signals
 * that carry between kinds of questions. Above 0 more questions of the field than others lie; it is
 * no probability of being right. Fitted on `test/retrieval/{tuning,elsewhere}.jsonl`, see docs/benchmarks.md.
 */
export function confidence(
  { candidates, weight, known, named }: Findings,
  programmeNamed = false,
): number {
  const [best] = candidates;
  if (!best) return Number.NEGATIVE_INFINITY;
  if (named) return Number.POSITIVE_INFINITY;
  const told = 4.1 * Math.log(1 + best.score * weight) + 4.3 * known - 18.6;
  // Common words bear little weight, but a known phrase is a known phrase.
  return best.phrase >= (programmeNamed ? 0.5 : 0.7) ? Math.max(told, 0) : told;
}
