import type { Interval } from "../units/interval.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { compareIntervals, type Comparator } from "../units/interval-comparison.ts";
import { overlapOf } from "../units/interval-overlap.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Band, BandLimit, Figure, Test } from "./rule.ts";

type Comparison = Extract<Test, { kind: "compare" }>;
type Table = Extract<Figure, { kind: "bands" }>;

/**
 * How a comparison stands in every row that the figure may lie in which chooses its threshold:
 * `undefined` where the rows differ, or where no single figure chooses.
 */
export function standsInEveryRow(
  { subject, comparator, figure }: Comparison,
  evaluation: Evaluation,
): boolean | undefined {
  const { low, high } = evaluation.rangeOf(subject);
  // Of a value of which nothing is known no row tells more.
  if (!high && (!low || low.n === 0n)) return undefined;
  const table = tableOf(figure, evaluation);
  const chooses = table && evaluation.loneFigureOf(table.by);
  if (!table || !chooses) return undefined;
  let common: boolean | undefined;
  for (const range of rowsOf(evaluation.rangeOf(table.by), table.bands)) {
    const supposing = evaluation.supposing({ ...chooses, range });
    const threshold = supposing.threshold(figure);
    const stands = compareIntervals(supposing.rangeOf(subject), comparator, threshold);
    if (stands === undefined || (common ?? stands) !== stands) return undefined;
    common = stands;
  }
  return common;
}

/** The table that a threshold is taken from; `undefined` where there is none. */
function tableOf(figure: Figure, evaluation: Evaluation): Table | undefined {
  if (figure.kind === "bands") return figure;
  if (figure.kind === "fixed") return undefined;
  const next =
    figure.kind === "named"
      ? evaluation.version.params.get(figure.name)?.value
      : figure.choices.get(evaluation.choice(figure.option));
  return next && tableOf(next, evaluation);
}

/** The parts of a range that lie in the rows of a table; none where it lies in one row alone. */
function rowsOf(range: Interval, bands: readonly Band<unknown>[]): readonly Interval[] {
  const rows: Interval[] = [];
  let rest: Interval | undefined = range;
  for (const { limit } of bands) {
    if (!rest) break;
    const sides = limit && sidesOf(limit);
    if (limit && !sides) return [];
    const row: Interval | undefined = sides ? overlapOf(rest, sides.within) : rest;
    if (row) rows.push(row);
    rest = sides && overlapOf(rest, sides.beyond);
  }
  return rest || rows.length < 2 ? [] : rows;
}

const LOWER: readonly Comparator[] = ["atMost", "lessThan"];

/** The figures that a limit holds for, and all others. */
function sidesOf(limit: BandLimit): { within: Interval; beyond: Interval } | undefined {
  const point = limit.comparator === "oneOf" ? undefined : pointOf(limit.interval);
  if (limit.comparator === "oneOf" || !point) return undefined;
  const { comparator } = limit;
  const included = comparator === "atMost" || comparator === "atLeast";
  const under = (highIncluded: boolean): Interval => ({
    low: undefined,
    high: point,
    lowIncluded: false,
    highIncluded,
  });
  const over = (lowIncluded: boolean): Interval => ({
    low: point,
    high: undefined,
    lowIncluded,
    highIncluded: false,
  });
  return LOWER.includes(comparator)
    ? { within: under(included), beyond: over(!included) }
    : { within: over(included), beyond: under(!included) };
}
