import type { Fact } from "../../profile/fact.ts";
import type { Found } from "./found.ts";
import type { Filing, InputReader } from "./input-facts.ts";
import type { Worked } from "./worked.ts";

/** Inputs of a case by key. */
export type Inputs = Readonly<Record<string, unknown>>;

/** Reads what a case states as computed, from the result. */
export type Computed = (worked: Worked) => Found;

/** One criterion of the cases of a programme. */
export interface Criterion {
  /** Id of the condition of the rule. */
  readonly condition: string;
  /** By key of `computed`. */
  readonly computed: Readonly<Record<string, Computed>>;
  /** Facts without which nobody can tell; where only others are missing, people have yet to score. */
  readonly unknownWithout?: readonly string[];
  /** Whether the day of registration counts as it stands, although business began later. */
  readonly asRegistered?: true;
}

/** How the cases of one programme are read and compared. */
export interface CaseProgramme {
  /** Id of the rule. */
  readonly rule: string;
  readonly inputs: Readonly<Record<string, InputReader>>;
  readonly criteria: Readonly<Record<string, Criterion>>;
  /** What holds where a case says nothing of it. */
  readonly unsaid?: (inputs: Inputs, filing: Filing) => Fact[];
  /** What a case states as derived within its inputs. */
  readonly derived?: Readonly<Record<string, Computed>>;
  /** Flags of a case that stand for notes of the rule. */
  readonly flags?: { readonly key: string; readonly read: (worked: Worked) => Flags };
}

/** Notes that were told, by what they speak of, with the names that cases give them. */
export interface Flags {
  readonly told: ReadonlySet<string>;
  readonly names: readonly (readonly [RegExp, string])[];
}
