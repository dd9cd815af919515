import type { Interval } from "../units/interval.ts";
import { isPoint, pointInterval } from "../units/interval.ts";
import { addIntervals, greaterOf, hull, smallerOf } from "../units/interval-arithmetic.ts";
import { ZERO } from "../units/rational.ts";
import { bandsFor } from "./bands.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ScorePart } from "./rule.ts";
import type { ScoreResult } from "./verdict.ts";

const NOTHING = pointInterval(ZERO);

type Worked = Pick<ScoreResult, "range" | "expert" | "parts" | "band">;

/** Works out a score: as it was given, else from its parts, with a range where something is open. */
export function scoreOf(part: ScorePart, evaluation: Evaluation): ScoreResult {
  const { id, label, max, clause } = part;
  const worked = worth(part, evaluation);
  return { id, label, max, ...(clause && { clause }), ...worked, missing: [] };
}

function worth(part: ScorePart, evaluation: Evaluation): Worked {
  const { given, when, max } = part;
  if (given !== undefined && evaluation.has(given))
    return {
      range: smallerOf(evaluation.figure(given), max),
      expert: false,
      parts: [],
    };
  const outcome = when ? evaluation.judge(when).outcome : "met";
  if (outcome === "unmet") return { range: NOTHING, expert: false, parts: [] };
  const { value, found } = evaluation.collect(() => pointsOf(part, evaluation));
  const capped = { ...value, range: smallerOf(value.range, max) };
  if (outcome === "met" || outcome === "notApplicable") {
    evaluation.take(found);
    return capped;
  }
  evaluation.take(found);
  return { ...capped, range: hull(NOTHING, capped.range), expert: outcome === "expert" };
}

function pointsOf({ points }: ScorePart, evaluation: Evaluation): Worked {
  switch (points.kind) {
    case "expert":
      return { range: points.range, expert: true, parts: [] };
    case "formula":
      return { range: points.formula.compute(evaluation), expert: false, parts: [] };
    case "bands": {
      const { value: rows, found } = evaluation.collect(() =>
        bandsFor(points.by, points.bands, evaluation),
      );
      const range = rows.map(({ value }) => value).reduce(hull);
      if (!isPoint(range) || rows.length > 1) evaluation.take(found);
      const [row, ...others] = rows;
      const named = others.length === 0 && row?.label !== undefined;
      return {
        range,
        expert: rows.some(({ value }) => !isPoint(value)),
        parts: [],
        ...(named && { band: row.label }),
      };
    }
    case "sum":
    case "best": {
      const parts = points.parts.map((one) => evaluation.score(one));
      const join = points.kind === "sum" ? addIntervals : greaterOf;
      const range = parts.map((one) => one.range).reduce<Interval>(join, NOTHING);
      return { range, expert: parts.some((one) => one.expert && !isPoint(one.range)), parts };
    }
  }
}
