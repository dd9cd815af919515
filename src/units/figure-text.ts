import { compare, decimalText, shortDecimal, ratio, type Rational } from "./rational.ts";

const TEN_THOUSAND = ratio(10_000n);

/** A decimal with thousands separators, such as `1,204,500.25`; see {@link decimalText} for `places` and `thresholds`. */
export function formatNumber(
  value: Rational,
  places = 2,
  thresholds: readonly Rational[] = [],
): string {
  const [whole = "", decimals] = decimalText(value, places, thresholds).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/**
 * Money for people: `yuan` in 万元, under one 万元 in 元. Decimals stay where they end
 * (`3,999.999999万元`), else they are rounded to two and marked 约, more where fewer would touch one
 * of `thresholds` (in 元).
 */
export function formatMoney(yuan: Rational, thresholds: readonly Rational[] = []): string {
  const small = compare(yuan.abs(), TEN_THOUSAND) < 0;
  const unit = small ? ratio(1n) : TEN_THOUSAND;
  const mark = shortDecimal(yuan) === undefined ? "约" : "";
  const scaled = thresholds.map((each) => each.div(unit));
  return `${mark}${formatNumber(yuan.div(unit), 2, scaled)}${small ? "元" : "万元"}`;
}

/**
 * A percentage for people: `figure` is the figure before the sign (5.3 for 5.3%);
 * decimals without an end are rounded to two and marked 约, more where fewer would touch a threshold.
 */
export function formatPercent(figure: Rational, thresholds: readonly Rational[] = []): string {
  const mark = shortDecimal(figure) === undefined ? "约" : "";
  return `${mark}${formatNumber(figure, 2, thresholds)}%`;
}
