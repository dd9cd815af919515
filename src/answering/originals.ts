import type { DocumentNames } from "../clauses/document-mention.ts";
import { documentNames } from "../knowledge/document-name.ts";
import type { Policy } from "../knowledge/policy.ts";
import { buildIndexData, type Entry } from "../search/index-builder.ts";
import { mergeIndexData } from "../search/index-merge.ts";
import { LexicalIndex } from "../search/lexical-index.ts";
import type { Tokenizer } from "../search/tokens.ts";
import { byAddress } from "./indexed-text.ts";
import type { Sourced } from "./sourced.ts";

/** Documents that were published while running, indexed apart: what they say must not change how the digests are found. */
export interface Originals {
  policies: readonly Policy[];
  /** By their number in the index; `undefined` where a document was taken away. */
  passages: readonly (Sourced | undefined)[];
  index: LexicalIndex;
  /** All versions of the passage at an address, by `addressOf`. */
  byAddress: ReadonlyMap<string, readonly Sourced[]>;
  /** What the documents are called. */
  names: DocumentNames;
}

/** No documents at all; `background` are the digests, which tell common words from rare ones. */
export function noOriginals(tokenizer: Tokenizer, background: LexicalIndex): Originals {
  return {
    policies: [],
    passages: [],
    index: new LexicalIndex(buildIndexData([]), tokenizer, background),
    byAddress: new Map(),
    names: new Map(),
  };
}

/** The documents as they are published now; only the texts that `before` does not have are indexed. */
export function originalsOf(
  policies: readonly Policy[],
  before: Originals,
  tokenizer: Tokenizer,
  background: LexicalIndex,
): Originals {
  const now = new Map(policies.map((policy) => [policy.id, policy]));
  const seen = new Map<string, number>();
  // The text of a published version never changes, but its days do: each passage is taken anew.
  const kept = before.passages.map((sourced): Sourced | undefined => {
    const policy = sourced && now.get(sourced.policy.id);
    if (!policy) return undefined;
    const position = seen.get(policy.id) ?? 0;
    seen.set(policy.id, position + 1);
    const passage = policy.passages[position];
    return passage && { passage, policy };
  });
  const gone = kept.filter((sourced) => sourced === undefined).length;
  // More gone than kept: one clean index is smaller and faster.
  if (gone > kept.length / 2 && kept.length > 0)
    return originalsOf(policies, noOriginals(tokenizer, background), tokenizer, background);
  const known = new Set(before.policies.map(({ id }) => id));
  const fresh = policies
    .filter(({ id }) => !known.has(id))
    .flatMap((policy) => policy.passages.map((passage): Sourced => ({ passage, policy })));
  const passages = [...kept, ...fresh];
  const data =
    fresh.length === 0
      ? before.index.data
      : mergeIndexData(before.index.data, buildIndexData(fresh.map(entryOf)));
  return {
    policies,
    passages,
    index: new LexicalIndex(data, tokenizer, background),
    byAddress: byAddress(passages.flatMap((sourced) => sourced ?? [])),
    names: documentNames(policies),
  };
}

function entryOf({ passage, policy }: Sourced): Entry {
  return {
    id: passage.id,
    head: [policy.title, passage.chapter, passage.heading].join(" "),
    text: passage.points.map(({ text }) => text).join("\n"),
  };
}
