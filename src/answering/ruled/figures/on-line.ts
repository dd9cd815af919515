import type { Piece } from "../../../rules/pieces.ts";
import { pointOf } from "../../../units/interval-arithmetic.ts";
import { isPoint } from "../../../units/interval.ts";
import { compare } from "../../../units/rational.ts";
import type { Judged } from "./judged-figures.ts";

/** Whether what was said, and not what it comes to, is the very line of the rule. */
export function isOnLine(piece: Piece, statements: Judged["statements"]): boolean {
  if (piece.kind !== "condition") return false;
  const { value, threshold } = piece.result;
  const said = value && isPoint(value.interval) ? pointOf(value.interval) : undefined;
  const line = threshold && isPoint(threshold.interval) ? pointOf(threshold.interval) : undefined;
  const isSaid = statements.some(
    ({ value: own }) =>
      own.kind === "figure" &&
      said !== undefined &&
      isPoint(own.interval) &&
      pointOf(own.interval)?.equals(said) === true,
  );
  return isSaid && said !== undefined && line !== undefined && compare(said, line) === 0;
}

/** Whether a condition only says that there is something at all. */
export function isTrivial(piece: Piece): boolean {
  if (piece.kind !== "condition") return false;
  const { comparator, threshold, outcome, subject } = piece.result;
  const line = threshold && pointOf(threshold.interval);
  const some = comparator === "moreThan" && line?.n === 0n && outcome === "met";
  return some && subject?.startsWith("score:") !== true;
}
