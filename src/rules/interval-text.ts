import type { Interval } from "../units/interval.ts";
import { isPoint } from "../units/interval.ts";
import { compare, decimalText, type Rational } from "../units/rational.ts";

/** Whether two ranges hold the same figures. */
export function sameInterval(a: Interval, b: Interval): boolean {
  return same(a.low, b.low) && same(a.high, b.high);
}

function same(a: Rational | undefined, b: Rational | undefined): boolean {
  return a && b ? compare(a, b) === 0 : a === b;
}

/** A range for machines and developers: `4.5`, `52..78`, `0..`. */
export function formatInterval(interval: Interval): string {
  const { low, high } = interval;
  if (isPoint(interval) && low) return figure(low);
  return `${low ? figure(low) : ""}..${high ? figure(high) : ""}`;
}

function figure(value: Rational): string {
  return value.d === 1n ? decimalText(value) : `${decimalText(value)}(${value.toFraction()})`;
}
