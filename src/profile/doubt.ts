import { pointOf } from "../units/interval-arithmetic.ts";
import { parseDecimal, ratio } from "../units/rational.ts";
import type { FactValue } from "./fact.ts";
import type { FactDefinition } from "./fact-definition.ts";

/** A figure that has no unit of its own, as it is typed. */
const BARE = /^约?\s*-?[\d,]+(?:\.\d+)?(?:\s*\.\.\s*-?[\d,]+(?:\.\d+)?)?$/;

/**
 * Why a share must be asked for again: no unit was said, so that 7 may mean 7% or seven times as
 * much. Half a sentence; `undefined` where there is nothing to ask.
 */
export function doubtAboutUnit(
  definition: FactDefinition,
  text: string,
  unit?: string,
): string | undefined {
  if (definition.kind !== "ratio" || (unit !== undefined && unit !== "")) return undefined;
  const written = text.trim();
  if (!BARE.test(written)) return undefined;
  return `“${written}”没有单位：百分数写成“${written} %”`;
}

/** Between these years lie the days of companies. */
const DAYS = { from: "1900-01-01", to: "2099-12-31" } as const;

/** Why a figure or a day must be asked for again: it lies outside what companies usually have. Half a sentence. */
export function doubtAboutSize(definition: FactDefinition, value: FactValue): string | undefined {
  const { plausible, kind, label } = definition;
  if (value.kind === "date" && (value.from < DAYS.from || value.to > DAYS.to))
    return `不像是企业的日子：${label}要在 ${DAYS.from} 到 ${DAYS.to} 之间，核对年份`;
  if (!plausible || value.kind !== "figure") return undefined;
  const scale = kind === "ratio" ? ratio(1n, 100n) : ratio(1n);
  const [from, to] = [plausible.from, plausible.to].map((end) => parseDecimal(end)?.mul(scale));
  const { low, high } = value.interval;
  const under = from && low && low.compare(from) < 0;
  const over = to && high && high.compare(to) > 0;
  if (under !== true && over !== true) return undefined;
  const unit = kind === "money" ? " 元" : (definition.unit ?? "");
  const one = pointOf(value.interval) ? "" : "有一头";
  return `${one}不在常见的范围里：${label}一般在 ${plausible.from} 到 ${plausible.to}${unit} 之间，核对数和单位`;
}
