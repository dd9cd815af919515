import type { Day } from "../../calendar/day.ts";

/** How a programme comes out for a company, as judging all of them tells it. */
export const STATES = ["qualifies", "nearly", "not", "unknown"] as const;
export type State = (typeof STATES)[number];

/** The figure that is looked at. */
export type FigureSubject =
  /** A measure of a rule, by the version of the day on which it is judged. */
  | { readonly rule: string; readonly measure: string }
  /** The first of these facts that is known, of a fiscal year where they have years. */
  | { readonly facts: readonly string[]; readonly year?: number }
  /** A formula over facts, as rule files write them. */
  | { readonly formula: string; readonly unit: string; readonly label?: string };

/** The comparisons of rule files. */
export const COMPARISON_KEYS = [
  "atLeast",
  "moreThan",
  "atMost",
  "lessThan",
  "is",
  "isNot",
] as const;
export type ComparisonKey = (typeof COMPARISON_KEYS)[number];

/** One thing asked of a company. */
export type AudienceLeaf =
  /** In a county, park or city (name in regions.yaml). */
  | { readonly place: string }
  /** Of an industry (name in industries.yaml). */
  | { readonly industry: string }
  /** Of one of these sizes, as the rule for sizes names them. */
  | { readonly size: readonly string[] }
  /** Holds the title of a programme (id) on the day, had it in a year, or ever. */
  | { readonly title: string; readonly year?: number; readonly ever?: true }
  /** A day (fact id) lies in a span; both ends belong to it. */
  | { readonly day: string; readonly from?: Day; readonly to?: Day }
  /** What was said of a yes-or-no (是, 否) or of a choice. */
  | { readonly fact: string; readonly is: string }
  /** A comparison: one of the comparison keys with a quantity and its unit. */
  | ({ readonly figure: FigureSubject } & Readonly<Partial<Record<ComparisonKey, string>>>)
  /** How a rule (id) comes out; without a day for its next window. */
  | { readonly verdict: string; readonly is: readonly State[]; readonly filingDay?: Day }
  /** Somebody of it wrote to the assistant, since a day. */
  | { readonly spoke: { readonly since?: Day } }
  /** Somebody belongs to it here. */
  | { readonly member: "member" | "adviser" }
  /** Got the last notice, any, or the one with this id; of one programme, since a day, answered. */
  | {
      readonly notice: string;
      readonly programme?: string;
      readonly since?: Day;
      readonly answered?: true;
    }
  /** Has these words in its name. */
  | { readonly name: string };

/** What is asked of a company; an empty `all` is met by every one. */
export type AudienceCondition =
  | AudienceLeaf
  | { readonly all: readonly AudienceCondition[] }
  | { readonly any: readonly AudienceCondition[] }
  | { readonly not: AudienceCondition };

/** Whom a notice is for. */
export interface Audience {
  readonly condition: AudienceCondition;
  /** The words that it was read from. */
  readonly words?: string;
  /** Companies of which it is not known count in. */
  readonly possible: boolean;
  /** Companies (ids) that are in or out whatever the condition says. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** The county or park beyond which it does not reach. */
  readonly region?: string;
}

/** An audience of this condition alone. */
export function audienceOf(condition: AudienceCondition, more: Partial<Audience> = {}): Audience {
  return { condition, possible: false, include: [], exclude: [], ...more };
}

/** Everybody: nothing is asked. */
export const EVERYONE: AudienceCondition = { all: [] };

/** Nobody: only the companies of a list. */
export const NOBODY: AudienceCondition = { not: EVERYONE };

/** Whether a condition leaves everybody out, whatever a company is like. */
export function leavesOutAll(condition: AudienceCondition): boolean {
  return "not" in condition && asksNothing(condition.not);
}

/** Whether a condition asks nothing of a company. */
export function asksNothing(condition: AudienceCondition): boolean {
  if ("all" in condition) return condition.all.every(asksNothing);
  if ("any" in condition) return condition.any.some(asksNothing);
  return false;
}

/** The leaves of a condition, in the order in which they are written. */
export function leavesOf(condition: AudienceCondition): AudienceLeaf[] {
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  if ("not" in condition) return leavesOf(condition.not);
  return [condition];
}

/** The comparison of a figure leaf: its key and the quantity. */
export function comparisonOf(
  leaf: Extract<AudienceLeaf, { readonly figure: unknown }>,
): [ComparisonKey, string] | undefined {
  for (const key of COMPARISON_KEYS) {
    const text = leaf[key];
    if (text !== undefined) return [key, text];
  }
  return undefined;
}
