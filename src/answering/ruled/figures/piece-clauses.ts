import type { Clause } from "../../../clauses/clause.ts";
import type { Piece } from "../../../rules/pieces.ts";
import type { Verdict } from "../../../rules/verdict.ts";

/** The clauses that bear pieces: their own, where what was compared is defined, where the condition stands. */
export function clausesOf(
  pieces: readonly Piece[],
  verdict: Verdict,
): readonly (Clause | undefined)[] {
  return [
    ...pieces.map(clauseOf),
    ...pieces.map((piece) => measureClause(piece, verdict)),
    ...pieces.map(topClause),
  ];
}

/** Where the condition stands that what was compared is one way to meet. */
function topClause(piece: Piece) {
  return piece.kind === "condition" ? piece.top.clause : undefined;
}

/** Where what was compared is defined. */
function measureClause(piece: Piece, { measures }: Verdict) {
  return piece.kind === "condition"
    ? measures.find(({ id }) => id === piece.result.subject)?.clause
    : undefined;
}

function clauseOf(piece: Piece) {
  if (piece.kind === "condition") return piece.result.clause ?? piece.top.clause;
  return piece.kind === "score" ? piece.part.clause : piece.amount.clause;
}
