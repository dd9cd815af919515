import type { Day } from "../../calendar/day.ts";
import { contains, type Clause } from "../../clauses/clause.ts";
import type { Citation } from "../../messages/reply.ts";
import { cite, isToldNext, mostCitations, passageAt } from "../citing.ts";
import type { Mind } from "../mind.ts";
import { holds, type Sourced } from "../sourced.ts";

/**
 * The passages that bear these clauses on a day, each once; where a clause is wider than any, the first
 * within it; where none is told on the day, as it was told last.
 */
export function bearers(
  clauses: readonly (Clause | undefined)[],
  day: Day,
  mind: Mind,
): readonly Sourced[] {
  const found = clauses.flatMap((clause) => {
    if (!clause) return [];
    const exact = passageAt(clause, day, mind);
    if (exact) return [exact];
    const within = mind.passages.filter((one) => contains(clause, one.passage.clause));
    return (
      within.find((one) => holds(one, day)) ??
      within.find((one) => isToldNext(one, day, mind)) ??
      []
    );
  });
  return [...new Set(found)];
}

/** Whether what bears a clause was in force on a day. */
export function stands(clause: Clause | undefined, day: Day, mind: Mind): boolean {
  return bearers([clause], day, mind).some((sourced) => holds(sourced, day));
}

/** Citations of these passages, as many as an answer shows. */
export function citationsOf(sourced: readonly Sourced[], mind: Mind): Citation[] {
  return sourced.slice(0, mostCitations).map((one) => cite(one, mind));
}
