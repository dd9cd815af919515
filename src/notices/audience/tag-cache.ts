import type { Fact } from "../../profile/fact.ts";
import { factsInBulk, type BulkCompany } from "../../stores/companies-in-bulk.ts";
import type { Database } from "../../stores/database.ts";

/** Tags of so many companies are remembered at most. */
const MOST = 200_000;

/**
 * Remembers what companies told of titles, days and the like, as long as their profiles stay as
 * they are: opening what is sealed takes longer than all else. Figures are not kept: they are many.
 */
export class TagCache {
  readonly #known = new Map<
    string,
    { version: number; keys: Set<string>; facts: readonly Fact[] }
  >();
  readonly #shared = new Map<string, Fact>();

  /** The facts of these keys that hold, by company. */
  async read(
    db: Database,
    companies: readonly BulkCompany[],
    keys: readonly string[],
  ): Promise<Map<string, readonly Fact[]>> {
    const lacking = companies.filter(({ id, version }) => {
      const known = this.#known.get(id);
      return known?.version !== version || keys.some((key) => !known.keys.has(key));
    });
    const found = await factsInBulk(
      db,
      lacking.map(({ id }) => id),
      keys,
    );
    const read = new Set(keys);
    for (const { id, version } of lacking) {
      const known = this.#known.get(id);
      const facts = (found.get(id) ?? []).map((fact) => this.#once(fact));
      if (known?.version !== version) {
        if (this.#known.size >= MOST) this.#known.clear();
        this.#known.set(id, { version, keys: read, facts });
      } else {
        const others = known.facts.filter(({ key }) => !read.has(key));
        const both = new Set([...known.keys, ...keys]);
        this.#known.set(id, { version, keys: both, facts: [...others, ...facts] });
      }
    }
    const asked = companies.map(({ id }): [string, readonly Fact[]] => [
      id,
      (this.#known.get(id)?.facts ?? []).filter(({ key }) => read.has(key)),
    ]);
    return new Map(asked);
  }

  /** One fact for all companies that tell the same. */
  #once({ key, value, years, forecast, evidence }: Fact): Fact {
    const fact: Fact = {
      ...{ key, value },
      ...(years && { years }),
      ...(forecast === true && { forecast }),
      ...(evidence !== undefined && { evidence }),
    };
    const name = JSON.stringify(fact);
    const known = this.#shared.get(name);
    if (known) return known;
    this.#shared.set(name, fact);
    return fact;
  }
}

/** Kinds of facts of which companies tell much the same. */
const TAGS: ReadonlySet<string> = new Set(["yesno", "choice", "date", "text"]);

/** Whether facts of a kind are remembered. */
export function isTag(kind: string | undefined): boolean {
  return kind !== undefined && TAGS.has(kind);
}
