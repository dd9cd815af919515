import type { Level } from "./policy.ts";
import { LEVELS } from "./policy-head.ts";
import type { Pattern, WordGroups } from "./pattern.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

const KINDS = ["certification", "evaluation", "tax", "subsidy", "finance", "register"] as const;
const KEYS =
  "id title names when unless kind level filedAt decidedBy cityRole office loaded distinct besides".split(
    " ",
  );

/** A certification, evaluation, register, subsidy, tax or finance product. */
export interface Programme {
  id: string;
  title: string;
  /** Plain words: a question that has one of them is about this programme; the longest match wins. */
  names: readonly string[];
  /** Patterns of which one makes a question that names no programme one about this; mostly none. */
  when: readonly Pattern[];
  kind: (typeof KINDS)[number];
  level: Level;
  /** Where it is filed, who decides, and what the city office does; `undefined` where not known. */
  filedAt?: string;
  decidedBy?: string;
  cityRole?: string;
  /** Office (id) to ask when the knowledge lacks something about it. */
  office: string;
  /** Whether anything of its content is in `policies/`. */
  loaded: boolean;
  /** A sentence that tells it from programmes with similar names. */
  distinct?: string;
  /** Programmes (ids) that speak of the same things by other rules: a question that names none may mean either. */
  besides: readonly string[];
}

/** Reads `programmes.yaml`. */
export function readProgrammes(source: Source, faults: string[], named: WordGroups): Programme[] {
  return readTable(source, KEYS, faults, (row) => ({
    id: row.text("id"),
    title: row.text("title"),
    names: row.someOf("names"),
    when: row.looseConditions(named),
    kind: row.choice("kind", KINDS),
    level: row.choice("level", LEVELS),
    office: row.text("office"),
    besides: row.list("besides"),
    loaded: row.choice("loaded", ["yes", "no"]) === "yes",
    ...row.optionals("filedAt", "decidedBy", "cityRole", "distinct"),
  }));
}
