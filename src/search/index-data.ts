/** An index in flat arrays: what is built, kept in files, and searched. */
export interface IndexData {
  /** Ids of the entries; the position is the ordinal. */
  readonly ids: readonly string[];
  /** All terms in code-unit order, one after the other. */
  readonly letters: Uint16Array;
  /** Where each term starts in `letters`; one more than terms. */
  readonly termStarts: Uint32Array;
  /** Where each term's postings start; one more than terms. */
  readonly postingStarts: Uint32Array;
  /** Ordinals of the entries that hold the term, rising within a term. */
  readonly ordinals: Uint32Array;
  /** How often the entry holds the term, beside `ordinals`; at most 255. */
  readonly counts: Uint8Array;
  /** Number of terms of each entry, repeats included. */
  readonly lengths: Uint32Array;
  /** Where each entry's characters start in `characters`; one more than entries. */
  readonly characterStarts: Uint32Array;
  /** Different Chinese characters of each entry. */
  readonly characters: Uint16Array;
  /** How often the entry holds the character, beside `characters`; at most 255. */
  readonly characterCounts: Uint8Array;
}

/** Number of a term in the index; `undefined` when no entry holds it. */
export function findTerm(data: IndexData, term: string): number | undefined {
  let low = 0;
  let high = data.termStarts.length - 2;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareTerm(data, middle, term);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Whether an entry holds a term, given by its number. */
export function holdsTerm(data: IndexData, number: number, ordinal: number): boolean {
  let low = data.postingStarts[number] ?? 0;
  let high = (data.postingStarts[number + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = data.ordinals[middle] ?? 0;
    if (there === ordinal) return true;
    if (there < ordinal) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function compareTerm({ letters, termStarts }: IndexData, number: number, term: string): number {
  const start = termStarts[number] ?? 0;
  const length = (termStarts[number + 1] ?? 0) - start;
  const shared = Math.min(length, term.length);
  for (let at = 0; at < shared; at++) {
    const order = (letters[start + at] ?? 0) - term.charCodeAt(at);
    if (order !== 0) return order;
  }
  return length - term.length;
}
