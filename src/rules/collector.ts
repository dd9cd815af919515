import type { Fact } from "../profile/fact.ts";
import type { MissingFact } from "./verdict.ts";

const NONE: readonly never[] = [];
const EMPTY: ReadonlySet<never> = new Set<never>();

/** Notes what is met with while something is worked out; most kinds of notes stay empty, and cost nothing then. */
export class Collector {
  #missing: Map<string, MissingFact> | undefined;
  #vague: Map<string, MissingFact> | undefined;
  #facts: Set<Fact> | undefined;
  #options: Set<string> | undefined;
  #doubts: Set<string> | undefined;
  /** Whether a division by zero left nothing to say. */
  byZero = false;
  /** Whether a year was looked at in which there was no company yet. */
  notYet = false;

  get missing(): readonly MissingFact[] {
    return this.#missing ? [...this.#missing.values()] : NONE;
  }

  /** Facts that were read. */
  get facts(): ReadonlySet<Fact> {
    return this.#facts ?? EMPTY;
  }

  /** Ids of options. */
  get options(): ReadonlySet<string> {
    return this.#options ?? EMPTY;
  }

  /** Sentences about figures that do not agree. */
  get doubts(): ReadonlySet<string> {
    return this.#doubts ?? EMPTY;
  }

  /** Notes a fact that is missing. */
  lack(missing: MissingFact): void {
    (this.#missing ??= new Map<string, MissingFact>()).set(nameOf(missing), missing);
  }

  /** Notes a fact that is only approximately known. */
  blur(fact: MissingFact): void {
    (this.#vague ??= new Map<string, MissingFact>()).set(nameOf(fact), fact);
  }

  /** Notes a fact that was read. */
  read(fact: Fact): void {
    (this.#facts ??= new Set<Fact>()).add(fact);
  }

  /** Notes an option that was looked at. */
  choose(option: string): void {
    (this.#options ??= new Set<string>()).add(option);
  }

  /** Notes that figures do not agree. */
  doubt(say: string): void {
    (this.#doubts ??= new Set<string>()).add(say);
  }

  /** Takes over everything that was found elsewhere. */
  add(found: Collector): void {
    this.#missing = joined(this.#missing, found.#missing);
    this.#vague = joined(this.#vague, found.#vague);
    this.#addRead(found);
    this.byZero ||= found.byZero;
    this.notYet ||= found.notYet;
  }

  /** Takes over what a decision rests on, with only those missing facts that can still change it. */
  addDecided(found: Collector, missing: readonly MissingFact[], vague: boolean): void {
    this.#addRead(found);
    for (const one of missing) this.lack(one);
    if (vague) this.#vague = joined(this.#vague, found.#vague);
  }

  /** Takes over the options alone. */
  addOptions({ options }: Collector): void {
    for (const option of options) this.choose(option);
  }

  #addRead(found: Collector): void {
    for (const fact of found.facts) this.read(fact);
    for (const say of found.doubts) this.doubt(say);
    this.addOptions(found);
  }
}

function joined(
  own: Map<string, MissingFact> | undefined,
  others: ReadonlyMap<string, MissingFact> | undefined,
): Map<string, MissingFact> | undefined {
  if (!others) return own;
  if (!own) return new Map(others);
  for (const [name, one] of others) own.set(name, one);
  return own;
}

/** A missing fact as one text. */
export function nameOf({ fact, year }: MissingFact): string {
  return year === undefined ? fact : `${fact}@${String(year)}`;
}
