import { contains, sameClause } from "../clauses/clause.ts";
import type { Clause } from "../clauses/clause.ts";
import { printPlace } from "../clauses/place.ts";
import { readPlace } from "../clauses/place-reading.ts";
import type { Passage, Policy } from "./policy.ts";

/**
 * Passages that tell a clause, of whatever days: its own; else those of the item where 款 was said for
 * 项 or the other way round; else those within it; else those of the narrowest clause around it.
 * Empty when the policies have none of these.
 */
export function passagesOf(policies: readonly Policy[], clause: Clause): Passage[] {
  const passages = policies.flatMap((policy) => policy.passages);
  for (const one of [clause, ...twinOf(clause)]) {
    const own = passages.filter((passage) => sameClause(passage.clause, one));
    if (own.length > 0) return own;
  }
  const within = passages.filter((passage) => contains(clause, passage.clause));
  if (within.length > 0) return within;
  const around = passages.filter(
    (passage) => passage.clause.place !== "" && contains(passage.clause, clause),
  );
  return around.filter((one) => !around.some((other) => isWithin(other.clause, one.clause)));
}

function isWithin(inner: Clause, outer: Clause): boolean {
  return contains(outer, inner) && !sameClause(outer, inner);
}

/** The same address with 款 and 项 exchanged at its end, as people confuse them. */
function twinOf(clause: Clause): Clause[] {
  const place = readPlace(clause.place);
  const last = place?.at(-1);
  if (!place || (last?.kind !== "paragraph" && last?.kind !== "item")) return [];
  if (place.at(-2)?.kind !== "article") return [];
  const kind = last.kind === "item" ? "paragraph" : "item";
  return [{ ...clause, place: printPlace([...place.slice(0, -1), { kind, n: last.n }]) }];
}
