import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Passage, Policy } from "../knowledge/policy.ts";
import { isTold } from "../knowledge/telling.ts";

/** A passage with the document it stands in. */
export interface Sourced {
  passage: Passage;
  policy: Policy;
}

/** A phrase people ask by, and the passage and point it leads to; no point means the clause as a whole. */
export interface Phrase {
  text: string;
  sourced: Sourced;
  point?: number;
}

/** The address of a passage as it is looked up by. */
export function addressOf({ document, place }: Clause): string {
  return `${document} ${place}`;
}

/** Whether a passage is what a question as of a day is answered from. */
export function holds({ passage }: Sourced, day: Day): boolean {
  return isTold(passage, day);
}
