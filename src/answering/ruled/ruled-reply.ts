import type { Clause } from "../../clauses/clause.ts";
import type { Day } from "../../calendar/day.ts";
import type { Table } from "../../messages/reply.ts";
import type { Told } from "../answer.ts";
import type { Frame } from "../frame.ts";
import type { Mind } from "../mind.ts";
import { suggestions } from "../reply-texts.ts";
import type { Sourced } from "../sourced.ts";
import { bearers, citationsOf } from "./rule-citing.ts";

/** What a rule says to a question. */
export interface Ruled {
  readonly lines: readonly string[];
  /** The deciding one first. */
  readonly clauses: readonly (Clause | undefined)[];
  readonly programme: string;
  /** The day on which the clauses are looked up, where it is not that of the question. */
  readonly day?: Day;
  readonly table?: Table;
  /** Told after everything else. */
  readonly after?: readonly string[];
  /** Questions whose figures were judged, so that the next one can go on with them. */
  readonly figures?: readonly string[];
}

/** Puts what a rule says into a reply. */
export function ruledReply(
  ruled: Ruled,
  further: readonly Sourced[],
  frame: Frame,
  mind: Mind,
): Told {
  const { lines, clauses, programme, day = frame.asOf, table, after = [] } = ruled;
  const sourced = bearers(clauses, day, mind);
  // What must be told with whatever is answered from the deciding clause.
  const notes = sourced.slice(0, 1).flatMap(({ passage }) => passage.note ?? []);
  return {
    reply: {
      kind: "answer",
      text: [...new Set([...lines, ...notes, ...after])].join("\n"),
      citations: citationsOf(sourced, mind),
      choices: suggestions(further.filter((one) => !sourced.includes(one))),
      asOf: frame.asOf,
      ...(table && { table }),
    },
    frame: {
      ...frame,
      programmes: [programme],
      passages: sourced.map(({ passage }) => passage.id),
      ...(ruled.figures && { figures: ruled.figures }),
    },
  };
}
