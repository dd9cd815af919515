import type { Rational } from "../units/rational.ts";

/** What stands in a cell. Text stays text, whatever it begins with. */
export type CellContent =
  | { readonly kind: "blank" }
  | { readonly kind: "text"; readonly text: string }
  /** The exact figure; `format` alone rounds, for the eye. */
  | { readonly kind: "figure"; readonly value: Rational; readonly format: string }
  | { readonly kind: "day"; readonly day: string }
  /** A formula without `=`, and what it comes to; `undefined` for an empty result. */
  | {
      readonly kind: "formula";
      readonly formula: string;
      readonly result: Rational | string | undefined;
      readonly format: string;
    };

/** How a cell looks. */
export type CellLook =
  | "title"
  | "note"
  /** Said beside, within a table. */
  | "remark"
  | "section"
  | "head"
  | "label"
  | "text"
  | "figure"
  /** Worked out here. */
  | "computed"
  /** A figure that is only approximate. */
  | "rough"
  /** Not known: to be filled in. */
  | "open";

/** One cell of a sheet. */
export interface WrittenCell {
  /** Row and column, from 1. */
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
  readonly look: CellLook;
  /** How many columns and rows it covers, where more than one. */
  readonly columns?: number;
  readonly rows?: number;
}

/** One sheet of a workbook. */
export interface WrittenSheet {
  readonly name: string;
  /** Widths in characters, from the first column on. */
  readonly widths: readonly number[];
  readonly cells: readonly WrittenCell[];
  /** Heights in points of rows that need more than one line, by row. */
  readonly heights?: ReadonlyMap<number, number>;
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly landscape?: boolean;
}

/** A workbook to be written. */
export interface WrittenWorkbook {
  readonly title: string;
  readonly head: string;
  readonly foot: string;
  readonly sheets: readonly WrittenSheet[];
}
