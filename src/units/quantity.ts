import type { Interval } from "./interval.ts";
import type { Period } from "./period.ts";
import type { Rational } from "./rational.ts";
import type { Bound } from "./vagueness.ts";

/** What a quantity measures. */
export type QuantityKind =
  | "money"
  | "count"
  | "percent"
  | "times"
  | "score"
  | "duration"
  /** How often something is: 每年, 每三个月. */
  | "frequency"
  | "area"
  | "shares"
  | "foreign"
  | "number"
  | "year"
  | "date"
  | "period";

/** A figure, a date or a period that a text states, with the words it was read from. */
export interface Quantity extends Interval {
  readonly kind: QuantityKind;
  /**
   * Canonical unit: 元, 人, 项, %, 倍, 分, 年, 月, 天, …; the currency's code for `foreign`
   * (`USD`); `undefined` for a bare number and for things counted by 个.
   */
  readonly unit: string | undefined;
  /**
   * The figure said, in `unit` (money in 元, 5.3 for 5.3%, 2025 for a year); `undefined` where only
   * a range was said. `low` and `high` tell the range that is meant, equal where it is exact.
   */
  readonly value: Rational | undefined;
  /** Whether the figure is anything but one exact figure. */
  readonly approximate: boolean;
  /** The side on which the true figure lies; `undefined` where none was said. */
  readonly bound: Bound | undefined;
  /** Whether the unit was not said with this figure: 万 without 元, the first figures of 1500、1800万. */
  readonly unitImplied: boolean;
  /** Whether another reading is possible, so that it should be asked back. */
  readonly unsure: boolean;
  /** For `year`, `date`, `period`: the days meant; `undefined` where they cannot be told. */
  readonly period: Period | undefined;
  /** `2025`, `2025-07`, `2025-07-20`; `--07`, `--07-20` where no year was said; `undefined` otherwise. */
  readonly date: string | undefined;
  /** The words it was read from, with those that bound or blur it. */
  readonly words: string;
  /** UTF-16 offset of `words` in the text. */
  readonly start: number;
  /** UTF-16 offset behind `words`. */
  readonly end: number;
}
