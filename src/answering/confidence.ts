import type { Findings } from "./retrieve.ts";

/**
 * How much speaks for it that the best passage answers the question: a logistic rule on two signals
 * that carry between kinds of questions. Above 0 more questions of the field than others lie; it is
 * no probability of being right. Fitted on `test/retrieval/{tuning,elsewhere}.jsonl`, see docs/benchmarks.md.
 */
export function confidence({ candidates, weight, known, named }: Findings): number {
  const [best] = candidates;
  if (!best) return Number.NEGATIVE_INFINITY;
  if (named) return Number.POSITIVE_INFINITY;
  return 4.1 * Math.log(1 + best.score * weight) + 4.3 * known - 18.6;
}
