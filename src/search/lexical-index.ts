import { buildIndexData, type Entry } from "./index-builder.ts";
import { findTerm, type IndexData } from "./index-data.ts";
import type { Tokenizer } from "./tokens.ts";

/** A term of a question and how much it counts (1 is plain; expansions count less). */
export interface WeightedTerm {
  term: string;
  weight: number;
}

/** A question: text, or terms already weighted. */
export type Query = string | readonly WeightedTerm[];

/** An entry that was found; `score` is its BM25 sum, comparable within one question only. */
export interface Hit {
  ordinal: number;
  id: string;
  score: number;
}

/** How much of a question the index knows at all. */
export interface QueryKnowledge {
  /** Different terms of the question. */
  terms: number;
  /** Those among them that some entry holds. */
  known: number;
  /** Weighted inverse document frequency of all terms; an unknown term counts as the rarest. */
  mass: number;
}

/** What of a question one entry holds. */
export interface HitCoverage {
  matched: string[];
  /** Share of the question's `mass` that the matched terms carry, from 0 to 1. */
  coverage: number;
}

const k1 = 1.2;
const b = 0.75;

/** Finds entries by the terms of a question (BM25). */
export class LexicalIndex {
  readonly data: IndexData;
  readonly #tokenizer: Tokenizer;
  readonly #norms: Float32Array;
  readonly #scores: Float32Array;

  constructor(data: IndexData, tokenizer: Tokenizer) {
    this.data = data;
    this.#tokenizer = tokenizer;
    const total = data.lengths.reduce((sum, length) => sum + length, 0);
    const mean = total / Math.max(1, data.lengths.length);
    this.#norms = Float32Array.from(data.lengths, (length) =>
      mean === 0 ? k1 : k1 * (1 - b + (b * length) / mean),
    );
    this.#scores = new Float32Array(data.lengths.length);
  }

  /** Number of entries. */
  get size(): number {
    return this.data.ids.length;
  }

  /** The terms of a question with their weights; a term said twice counts twice. */
  terms(query: Query): WeightedTerm[] {
    const weights = new Map<string, number>();
    const given =
      typeof query === "string"
        ? this.#tokenizer.tokenize(query).map((term) => ({ term, weight: 1 }))
        : query;
    for (const { term, weight } of given) weights.set(term, (weights.get(term) ?? 0) + weight);
    return [...weights].map(([term, weight]) => ({ term, weight }));
  }

  /** The best entries for a question, best first; equal scores in order of ordinal. */
  search(
    query: Query,
    { limit = 10, accept }: { limit?: number; accept?: (ordinal: number) => boolean } = {},
  ): Hit[] {
    const { ids, ordinals, counts, postingStarts } = this.data;
    const scores = this.#scores.fill(0);
    const norms = this.#norms;
    for (const { term, weight } of this.terms(query)) {
      const number = findTerm(this.data, term);
      if (number === undefined) continue;
      const start = postingStarts[number] ?? 0;
      const end = postingStarts[number + 1] ?? 0;
      const worth = weight * this.#rarity(end - start) * (k1 + 1);
      for (let at = start; at < end; at++) {
        const ordinal = ordinals[at] ?? 0;
        const count = counts[at] ?? 0;
        scores[ordinal] =
          (scores[ordinal] ?? 0) + (worth * count) / (count + (norms[ordinal] ?? 0));
      }
    }
    const found: Hit[] = [];
    scores.forEach((score, ordinal) => {
      if (score <= 0 || (found.length === limit && score <= (found.at(-1)?.score ?? 0))) return;
      if (accept && !accept(ordinal)) return;
      if (found.length === limit) found.pop();
      let place = found.length;
      while (place > 0 && (found[place - 1]?.score ?? 0) < score) place--;
      found.splice(place, 0, { ordinal, id: ids[ordinal] ?? "", score });
    });
    return limit > 0 ? found : [];
  }

  /** How much of a question the index knows at all. */
  know(query: Query): QueryKnowledge {
    const terms = this.terms(query);
    const known = terms.filter(({ term }) => findTerm(this.data, term) !== undefined).length;
    return { terms: terms.length, known, mass: this.#mass(terms) };
  }

  /** What of a question one entry holds. */
  cover(query: Query, ordinal: number): HitCoverage {
    const terms = this.terms(query);
    const held = terms.filter(({ term }) => this.#holds(term, ordinal));
    const mass = this.#mass(terms);
    return {
      matched: held.map(({ term }) => term),
      coverage: mass === 0 ? 0 : this.#mass(held) / mass,
    };
  }

  #mass(terms: readonly WeightedTerm[]): number {
    let mass = 0;
    for (const { term, weight } of terms) {
      const number = findTerm(this.data, term);
      const { postingStarts } = this.data;
      const frequency =
        number === undefined ? 0 : (postingStarts[number + 1] ?? 0) - (postingStarts[number] ?? 0);
      mass += weight * this.#rarity(frequency);
    }
    return mass;
  }

  #rarity(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  #holds(term: string, ordinal: number): boolean {
    const number = findTerm(this.data, term);
    if (number === undefined) return false;
    const { ordinals, postingStarts } = this.data;
    let low = postingStarts[number] ?? 0;
    let high = (postingStarts[number + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = ordinals[middle] ?? 0;
      if (there === ordinal) return true;
      if (there < ordinal) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}

/** Builds an index in memory. */
export function buildLexicalIndex(entries: Iterable<Entry>, tokenizer: Tokenizer): LexicalIndex {
  return new LexicalIndex(buildIndexData(entries, tokenizer), tokenizer);
}
