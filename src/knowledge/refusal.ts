import type { Clause } from "../clauses/clause.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import type { Pattern, WordGroups } from "./pattern.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** A request that is declined. */
export interface Refusal {
  id: string;
  when: readonly Pattern[];
  say: string;
  /** Clauses that say what follows from the act. */
  cite: readonly Clause[];
}

/** Reads `refusals.yaml`. */
export function readRefusals(
  source: Source,
  faults: string[],
  named: WordGroups,
  names: DocumentNames,
): Refusal[] {
  return readTable(source, ["id", "when", "unless", "say", "cite"], faults, (row) => ({
    id: row.text("id"),
    when: row.conditions(named),
    say: row.text("say"),
    cite: row.clauses("cite", names),
  }));
}
