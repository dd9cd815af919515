import type { Band, Points, ScorePart } from "../../rules/rule.ts";
import type { Told } from "../../rules/telling.ts";
import type { ConditionResult, ScoreResult } from "../../rules/verdict.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { limitWords } from "../../rules/wording.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare, ZERO, type Rational } from "../../units/rational.ts";

const UNIT = "分";

/** A row of a part: the points that it gives, and what it takes. */
interface Row {
  readonly points: Rational;
  readonly takes: string;
}

/** What a score that falls short, or whose last part is not known, takes to come to what is asked; empty where that cannot be said. */
export function lackingWords(
  { parts }: ScoreResult,
  condition: ConditionResult | undefined,
  rule: readonly ScorePart[],
  told: Told,
): string {
  const limit = condition?.threshold && pointOf(condition.threshold.interval);
  if (!limit || condition.comparator !== "atLeast") return "";
  const open = parts.filter(({ range }) => !pointOf(range));
  const sum = parts.reduce<Rational>((so, one) => so.add(byNow(one) ?? ZERO), ZERO);
  const gap = limit.sub(sum);
  if (compare(gap, ZERO) <= 0) return "";
  const raised = (part: ScoreResult): string | undefined => {
    const now = byNow(part) ?? ZERO;
    const own = rule.find(({ id }) => id === part.id);
    const rows = own ? rowsOf(own, told) : [];
    const enough = rows
      .map(({ points }) => points)
      .filter((points) => compare(points, now.add(gap)) >= 0)
      .sort((a, b) => compare(a, b))[0];
    if (!enough) return undefined;
    const takes = rows.flatMap((row) => (compare(row.points, enough) === 0 ? row.takes : []));
    const whole = figureWords(sum.sub(now).add(enough), UNIT);
    return `${part.label}到 ${figureWords(enough, UNIT)}（${[...new Set(takes)].join("或")}，合 ${whole}）`;
  };
  const [only, ...others] = open;
  if (only) {
    const way = others.length === 0 ? raised(only) : undefined;
    if (way === undefined) return "";
    if (!byNow(only)) return `；${way}才够`;
    const [is, lacks] = [sum, gap].map((one) => figureWords(one, UNIT));
    return `；照已有的数合 ${is ?? ""}，差 ${lacks ?? ""}，${way}才够`;
  }
  const ways = parts.flatMap((part) => raised(part) ?? []);
  return ways.length === 0 ? "" : `；别的不变，${ways.join("，或")}才够`;
}

/** The points of a part by what is known: of the better of two ways the one that is known. */
function byNow({ range, parts }: ScoreResult): Rational | undefined {
  const point = pointOf(range);
  if (point) return point;
  const known = parts.some((way) => pointOf(way.range) && way.missing.length === 0);
  return known ? range.low : undefined;
}

/** The rows of a part, through all the ways of which one counts. */
function rowsOf(part: ScorePart, told: Told, label?: string): Row[] {
  const { points } = part;
  if (points.kind === "bands") return bandRows(points, label, told);
  if (!("parts" in points) || points.kind === "sum") return [];
  return points.parts.flatMap((way) => rowsOf(way, told, way.label));
}

function bandRows(
  { by, bands }: Extract<Points, { kind: "bands" }>,
  label: string | undefined,
  { wording }: Told,
): Row[] {
  return bands.flatMap((band): Row[] => {
    const points = pointOf(band.value);
    return points && band.limit
      ? [{ points, takes: `${label ?? wording.label(by.name)}${reached(band)}` }]
      : [];
  });
}

/** What reaches a row of a table. */
function reached(band: Band<unknown>): string {
  const { limit } = band;
  return limit?.comparator === "atLeast"
    ? `到 ${limit.words.replace(/ (?=%)/, "")}`
    : limitWords(band);
}
