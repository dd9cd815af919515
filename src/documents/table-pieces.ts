const LONGEST = 1000;

/** Cuts the text of a long table between rows; every piece begins with the first row, which names the columns. */
export function tablePieces(text: string): string[] {
  if (text.length <= LONGEST) return [text];
  const [head = "", ...rows] = text.split("\n");
  const pieces: string[] = [];
  let piece = head;
  for (const row of rows) {
    if (piece !== head && piece.length + row.length > LONGEST) {
      pieces.push(piece);
      piece = head;
    }
    piece += `\n${row}`;
  }
  pieces.push(piece);
  return pieces;
}
