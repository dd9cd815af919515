import type { ScorePart } from "../rules/rule.ts";
import type { ConditionResult, ScoreResult } from "../rules/verdict.ts";
import { figureWords } from "../rules/figure-words.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { compare, ZERO, type Rational } from "../units/rational.ts";

const UNIT = "分";

/** What a score that falls short, or whose last part is not known, takes to come to what is asked; empty where that cannot be said. */
export function lackingWords(
  { parts }: ScoreResult,
  condition: ConditionResult | undefined,
  rule: readonly ScorePart[],
): string {
  const limit = condition?.threshold && pointOf(condition.threshold.interval);
  if (!limit || condition.comparator !== "atLeast") return "";
  const known = parts.map(({ range }) => pointOf(range));
  const sum = known.reduce<Rational>((so, one) => (one ? so.add(one) : so), ZERO);
  const open = parts.filter((_, index) => !known[index]);
  const least = (part: ScoreResult, points: Rational) => {
    const own = rule.find(({ id }) => id === part.id);
    return (own ? rowsOf(own) : [])
      .filter((one) => compare(one, points) >= 0)
      .sort((a, b) => compare(a, b))[0];
  };
  const gap = limit.sub(sum);
  if (compare(gap, ZERO) <= 0) return "";
  const [only, ...others] = open;
  if (only) {
    const enough = others.length === 0 ? least(only, gap) : undefined;
    return enough ? `；${only.label}要有 ${figureWords(enough, UNIT)}才够` : "";
  }
  const ways = parts.flatMap((part, index) => {
    const enough = least(part, (known[index] ?? ZERO).add(gap));
    return enough ? [`${part.label}到 ${figureWords(enough, UNIT)}`] : [];
  });
  return ways.length === 0 ? "" : `；别的不变，${ways.join("，或")}才够`;
}

/** The points that the rows of a part give. */
function rowsOf({ points }: ScorePart): Rational[] {
  if (points.kind === "bands") return points.bands.flatMap(({ value }) => pointOf(value) ?? []);
  return "parts" in points && points.kind !== "sum" ? points.parts.flatMap(rowsOf) : [];
}
