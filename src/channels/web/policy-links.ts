import type { Passage, Policy } from "../../knowledge/policy.ts";
import { toldFor } from "../../knowledge/telling.ts";
import type { Citation } from "../../messages/reply.ts";

/** Address of the page of a document. */
export function policyPath({ id }: Policy): string {
  return `/policies/${encodeURIComponent(id)}`;
}

/** Name of the place of a clause within the page of its document; unique there. */
export function clauseAnchor(passage: Passage, { passages }: Policy): string {
  const { clause } = passage;
  const place = clause.place.replace(/\s+/g, "") || "全文";
  const alike = passages.filter((other) => other.clause.place === clause.place);
  return alike.length > 1 ? `${place}@${toldFor(passage).from}` : place;
}

function textOf({ points }: Passage): string {
  return points.map(({ text }) => text).join("\n");
}

/** Finds the page that shows the clause of a citation; the documents are looked through anew when they change. */
export function createPolicyLinks(
  policies: () => readonly Policy[],
): (citation: Citation) => string | undefined {
  let known: readonly Policy[] = [];
  let byName = new Map<string, Policy[]>();
  return ({ number, document, article, from, kind, text }) => {
    if (policies() !== known) {
      known = policies();
      byName = new Map();
      for (const policy of known) {
        const name = policy.number ?? policy.title;
        byName.set(name, [...(byName.get(name) ?? []), policy]);
      }
    }
    // A digest, the original and its earlier versions go by one name.
    const own = byName.get(number ?? document) ?? [];
    const there = own.flatMap((policy) =>
      policy.passages
        .filter(({ clause }) => clause.place === article)
        .map((passage) => ({ policy, passage })),
    );
    const alike = there.filter(({ passage }) => passage.kind === kind);
    const best =
      alike.find(({ passage }) => passage.from === from && textOf(passage) === text) ??
      alike.find(({ passage }) => passage.from === from) ??
      there.find(({ passage }) => passage.from === from) ??
      alike[0] ??
      there[0];
    if (best)
      return `${policyPath(best.policy)}#${encodeURIComponent(clauseAnchor(best.passage, best.policy))}`;
    const [first] = own;
    return first && policyPath(first);
  };
}
