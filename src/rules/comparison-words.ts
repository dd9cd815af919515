import { pointOf } from "../units/interval-arithmetic.ts";
import type { Comparator } from "../units/interval-comparison.ts";
import { compare, ZERO, type Rational } from "../units/rational.ts";
import { figureWords, rangeWords } from "./figure-words.ts";
import type { Figure } from "./rule.ts";
import type { Valued } from "./verdict.ts";
import { COMPARISONS, type Wording } from "./wording.ts";

/** A value for people; ranges of points and counts as `52–78 分`. */
export function valueWords({ interval, unit }: Valued, near: readonly Rational[] = []): string {
  const { low, high } = interval;
  const plain = unit === "元" || unit === "%" || pointOf(interval) !== undefined;
  if (plain || !low || !high) return rangeWords(interval, unit, near);
  return `${figureWords(low, "数", near)}–${figureWords(high, unit, near)}`;
}

/** What a comparison asks: `不低于 7%（含）`; where the row of a table is not known yet, the table. */
export function thresholdWords(
  comparator: Comparator,
  threshold: Valued,
  figure: Figure | undefined,
  wording: Wording,
): string {
  const [before, after] = COMPARISONS[comparator];
  const point = pointOf(threshold.interval);
  if (point) return `${before}${figureWords(point, threshold.unit)}${after}`;
  if (figure) return `${before.trim()}${wording.figure(figure)}`;
  return `${before}${valueWords(threshold)}${after}`;
}

/** How far a value is from its threshold: `差 0.4 个百分点`, `多了 960 万元`. */
export function gapWords({ interval, unit }: Valued, comparator?: Comparator): string {
  const point = pointOf(interval);
  const over = comparator === "atMost" || comparator === "lessThan";
  const gap = over ? "多了" : "差";
  if (!point) return `${gap} ${valueWords({ interval, unit })}`;
  if (compare(point, ZERO) === 0) return "正好在线上不算";
  return `${gap} ${figureWords(point, unit, [ZERO]).replace(/%$/, " 个百分点")}`;
}

/** What the ranks of a measure are called, where its label lists them: `规模（1 微型、2 小型）`. */
export function rankNames(label: string): ReadonlyMap<string, string> {
  const pairs = [...label.matchAll(/(\d+) (\p{Script=Han}+)(?=[、）])/gu)];
  return new Map(pairs.map(([, rank = "", name = ""]) => [rank, name]));
}
