import type { IndexData } from "./index-data.ts";
import { ceiling, characterLengths, normsOf, rarity, saturate } from "./scoring.ts";
import { isHan, type WeightedTerm } from "./tokens.ts";

/** What single characters count against terms. Chosen in docs/retrieval-tries.md. */
const share = 0.7;

/** Worth by character while entries are scored, all 0 between; one for all, since half a megabyte a question wakes the garbage collector. */
const table = new Float64Array(0x10000);

/** What the single characters of a question say about an entry that its terms have found. */
export class CharacterEvidence {
  readonly #data: IndexData;
  readonly #norms: Float64Array;
  readonly #frequencies = new Map<number, number>();
  readonly #size: number;

  /** Takes the data of an index; how rare a character is counts over those and the `background`'s entries. */
  constructor(data: IndexData, background?: IndexData) {
    this.#data = data;
    this.#norms = normsOf(characterLengths(data));
    this.#size = data.ids.length + (background?.ids.length ?? 0);
    const frequencies = new Uint32Array(0x10000);
    for (const { characters } of background ? [data, background] : [data])
      for (const code of characters) frequencies[code] = (frequencies[code] ?? 0) + 1;
    frequencies.forEach((frequency, code) => {
      if (frequency > 0) this.#frequencies.set(code, frequency);
    });
  }

  /** The worth of each character of a question; every term shares its weight among its characters. */
  worths(terms: readonly WeightedTerm[]): ReadonlyMap<number, number> {
    const weights = new Map<number, number>();
    for (const { term, weight } of terms) {
      if (!isHan(term)) continue;
      for (let at = 0; at < term.length; at++) {
        const code = term.charCodeAt(at);
        weights.set(code, (weights.get(code) ?? 0) + weight / term.length);
      }
    }
    for (const [code, weight] of weights) {
      const frequency = this.#frequencies.get(code) ?? 0;
      weights.set(code, share * weight * rarity(frequency, this.#size));
    }
    return weights;
  }

  /** What each of the entries scores by the worths. */
  score(worths: ReadonlyMap<number, number>, ordinals: readonly number[]): number[] {
    const { characterStarts, characters, characterCounts } = this.#data;
    for (const [code, worth] of worths) table[code] = worth;
    const scores = ordinals.map((ordinal) => {
      const norm = this.#norms[ordinal] ?? 0;
      const end = characterStarts[ordinal + 1] ?? 0;
      let sum = 0;
      for (let at = characterStarts[ordinal] ?? 0; at < end; at++) {
        const worth = table[characters[at] ?? 0] ?? 0;
        if (worth > 0) sum += worth * saturate(characterCounts[at] ?? 0, norm);
      }
      return sum;
    });
    for (const code of worths.keys()) table[code] = 0;
    return scores;
  }

  /** The most that an entry can score by the worths. */
  most(worths: ReadonlyMap<number, number>): number {
    let sum = 0;
    for (const worth of worths.values()) sum += worth * ceiling;
    return sum;
  }
}
