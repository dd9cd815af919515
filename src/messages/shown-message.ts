import type { Reply } from "./reply.ts";

/** A stretch of a message that is shown in one way. */
export interface ShownPiece {
  readonly text: string;
  readonly bold?: true;
  /** Small print, such as the clauses. */
  readonly small?: true;
}

/** A message just as a channel shows it, told apart from how the channel is told to. */
export interface ShownMessage {
  /** In their order; lines end with `\n`. */
  readonly pieces: readonly ShownPiece[];
  /** What can be pressed under it. */
  readonly buttons: readonly string[];
}

/** Shows a reply as the messages of a channel. */
export type Preview = (reply: Reply) => readonly ShownMessage[];

/** A text cut where its bold stretches begin and end; offsets in UTF-16 units, in order. */
export function piecesOf(
  text: string,
  bold: readonly { readonly offset: number; readonly length: number }[],
): ShownPiece[] {
  const pieces: ShownPiece[] = [];
  let end = 0;
  for (const { offset, length } of bold) {
    pieces.push({ text: text.slice(end, offset) });
    pieces.push({ text: text.slice(offset, offset + length), bold: true });
    end = offset + length;
  }
  pieces.push({ text: text.slice(end) });
  return pieces.filter((piece) => piece.text !== "");
}
