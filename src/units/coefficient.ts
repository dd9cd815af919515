import { SCALE } from "./arabic.ts";
import { matchAt } from "./folded-text.ts";
import { pieceAt, type Piece } from "./numeral-piece.ts";
import { one, type Span } from "./numeral-sum.ts";
import type { Script } from "./script.ts";

/** What stands before a power. */
export interface Coefficient {
  readonly span: Span;
  readonly end: number;
  readonly place: bigint;
  readonly pair: boolean;
  /** Whether 个半 stands behind the digit: 一个半亿. */
  readonly halved?: boolean;
}

const AND_A_HALF = / *个 *半 *(?=亿|[百千]?[万])/y;

/** The figures a piece stands for as a coefficient: a digit, 三四, an Arabic figure, 几, 半. */
export function coefficientOf(script: Script, piece: Piece): Coefficient | undefined {
  const { end } = piece;
  const halved = halvedOf(script, piece);
  if (halved) return halved;
  switch (piece.type) {
    case "arabic":
      return { span: one(piece.arabic.scaled), end, place: piece.arabic.place, pair: false };
    case "zero":
      return { span: one(0n), end, place: SCALE, pair: false };
    case "half":
      return { span: one(SCALE / 2n), end, place: SCALE / 2n, pair: false };
    case "several":
      return { span: { low: 2n * SCALE, high: 10n * SCALE }, end, place: SCALE, pair: false };
    case "digit":
      return (
        pairOf(script, piece) ?? { span: one(piece.digit * SCALE), end, place: SCALE, pair: false }
      );
    case "small":
    case "big":
    case "point":
    case "over":
    case "around":
      return undefined;
  }
}

/** 一个半亿, 3个半千万: half of the power more. */
function halvedOf(script: Script, piece: Piece): Coefficient | undefined {
  const { type, end } = piece;
  const half = SCALE / 2n;
  const whole =
    type === "digit" ? piece.digit * SCALE : type === "arabic" ? piece.arabic.scaled : undefined;
  const words = whole === undefined ? undefined : matchAt(AND_A_HALF, script.folded, end)?.[0];
  if (whole === undefined || words === undefined) return undefined;
  const span = { low: whole + half, high: whole + half };
  return { span, end: end + words.length, place: half, pair: false, halved: true };
}

/** 三四, 七八 mean a range; of the wider ones only 三五 does. */
function pairOf(script: Script, piece: Piece & { type: "digit" }): Coefficient | undefined {
  const next = pieceAt(script, piece.end);
  if (next?.type !== "digit" || next.gap) return undefined;
  const wide = piece.digit === 3n && next.digit === 5n;
  if (next.digit - piece.digit !== 1n && !wide) return undefined;
  const third = pieceAt(script, next.end)?.type;
  if (third === "digit" || third === "zero" || third === "point") return undefined;
  const span = { low: piece.digit * SCALE, high: next.digit * SCALE };
  return { span, end: next.end, place: SCALE, pair: true };
}
