import type { IndexData } from "./index-data.ts";

/** BM25: how soon repeats stop counting, and how much long entries lose. Chosen in docs/retrieval-tries.md. */
const k1 = 0.9;
const b = 0.6;

/** The most that one occurrence more can still bring a term: its worth is at most this times its rarity. */
export const ceiling = k1 + 1;

/** What a term held `count` times is worth, by the norm of the entry's length, from 0 to `ceiling`. */
export function saturate(count: number, norm: number): number {
  return (count * ceiling) / (count + norm);
}

/** How rare a term is that `frequency` of `size` entries hold; above 0. */
export function rarity(frequency: number, size: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

/** Norm of each length against their mean. */
export function normsOf(lengths: Uint32Array): Float64Array {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return Float64Array.from(
    lengths,
    (length) => k1 * (1 - b + (mean > 0 ? (b * length) / mean : b)),
  );
}

/** Number of Chinese characters in each entry, repeats included. */
export function characterLengths({ characterStarts, characterCounts }: IndexData): Uint32Array {
  const lengths = new Uint32Array(Math.max(0, characterStarts.length - 1));
  for (let ordinal = 0; ordinal < lengths.length; ordinal++) {
    let length = 0;
    const end = characterStarts[ordinal + 1] ?? 0;
    for (let at = characterStarts[ordinal] ?? 0; at < end; at++) length += characterCounts[at] ?? 0;
    lengths[ordinal] = length;
  }
  return lengths;
}
