import { EVIDENCE, type Fact } from "./fact.ts";

/** All facts of one enterprise, found by key and year. */
export class Profile {
  readonly facts: readonly Fact[];
  readonly #byKey = new Map<string, Fact[]>();

  /** Takes the facts that stand, in the order they were learnt. */
  constructor(facts: readonly Fact[]) {
    this.facts = facts;
    for (const fact of facts) {
      const known = this.#byKey.get(fact.key);
      if (known) known.push(fact);
      else this.#byKey.set(fact.key, [fact]);
    }
  }

  /** All facts of a key. */
  all(key: string): readonly Fact[] {
    return this.#byKey.get(key) ?? [];
  }

  /** The best borne fact that holds once and for all; the newer of two borne alike. */
  once(key: string): Fact | undefined {
    return best(this.all(key).filter((fact) => !fact.years));
  }

  /** The best borne fact of one fiscal year alone. */
  year(key: string, year: number): Fact | undefined {
    return this.span(key, year, year);
  }

  /** The best borne fact of these fiscal years together, such as a total of three. */
  span(key: string, from: number, to: number): Fact | undefined {
    const facts = this.#byKey.get(key);
    return facts && best(facts.filter(({ years }) => years?.[0] === from && years[1] === to));
  }

  /** The profile in which these facts stand instead of those of the same key and years. */
  with(changes: readonly Fact[]): Profile {
    const replaced = new Set(changes.map(place));
    return new Profile([...this.facts.filter((fact) => !replaced.has(place(fact))), ...changes]);
  }
}

/** A fact's key and years as one text. */
export function place({ key, years }: Fact): string {
  return years ? `${key}@${String(years[0])}-${String(years[1])}` : key;
}

function best(facts: readonly Fact[]): Fact | undefined {
  const [first, ...rest] = facts;
  return rest.reduce<Fact | undefined>(
    (found, fact) => (found && rank(fact) < rank(found) ? found : fact),
    first,
  );
}

/** Forecasts stand behind every actual figure. */
function rank({ evidence = "said", forecast }: Fact): number {
  return EVIDENCE.indexOf(evidence) - (forecast === true ? EVIDENCE.length : 0);
}
