import type { Pattern, WordGroups } from "./pattern.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** What a question asks of a programme: conditions, amount, window … */
export interface Aspect {
  id: string;
  title: string;
  /** A question that matches any of these asks for it. */
  words: readonly Pattern[];
}

/** Reads `aspects.yaml`. */
export function readAspects(source: Source, faults: string[], named: WordGroups): Aspect[] {
  return readTable(source, ["id", "title", "words"], faults, (row) => ({
    id: row.text("id"),
    title: row.text("title"),
    words: row.patterns("words", named),
  }));
}
