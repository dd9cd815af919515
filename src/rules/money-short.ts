import { pointOf } from "../units/interval-arithmetic.ts";
import { compare, ZERO } from "../units/rational.ts";
import { figureWords } from "./figure-words.ts";
import type { Told } from "./telling.ts";
import type { ConditionResult } from "./verdict.ts";

const MONEY = "元";

/**
 * How much money a share of money is short of, and how much it would have to be:
 * `还差 … 万元（要 … 万元）`; empty for anything else, and where something is not exact.
 */
export function moneyShort(
  { outcome, comparator, threshold, subject = "" }: ConditionResult,
  { version, evaluation, verdict }: Told,
): string {
  const limit = threshold && pointOf(threshold.interval);
  if (outcome !== "unmet" || comparator !== "atLeast" || !limit) return "";
  const used = verdict.measures.find(({ id }) => id === subject)?.formula;
  const formula = version.measures
    .get(subject)
    ?.cases.find(({ formula: { text } }) => text === used)?.formula;
  const quotient = formula?.quotient;
  if (quotient?.unit !== MONEY) return "";
  const { part, whole } = evaluation.collect(() => ({
    part: pointOf(quotient.dividend(evaluation)),
    whole: pointOf(quotient.divisor(evaluation)),
  })).value;
  if (!part || !whole) return "";
  const needed = whole.mul(limit);
  const short = needed.sub(part);
  if (compare(short, ZERO) <= 0) return "";
  return `还差 ${figureWords(short, MONEY, [ZERO])}（要 ${figureWords(needed, MONEY, [part])}）`;
}
