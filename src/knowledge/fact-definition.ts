import type { DocumentNames } from "../clauses/document-mention.ts";
import type { FactDefinition, FactKind } from "../profile/fact-definition.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

const KINDS = "money count ratio date yesno choice text items number months".split(
  " ",
) as FactKind[];
const KEYS = (
  "id label aliases kind per unit definition clause question hint plausible controllable " +
  "choices distinctFrom item usual"
).split(" ");

/** Reads `facts.yaml`. */
export function readFactDefinitions(
  source: Source,
  faults: string[],
  names: DocumentNames,
): FactDefinition[] {
  return readTable(source, KEYS, faults, (row) => {
    const clause = row.optionalClause("clause", names);
    const plausible = row.row("plausible", ["from", "to"]);
    const item = row.row("item", ["of", "kind"]);
    const usual = row.texts("usual");
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
      ...(item && { item: { of: item.text("of"), kind: item.text("kind") } }),
      ...(usual.size > 0 && { usual: Object.fromEntries(usual) }),
    };
  });
}
