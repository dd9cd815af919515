import { GrowingNumbers } from "./growing-numbers.ts";

const most = 255;

/** How often each of many entries holds each key, in flat rows. */
export class Tallies {
  readonly #keys = new GrowingNumbers();
  readonly #counts = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();

  constructor() {
    this.#starts.push(0);
  }

  /** Adds the tally of the next entry. */
  push(tally: ReadonlyMap<number, number>): void {
    for (const [key, count] of tally) {
      this.#keys.push(key);
      this.#counts.push(Math.min(count, most));
    }
    this.#starts.push(this.#keys.length);
  }

  /** Where each entry's keys start; one more than entries. */
  get starts(): Uint32Array {
    return this.#starts.view();
  }

  /** The keys of all entries, one entry after the other. */
  get keys(): Uint32Array {
    return this.#keys.view();
  }

  /** How often, beside `keys`; at most 255. */
  get counts(): Uint32Array {
    return this.#counts.view();
  }
}
