import type { Day } from "../calendar/day.ts";
import type { Interval } from "../units/interval.ts";
import type { Rational } from "../units/rational.ts";

/** A span of days that a date may lie in. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/** Figures of several years, in their order. */
export interface YearRow {
  readonly years: readonly number[];
  readonly values: readonly Interval[];
  /** How many years there are: a range where it is not known since when there is a company. */
  readonly count: Interval;
  /** The total of all of them, where that is known better than its parts. */
  readonly total?: Interval;
}

/** What a formula reads while it is computed; whatever is missing is noted by the reader. */
export interface Reading {
  readonly filingDay: Day;
  /** The figure of a fact, of a fiscal year where it has years. */
  figure(fact: string, year?: number): Interval;
  /** The figures of the applicable ones of the `n` closed fiscal years before the filing day. */
  row(fact: string, n: number): YearRow;
  /** The last closed fiscal year. */
  readonly lastYear: number;
  /** The day of a date fact; `undefined` where it is missing. */
  day(fact: string): DaySpan | undefined;
  /** Month-begin and month-end counts of a fiscal year; `undefined` where they are missing. */
  months(fact: string, year: number): readonly (readonly [Rational, Rational])[] | undefined;
  measure(id: string): Interval;
  param(id: string): Interval;
  /** Notes that a division by something that may be zero left nothing to say. */
  dividedByZero(): void;
}
