import type { Fact } from "../profile/fact.ts";
import type { MissingFact } from "./verdict.ts";

/** What was met with on the way to a value. */
export interface Found {
  readonly missing: readonly MissingFact[];
  /** Facts that are only approximately known. */
  readonly vague: readonly MissingFact[];
  readonly facts: ReadonlySet<Fact>;
  /** Ids of options. */
  readonly options: ReadonlySet<string>;
  /** Sentences about figures that do not agree. */
  readonly doubts: ReadonlySet<string>;
  readonly byZero: boolean;
  /** Whether a year was looked at in which there was no company yet. */
  readonly notYet: boolean;
}

/** Notes what is met with while something is worked out. */
export class Collector implements Found {
  readonly #missing = new Map<string, MissingFact>();
  readonly #vague = new Map<string, MissingFact>();
  readonly facts = new Set<Fact>();
  readonly options = new Set<string>();
  readonly doubts = new Set<string>();
  byZero = false;
  notYet = false;

  get missing(): readonly MissingFact[] {
    return [...this.#missing.values()];
  }

  get vague(): readonly MissingFact[] {
    return [...this.#vague.values()];
  }

  /** Notes a fact that is missing. */
  lack(missing: MissingFact): void {
    this.#missing.set(nameOf(missing), missing);
  }

  /** Notes a fact that is only approximately known. */
  blur(fact: MissingFact): void {
    this.#vague.set(nameOf(fact), fact);
  }

  /** Takes over everything that was found elsewhere. */
  add(found: Found): void {
    for (const one of found.missing) this.lack(one);
    for (const one of found.vague) this.blur(one);
    for (const fact of found.facts) this.facts.add(fact);
    for (const option of found.options) this.options.add(option);
    for (const doubt of found.doubts) this.doubts.add(doubt);
    this.byZero ||= found.byZero;
    this.notYet ||= found.notYet;
  }
}

/** A missing fact as one text. */
export function nameOf({ fact, year }: MissingFact): string {
  return year === undefined ? fact : `${fact}@${String(year)}`;
}
