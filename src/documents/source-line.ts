/** A paragraph, heading or table, as any kind of file gives it. */
export interface SourceLine {
  /** Text without marks of the format; of a table its rows, one a line, with `|` between the cells. */
  text: string;
  /** 1 to 6 for what the file marks as a heading. */
  depth?: number;
  /** Whether it is a table. */
  table?: boolean;
}

/** What a file is made of before anything is understood of it. */
export interface SourceText {
  lines: SourceLine[];
  /** What the file says of itself outside its text: title, number, issuer and days by their Chinese labels. */
  fields: ReadonlyMap<string, string>;
}

/** Removes what is invisible, and makes blanks single; line feeds stay. */
export function clean(text: string): string {
  return (
    text
      .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
      // eslint-disable-next-line no-control-regex -- control characters are what is removed
      .replace(
        /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g,
        "",
      )
      .replace(/[\t\u000c\u00a0\u2000-\u200a\u3000 ]+/g, " ")
      .replace(/ *\n */g, "\n")
  );
}

/** Writes rows as the text of a table; cells are kept to one line each. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `| ${row.map((cell) => cell.trim()).join(" | ")} |`).join("\n");
}
