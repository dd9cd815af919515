import type { Pattern, WordGroups } from "./pattern.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** A message that asks for no policy, and what to say to it. */
export interface Smalltalk {
  id: string;
  when: readonly Pattern[];
  /** One of these is said. */
  say: readonly string[];
  /** Questions suggested with it. */
  choices: readonly string[];
}

/** Reads `smalltalk.yaml`. */
export function readSmalltalk(source: Source, faults: string[], named: WordGroups): Smalltalk[] {
  return readTable(source, ["id", "when", "unless", "say", "choices"], faults, (row) => ({
    id: row.text("id"),
    when: row.conditions(named),
    say: row.someOf("say"),
    choices: row.list("choices"),
  }));
}
