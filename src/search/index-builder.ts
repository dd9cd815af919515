import type { IndexData } from "./index-data.ts";
import type { Tokenizer } from "./tokens.ts";

/** What is indexed: `head` (title and chapter) and `text` are searched together, neither is kept. */
export interface Entry {
  id: string;
  text: string;
  head?: string;
}

/** Builds the arrays of an index over the entries, in their order. */
export function buildIndexData(entries: Iterable<Entry>, tokenizer: Tokenizer): IndexData {
  const ids: string[] = [];
  const lengths: number[] = [];
  const numbers = new Map<string, number>();
  const frequencies: number[] = [];
  const terms = new Growing();
  const tallies = new Growing();
  const ends: number[] = [];
  for (const { id, text, head } of entries) {
    const tokens = tokenizer.tokenize(head === undefined ? text : `${head}\n${text}`);
    const tally = new Map<number, number>();
    for (const token of tokens) {
      let number = numbers.get(token);
      if (number === undefined) numbers.set(token, (number = numbers.size));
      tally.set(number, (tally.get(number) ?? 0) + 1);
    }
    for (const [number, count] of tally) {
      terms.push(number);
      tallies.push(Math.min(count, 255));
      frequencies[number] = (frequencies[number] ?? 0) + 1;
    }
    ids.push(id);
    lengths.push(tokens.length);
    ends.push(terms.length);
  }
  const sorted = [...numbers.keys()].sort();
  const rank = new Uint32Array(sorted.length);
  const termStarts = new Uint32Array(sorted.length + 1);
  const postingStarts = new Uint32Array(sorted.length + 1);
  for (const [place, term] of sorted.entries()) {
    const number = numbers.get(term) ?? 0;
    rank[number] = place;
    termStarts[place + 1] = (termStarts[place] ?? 0) + term.length;
    postingStarts[place + 1] = (postingStarts[place] ?? 0) + (frequencies[number] ?? 0);
  }
  const letters = new Uint16Array(termStarts[sorted.length] ?? 0);
  for (const [place, term] of sorted.entries())
    for (let at = 0; at < term.length; at++)
      letters[(termStarts[place] ?? 0) + at] = term.charCodeAt(at);
  const next = postingStarts.slice();
  const ordinals = new Uint32Array(terms.length);
  const counts = new Uint8Array(terms.length);
  let at = 0;
  for (const [ordinal, end] of ends.entries())
    for (; at < end; at++) {
      const place = rank[terms.at(at)] ?? 0;
      const slot = next[place] ?? 0;
      ordinals[slot] = ordinal;
      counts[slot] = tallies.at(at);
      next[place] = slot + 1;
    }
  return {
    ids,
    letters,
    termStarts,
    postingStarts,
    ordinals,
    counts,
    lengths: Uint32Array.from(lengths),
  };
}

/** A row of numbers that grows by doubling. */
class Growing {
  #numbers = new Uint32Array(1024);
  length = 0;
  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const wider = new Uint32Array(this.length * 2);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[this.length++] = number;
  }
  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }
}
