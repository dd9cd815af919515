import type { Passage, Policy } from "../../knowledge/policy.ts";
import type { Citation } from "../../messages/reply.ts";

/** Address of the page of a document. */
export function policyPath({ id }: Policy): string {
  return `/policies/${encodeURIComponent(id)}`;
}

/** Name of the place of a clause within the page of its document; unique there. */
export function clauseAnchor({ clause, from }: Passage, { passages }: Policy): string {
  const place = clause.place.replace(/\s+/g, "") || "全文";
  const alike = passages.filter((other) => other.clause.place === clause.place);
  return alike.length > 1 ? `${place}@${from}` : place;
}

/** Finds the page that shows the clause of a citation; the documents are looked through anew when they change. */
export function createPolicyLinks(
  policies: () => readonly Policy[],
): (citation: Citation) => string | undefined {
  let known: readonly Policy[] = [];
  let byName = new Map<string, Policy>();
  return ({ number, document, article, from }) => {
    if (policies() !== known) {
      known = policies();
      byName = new Map(known.map((policy) => [policy.number ?? policy.title, policy]));
    }
    const policy = byName.get(number ?? document);
    if (!policy) return undefined;
    const there = policy.passages.filter(({ clause }) => clause.place === article);
    const passage = there.find((one) => one.from === from) ?? there[0];
    const anchor = passage ? `#${encodeURIComponent(clauseAnchor(passage, policy))}` : "";
    return policyPath(policy) + anchor;
  };
}
