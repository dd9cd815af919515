import type { Piece } from "../../../rules/pieces.ts";
import { figureWords } from "../../../rules/figure-words.ts";
import { pointOf } from "../../../units/interval-arithmetic.ts";
import { parseDecimal, ratio } from "../../../units/rational.ts";

const RATE =
  /税率(?:是|按|为|走|就是)?([\d.]+)(?:%|个点)|([\d.]+)(?:%|个点)(?:的)?(?:所得税)?税率|按([\d.]+)(?:%|个点)(?:的税率)?(?:交|缴|算)/;
const PERCENT = ratio(1n, 100n);

/** What the sum that is deducted saves at the tax rate that the asker names. */
export function savedAt(asked: string, pieces: readonly Piece[]): string[] {
  const said = RATE.exec(asked)
    ?.slice(1)
    .find((one) => one);
  const rate = parseDecimal(said ?? "");
  const piece = pieces.find((one) => one.kind === "amount" && one.amount.id === "extraDeduction");
  const value = piece?.kind === "amount" ? piece.amount.value : undefined;
  const sum = value && pointOf(value.interval);
  if (!rate || !sum || !value) return [];
  const tax = sum.mul(rate).mul(PERCENT);
  return [
    `按你说的 ${said ?? ""}% 税率：${figureWords(sum, value.unit)} × ${said ?? ""}% ＝ 少交 ${figureWords(tax, value.unit)}（有应纳税所得额可抵的话）。`,
  ];
}
