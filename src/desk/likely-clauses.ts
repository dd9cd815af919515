import type { Day } from "../calendar/day.ts";
import type { Mind } from "../answering/mind.ts";
import { retrieve } from "../answering/retrieve.ts";
import { sameClause, type Clause } from "../clauses/clause.ts";

/** A clause that may bear the answer to a question. */
export interface LikelyClause {
  clause: Clause;
  /** A few words that say what it is about. */
  heading: string;
}

/** So many are worth a look. */
const most = 5;

/** Finds clauses in force that may bear the answer to a question, of whatever place, the likeliest first. */
export function likelyClauses(question: string, today: Day, mind: Mind): LikelyClause[] {
  const search = { text: question, programmes: [], strict: false, aspects: [], asOf: today };
  const places = new Set(mind.regions.keys());
  const found: LikelyClause[] = [];
  for (const { sourced } of retrieve({ ...search, places }, mind).candidates) {
    const { clause, heading } = sourced.passage;
    if (!found.some((one) => sameClause(one.clause, clause))) found.push({ clause, heading });
    if (found.length === most) break;
  }
  return found;
}
