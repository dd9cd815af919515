import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Citation } from "../messages/reply.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { History } from "../profile/history.ts";
import type { Profile } from "../profile/profile.ts";
import type { Standing } from "../rules/judge-all.ts";
import type { Rule, RuleVersion } from "../rules/rule.ts";
import type { Names } from "../rules/telling.ts";

/** Everything that a filing package is made from: what a pre-check knows of one enterprise and one programme. */
export interface FilingGround {
  /** What the enterprise is called; its profile may say so instead. */
  readonly company?: string;
  readonly profile: Profile;
  /** What was said when and by whom; `EMPTY_HISTORY` where nobody kept it. */
  readonly history: History;
  /** Grows with every change of the profile; absent where it is not kept. */
  readonly profileVersion?: number;
  /** What was taken for granted of rights that were only counted: half sentences. */
  readonly taken: readonly string[];
  /** The programme that the package is for. */
  readonly standing: Standing;
  /** How it stands with other programmes; may be empty. */
  readonly others: readonly Standing[];
  /** All rules: the ledger takes the figures of more than one. */
  readonly rules: readonly Rule[];
  readonly definitions: FactDefinitions;
  readonly names: Names;
  /** The day on which the package is made. */
  readonly asOf: Day;
  /** Citations of clauses as they stood on a day. */
  readonly cite: (clauses: readonly Clause[], day: Day) => readonly Citation[];
  /** Facts (ids) that a version looks at. */
  readonly factsAsked: (version: RuleVersion) => readonly string[];
}
