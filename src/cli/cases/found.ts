import type { Interval } from "../../units/interval.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare, decimalText, ratio, type Rational } from "../../units/rational.ts";
import { figureOf, isShare, isRecord, placesOf } from "./stated-figure.ts";

/** What the rules found for something that a case states. */
export type Found =
  /** Fractions of one where the unit is `%`; `exact` ones are figures of the law, not results. */
  | {
      readonly kind: "figure";
      readonly interval: Interval;
      readonly unit: string;
      readonly exact?: true;
    }
  /** Points between which people decide; `open` where a case may leave them out. */
  | { readonly kind: "range"; readonly interval: Interval; readonly open?: boolean }
  /** A name or a sentence, right where it fits; `open` where a case may leave it out. */
  | {
      readonly kind: "words";
      readonly shown: string;
      readonly fits: (said: string) => boolean;
      readonly open?: boolean;
    }
  | { readonly kind: "yes"; readonly yes: boolean | undefined }
  | { readonly kind: "parts"; readonly parts: ReadonlyMap<string, Found> }
  /** Nothing can be said, or nothing is there. */
  | { readonly kind: "nothing"; readonly alsoZero?: boolean };

/** Nothing was found. */
export const NOTHING = { kind: "nothing" } as const;

/** Shown money and counts agree to at least a hundredth, all figures to at most a millionth. */
const FEWEST_PLACES = 2;
const MOST_PLACES = 6;

/** How what a case states differs from what was found, one half sentence each; empty where it holds. */
export function differences(expected: unknown, found: Found): string[] {
  if (found.kind === "parts") {
    if (!isRecord(expected)) return [`要 ${shown(expected)}，得几项`];
    return Object.entries(expected).flatMap(([key, value]) => {
      const part = found.parts.get(key);
      if (!part) return [`${key} 不认识：可以写 ${[...found.parts.keys()].join("、")}`];
      return differences(value, part).map((difference) => `${key} ${difference}`);
    });
  }
  return agrees(expected, found) ? [] : [`要 ${shown(expected)}，得 ${text(found)}`];
}

function agrees(expected: unknown, found: Exclude<Found, { kind: "parts" }>): boolean {
  switch (found.kind) {
    case "nothing":
      return (
        expected === null ||
        (found.alsoZero === true && figureOf(expected)?.n === 0n) ||
        isBlank(expected)
      );
    case "yes":
      return expected === (found.yes ?? null);
    case "words":
      return typeof expected === "string"
        ? found.fits(expected)
        : found.open === true && expected === null;
    case "range":
      return (found.open === true && expected === null) || sameEnds(expected, found.interval);
    case "figure":
      return agreesFigure(expected, found);
  }
}

/** Words that say that there is no figure. */
function isBlank(expected: unknown): boolean {
  return typeof expected === "string" && !/\d/.test(expected);
}

function sameEnds(expected: unknown, { low, high }: Interval): boolean {
  if (!Array.isArray(expected)) {
    const figure = figureOf(expected);
    return figure !== undefined && low?.equals(figure) === true && high?.equals(figure) === true;
  }
  const [first, last, ...more] = expected.map(figureOf);
  if (!first || !last || !low || !high || more.length > 0) return false;
  return compare(first, low) === 0 && compare(last, high) === 0;
}

function agreesFigure(
  expected: unknown,
  { interval, unit, exact }: Extract<Found, { kind: "figure" }>,
): boolean {
  const { low, high } = interval;
  const known = low !== undefined && high !== undefined && tight(low, high);
  if (Array.isArray(expected)) return !pointOf(interval) && sameEnds(expected, interval);
  if (!known) return expected === null || isBlank(expected);
  const stated = figureOf(expected);
  if (!stated) return false;
  if (exact || (typeof expected === "string" && !isShare(expected)))
    return low.equals(stated) && high.equals(stated);
  const off = halfOfLastPlace(expected, unit);
  return [low, high].every((end) => compare(end.sub(stated).abs(), off) <= 0);
}

/** Whether two ends enclose a root so tightly that they are one figure for every reader. */
function tight(low: Rational, high: Rational): boolean {
  return compare(high.sub(low), ratio(1n, 10n ** 30n)) <= 0;
}

function halfOfLastPlace(expected: unknown, unit: string): Rational {
  if (isShare(expected)) return ratio(1n, 200n * 10n ** BigInt(placesOf(expected)));
  const fewest = unit === "%" ? FEWEST_PLACES * 2 : FEWEST_PLACES;
  const places = Math.min(Math.max(placesOf(expected), fewest), MOST_PLACES);
  return ratio(1n, 2n * 10n ** BigInt(places));
}

function shown(expected: unknown): string {
  return JSON.stringify(expected);
}

function text(found: Exclude<Found, { kind: "parts" }>): string {
  switch (found.kind) {
    case "nothing":
      return "没有";
    case "yes":
      return String(found.yes ?? null);
    case "words":
      return found.shown;
    case "range":
      return rangeText(found.interval);
    case "figure":
      return found.unit === "%"
        ? `${rangeText(percent(found.interval))}%`
        : rangeText(found.interval);
  }
}

function rangeText({ low, high }: Interval): string {
  const [first, last] = [low, high].map((end) => (end ? decimalText(end, MOST_PLACES + 2) : ""));
  return first === last ? (first ?? "") : `${first ?? ""}..${last ?? ""}`;
}

function percent({ low, high, ...included }: Interval): Interval {
  const hundred = ratio(100n);
  return { ...included, low: low?.mul(hundred), high: high?.mul(hundred) };
}
