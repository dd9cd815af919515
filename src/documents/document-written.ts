/** How words stand out: as a state, or quieter than the rest. */
export type Tone = "ink" | "muted" | "met" | "unmet" | "unknown" | "expert";

/** Words of one look. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly tone?: Tone;
}

/** A paragraph's words; a plain text where all look the same. */
export type Words = string | readonly Run[];

/** A cell of a table: its paragraphs. */
export type TableCellWords = readonly Words[];

/** A part of a written document. */
export type Block =
  | { readonly kind: "title"; readonly text: string; readonly under?: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly words: Words }
  /** The sentence that a reader in a hurry reads. */
  | { readonly kind: "verdict"; readonly words: Words }
  | {
      readonly kind: "list";
      readonly items: readonly Words[];
      /** How deep each item lies within another; 0 where left out. */
      readonly depths?: readonly number[];
      /** `box`: to be ticked by hand. */
      readonly mark?: "dot" | "box";
    }
  | {
      readonly kind: "table";
      readonly head?: readonly string[];
      readonly rows: readonly (readonly TableCellWords[])[];
      /** Shares of the width. */
      readonly widths: readonly number[];
      /** Whether the first column names what stands beside it. */
      readonly labelled?: boolean;
    }
  | { readonly kind: "note"; readonly words: Words };

/** A document to be written. */
export interface WrittenDocument {
  readonly title: string;
  /** Stands at the top and the foot of every page; page numbers are added. */
  readonly head: string;
  readonly foot: string;
  /** Whether all is to fit on one page: smaller type and margins. */
  readonly onePage?: boolean;
  readonly blocks: readonly Block[];
}
