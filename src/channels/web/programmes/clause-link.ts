import { html } from "hono/html";
import type { Day } from "../../../calendar/day.ts";
import { printClause, type Clause } from "../../../clauses/clause.ts";
import type { Policy } from "../../../knowledge/policy.ts";
import { isTold } from "../../../knowledge/telling.ts";
import { clauseAnchor, policyPath } from "../policy-links.ts";
import type { Html } from "../text-html.ts";

/** Renders a clause as a link to where it can be read; nothing without one. */
export type ClauseLink = (clause: Clause | undefined) => Html | undefined;

/** Makes links to clauses as they stand on a day. */
export function createClauseLink(policies: readonly Policy[], day: Day): ClauseLink {
  return (clause) => {
    if (!clause) return undefined;
    const path = pathOf(clause, policies, day);
    const name = clause.place === "" ? clause.document : printClause(clause);
    return path === undefined
      ? html`<span class="source">${name}</span>`
      : html`<a class="source" href="${path}">${name}</a>`;
  };
}

/** Renders the line that says where something stands; nothing without a source. */
export function renderFrom(source: Html | undefined): Html | undefined {
  return source && html`<p class="from">${source}</p>`;
}

function pathOf({ document, place }: Clause, policies: readonly Policy[], day: Day) {
  const own = policies.filter((policy) => (policy.number ?? policy.title) === document);
  const there = own.flatMap((policy) =>
    policy.passages
      .filter(({ clause }) => place !== "" && clause.place === place)
      .map((passage) => ({ policy, passage })),
  );
  const best =
    there.find(({ passage }) => passage.kind === "要点" && isTold(passage, day)) ??
    there.find(({ passage }) => isTold(passage, day)) ??
    there[0];
  if (best)
    return `${policyPath(best.policy)}#${encodeURIComponent(clauseAnchor(best.passage, best.policy))}`;
  const [whole] = own;
  return whole && policyPath(whole);
}
