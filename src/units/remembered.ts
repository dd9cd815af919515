/**
 * Remembers what was made for the keys that were asked for last, for what comes to the same each
 * time: nobody may change what is given.
 */
export class Remembered<Value> {
  readonly #most: number;
  readonly #known = new Map<string, { readonly value: Value }>();

  /** Remembers so many. */
  constructor(most: number) {
    this.#most = most;
  }

  /** What is remembered under a key, made when it is not. */
  of(key: string, make: () => Value): Value {
    const before = this.#known.get(key);
    if (before) this.#known.delete(key);
    const kept = before ?? { value: make() };
    this.#known.set(key, kept);
    if (this.#known.size > this.#most) this.#known.delete(this.#known.keys().next().value ?? "");
    return kept.value;
  }
}
