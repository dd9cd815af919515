import { EVIDENCE, type Fact } from "./fact.ts";

/** All facts of one enterprise, found by key and year. */
export class Profile {
  readonly #byKey: ReadonlyMap<string, readonly Fact[]>;
  /** Holds the facts of all other keys. */
  readonly #others: Profile | undefined;
  #facts: readonly Fact[] | undefined;
  #knownSince: number | undefined;

  /** Takes the facts that stand, in the order they were learnt, and whose facts hold for other keys. */
  constructor(facts: readonly Fact[], others?: Profile) {
    this.#byKey = grouped(facts);
    this.#others = others;
    if (!others) this.#facts = facts;
  }

  /** All facts, those that were changed last. */
  get facts(): readonly Fact[] {
    return (this.#facts ??= [
      ...(this.#others?.facts ?? NONE).filter(({ key }) => !this.#byKey.has(key)),
      ...[...this.#byKey.values()].flat(),
    ]);
  }

  /** The first year of which an actual figure is known; infinity where there is none. */
  get knownSince(): number {
    return (this.#knownSince ??= firstYear(this.facts));
  }

  /** All facts of a key. */
  all(key: string): readonly Fact[] {
    return this.#byKey.get(key) ?? this.#others?.all(key) ?? NONE;
  }

  /** The best borne fact that holds once and for all; the newer of two borne alike. */
  once(key: string): Fact | undefined {
    return best(this.all(key), undefined, undefined);
  }

  /** The best borne fact of one fiscal year alone. */
  year(key: string, year: number): Fact | undefined {
    return best(this.all(key), year, year);
  }

  /** The best borne fact of these fiscal years together, such as a total of three. */
  span(key: string, from: number, to: number): Fact | undefined {
    return best(this.all(key), from, to);
  }

  /** The profile in which these facts stand instead of those of the same key and years. */
  with(changes: readonly Fact[]): Profile {
    const replaced = new Set(changes.map(place));
    const keys = new Set([
      ...(this.#others ? this.#byKey.keys() : []),
      ...changes.map(({ key }) => key),
    ]);
    const kept = [...keys].flatMap((key) =>
      this.all(key).filter((fact) => !replaced.has(place(fact))),
    );
    return new Profile([...kept, ...changes], this.#others ?? this);
  }
}

const NONE: readonly Fact[] = [];

function grouped(facts: readonly Fact[]): Map<string, readonly Fact[]> {
  const byKey = new Map<string, Fact[]>();
  for (const fact of facts) {
    const known = byKey.get(fact.key);
    if (known) known.push(fact);
    else byKey.set(fact.key, [fact]);
  }
  return byKey;
}

function firstYear(facts: readonly Fact[]): number {
  let first = Infinity;
  for (const { years, forecast } of facts)
    if (years && years[0] === years[1] && forecast !== true) first = Math.min(first, years[0]);
  return first;
}

/** A fact's key and years as one text. */
export function place({ key, years }: Fact): string {
  return years ? `${key}@${String(years[0])}-${String(years[1])}` : key;
}

/** Of the facts with just these years (`undefined` for none), the best borne; the newer of two borne alike. */
function best(
  facts: readonly Fact[],
  from: number | undefined,
  to: number | undefined,
): Fact | undefined {
  let found: Fact | undefined;
  for (const fact of facts) {
    const { years } = fact;
    if (years?.[0] !== from || years?.[1] !== to) continue;
    if (!found || rank(fact) >= rank(found)) found = fact;
  }
  return found;
}

/** Forecasts stand behind every actual figure. */
function rank({ evidence = "said", forecast }: Fact): number {
  return EVIDENCE.indexOf(evidence) - (forecast === true ? EVIDENCE.length : 0);
}
