import type { Interval } from "./interval.ts";
import type { Period } from "./period.ts";
import type { QuantityKind } from "./quantity.ts";
import type { Rational } from "./rational.ts";

/** A figure with its unit, before the words around it are looked at. */
export interface AmountToken {
  readonly type: "amount";
  readonly start: number;
  readonly end: number;
  readonly kind: QuantityKind;
  readonly unit: string | undefined;
  readonly value: Rational | undefined;
  readonly interval: Interval;
  /** The worth of the last digit said, in `unit`. */
  readonly place: Rational;
  /** Powers that a smaller figure in front may share, widest first. */
  readonly scales: readonly bigint[];
  /** What one of the numeral is worth in `unit` (a tenth for ‰). */
  readonly factor: Rational;
  /** Neither unit nor 万, 亿: takes those of its neighbour in a range or list. */
  readonly bare: boolean;
  /** Whether the unit stands before the figure, so that a bare one after it may share it. */
  readonly prefixed: boolean;
  readonly unitImplied: boolean;
  readonly unsure: boolean;
}

/** A year, date or period. */
export interface PeriodToken {
  readonly type: "period";
  readonly start: number;
  readonly end: number;
  readonly kind: "year" | "date" | "period";
  readonly value: Rational | undefined;
  /** For a span of years, the first and the last. */
  readonly years: readonly [number, number] | undefined;
  readonly date: string | undefined;
  readonly period: Period | undefined;
  readonly unsure: boolean;
}

/** Digits that are no quantity: a phone number, a 文号, an article, a class. */
export interface LabelToken {
  readonly type: "label";
  readonly start: number;
  readonly end: number;
}

/** What one reader found at one place of a text. */
export type Token = AmountToken | PeriodToken | LabelToken;
