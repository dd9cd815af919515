import type { Day } from "../calendar/day.ts";
import type { Interval } from "../units/interval.ts";
import type { Rational } from "../units/rational.ts";

/** How well a fact is borne, the weakest first. */
export const EVIDENCE = ["said", "file", "audited", "confirmed"] as const;

/** How well a fact is borne: said by the company, read from a file, audited, confirmed by an office. */
export type Evidence = (typeof EVIDENCE)[number];

/** One entry of a fact that is a list; fields by name, as text. */
export type Item = Readonly<Record<string, string>>;

/** What is known: money in 元, shares as fractions of one, days as the span they may lie in. */
export type FactValue =
  | { readonly kind: "figure"; readonly interval: Interval; readonly approximate: boolean }
  | { readonly kind: "yesno"; readonly yes: boolean }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "date"; readonly from: Day; readonly to: Day }
  | { readonly kind: "items"; readonly items: readonly Item[] }
  | { readonly kind: "months"; readonly months: readonly (readonly [Rational, Rational])[] };

/** One thing known about an enterprise. */
export interface Fact {
  /** Id of its definition. */
  readonly key: string;
  /** First and last fiscal year; absent where it holds once and for all. */
  readonly years?: readonly [from: number, to: number];
  readonly value: FactValue;
  /** An expectation, not an actual figure. */
  readonly forecast?: boolean;
  readonly evidence?: Evidence;
  /** The words it was read from. */
  readonly words?: string;
  /** Not said itself: taken so until the company says otherwise. */
  readonly assumed?: boolean;
  /** Its own name among all facts, where it is stored. */
  readonly id?: string;
}
