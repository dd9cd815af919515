import { formatMoney, formatNumber, formatPercent } from "../units/figure-text.ts";
import type { Interval } from "../units/interval.ts";
import { isPoint } from "../units/interval.ts";
import { shortDecimal, ratio, type Rational } from "../units/rational.ts";

const HUNDRED = ratio(100n);
const MONTHS = ratio(12n);

/**
 * A figure for people in its unit: money in 万元, shares in %. Decimals that do not end are
 * rounded and marked 约; as many stay as keep the figure on its side of `thresholds`.
 */
export function figureWords(
  value: Rational,
  unit: string,
  thresholds: readonly Rational[] = [],
): string {
  if (unit === "元") return formatMoney(value, thresholds).replace(/万?元$/, " $&");
  if (unit === "%")
    return formatPercent(
      value.mul(HUNDRED),
      thresholds.map((one) => one.mul(HUNDRED)),
    );
  const months = value.mul(MONTHS);
  // Years that no decimal tells exactly are told by their months.
  if (unit === "年" && shortDecimal(value) === undefined && months.d === 1n && months.s > 0n)
    return yearsAndMonths(months.n);
  const mark = shortDecimal(value) === undefined ? "约 " : "";
  const text = `${mark}${formatNumber(value, 2, thresholds)}`;
  return unit === "数" ? text : `${text} ${unit}`;
}

/** `2 年 10 个月`, or the months alone. */
function yearsAndMonths(months: bigint): string {
  const [years, rest] = [months / 12n, months % 12n];
  return [years > 0n ? `${years} 年` : "", rest > 0n ? `${rest} 个月` : ""]
    .filter((part) => part !== "")
    .join(" ");
}

/** A range for people: one figure, `12 人到 14 人`, `不低于 7 项`, `不到 21 万元`; `还不知道` where nothing is known. */
export function rangeWords(
  interval: Interval,
  unit: string,
  thresholds: readonly Rational[] = [],
): string {
  const { low, high, lowIncluded, highIncluded } = interval;
  const words = (value: Rational) => figureWords(value, unit, thresholds);
  if (low && isPoint(interval)) return words(low);
  const under = high && `${highIncluded ? "不超过" : "不到"} ${words(high)}`;
  // No share is below nothing: 不超过 2.98% says the same as 0%到2.98%.
  const nothing = low?.n === 0n && (!highIncluded || unit === "%");
  if (under !== undefined && (!low || nothing)) return under;
  if (low && high && words(low) === words(high)) return words(low);
  if (low && high) return `${words(low)}到${words(high)}`;
  if (low && (low.n !== 0n || !lowIncluded))
    return `${lowIncluded ? "不低于" : "高于"} ${words(low)}`;
  return "还不知道";
}
