import { normalize, type Tokenizer, type WeightedTerm } from "./tokens.ts";

/** A spoken word and what the texts say instead; `weight` from above 0 to 1. */
export interface SynonymRow {
  term: string;
  means: readonly string[];
  weight: number;
}

/**
 * The terms of a question, and those of what its spoken words stand for. A key found in the
 * question adds the tokens of its meanings with its weight; a key inside a longer one that was
 * found does not count; a term counts once, with the greatest of its weights.
 */
export function expandQuery(
  text: string,
  table: readonly SynonymRow[],
  tokenizer: Tokenizer,
): WeightedTerm[] {
  const weights = new Map<string, number>();
  for (const { term, weight } of tokenizer.weigh(text)) weights.set(term, weight);
  let rest = normalize(text).replace(/\s+/g, "");
  const found = table
    .filter(({ term }) => rest.includes(normalize(term)))
    .sort((a, b) => b.term.length - a.term.length);
  for (const { term, means, weight } of found) {
    const key = normalize(term);
    if (!rest.includes(key)) continue;
    rest = rest.replaceAll(key, "\n");
    for (const token of new Set(means.flatMap((meaning) => tokenizer.tokenize(meaning))))
      weights.set(token, Math.max(weights.get(token) ?? 0, weight));
  }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}
