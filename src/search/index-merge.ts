import type { IndexData } from "./index-data.ts";

/**
 * The index of the entries of `first`, then those of `second`: the same as one built of both lists,
 * in time that grows with their sizes but without cutting any text again. Neither is changed.
 */
export function mergeIndexData(first: IndexData, second: IndexData): IndexData {
  const order = mergedTerms(first, second);
  const shift = first.ids.length;
  const ordinals = new Uint32Array(first.ordinals.length + second.ordinals.length);
  const counts = new Uint8Array(ordinals.length);
  const letters = new Uint16Array(order.letters);
  const termStarts = new Uint32Array(order.sides.length + 1);
  const postingStarts = new Uint32Array(order.sides.length + 1);
  let [posting, letter] = [0, 0];
  const append = (from: IndexData, number: number, by: number) => {
    const start = from.postingStarts[number] ?? 0;
    const end = from.postingStarts[number + 1] ?? 0;
    for (let at = start; at < end; at++)
      ordinals[posting + at - start] = (from.ordinals[at] ?? 0) + by;
    counts.set(from.counts.subarray(start, end), posting);
    posting += end - start;
  };
  const spell = (from: IndexData, number: number) => {
    const term = from.letters.subarray(from.termStarts[number], from.termStarts[number + 1]);
    letters.set(term, letter);
    letter += term.length;
  };
  let [one, other] = [0, 0];
  for (const [place, side] of order.sides.entries()) {
    spell(side === inSecond ? second : first, side === inSecond ? other : one);
    if (side !== inSecond) append(first, one++, 0);
    if (side !== inFirst) append(second, other++, shift);
    termStarts[place + 1] = letter;
    postingStarts[place + 1] = posting;
  }
  return {
    ids: [...first.ids, ...second.ids],
    letters,
    termStarts,
    postingStarts,
    ordinals,
    counts,
    lengths: joined(Uint32Array, first.lengths, second.lengths),
    characterStarts: joined(
      Uint32Array,
      first.characterStarts,
      second.characterStarts.subarray(1).map((start) => start + first.characters.length),
    ),
    characters: joined(Uint16Array, first.characters, second.characters),
    characterCounts: joined(Uint8Array, first.characterCounts, second.characterCounts),
  };
}

const inFirst = 1;
const inSecond = 2;

/** Which of the two holds each term of both, in code-unit order, and how many letters these terms have. */
function mergedTerms(first: IndexData, second: IndexData): { sides: Uint8Array; letters: number } {
  const [most, others] = [first.termStarts.length - 1, second.termStarts.length - 1];
  const sides = new Uint8Array(most + others);
  let [one, other, length, letters] = [0, 0, 0, 0];
  while (one < most || other < others) {
    const order =
      one === most ? 1 : other === others ? -1 : compareTerms(first, one, second, other);
    letters += order > 0 ? lengthOf(second, other) : lengthOf(first, one);
    sides[length++] = order < 0 ? inFirst : order > 0 ? inSecond : inFirst | inSecond;
    if (order <= 0) one++;
    if (order >= 0) other++;
  }
  return { sides: sides.subarray(0, length), letters };
}

function compareTerms(first: IndexData, one: number, second: IndexData, other: number): number {
  const [start, otherStart] = [first.termStarts[one] ?? 0, second.termStarts[other] ?? 0];
  const shared = Math.min(lengthOf(first, one), lengthOf(second, other));
  for (let at = 0; at < shared; at++) {
    const order = (first.letters[start + at] ?? 0) - (second.letters[otherStart + at] ?? 0);
    if (order !== 0) return order;
  }
  return lengthOf(first, one) - lengthOf(second, other);
}

function lengthOf({ termStarts }: IndexData, number: number): number {
  return (termStarts[number + 1] ?? 0) - (termStarts[number] ?? 0);
}

function joined<T extends Uint8Array | Uint16Array | Uint32Array>(
  kind: new (length: number) => T,
  first: T,
  second: T,
): T {
  const both = new kind(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
