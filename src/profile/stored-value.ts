import type { Day } from "../calendar/day.ts";
import { isPoint, type Interval } from "../units/interval.ts";
import { compare, ratio, type Rational } from "../units/rational.ts";
import type { FactValue, Item } from "./fact.ts";

/** A figure as plain data: exact ends as whole numbers or fractions, such as `41260000` or `1/20`. */
export interface StoredFigure {
  readonly kind: "figure";
  readonly low?: string;
  readonly high?: string;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
  readonly approximate: boolean;
  /** The figure that was said where it is only approximate. */
  readonly said?: string;
}

/** The value of a fact as plain data that can be stored as JSON. */
export type StoredValue =
  | StoredFigure
  | { readonly kind: "yesno"; readonly yes: boolean }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "date"; readonly from: Day; readonly to: Day }
  | { readonly kind: "items"; readonly items: readonly Item[] }
  | { readonly kind: "months"; readonly months: readonly (readonly [string, string])[] };

/** Turns a value into plain data. */
export function storeValue(value: FactValue, said?: Rational): StoredValue {
  switch (value.kind) {
    case "figure":
      return storeFigure(value.interval, value.approximate, said);
    case "months":
      return {
        kind: "months",
        months: value.months.map(([begin, end]) => [begin.toFraction(), end.toFraction()] as const),
      };
    case "yesno":
    case "text":
    case "date":
    case "items":
      return value;
  }
}

function storeFigure(interval: Interval, approximate: boolean, said?: Rational): StoredFigure {
  const { low, high, lowIncluded, highIncluded } = interval;
  return {
    kind: "figure",
    ...(low && { low: low.toFraction() }),
    ...(high && { high: high.toFraction() }),
    lowIncluded,
    highIncluded,
    approximate,
    ...(said && { said: said.toFraction() }),
  };
}

/** Turns plain data back into a value. */
export function readStored(value: StoredValue): FactValue {
  switch (value.kind) {
    case "figure":
      return { kind: "figure", interval: intervalOf(value), approximate: value.approximate };
    case "months":
      return {
        kind: "months",
        months: value.months.map(([begin, end]) => [fraction(begin), fraction(end)] as const),
      };
    case "yesno":
    case "text":
    case "date":
    case "items":
      return value;
  }
}

/** The range that a stored figure lies in. */
export function intervalOf({ low, high, lowIncluded, highIncluded }: StoredFigure): Interval {
  return {
    low: low === undefined ? undefined : fraction(low),
    high: high === undefined ? undefined : fraction(high),
    lowIncluded,
    highIncluded,
  };
}

/** Reads a whole number or a fraction as it was stored. */
export function fraction(text: string): Rational {
  const [dividend = "0", divisor = "1"] = text.split("/");
  return ratio(BigInt(dividend), BigInt(divisor));
}

/** Whether a value is known exactly: a figure to the last digit, a date to the day. */
export function isExact(value: StoredValue): boolean {
  if (value.kind === "date") return value.from === value.to;
  return value.kind !== "figure" || (!value.approximate && isPoint(intervalOf(value)));
}

/** Whether two values say the same. */
export function sameValue(left: StoredValue, right: StoredValue): boolean {
  if (left.kind === "figure" && right.kind === "figure") {
    const [a, b] = [intervalOf(left), intervalOf(right)];
    return sameEnd(a.low, b.low) && sameEnd(a.high, b.high);
  }
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Whether everything that `inner` may be lies within what `outer` may be. */
export function liesWithin(inner: StoredValue, outer: StoredValue): boolean {
  if (inner.kind === "date" && outer.kind === "date")
    return outer.from <= inner.from && inner.to <= outer.to;
  if (inner.kind !== "figure" || outer.kind !== "figure") return false;
  const [a, b] = [intervalOf(inner), intervalOf(outer)];
  const above = !b.low || (a.low !== undefined && compare(b.low, a.low) <= 0);
  const below = !b.high || (a.high !== undefined && compare(a.high, b.high) <= 0);
  return above && below;
}

function sameEnd(left: Rational | undefined, right: Rational | undefined): boolean {
  return left && right ? compare(left, right) === 0 : left === right;
}
