/** Keys that are remembered have no more characters each than this, on the average. */
const LONG = 1000;

/**
 * Remembers what was made for the keys that were asked for last, for what comes to the same each
 * time: nobody may change what is given. A key longer than all may be together is not remembered.
 */
export class Remembered<Value> {
  readonly #most: number;
  readonly #known = new Map<string, { readonly value: Value }>();
  #characters = 0;

  /** Remembers so many. */
  constructor(most: number) {
    this.#most = most;
  }

  /** What is remembered under a key, made when it is not. */
  of(key: string, make: () => Value): Value {
    const before = this.#known.get(key);
    if (before) {
      // It is the last one that was asked for.
      this.#known.delete(key);
      this.#known.set(key, before);
      return before.value;
    }
    const value = make();
    if (key.length > this.#most * LONG) return value;
    if (!this.#known.has(key)) this.#characters += key.length;
    this.#known.set(key, { value });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#most && this.#characters <= this.#most * LONG) break;
      this.#known.delete(oldest);
      this.#characters -= oldest.length;
    }
    return value;
  }
}
