import type { Fact } from "../profile/fact.ts";
import type { MissingFact } from "./verdict.ts";

const NONE: readonly never[] = [];
const EMPTY: ReadonlySet<never> = new Set<never>();

/** Notes what is met with while something is worked out; most kinds of notes stay empty, and cost nothing then. */
export class Collector {
  /** Facts that are missing, and others' notes that hold such. */
  #lacking: (MissingFact | Collector)[] | undefined;
  #missing: readonly MissingFact[] | undefined;
  /** Facts that were read, and others' notes that hold such, in their order. */
  #read: (Fact | Collector)[] | undefined;
  #options: Set<string> | undefined;
  #doubts: Set<string> | undefined;
  /** Whether a division by zero left nothing to say. */
  byZero = false;
  /** Whether a year was looked at in which there was no company yet. */
  notYet = false;

  /** Facts that are missing, each once. */
  get missing(): readonly MissingFact[] {
    return (this.#missing ??= this.#lacking ? listed(this.#lacking) : NONE);
  }

  /** Facts that were read. */
  get facts(): ReadonlySet<Fact> {
    const facts = new Set<Fact>();
    this.#listFacts(facts, new Set());
    return facts;
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
    (this.#lacking ??= []).push(missing);
    this.#missing = undefined;
  }

  /** Notes a fact that was read. */
  read(fact: Fact): void {
    (this.#read ??= []).push(fact);
  }

  /** Notes an option that was looked at. */
  choose(option: string): void {
    (this.#options ??= new Set<string>()).add(option);
  }

  /** Notes that figures do not agree. */
  doubt(say: string): void {
    (this.#doubts ??= new Set<string>()).add(say);
  }

  /** Takes over everything that was found elsewhere; nothing is noted there from then on. */
  add(found: Collector): void {
    if (found.#lacking) {
      (this.#lacking ??= []).push(found);
      this.#missing = undefined;
    }
    this.#addRead(found);
    this.byZero ||= found.byZero;
    this.notYet ||= found.notYet;
  }

  /** Takes over what a decision rests on, with only those missing facts that can still change it. */
  addDecided(found: Collector, missing: readonly MissingFact[]): void {
    this.#addRead(found);
    for (const one of missing) this.lack(one);
  }

  /** Takes over the options alone. */
  addOptions(found: Collector): void {
    if (found.#options) for (const option of found.#options) this.choose(option);
  }

  #addRead(found: Collector): void {
    if (found.#read) (this.#read ??= []).push(found);
    if (found.#doubts) for (const say of found.#doubts) this.doubt(say);
    this.addOptions(found);
  }

  #listFacts(facts: Set<Fact>, seen: Set<Collector>): void {
    for (const one of this.#read ?? NONE) {
      if (!(one instanceof Collector)) facts.add(one);
      else if (!seen.has(one)) one.#listFacts(facts, seen.add(one));
    }
  }
}

function listed(lacking: readonly (MissingFact | Collector)[]): readonly MissingFact[] {
  const [first] = lacking;
  if (lacking.length === 1 && first) return first instanceof Collector ? first.missing : [first];
  const missing = new Map<string, MissingFact>();
  for (const one of lacking)
    if (!(one instanceof Collector)) missing.set(nameOf(one), one);
    else for (const inner of one.missing) missing.set(nameOf(inner), inner);
  return [...missing.values()];
}

/** A missing fact as one text. */
export function nameOf({ fact, year }: MissingFact): string {
  return year === undefined ? fact : `${fact}@${String(year)}`;
}
