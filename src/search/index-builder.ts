import type { IndexData } from "./index-data.ts";
import { Tallies } from "./tallies.ts";
import { charactersOf, tokenize } from "./tokens.ts";

/** What is indexed: `head` (title, chapter) counts twice; neither text is kept. */
export interface Entry {
  id: string;
  text: string;
  head?: string;
}

const headCounts = 2;

/** Builds an index of the entries, in their order. */
export function buildIndexData(entries: Iterable<Entry>): IndexData {
  const ids: string[] = [];
  const lengths: number[] = [];
  const numbers = new Map<string, number>();
  const terms = new Tallies();
  const characters = new Tallies();
  let above = cut("");
  for (const { id, text, head = "" } of entries) {
    if (above.from !== head) above = cut(head);
    const own = cut(text);
    const tally = new Map<number, number>();
    const add = (key: number, times: number) => tally.set(key, (tally.get(key) ?? 0) + times);
    const numberOf = (term: string) => {
      const number = numbers.get(term);
      if (number === undefined) numbers.set(term, numbers.size);
      return number ?? numbers.size - 1;
    };
    for (const term of own.terms) add(numberOf(term), 1);
    for (const term of above.terms) add(numberOf(term), headCounts);
    terms.push(tally);
    tally.clear();
    for (let at = 0; at < own.characters.length; at++) add(own.characters.charCodeAt(at), 1);
    for (let at = 0; at < above.characters.length; at++)
      add(above.characters.charCodeAt(at), headCounts);
    characters.push(tally);
    ids.push(id);
    lengths.push(own.terms.length + headCounts * above.terms.length);
  }
  return {
    ids,
    ...invert(numbers, terms),
    lengths: Uint32Array.from(lengths),
    characterStarts: characters.starts.slice(),
    characters: Uint16Array.from(characters.keys),
    characterCounts: Uint8Array.from(characters.counts),
  };
}

function cut(from: string) {
  return { from, terms: tokenize(from), characters: charactersOf(from) };
}

/** Turns "terms of each entry" into "entries of each term", terms sorted. */
function invert(numbers: ReadonlyMap<string, number>, { starts, keys, counts }: Tallies) {
  const sorted = [...numbers.keys()].sort();
  const places = new Uint32Array(sorted.length);
  for (const [place, term] of sorted.entries()) places[numbers.get(term) ?? 0] = place;
  const postingStarts = new Uint32Array(sorted.length + 1);
  for (const key of keys) raise(postingStarts, (places[key] ?? 0) + 1, 1);
  for (let place = 0; place < sorted.length; place++)
    raise(postingStarts, place + 1, postingStarts[place] ?? 0);
  const next = postingStarts.slice();
  const ordinals = new Uint32Array(keys.length);
  const ordered = new Uint8Array(keys.length);
  for (let ordinal = 0; ordinal + 1 < starts.length; ordinal++)
    for (let at = starts[ordinal] ?? 0; at < (starts[ordinal + 1] ?? 0); at++) {
      const place = places[keys[at] ?? 0] ?? 0;
      const slot = next[place] ?? 0;
      ordinals[slot] = ordinal;
      ordered[slot] = counts[at] ?? 0;
      next[place] = slot + 1;
    }
  return { ...spell(sorted), postingStarts, ordinals, counts: ordered };
}

function spell(terms: readonly string[]) {
  const termStarts = new Uint32Array(terms.length + 1);
  for (const [place, term] of terms.entries())
    termStarts[place + 1] = (termStarts[place] ?? 0) + term.length;
  const text = terms.join("");
  const letters = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) letters[at] = text.charCodeAt(at);
  return { letters, termStarts };
}

function raise(numbers: Uint32Array, at: number, by: number): void {
  numbers[at] = (numbers[at] ?? 0) + by;
}
