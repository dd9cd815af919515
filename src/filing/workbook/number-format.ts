import { compare, ratio, type Rational } from "../../units/rational.ts";

const TEN_THOUSAND = ratio(10_000n);
const HUNDRED = ratio(100n);
/** Places that a form asks for. */
const USUAL = 2;
/** More places than this no cell holds. */
const MOST = 12;

/** A figure as its cell holds it: money in 万元, everything else as it is. */
export function inCell(value: Rational, unit: string): Rational {
  return unit === "元" ? value.div(TEN_THOUSAND) : value;
}

/** What a unit is called in a workbook; shares carry their sign with them. */
export function cellUnit(unit: string): string {
  if (unit === "元") return "万元";
  return unit === "数" || unit === "%" ? "" : unit;
}

/**
 * How a figure is shown: two places, more where fewer would put it onto one of `limits` or onto its
 * other side. The cell keeps the exact figure. Value and limits as the cell holds them.
 */
export function formatOf(
  value: Rational | undefined,
  unit: string,
  limits: readonly Rational[] = [],
): string {
  const share = unit === "%";
  const counted = !share && unit !== "元";
  if (counted && (!value || value.d === 1n)) return "#,##0";
  const scale = share ? HUNDRED : ratio(1n);
  const shown = value?.mul(scale);
  const places = shown
    ? placesFor(
        shown,
        limits.map((limit) => limit.mul(scale)),
      )
    : USUAL;
  return `${share ? "0" : "#,##0"}.${"0".repeat(places)}${share ? "%" : ""}`;
}

function placesFor(value: Rational, limits: readonly Rational[]): number {
  for (let places = USUAL; places < MOST; places += 1) {
    const seen = rounded(value, places);
    if (limits.every((limit) => compare(seen, limit) === compare(value, limit))) return places;
  }
  return MOST;
}

/** Rounds as table programs do: halves away from zero. */
function rounded(value: Rational, places: number): Rational {
  const shift = ratio(10n ** BigInt(places));
  const size = value.abs().mul(shift).add(ratio(1n, 2n)).floor().div(shift);
  return value.s < 0n ? size.neg() : size;
}
