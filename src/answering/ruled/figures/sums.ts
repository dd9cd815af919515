import type { Statement } from "../../../profile/reading/statement.ts";
import type { Piece } from "../../../rules/pieces.ts";
import type { Verdict } from "../../../rules/verdict.ts";
import { isPoint } from "../../../units/interval.ts";

/** Says that something does not count or that nobody of a kind may have it. */
const EXCLUDES =
  /不能(?:享受|加计|扣除|扣|算|计入|放|进|归集|抵|拿|报)|不得(?:享受|加计|扣除|扣|计入|归集|税前)|不(?:在|属于?)[^,，。;；]{0,6}(?:范围|之列)|不可以|不算(?:在内|进)|不计入|不享受|不适用(?!的?(?:行业|税率))|都?不行|不进(?:加计|研发)|一分也不/;
/** Before a word that excludes: it does so only beyond or without something. */
const ONLY_PARTLY =
  /超过|超出|以外|之外|的部分|(?:没有?|未)(?:登记|备案|取得|到账|实际|按)[^,，。;；]{0,8}的|不得超过|重复|再/;

/** Whether a sentence says first of all that what it speaks of does not count. */
export function excludesFirst(sentence: string): boolean {
  const [first = ""] = sentence.split(/[;；。]/);
  const found = EXCLUDES.exec(first);
  return found !== null && !ONLY_PARTLY.test(first.slice(0, found.index));
}

/** The pieces without sums that nothing comes of, as a condition for them is not met. */
export function withoutVainSums(
  pieces: readonly Piece[],
  { conditions }: Verdict,
): readonly Piece[] {
  if (!conditions.some(({ outcome }) => outcome === "unmet")) return pieces;
  return pieces.filter((piece) => piece.kind !== "amount" || isNothing(piece));
}

/** Whether a piece is a sum of nothing. */
export function isNothing(piece: Piece): boolean {
  if (piece.kind !== "amount") return false;
  const { high } = piece.amount.value?.interval ?? {};
  return high?.n === 0n;
}

/** Where sums are exact they are the answer. */
export function withSettledAmounts(pieces: readonly Piece[]): readonly Piece[] {
  const isExact = (piece: Piece) =>
    piece.kind === "amount" &&
    piece.amount.value !== undefined &&
    isPoint(piece.amount.value.interval);
  if (!pieces.some(isExact)) return pieces;
  return pieces.filter(isExact);
}

/** Whether a sum is open only as far as the figures said are: what else is not known makes it no answer. */
export function isSettled(piece: Piece, statements: readonly Statement[]): boolean {
  if (piece.kind !== "amount") return true;
  const { value } = piece.amount;
  const exact = statements.every(
    (one) => one.value.kind !== "figure" || isPoint(one.value.interval),
  );
  return value !== undefined && (isPoint(value.interval) || !exact);
}
