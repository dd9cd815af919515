import { figureWords } from "../../rules/figure-words.ts";
import type { Piece } from "../../rules/pieces.ts";
import { pointsWords } from "../../rules/rule-difference.ts";
import type { RuleVersion } from "../../rules/rule.ts";
import type { ConditionResult, ScoreResult, Verdict } from "../../rules/verdict.ts";
import { findPart } from "../../rules/wording.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { isPoint } from "../../units/interval.ts";
import { ZERO } from "../../units/rational.ts";

/**
 * Points that one of several ways to count gives for certain while the others are open: they are at
 * least what is known.
 */
export function leastPoints(verdict: Verdict, version: RuleVersion): readonly Piece[] {
  const inside = (top: ScoreResult, part: ScoreResult): Piece[] => {
    const points = findPart(version.scores, part.id)?.points;
    if (points?.kind !== "best" || isPoint(part.range))
      return part.parts.flatMap((one) => inside(top, one));
    const known = part.parts.filter(({ range, missing, band }) => {
      const worth = pointOf(range);
      return worth && worth.n !== 0n && band !== undefined && missing.length === 0;
    });
    return known.map((one) => ({
      kind: "score",
      top,
      part: { ...one, label: `${part.label}（${one.label}）` },
    }));
  };
  return verdict.scores.flatMap((top) => inside(top, top));
}

/** Conditions on the very points that are told and that they do not meet, though another way stays open. */
export function failedPoints(verdict: Verdict, pieces: readonly Piece[]): readonly Piece[] {
  const told = new Set(pieces.flatMap((piece) => (piece.kind === "score" ? [piece.part.id] : [])));
  // With all of its parts a score is told too.
  for (const { id, range, parts } of verdict.scores)
    if (isPoint(range) && parts.length > 0 && parts.every((part) => told.has(part.id)))
      told.add(id);
  const shown = new Set(
    pieces.flatMap((piece) => (piece.kind === "condition" ? [piece.result.id] : [])),
  );
  return verdict.conditions.flatMap((top) =>
    flat(top)
      .filter(
        ({ id, subject = "", outcome }) =>
          outcome === "unmet" && told.has(subject.replace(/^score:/, "")) && !shown.has(id),
      )
      .map((result): Piece => ({ kind: "condition", top, result })),
  );
}

/** What the points that are known come to together, against what the score must come to; undefined where that is decided. */
export function pointsSoFar(verdict: Verdict): string | undefined {
  const open = verdict.conditions.flatMap(flat).find(isOpenScore);
  const least = open?.value?.interval.low;
  const line = open?.threshold && pointOf(open.threshold.interval);
  if (!open || !least || !line || least.compare(ZERO) <= 0) return undefined;
  const gap = line.sub(least);
  const sum = pointsWords({ low: least.toString(), high: least.toString() });
  const must = `${open.label}要不低于 ${figureWords(line, "分")}`;
  return gap.compare(ZERO) > 0
    ? `已知的几样合起来 ${sum}，${must}，还差 ${figureWords(gap, "分")}。`
    : undefined;
}

function flat(result: ConditionResult): ConditionResult[] {
  return [result, ...result.children.flatMap(flat)];
}

function isOpenScore({ subject, outcome, comparator, value }: ConditionResult): boolean {
  const ofScore = subject?.startsWith("score:") === true && comparator === "atLeast";
  return ofScore && outcome === "unknown" && value !== undefined;
}
