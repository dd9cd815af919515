import type { Interval } from "../units/interval.ts";
import { isPoint, pointInterval } from "../units/interval.ts";
import { addIntervals, greaterOf, hull, smallerOf } from "../units/interval-arithmetic.ts";
import { ZERO, type Rational } from "../units/rational.ts";
import { bandsFor } from "./bands.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ScorePart } from "./rule.ts";
import type { ScoreResult } from "./verdict.ts";

const NOTHING = pointInterval(ZERO);

type Worked = Pick<ScoreResult, "range" | "least" | "most" | "expert" | "parts" | "band">;

/** Works out a score: as it was given, else from its parts, with a range where something is open. */
export function scoreOf(part: ScorePart, evaluation: Evaluation): ScoreResult {
  const { id, label, max, clause } = part;
  const worked = worth(part, evaluation);
  return { id, label, max, ...(clause && { clause }), ...worked, missing: [] };
}

function worth(part: ScorePart, evaluation: Evaluation): Worked {
  const { given, when, max } = part;
  if (given !== undefined && evaluation.has(given))
    return settled(smallerOf(evaluation.figure(given), max));
  const outcome = when ? evaluation.judge(when).outcome : "met";
  if (outcome === "unmet") return settled(NOTHING);
  const { value, found } = evaluation.collect(() => pointsOf(part, evaluation));
  evaluation.take(found);
  const capped = eachOf([value], (range = NOTHING) => smallerOf(range, max));
  if (outcome === "met" || outcome === "notApplicable") return { ...value, ...capped };
  const orNothing = eachOf([capped], (range = NOTHING) => hull(NOTHING, range));
  return { ...value, ...orNothing, expert: outcome === "expert" };
}

/** Points that no expert decides. */
function settled(range: Interval): Worked {
  return { range, least: range, most: range, expert: false, parts: [] };
}

type Ranges = Pick<Worked, "range" | "least" | "most">;

/** Joins the ranges of several, and likewise the least and the most that experts can give. */
function eachOf(of: readonly Ranges[], join: (...ranges: Interval[]) => Interval): Ranges {
  return {
    range: join(...of.map(({ range }) => range)),
    least: join(...of.map(({ least }) => least)),
    most: join(...of.map(({ most }) => most)),
  };
}

function pointsOf({ points }: ScorePart, evaluation: Evaluation): Worked {
  switch (points.kind) {
    case "expert":
      return { ...byExperts([points.range]), expert: true, parts: [] };
    case "formula":
      return settled(points.formula.compute(evaluation));
    case "bands": {
      const { value: rows, found } = evaluation.collect(() =>
        bandsFor(points.by, points.bands, evaluation),
      );
      const ranges = byExperts(rows.map(({ value }) => value));
      if (!isPoint(ranges.range) || rows.length > 1) evaluation.take(found);
      const [row, ...others] = rows;
      const named = others.length === 0 && row?.label !== undefined;
      return {
        ...ranges,
        expert: rows.some(({ value }) => !isPoint(value)),
        parts: [],
        ...(named && { band: row.label }),
      };
    }
    case "sum":
    case "best": {
      const parts = points.parts.map((one) => evaluation.score(one));
      const join = points.kind === "sum" ? addIntervals : greaterOf;
      const joined = eachOf(parts, (...ranges) => ranges.reduce(join, NOTHING));
      return { ...joined, expert: parts.some((one) => one.expert && !isPoint(one.range)), parts };
    }
  }
}

/** The ranges where experts decide within one of several rows, and it is not known which. */
function byExperts(rows: readonly Interval[]): Ranges {
  const ends = (pick: (row: Interval) => Rational | undefined) =>
    rows.map((row) => pointInterval(pick(row) ?? ZERO)).reduce(hull);
  return {
    range: rows.reduce(hull),
    least: ends(({ low }) => low),
    most: ends(({ high }) => high),
  };
}
