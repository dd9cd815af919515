import type { Piece } from "../../../rules/pieces.ts";

/** Names what frees from a condition. */
const FREES =
  /(?:科技|科学技术|技术发明|自然科学|国防|进步)[^,，。;；]{0,6}[奖獎]|[拿得获领]过?[^,，。;；]{0,10}奖|研发机构|研究院|技术中心|工程(?:技术)?(?:研究)?中心|重点实验室|研究中心|豁免|免(?=[那这]|一?条|专利|发明|看|掉|不免)/;

/**
 * Pieces that a text may be told of; not a condition that fails unless something frees from it, where
 * the text speaks of what does: then the clause says whether it is enough.
 */
export function withoutFreed(pieces: readonly Piece[], text: string): readonly Piece[] {
  if (!FREES.test(text)) return pieces;
  return pieces.filter(
    (piece) => piece.kind !== "condition" || piece.result.unmetUnlessExempt !== true,
  );
}
