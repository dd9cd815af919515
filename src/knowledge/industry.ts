import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** An industry as people name it, with how it is known among what the register holds. */
export interface Industry {
  readonly name: string;
  /** What it is called; the longest name in a text counts. */
  readonly names: readonly string[];
  /** Words of which one stands in what the register calls the industry of such a company. */
  readonly words: readonly string[];
  /** Values of the fact `industrySection` that mean just this. */
  readonly sections: readonly string[];
  /** Values of that fact within which it lies. */
  readonly within: readonly string[];
}

/** Reads `industries.yaml`. */
export function readIndustries(source: Source, faults: string[]): Industry[] {
  const keys = ["name", "names", "words", "sections", "within"];
  return readTable(source, keys, faults, (row) => ({
    name: row.text("name"),
    names: row.someOf("names"),
    words: row.someOf("words"),
    sections: row.list("sections"),
    within: row.list("within"),
  }));
}
