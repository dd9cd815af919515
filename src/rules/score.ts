import type { Interval } from "../units/interval.ts";
import { isPoint, pointInterval } from "../units/interval.ts";
import { addIntervals, greaterOf, hull, smallerOf } from "../units/interval-arithmetic.ts";
import { ZERO, type Rational } from "../units/rational.ts";
import { bandsFor } from "./bands.ts";
import type { Draft } from "./draft.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ScorePart } from "./rule.ts";
import type { ScoreResult } from "./verdict.ts";

const NOTHING = pointInterval(ZERO);

type Ranges = Pick<ScoreResult, "range" | "least" | "most">;

interface Worked extends Ranges, Pick<ScoreResult, "expert" | "parts"> {
  readonly band?: string | undefined;
}

/** Works out a score: as it was given, else from its parts, with a range where something is open. */
export function scoreOf(part: ScorePart, evaluation: Evaluation): Draft<ScoreResult> {
  const { id, label, max, clause } = part;
  const { range, least, most, expert, parts, band } = worth(part, evaluation);
  const result: Draft<ScoreResult> = {
    id,
    label,
    max,
    range,
    least,
    most,
    expert,
    missing: [],
    parts,
  };
  if (clause) result.clause = clause;
  if (band !== undefined) result.band = band;
  return result;
}

function worth(part: ScorePart, evaluation: Evaluation): Worked {
  const { given, when, max } = part;
  if (given !== undefined && evaluation.has(given))
    return settled(smallerOf(evaluation.figure(given), max));
  const outcome = when ? evaluation.judge(when).outcome : "met";
  if (outcome === "unmet") return settled(NOTHING);
  const worked = worthInItself(part, evaluation);
  if (outcome === "met" || outcome === "notApplicable") return worked;
  const orNothing = joined(same(NOTHING), worked, hull);
  return { ...worked, ...orNothing, expert: outcome === "expert" };
}

/** What a part comes to where it counts. */
function worthInItself(part: ScorePart, evaluation: Evaluation): Worked {
  const { value, found } = evaluation.collect(() => pointsOf(part, evaluation));
  evaluation.take(found);
  const { expert, parts, band } = value;
  return { ...joined(value, same(part.max), smallerOf), expert, parts, band };
}

/** Points that no expert decides. */
function settled(range: Interval): Worked {
  return { range, least: range, most: range, expert: false, parts: [] };
}

function same(range: Interval): Ranges {
  return { range, least: range, most: range };
}

/** Joins the ranges of two, and likewise the least and the most that experts can give. */
function joined(a: Ranges, b: Ranges, join: (a: Interval, b: Interval) => Interval): Ranges {
  const range = join(a.range, b.range);
  if (isSame(a) && isSame(b)) return same(range);
  return { range, least: join(a.least, b.least), most: join(a.most, b.most) };
}

function isSame({ range, least, most }: Ranges): boolean {
  return least === range && most === range;
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
      const expert = rows.some(({ value }) => !isPoint(value));
      const band = rows.length === 1 ? rows[0]?.label : undefined;
      return { ...ranges, expert, parts: [], band };
    }
    case "first":
      return firstOf(points.parts, evaluation);
    case "sum":
    case "best": {
      const parts = points.parts.map((one) => evaluation.score(one));
      const join = points.kind === "sum" ? addIntervals : greaterOf;
      const all = parts.reduce<Ranges>((sum, one) => joined(sum, one, join), same(NOTHING));
      return { ...all, expert: parts.some((one) => one.expert && !isPoint(one.range)), parts };
    }
  }
}

/** What the first part comes to that counts: any that may be the first where that is not known. */
function firstOf(parts: readonly ScorePart[], evaluation: Evaluation): Worked {
  const possible: Ranges[] = [];
  const results: ScoreResult[] = [];
  let found = false;
  for (const part of parts) {
    const outcome = part.when ? evaluation.judge(part.when).outcome : "met";
    if (outcome === "unmet") continue;
    results.push(evaluation.score(part));
    found = outcome === "met" || outcome === "notApplicable";
    if (found) break;
    possible.push(worthInItself(part, evaluation));
  }
  const last = found ? results.at(-1) : undefined;
  const all = [...possible, last ?? same(NOTHING)];
  const expert = results.some((one) => one.expert && !isPoint(one.range));
  return { ...all.reduce((one, other) => joined(one, other, hull)), expert, parts: results };
}

/** The ranges where experts decide within one of several rows, and it is not known which. */
function byExperts(rows: readonly Interval[]): Ranges {
  if (rows.every(isPoint)) return same(rows.reduce(hull));
  const ends = (pick: (row: Interval) => Rational | undefined) =>
    rows.map((row) => pointInterval(pick(row) ?? ZERO)).reduce(hull);
  return {
    range: rows.reduce(hull),
    least: ends(({ low }) => low),
    most: ends(({ high }) => high),
  };
}
