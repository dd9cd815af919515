import type {
  CellContent,
  CellLook,
  WrittenCell,
  WrittenSheet,
} from "../../documents/workbook-written.ts";
import { sheetName } from "../../documents/workbook-writer.ts";
import type { Day } from "../../calendar/day.ts";
import type { Rational } from "../../units/rational.ts";
import { formulaText, valueOf, type Expression, type Placed } from "./expression.ts";

/** Points that a line of text takes. */
const LINE = 15;
const PADDING = 4;

/** How large a cell is, in columns and rows. */
export interface Extent {
  readonly columns?: number;
  readonly rows?: number;
}

/** One sheet in the making: cells are put row by row, and can be pointed to at once. */
export class SheetPlan {
  readonly name: string;
  /** The next row that is free. */
  row = 1;
  readonly #cells: WrittenCell[] = [];
  readonly #widths: readonly number[];
  readonly #heights = new Map<number, number>();
  readonly #page: Pick<WrittenSheet, "frozen" | "landscape">;

  constructor(
    name: string,
    widths: readonly number[],
    page: Pick<WrittenSheet, "frozen" | "landscape"> = {},
  ) {
    this.name = sheetName(name);
    this.#widths = widths;
    this.#page = page;
  }

  /** How many columns it has. */
  get columns(): number {
    return this.#widths.length;
  }

  /** A text; long ones make their row higher. */
  text(column: number, text: string, look: CellLook = "text", extent: Extent = {}): void {
    this.#put(column, { kind: "text", text }, look, extent);
    const { columns = 1, rows = 1 } = extent;
    const width = this.#widths
      .slice(column - 1, column - 1 + columns)
      .reduce((sum, one) => sum + one, 0);
    const lines = look === "title" || look === "section" ? 1 : linesIn(text, width);
    if (rows === 1) this.atLeast(lines * LINE + PADDING);
  }

  /** Makes the row at least so many points high. */
  atLeast(height: number): void {
    this.#heights.set(this.row, Math.max(this.#heights.get(this.row) ?? 0, height));
  }

  /** An exact figure. */
  figure(column: number, value: Rational, format: string, look: CellLook = "figure"): Placed {
    this.#put(column, { kind: "figure", value, format }, look);
    return { ...this.place(column), value };
  }

  /** A day; formulas see it as the number of days that `value` is. */
  day(column: number, day: Day, value: Rational, extent: Extent = {}): Placed {
    this.#put(column, { kind: "day", day }, "figure", extent);
    return { ...this.place(column), value };
  }

  /** An empty cell that is to be filled in. */
  open(column: number, extent: Extent = {}): Placed {
    this.#put(column, { kind: "blank" }, "open", extent);
    return this.place(column);
  }

  /** An empty cell for entries of later days: nothing is missing there. */
  entry(column: number): void {
    this.#put(column, { kind: "blank" }, "text");
  }

  /** A live formula with what it comes to now. */
  live(
    column: number,
    expression: Expression,
    format: (value: Rational | undefined) => string,
    look: CellLook = "computed",
  ): Placed {
    const value = valueOf(expression);
    const formula = formulaText(expression, this.name);
    this.#put(column, { kind: "formula", formula, result: value, format: format(value) }, look);
    return { ...this.place(column), ...(value && { value }) };
  }

  /** A formula that is written out, whose result is a text. */
  answer(column: number, formula: string, result: string): void {
    this.#put(column, { kind: "formula", formula, result, format: "General" }, "computed");
  }

  /** A formula that is written out, whose result is a figure or nothing. */
  worked(column: number, formula: string, result: Rational | undefined, format: string): Placed {
    this.#put(column, { kind: "formula", formula, result, format }, "computed");
    return { ...this.place(column), ...(result && { value: result }) };
  }

  /** The address of a cell of the row at hand. */
  place(column: number): Placed {
    return { sheet: this.name, at: `${letters(column)}${String(this.row)}` };
  }

  /** A title with what it is, over the whole width. */
  title(text: string, ...notes: readonly string[]): void {
    this.text(1, text, "title", { columns: this.columns });
    this.atLeast(26);
    this.row += 1;
    for (const note of notes) this.note(note);
  }

  /** A quiet line over the whole width. */
  note(text: string): void {
    this.text(1, text, "note", { columns: this.columns });
    this.row += 1;
  }

  /** A part of the sheet begins. */
  section(text: string): void {
    this.row += 1;
    this.text(1, text, "section", { columns: this.columns });
    this.atLeast(20);
    this.row += 1;
  }

  /** Heads of columns, from the first on. */
  heads(...texts: readonly string[]): void {
    for (const [index, text] of texts.entries()) this.text(index + 1, text, "head");
    this.row += 1;
  }

  /** The sheet as it is to be written. */
  written(): WrittenSheet {
    return {
      name: this.name,
      widths: this.#widths,
      cells: this.#cells,
      heights: this.#heights,
      ...this.#page,
    };
  }

  #put(column: number, content: CellContent, look: CellLook, extent: Extent = {}): void {
    this.#cells.push({ row: this.row, column, content, look, ...extent });
  }
}

/** `A` for the first column. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? `${letters(Math.floor((column - 1) / 26))}${last}` : last;
}

/** How many lines a text takes in a width of so many narrow characters. */
function linesIn(text: string, width: number): number {
  const fits = Math.max(width - 2, 1);
  return text
    .split("\n")
    .map((line) => Math.max(1, Math.ceil(narrowIn(line) / fits)))
    .reduce((sum, lines) => sum + lines, 0);
}

/** Chinese characters are about twice as wide as a figure. */
function narrowIn(text: string): number {
  let sum = 0;
  for (const character of text) sum += character > "\u2e7f" ? 1.9 : 1.05;
  return sum;
}
