import type { Clause } from "../clauses/clause.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

const KINDS = "money count ratio date yesno choice text items number".split(" ") as FactKind[];
const KEYS = (
  "id label aliases kind per unit definition clause question hint plausible controllable " +
  "choices distinctFrom"
).split(" ");

/** What the value of a fact is. */
export type FactKind =
  "money" | "count" | "ratio" | "date" | "yesno" | "choice" | "text" | "items" | "number";

/** What can be known about an enterprise: one fact of the law, apart from all that differ in law. */
export interface FactDefinition {
  id: string;
  label: string;
  aliases: readonly string[];
  kind: FactKind;
  /** Whether it has a value for a year, for a point in time, or once and for all. */
  per: "year" | "point" | "once";
  /** 元, 人, 项, %, 年, 天 …; `undefined` where the kind has none. */
  unit?: string;
  definition?: string;
  /** Where it is defined. */
  clause?: Clause;
  question?: string;
  hint?: string;
  /** Decimal figures in the unit between which a value raises no doubt. */
  plausible?: { from: string; to: string };
  /** Whether the company can change it, and in which direction it can honestly do so. */
  controllable?: "yes" | "no" | "up" | "down";
  /** Values of a choice. */
  choices: readonly string[];
  /** Facts (ids) that differ in law and never fill it. */
  distinctFrom: readonly string[];
}

/** Reads `facts.yaml`. */
export function readFactDefinitions(
  source: Source,
  faults: string[],
  names: DocumentNames,
): FactDefinition[] {
  return readTable(source, KEYS, faults, (row) => {
    const clause = row.optionalClause("clause", names);
    const plausible = row.row("plausible", ["from", "to"]);
    const controllable = row.optionalChoice("controllable", ["yes", "no", "up", "down"]);
    return {
      id: row.text("id"),
      label: row.text("label"),
      aliases: row.list("aliases"),
      kind: row.choice("kind", KINDS),
      per: row.choice("per", ["year", "point", "once"]),
      choices: row.list("choices"),
      distinctFrom: row.list("distinctFrom"),
      ...row.optionals("unit", "definition", "question", "hint"),
      ...(clause && { clause }),
      ...(plausible && {
        plausible: { from: plausible.decimal("from"), to: plausible.decimal("to") },
      }),
      ...(controllable && { controllable }),
    };
  });
}
