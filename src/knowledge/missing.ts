import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import type { Pattern, WordGroups } from "./pattern.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** Something that is known not to be in the knowledge. */
export interface Missing {
  id: string;
  /** Programmes (ids), or `any`. */
  programmes: readonly string[];
  /** `home` (home region and its parents), `other` (a named place outside them), `any`, or a region's name. */
  region: string;
  /** Aspects (ids), or `any`. */
  aspects: readonly string[];
  /** Patterns of which one must match as well; empty when there is no such demand. */
  when: readonly Pattern[];
  /** What is not there and cannot be given. */
  say: string;
  /** Office (id) to ask. */
  office: string;
  /** Clauses whose content may still be told. */
  maySay: readonly Clause[];
  /** Whether it is about what a question takes for granted: what is told before it counts as well. */
  premise: boolean;
  /** The programme (id) by whose rule figures that the question tells are judged beside it; `undefined` where they are not. */
  judges?: string;
  /** First and last day for which it is not known; `undefined` means all days on that side. */
  from?: Day;
  to?: Day;
}

const KEYS = [
  "id",
  "programmes",
  "region",
  "aspects",
  "when",
  "unless",
  "premise",
  "judges",
  "say",
  "office",
  "maySay",
  "from",
  "to",
];

/** Reads `missing.yaml`. */
export function readMissing(
  source: Source,
  faults: string[],
  named: WordGroups,
  names: DocumentNames,
): Missing[] {
  return readTable(source, KEYS, faults, (row) => {
    const [from, to] = [row.optionalDay("from"), row.optionalDay("to")];
    const judges = row.optional("judges");
    return {
      id: row.text("id"),
      programmes: row.someOf("programmes"),
      region: row.text("region"),
      aspects: row.someOf("aspects"),
      when: row.looseConditions(named),
      premise: row.optional("premise") !== undefined,
      say: row.text("say"),
      office: row.text("office"),
      maySay: row.clauses("maySay", names),
      ...(judges !== undefined && { judges }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    };
  });
}
