import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Interval } from "../units/interval.ts";
import type { Comparator } from "../units/interval-comparison.ts";
import type { FilingKind } from "./rule.ts";

/** unmet outweighs unknown, unknown expert, expert met. */
export type Outcome = "met" | "unmet" | "unknown" | "expert";

/** A fact that is missing, and of which year. */
export interface MissingFact {
  readonly fact: string;
  readonly year?: number;
}

/** A figure with its unit: 元 for money, `%` for fractions of one. */
export interface Valued {
  readonly interval: Interval;
  readonly unit: string;
}

/** How one condition came out. */
export interface ConditionResult {
  readonly id: string;
  readonly label: string;
  readonly clause?: Clause;
  readonly outcome: Outcome | "notApplicable";
  /** What was compared; `undefined` for yes/no, choices and groups. */
  readonly value?: Valued;
  /** What was said of a yes/no or a choice. */
  readonly said?: string;
  /** Id of the measure, fact or score that was compared. */
  readonly subject?: string;
  readonly comparator?: Comparator;
  readonly threshold?: Valued;
  /** How far the value is from its threshold, in its unit; only where it is unmet and exact. */
  readonly shortfall?: Valued;
  /** Rests on the company's word alone. */
  readonly selfDeclared: boolean;
  /** Not met, but it is not known whether an exemption is. */
  readonly unmetUnlessExempt?: boolean;
  /** Met only because an exemption is. */
  readonly exempted: boolean;
  /** Ids of the options it was decided by. */
  readonly options: readonly string[];
  /** Which way of computing was used, where there is more than one. */
  readonly method?: string;
  readonly note?: string;
  /** Why nothing can be said although no fact is missing: a division by zero, a year before the company. */
  readonly undefinedBecause?: string;
  /** What is missing; empty where it is decided. */
  readonly missing: readonly MissingFact[];
  readonly children: readonly ConditionResult[];
  /** Whether one of the children is enough. */
  readonly anyOf?: boolean;
}

/** A score or a part of one. */
export interface ScoreResult {
  readonly id: string;
  readonly label: string;
  readonly clause?: Clause;
  readonly range: Interval;
  /** The lowest that experts can give, which unknown facts may still move. */
  readonly least: Interval;
  /** The highest that experts can give, which unknown facts may still move. */
  readonly most: Interval;
  readonly max: Interval;
  /** Name of the row it fell into. */
  readonly band?: string;
  /** Whether experts decide within the range. */
  readonly expert: boolean;
  readonly missing: readonly MissingFact[];
  readonly parts: readonly ScoreResult[];
}

/** A measure with how it came about. */
export interface MeasureResult extends Valued {
  readonly id: string;
  readonly label: string;
  readonly clause?: Clause;
  /** Whether the company stated it outright. */
  readonly given: boolean;
  /** Formula as written, where it was computed. */
  readonly formula?: string;
  readonly method?: string;
  readonly missing: readonly MissingFact[];
}

/** A sum, or why it is not known. */
export interface AmountResult {
  readonly id: string;
  readonly label: string;
  readonly clause?: Clause;
  readonly value?: Valued;
  readonly unknown?: string;
  readonly office?: string;
  readonly note?: string;
  readonly missing: readonly MissingFact[];
}

/** The outcome of judging a profile by a rule for a filing day. */
export interface Verdict {
  readonly programme: string;
  /** Id of the rule. */
  readonly rule: string;
  readonly title: string;
  /** `undefined` where no version decides filings of that day and kind. */
  readonly version: string | undefined;
  readonly hash: string | undefined;
  readonly engine: string;
  readonly asOf: Day;
  readonly filingDay: Day;
  readonly kind: FilingKind;
  /** Closed fiscal years it looks at, oldest first. */
  readonly years: readonly number[];
  readonly outcome: Outcome;
  readonly conditions: readonly ConditionResult[];
  readonly scores: readonly ScoreResult[];
  /** Every measure that was looked at, by id. */
  readonly measures: readonly MeasureResult[];
  readonly amounts: readonly AmountResult[];
  /** What it is worth to this company a year; `undefined` where the rule cannot say. */
  readonly worth: AmountResult | undefined;
  /** Facts that can still change the outcome, in asking order. */
  readonly missing: readonly MissingFact[];
  readonly notes: readonly { readonly say: string; readonly clause?: Clause }[];
  /** Options the verdict rests on, with the choice taken. */
  readonly options: readonly {
    readonly id: string;
    readonly choice: string;
    readonly note: string;
  }[];
  /** Ids of the facts that were read. */
  readonly facts: readonly string[];
}
