/** A row of numbers from 0 to 2³²−1 that grows by doubling. */
export class GrowingNumbers {
  #numbers = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const wider = new Uint32Array(this.#length * 2);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[this.#length++] = number;
  }

  /** The numbers so far, not copied; not to be used after another `push`. */
  view(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
