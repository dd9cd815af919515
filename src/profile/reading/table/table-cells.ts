import type { Day } from "../../../calendar/day.ts";

/** A cell of a table in a file. */
export interface TableCell {
  /** Sheet and place, such as `利润表!C7`. */
  readonly address: string;
  /** What it says. */
  readonly text: string;
  /** The exact decimal of a cell that the file itself holds as a number. */
  readonly number?: string;
  /** Whether the number is shown as a percentage, being a share of one. */
  readonly percent?: boolean;
  /** The day of a cell that the file itself holds as a date. */
  readonly day?: Day;
  /** Whether it only repeats the first cell of those it is merged with. */
  readonly spread?: boolean;
  /** Whether noise behind the digits that a sheet can hold was rounded away. */
  readonly rounded?: boolean;
  /**
   * Why its figure is not known: a formula without a result, an error, or a format that shows
   * another size than is held.
   */
  readonly flaw?: "no-result" | "error" | "scaled";
}

/** A row of cells by column; empty cells are `undefined`. */
export type TableRow = readonly (TableCell | undefined)[];

/** A table of a file: a sheet, or a table among text. */
export interface Table {
  readonly name: string;
  /** Rows that hold anything, from above. */
  readonly rows: readonly TableRow[];
  /** Lines of text right above it. */
  readonly before?: readonly string[];
}

/** A column's letters: `A` for 0, `AA` for 26. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}
