import type { Fact } from "../../profile/fact.ts";
import type { Found } from "./found.ts";
import type { Filing, InputReader } from "./input-facts.ts";
import type { Inputs } from "./programme.ts";
import type { Worked } from "./worked.ts";

/** A single function of the law, told by a rule. */
export interface BoundaryCheck {
  /** Id of the rule. */
  readonly rule: string;
  readonly inputs: Readonly<Record<string, InputReader>>;
  /** What holds besides. */
  readonly unsaid?: (inputs: Inputs, filing: Filing) => readonly Fact[];
  /** Input that says the filing day. */
  readonly filedOn?: string;
  /** Results by the key of `expected`; a lone one may stand there without a key. */
  readonly expected: (worked: Worked, inputs: Inputs) => Readonly<Record<string, Found>>;
}
