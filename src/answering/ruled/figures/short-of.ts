import { Evaluation } from "../../../rules/evaluation.ts";
import { figureWords } from "../../../rules/figure-words.ts";
import type { FactDefinitions } from "../../../profile/fact-definition.ts";
import type { Profile } from "../../../profile/profile.ts";
import type { RuleVersion } from "../../../rules/rule.ts";
import type { ConditionResult, Verdict } from "../../../rules/verdict.ts";
import { pointOf } from "../../../units/interval-arithmetic.ts";
import { compare, ZERO } from "../../../units/rational.ts";

const MONEY = "元";
const PEOPLE = "人";

/**
 * How much of a share is missing or too much, in what is divided and not in points of a percent, the
 * whole being as it is; empty for what is no share of money or of people.
 */
export function shortOf(
  { outcome, comparator, threshold, subject = "" }: ConditionResult,
  verdict: Verdict,
  version: RuleVersion,
  profile: Profile,
  definitions: FactDefinitions,
): string {
  const limit = threshold && pointOf(threshold.interval);
  const above = comparator === "atMost";
  if (outcome !== "unmet" || !limit || !(above || comparator === "atLeast")) return "";
  const used = verdict.measures.find(({ id }) => id === subject)?.formula;
  const quotient = version.measures
    .get(subject)
    ?.cases.find(({ formula: { text } }) => text === used)?.formula.quotient;
  const unit = quotient?.unit;
  if (!quotient || (unit !== MONEY && unit !== PEOPLE)) return "";
  const options = new Map(verdict.options.map(({ id, choice }) => [id, choice]));
  const evaluation = new Evaluation(version, profile, definitions, { ...verdict, options });
  const { part, whole } = evaluation.collect(() => ({
    part: pointOf(quotient.dividend(evaluation)),
    whole: pointOf(quotient.divisor(evaluation)),
  })).value;
  if (!part || !whole) return "";
  const line = whole.mul(limit);
  const needed = unit === PEOPLE ? (above ? line.floor(0) : line.ceil(0)) : line;
  const gap = above ? part.sub(needed) : needed.sub(part);
  if (compare(gap, ZERO) <= 0) return "";
  const [by, to] = [figureWords(gap, unit, [ZERO]), figureWords(needed, unit, [part])];
  return above ? `多了 ${by}（最多 ${to}）` : `还差 ${by}（要 ${to}）`;
}
