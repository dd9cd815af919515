import type { DocumentNames } from "../clauses/document-mention.ts";
import type { PolicyHead } from "./policy-head.ts";

/** How clauses name a policy: its 文号, or its title where it has none. */
export function documentOf(policy: Pick<PolicyHead, "number" | "title">): string {
  return policy.number ?? policy.title;
}

/** What policies are called: 文号, title and short names; names that mean several policies are left out. */
export function documentNames(policies: readonly PolicyHead[]): DocumentNames {
  const names = new Map<string, string>();
  for (const [name, owners] of ownersByName(policies)) {
    // Two versions of a law are one document.
    const [only, ...others] = new Set(owners.map(documentOf));
    if (only !== undefined && others.length === 0) names.set(name, only);
  }
  return names;
}

/** The policies that bear a name, by name. */
export function ownersByName(policies: readonly PolicyHead[]): Map<string, PolicyHead[]> {
  const owners = new Map<string, PolicyHead[]>();
  for (const policy of policies) {
    for (const name of new Set([documentOf(policy), policy.title, ...policy.short])) {
      owners.set(name, [...(owners.get(name) ?? []), policy]);
    }
  }
  return owners;
}
