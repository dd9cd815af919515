/** A paragraph, heading or table, as any kind of file gives it. */
export interface SourceLine {
  /** Text without marks of the format; of a table its rows, one a line, with `|` between the cells. */
  text: string;
  /** 1 to 6 for what the file marks as a heading. */
  depth?: number;
  /** Whether a blank line stands before it. */
  gap?: boolean;
  /** Whether it is a table. */
  table?: boolean;
}

/** What a file is made of before anything is understood of it. */
export interface SourceText {
  lines: SourceLine[];
  /** What the file says of itself outside its text: title, number, issuer and days by their Chinese labels. */
  fields: ReadonlyMap<string, string>;
}

/** Control and format characters, and the private ones that fonts of symbols use; line feeds, tabs and form feeds stay. */
const INVISIBLE = /(?![\n\r\t\f\u0085])[\p{Cc}\p{Cf}\u2028\u2029\uFFFE]/gu;

/** Removes what is invisible, and makes blanks single; line feeds stay. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(INVISIBLE, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/\n[ \n]*\n/g, "\n\n")
    .replace(/ ?\n ?/g, "\n");
}

/** Writes rows as the text of a table; cells are kept to one line each. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `| ${row.map((cell) => cell.trim()).join(" | ")} |`).join("\n");
}

const LONGEST = 4000;
const PIECE = 2000;

/** Cuts a line that is longer than any paragraph at the ends of its sentences, so that work on a line is bounded. */
export function cutLong(text: string): string[] {
  if (text.length <= LONGEST) return [text];
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const limit = start + PIECE;
    const stop = limit >= text.length ? text.length : text.lastIndexOf("。", limit) + 1;
    const end = stop > start ? stop : limit;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
