/** Ordinals of the `limit` greatest scores above 0, best first, equal scores in order of ordinal. */
export function bestOrdinals(
  scores: Float64Array,
  limit: number,
  accept?: (ordinal: number) => boolean,
): number[] {
  if (limit <= 0) return [];
  const heap = new WorstFirst(Math.min(limit, scores.length));
  for (let ordinal = 0; ordinal < scores.length; ordinal++) {
    const score = scores[ordinal] ?? 0;
    if (score > heap.least && (!accept || accept(ordinal))) heap.offer(ordinal, score);
  }
  return heap
    .ordinals()
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
}

/** A binary heap of the best so far with the worst on top; of equal scores the later ordinal is worse. */
class WorstFirst {
  readonly #scores: Float64Array;
  readonly #ordinals: Uint32Array;
  #size = 0;
  /** What a score must exceed to be among the best. */
  least = 0;

  constructor(limit: number) {
    this.#scores = new Float64Array(limit);
    this.#ordinals = new Uint32Array(limit);
  }

  /** Takes an entry whose score exceeds `least`; ordinals must come rising. */
  offer(ordinal: number, score: number): void {
    if (this.#size < this.#scores.length) this.#rise(this.#size++, ordinal, score);
    else this.#sink(ordinal, score);
    if (this.#size === this.#scores.length) this.least = this.#scores[0] ?? 0;
  }

  ordinals(): number[] {
    return Array.from(this.#ordinals.subarray(0, this.#size));
  }

  #rise(from: number, ordinal: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#scores[parent] ?? 0) < score) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#place(at, ordinal, score);
  }

  #sink(ordinal: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child + 1 < this.#size && this.#worse(child + 1, child)) child++;
      if (child >= this.#size || (this.#scores[child] ?? 0) >= score) break;
      this.#move(child, at);
      at = child;
    }
    this.#place(at, ordinal, score);
  }

  #worse(one: number, other: number): boolean {
    const difference = (this.#scores[one] ?? 0) - (this.#scores[other] ?? 0);
    if (difference !== 0) return difference < 0;
    return (this.#ordinals[one] ?? 0) > (this.#ordinals[other] ?? 0);
  }

  #move(from: number, to: number): void {
    this.#place(to, this.#ordinals[from] ?? 0, this.#scores[from] ?? 0);
  }

  #place(at: number, ordinal: number, score: number): void {
    this.#ordinals[at] = ordinal;
    this.#scores[at] = score;
  }
}
