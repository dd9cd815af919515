import type { Day } from "../../../calendar/day.ts";
import type { Clause } from "../../../clauses/clause.ts";
import type { Policy } from "../../../knowledge/policy.ts";
import { createClauseLink } from "../programmes/clause-link.ts";
import type { Html } from "../text-html.ts";

/** Renders a clause that is known as it is printed, as a link to where it can be read; nothing without one. */
export type PrintedClauseLink = (clause: string | undefined) => Html | undefined;

/** Makes links to printed clauses as they stand on a day. */
export function createPrintedClauseLink(policies: readonly Policy[], day: Day): PrintedClauseLink {
  const link = createClauseLink(policies, day);
  const names = [...new Set(policies.map(({ number, title }) => number ?? title))];
  return (printed) => (printed === undefined ? undefined : link(clauseOf(printed, names)));
}

function clauseOf(printed: string, documents: readonly string[]): Clause {
  const document = documents.find((name) => printed === name || printed.startsWith(`${name} `));
  return document === undefined
    ? { document: printed, place: "" }
    : { document, place: printed.slice(document.length).trim() };
}
