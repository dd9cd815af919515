import type { Day } from "../calendar/day.ts";
import type { FactValue } from "../profile/fact.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Interval } from "../units/interval.ts";
import type { Comparator } from "../units/interval-comparison.ts";
import type { Formula } from "./formula.ts";

/** What a filing is: the first one, one after the title ran out, or the check of a running title. */
export const FILING_KINDS = ["new", "renewal", "recheck"] as const;
export type FilingKind = (typeof FILING_KINDS)[number];

/** A programme's conditions through time. */
export interface Rule {
  readonly id: string;
  /** Id in programmes.yaml. */
  readonly programme: string;
  readonly title: string;
  /** Name of the place whose companies it judges; 全国 for all. */
  readonly region: string;
  /** How many closed fiscal years it looks at. */
  readonly years: number;
  /** Whether the filing day chooses the version, or the last closed fiscal year. */
  readonly dateBy: "filing" | "taxYear";
  /** By first day, the oldest first. */
  readonly versions: readonly RuleVersion[];
}

/** One dated version of a programme's conditions. */
export interface RuleVersion {
  /** `hnte@2016-01-01`. */
  readonly id: string;
  /** SHA-256 of what it was read from. */
  readonly hash: string;
  /** As in the rule. */
  readonly dateBy: Rule["dateBy"];
  readonly from: Day;
  readonly to?: Day;
  readonly applies: readonly Applies[];
  readonly basis: readonly Clause[];
  readonly standing: "原文读过" | "转述";
  readonly note?: string;
  readonly params: ReadonlyMap<string, Param>;
  readonly options: ReadonlyMap<string, Option>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly conditions: readonly NamedCondition[];
  readonly scores: readonly ScorePart[];
  readonly amounts: readonly Amount[];
  readonly benefits: readonly Benefit[];
  readonly materials: readonly Stated[];
  readonly windows: readonly Window[];
  readonly deadlines: readonly Window[];
  readonly requires: readonly Relation[];
  readonly conflicts: readonly Relation[];
  readonly notes: readonly Stated[];
  /** What is taken for granted where a question gives only a few figures. */
  readonly presumes: readonly Presumption[];
  /** Facts in the order in which they are asked. */
  readonly ask: readonly string[];
  readonly corrected: readonly { readonly on: Day; readonly say: string }[];
}

/** A fact that is taken for granted while nothing else is said, and how that is told. */
export interface Presumption {
  readonly fact: string;
  readonly value: FactValue;
  readonly say: string;
}

/** Which filings a version decides, by filing day. */
export interface Applies {
  readonly kind: FilingKind;
  readonly from: Day;
  readonly to?: Day;
}

/** What the text leaves open. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly fallback: string;
  readonly choices: ReadonlyMap<string, string>;
  readonly note: string;
  readonly clause?: Clause;
}

/** A figure of the law: fixed, by bands, or by an option. */
export interface Param {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly value: Figure;
  readonly clause: Clause;
}

/** The right-hand side of a comparison. */
export type Figure =
  | { readonly kind: "fixed"; readonly interval: Interval; readonly words: string }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "bands"; readonly by: Subject; readonly bands: readonly Band<Figure>[] }
  | {
      readonly kind: "option";
      readonly option: string;
      readonly choices: ReadonlyMap<string, Figure>;
    };

/** What is compared or put into bands. */
export interface Subject {
  readonly kind: "measure" | "fact" | "param" | "score";
  readonly name: string;
  /** Canonical unit; `undefined` for what is no figure. */
  readonly unit?: string;
}

/** One row of a table; the first whose limit fits counts. */
export interface Band<T> {
  /** `undefined` for the rest. */
  readonly limit?: BandLimit;
  readonly label?: string;
  readonly value: T;
}

/** `atMost` and `lessThan` rise from row to row, `atLeast` and `moreThan` fall. */
export type BandLimit =
  | {
      readonly comparator: Exclude<Comparator, "is" | "isNot">;
      readonly interval: Interval;
      readonly words: string;
    }
  | { readonly comparator: "oneOf"; readonly choices: readonly string[] };

/** What is computed from facts, or stated outright. */
export interface Measure {
  readonly id: string;
  readonly label: string;
  /** Canonical unit. */
  readonly unit: string;
  readonly clause?: Clause;
  /** Facts that state it outright, or measures that tell it another way. */
  readonly given: readonly string[];
  readonly count?: ItemCount;
  /** The first whose `when` is met; empty where only a given fact tells it. */
  readonly cases: readonly MeasureCase[];
  readonly note?: string;
}

/** One way to compute a measure. */
export interface MeasureCase {
  readonly when?: Condition;
  readonly formula: Formula;
  readonly label?: string;
}

/** Counts the items of a list that meet all tests. */
export interface ItemCount {
  readonly fact: string;
  readonly where: readonly ItemTest[];
}

/** A test of one field of an item. */
export type ItemTest =
  | { readonly field: string; readonly oneOf: readonly string[] }
  | { readonly field: string; readonly notAfter: "filingDay" }
  | { readonly field: string; readonly atLeastMonthsBefore: number };

/** A condition as it stands in the law. */
export interface Condition {
  readonly id?: string;
  readonly label?: string;
  readonly clause?: Clause;
  readonly test: Test;
  /** Not applicable unless this is met. */
  readonly when?: Condition;
  /** Met where this is. */
  readonly exempt?: Condition;
  /** What people must judge. */
  readonly expert?: string;
  /** Left out while it is not known: it is only to refute a word that stands beside it. */
  readonly ifKnown?: boolean;
  /** Met only on the company's word. */
  readonly selfDeclared?: boolean;
  readonly note?: string;
  readonly remedy?: Remedy;
}

/** A condition of the first rank. */
export interface NamedCondition extends Condition {
  readonly id: string;
  readonly label: string;
  readonly clause: Clause;
}

/** What a condition asks. */
export type Test =
  | {
      readonly kind: "compare";
      readonly subject: Subject;
      readonly comparator: Comparator;
      readonly figure: Figure;
    }
  | {
      readonly kind: "choice";
      readonly subject: Subject;
      readonly choices: readonly string[];
      readonly negate: boolean;
    }
  | { readonly kind: "yesno"; readonly subject: Subject; readonly yes: boolean }
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  | {
      readonly kind: "option";
      readonly option: string;
      readonly choices: ReadonlyMap<string, Condition>;
    }
  /** Only people can tell. */
  | { readonly kind: "expert" };

/** What can honestly be done where a condition is not met. */
export interface Remedy {
  /** Facts that rise together, by whole units. */
  readonly raise: readonly string[];
  /** One unit, in the facts' own unit. */
  readonly unit?: Interval;
  /** Time heals it. */
  readonly wait: boolean;
  readonly say: string;
}

/** A score or a part of one; the top ones are scores. */
export interface ScorePart {
  readonly id: string;
  readonly label: string;
  readonly max: Interval;
  readonly clause?: Clause;
  readonly given?: string;
  /** Zero unless this is met. */
  readonly when?: Condition;
  readonly points: Points;
}

/** How the points of a part come about. */
export type Points =
  /** `first`: only the first part whose `when` is met counts. */
  | { readonly kind: "sum" | "best" | "first"; readonly parts: readonly ScorePart[] }
  | { readonly kind: "bands"; readonly by: Subject; readonly bands: readonly Band<Interval>[] }
  | { readonly kind: "formula"; readonly formula: Formula }
  | { readonly kind: "expert"; readonly range: Interval };

/** A sum that a company gets or may deduct. */
export interface Amount {
  readonly id: string;
  readonly label: string;
  readonly measure?: string;
  /** Why it is not known, where there is no measure. */
  readonly unknown?: string;
  /** Office (id) to ask. */
  readonly office?: string;
  readonly when?: Condition;
  /** Left out unless it is known that `when` is met. */
  readonly ifKnown?: boolean;
  readonly clause?: Clause;
  readonly note?: string;
}

/** A sentence of the rule with its clause. */
export interface Stated {
  readonly say: string;
  readonly clause?: Clause;
  readonly when?: Condition;
}

/** What a title brings. */
export interface Benefit extends Stated {
  readonly from?: Day;
  readonly to?: Day;
  /** Measure: money a year, against what the company has now. */
  readonly worth?: string;
}

/** When one may file. */
export interface Window extends Stated {
  readonly kind?: FilingKind;
  /** A notice of staff says so: whatever else is known of the year in which it ends does not count. */
  readonly announced?: true;
  readonly from?: Day;
  readonly to?: Day;
  /** A duty that follows a change of the company, such as of its name: so many months later at the latest. */
  readonly monthsAfterChange?: number;
  readonly every:
    | { readonly kind: "once" | "always" }
    /** Days of each month. */
    | { readonly kind: "monthly"; readonly first: number; readonly last: number }
    /** `MM-DD` of each year; `usual` is only an estimate. */
    | { readonly kind: "yearly" | "usual"; readonly first: string; readonly last: string };
}

/** Another programme that is needed first, or that shuts this one out. */
export interface Relation extends Stated {
  readonly programme: string;
  readonly fact?: string;
}
