import { bestOrdinals } from "./best-ordinals.ts";
import { CharacterEvidence } from "./character-evidence.ts";
import { buildIndexData, type Entry } from "./index-builder.ts";
import { findTerm, holdsTerm, type IndexData } from "./index-data.ts";
import { ceiling, normsOf, rarity, saturate } from "./scoring.ts";
import type { Tokenizer, WeightedTerm } from "./tokens.ts";

export type { WeightedTerm } from "./tokens.ts";

/** A question: text, or terms already weighted. */
export type Query = string | readonly WeightedTerm[];

/** An entry that was found. */
export interface Hit {
  ordinal: number;
  id: string;
  /** Above 0; comparable within one question only. */
  score: number;
  /** Part of the score that an entry made of the question's terms alone could reach, from 0 to 1. */
  share: number;
}

/** How much of a question the index knows at all. */
export interface QueryKnowledge {
  /** Different terms of the question. */
  terms: number;
  /** Those among them that some entry holds. */
  known: number;
  /** Weighted rarity of all terms; an unknown term counts as the rarest. */
  mass: number;
}

/** What of a question one entry holds. */
export interface HitCoverage {
  matched: string[];
  /** Part of the question's `mass` that the matched terms carry, from 0 to 1. */
  coverage: number;
}

/** Terms find this many entries, or as many as are asked for, before characters put them in order. */
const found = 200;

/** Finds entries by the terms of a question (BM25), and orders the best ones by its single characters too. */
export class LexicalIndex {
  readonly data: IndexData;
  readonly #tokenizer: Tokenizer;
  readonly #norms: Float64Array;
  readonly #characters: CharacterEvidence;
  readonly #scores: Float64Array;
  readonly #background: LexicalIndex | undefined;
  #last: Looked | undefined;

  /**
   * Takes the data of an index. With a `background`, how rare a term is counts over both, so that a
   * handful of entries does not make every word of theirs a common one.
   */
  constructor(data: IndexData, tokenizer: Tokenizer, background?: LexicalIndex) {
    this.data = data;
    this.#tokenizer = tokenizer;
    this.#background = background;
    this.#norms = normsOf(data.lengths);
    this.#characters = new CharacterEvidence(data, background?.data);
    this.#scores = new Float64Array(data.ids.length);
  }

  /** Number of entries. */
  get size(): number {
    return this.data.ids.length;
  }

  /** The terms of a question with their weights, each once. */
  terms(query: Query): readonly WeightedTerm[] {
    if (typeof query === "string") return this.#tokenizer.weigh(query);
    const weights = new Map<string, number>();
    for (const { term, weight } of query) weights.set(term, (weights.get(term) ?? 0) + weight);
    return [...weights].map(([term, weight]) => ({ term, weight }));
  }

  /** The best entries for a question, best first, equal scores in order of ordinal; only such as share a term with it. */
  search(
    query: Query,
    { limit = 10, accept }: { limit?: number; accept?: (ordinal: number) => boolean } = {},
  ): Hit[] {
    if (limit <= 0) return [];
    const looked = this.#look(query);
    const scores = this.#scoresOf(looked);
    const best = bestOrdinals(scores, Math.max(limit, found), accept);
    if (best.length === 0) return [];
    const worths = (looked.worths ??= this.#characters.worths(looked.terms));
    const most = looked.mass * ceiling + this.#characters.most(worths);
    const evidence = this.#characters.score(worths, best);
    const hits = best.map((ordinal, place): Hit => {
      const score = (scores[ordinal] ?? 0) + (evidence[place] ?? 0);
      return { ordinal, id: this.data.ids[ordinal] ?? "", score, share: score / most };
    });
    return hits
      .sort((one, other) => other.score - one.score || one.ordinal - other.ordinal)
      .slice(0, limit);
  }

  /** How much of a question the index knows at all. */
  know(query: Query): QueryKnowledge {
    const { weighed, mass } = this.#look(query);
    const known = weighed.filter(({ number }) => number !== undefined).length;
    return { terms: weighed.length, known, mass };
  }

  /** Tells what of a question entries hold, one after the other. */
  covering(query: Query): (ordinal: number) => HitCoverage {
    const { weighed, mass } = this.#look(query);
    return (ordinal) => {
      const held = weighed.filter(
        ({ number }) => number !== undefined && holdsTerm(this.data, number, ordinal),
      );
      return {
        matched: held.map(({ term }) => term),
        coverage: mass > 0 ? sumOf(held) / mass : 0,
      };
    };
  }

  /** Tells what part of a question's `mass` the terms that entries hold carry, from 0 to 1, one after the other. */
  sharing(query: Query): (ordinal: number) => number {
    const { weighed, mass } = this.#look(query);
    return (ordinal) => {
      let held = 0;
      for (const { number, worth } of weighed)
        if (number !== undefined && holdsTerm(this.data, number, ordinal)) held += worth;
      return mass > 0 ? held / mass : 0;
    };
  }

  /** Whether every term of a text is held by some entry, here or in the background. */
  knows(text: string): boolean {
    const behind = this.#background;
    return this.#tokenizer
      .tokenize(text)
      .every((term) => this.#frequency(term) > 0 || (behind ? behind.#frequency(term) > 0 : false));
  }

  /** Part of the question's mass that the terms of a text carry, from 0 to 1. */
  fit(query: Query, text: string): number {
    const { weighed, mass } = this.#look(query);
    const held = new Set(this.#tokenizer.tokenize(text));
    return mass > 0 ? sumOf(weighed.filter(({ term }) => held.has(term))) / mass : 0;
  }

  /** A question as it is looked for; the last one is kept, as several things are asked of it one after the other. */
  #look(query: Query): Looked {
    if (this.#last?.query === query) return this.#last;
    const terms = this.terms(query);
    const weighed = this.#weighed(terms);
    return (this.#last = { query, terms, weighed, mass: sumOf(weighed), scored: false });
  }

  #scoresOf(looked: Looked): Float64Array {
    // Looking for another question puts these away, so that the scores are of the last one.
    if (looked.scored) return this.#scores;
    looked.scored = true;
    return this.#scoreTerms(looked.weighed);
  }

  #scoreTerms(terms: readonly Weighed[]): Float64Array {
    const { ordinals, counts, postingStarts } = this.data;
    const norms = this.#norms;
    const scores = this.#scores.fill(0);
    for (const { number, worth } of terms) {
      if (number === undefined) continue;
      const end = postingStarts[number + 1] ?? 0;
      for (let at = postingStarts[number] ?? 0; at < end; at++) {
        const ordinal = ordinals[at] ?? 0;
        const part = worth * saturate(counts[at] ?? 0, norms[ordinal] ?? 0);
        scores[ordinal] = (scores[ordinal] ?? 0) + part;
      }
    }
    return scores;
  }

  /** Terms with their place in the index, and what they are worth here. */
  #weighed(terms: readonly WeightedTerm[]): Weighed[] {
    return terms.map(({ term, weight }) => {
      const number = findTerm(this.data, term);
      return { term, number, worth: weight * this.#rarity(term, this.#holders(number)) };
    });
  }

  /** How many entries hold a term. */
  #frequency(term: string): number {
    return this.#holders(findTerm(this.data, term));
  }

  #holders(number: number | undefined): number {
    const { postingStarts } = this.data;
    return number === undefined
      ? 0
      : (postingStarts[number + 1] ?? 0) - (postingStarts[number] ?? 0);
  }

  #rarity(term: string, frequency: number): number {
    const behind = this.#background;
    if (!behind) return rarity(frequency, this.size);
    return rarity(frequency + behind.#frequency(term), this.size + behind.size);
  }
}

/** A term of a question as an index knows it. */
interface Weighed {
  readonly term: string;
  /** Its number; `undefined` where no entry holds it. */
  readonly number: number | undefined;
  /** Its weight by how rare it is. */
  readonly worth: number;
}

/** A question as an index looks for it. */
interface Looked {
  readonly query: Query;
  readonly terms: readonly WeightedTerm[];
  readonly weighed: readonly Weighed[];
  /** Weighted rarity of all its terms. */
  readonly mass: number;
  /** Whether the scores of the index are those of this question. */
  scored: boolean;
  worths?: ReadonlyMap<number, number>;
}

function sumOf(terms: readonly Weighed[]): number {
  let sum = 0;
  for (const { worth } of terms) sum += worth;
  return sum;
}

/** Builds an index in memory. */
export function buildLexicalIndex(entries: Iterable<Entry>, tokenizer: Tokenizer): LexicalIndex {
  return new LexicalIndex(buildIndexData(entries), tokenizer);
}
