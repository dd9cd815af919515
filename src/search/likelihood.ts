import { findTerm, type IndexData } from "./index-data.ts";
import { isHan, type WeightedTerm } from "./tokens.ts";

/** How many words of the whole are mixed into a group's own (Dirichlet). Chosen in docs/retrieval-tries.md. */
const mixed = 1000;

/** What single characters count against terms. */
const share = 1;

/** The characters of a group (codes, rising), and how often it holds each. */
interface Counted {
  readonly codes: Uint16Array;
  readonly counts: Uint32Array;
}

/** How likely the words of a question are in each group of entries against the whole: a language model a group. */
export class Likelihood {
  readonly #data: IndexData;
  readonly #groups: Uint32Array;
  readonly #members: readonly (readonly number[])[];
  /** Terms and characters of each group together, characters by their share. */
  readonly #lengths: Float64Array;
  readonly #characters = new Map<number, number>();
  /** The characters of the groups that were asked for. */
  readonly #counted = new Map<number, Counted>();
  readonly #size: number;

  /** Takes the data of an index, and to which group each of its entries belongs. */
  constructor(data: IndexData, groups: readonly number[]) {
    this.#data = data;
    this.#groups = Uint32Array.from(groups);
    const members: number[][] = [];
    groups.forEach((group, ordinal) => (members[group] ??= []).push(ordinal));
    this.#members = members;
    this.#lengths = new Float64Array(members.length);
    const { characterStarts, characters, characterCounts, lengths } = data;
    groups.forEach((group, ordinal) => {
      let signs = 0;
      const end = characterStarts[ordinal + 1] ?? 0;
      for (let at = characterStarts[ordinal] ?? 0; at < end; at++) {
        const code = characters[at] ?? 0;
        const count = characterCounts[at] ?? 0;
        this.#characters.set(code, (this.#characters.get(code) ?? 0) + count);
        signs += count;
      }
      this.#lengths[group] = (this.#lengths[group] ?? 0) + (lengths[ordinal] ?? 0) + share * signs;
    });
    this.#size = this.#lengths.reduce((sum, length) => sum + length, 0);
  }

  /** For each of these groups the mean of what the words say, 0 where they say no more than the whole does. */
  of(terms: readonly WeightedTerm[], groups: readonly number[]): number[] {
    const place = new Map(groups.map((group, at) => [group, at]));
    const scores = new Float64Array(groups.length);
    const weight =
      this.#addTerms(terms, place, scores) + this.#addCharacters(terms, groups, scores);
    return groups.map((group, at) => {
      const own = Math.log(mixed / ((this.#lengths[group] ?? 0) + mixed));
      return weight > 0 ? (scores[at] ?? 0) / weight + own : 0;
    });
  }

  #addTerms(
    terms: readonly WeightedTerm[],
    place: ReadonlyMap<number, number>,
    scores: Float64Array,
  ): number {
    const { postingStarts, ordinals, counts } = this.#data;
    const holds = new Float64Array(scores.length);
    let all = 0;
    for (const { term, weight } of terms) {
      const number = findTerm(this.#data, term);
      if (number === undefined) continue;
      all += weight;
      holds.fill(0);
      let total = 0;
      const end = postingStarts[number + 1] ?? 0;
      for (let at = postingStarts[number] ?? 0; at < end; at++) {
        const count = counts[at] ?? 0;
        total += count;
        const found = place.get(this.#groups[ordinals[at] ?? 0] ?? 0);
        if (found !== undefined) holds[found] = (holds[found] ?? 0) + count;
      }
      const expected = (mixed * total) / this.#size;
      holds.forEach((count, at) => {
        if (count > 0) scores[at] = (scores[at] ?? 0) + weight * Math.log(1 + count / expected);
      });
    }
    return all;
  }

  #addCharacters(
    terms: readonly WeightedTerm[],
    groups: readonly number[],
    scores: Float64Array,
  ): number {
    const weights = new Map<number, number>();
    for (const { term, weight } of terms) {
      if (!isHan(term)) continue;
      for (let at = 0; at < term.length; at++) {
        const code = term.charCodeAt(at);
        if (!this.#characters.has(code)) continue;
        weights.set(code, (weights.get(code) ?? 0) + (share * weight) / term.length);
      }
    }
    const wanted = [...weights].map(([code, weight]) => {
      const expected = (mixed * share * (this.#characters.get(code) ?? 1)) / this.#size;
      return { code, weight, expected };
    });
    groups.forEach((group, place) => {
      const counted = this.#charactersOf(group);
      for (const { code, weight, expected } of wanted) {
        const count = countOf(counted, code);
        if (count === 0) continue;
        const worth = weight * Math.log(1 + (share * count) / expected);
        scores[place] = (scores[place] ?? 0) + worth;
      }
    });
    return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  }

  /** How often a group holds each of its characters, counted when it is first asked for. */
  #charactersOf(group: number): Counted {
    const known = this.#counted.get(group);
    if (known) return known;
    const { characterStarts, characters, characterCounts } = this.#data;
    const sums = new Map<number, number>();
    for (const ordinal of this.#members[group] ?? []) {
      const end = characterStarts[ordinal + 1] ?? 0;
      for (let at = characterStarts[ordinal] ?? 0; at < end; at++) {
        const code = characters[at] ?? 0;
        sums.set(code, (sums.get(code) ?? 0) + (characterCounts[at] ?? 0));
      }
    }
    const codes = Uint16Array.from(sums.keys()).sort();
    const counted = { codes, counts: Uint32Array.from(codes, (code) => sums.get(code) ?? 0) };
    this.#counted.set(group, counted);
    return counted;
  }
}

function countOf({ codes, counts }: Counted, code: number): number {
  let [low, high] = [0, codes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = codes[middle] ?? 0;
    if (there === code) return counts[middle] ?? 0;
    if (there < code) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
