/** A name that was found in a text. */
export interface Found<Item> {
  item: Item;
  name: string;
  start: number;
}

/** Finds the names of things in a text, the longest first, none inside another. */
export class NameFinder<Item> {
  readonly #byFirst = new Map<string, { name: string; item: Item }[]>();

  constructor(items: Iterable<Item>, namesOf: (item: Item) => Iterable<string>) {
    for (const item of items)
      for (const name of namesOf(item)) {
        const key = name.toLowerCase();
        const first = key[0];
        if (first === undefined) continue;
        const list = this.#byFirst.get(first) ?? [];
        list.push({ name: key, item });
        this.#byFirst.set(first, list);
      }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.name.length - a.name.length);
  }

  /** All names in order; `bare` is lower case without blanks. */
  find(bare: string): Found<Item>[] {
    const found: Found<Item>[] = [];
    for (let at = 0; at < bare.length;) {
      const hit = this.#byFirst.get(bare[at] ?? "")?.find(({ name }) => bare.startsWith(name, at));
      if (hit) found.push({ ...hit, start: at });
      at += hit ? hit.name.length : 1;
    }
    return found;
  }
}
