import type { Quantity } from "../../units/quantity.ts";
import { ratio, type Rational } from "../../units/rational.ts";

/** Between a length of time and how much of it is missing: 3年差一个月. */
const LESS = /^[\s,，、]?(?:整)?(?:还|就|只|仅|刚好|正好)*(?:差|欠|缺|少)(?:了|着|个|那么)?$/;
/** Before what is missing, where the whole is told behind it. */
const MISSING = /(?:差|欠|缺)(?:了|着|个|那么)?$/;
/** Between what is missing and the whole: 差一个月满3年. */
const UNTIL = /^(?:就|才|便|到|满|够|是|能|可以|算|凑)+(?:了)?$/;
const MONTHS = ratio(12n);

/** The lengths of time of a text, with what is missing of them taken off: 3年差一个月 is 2年11个月. */
export function withoutMissing(all: readonly Quantity[], folded: string): Quantity[] {
  const told: Quantity[] = [];
  for (const one of all) {
    const last = told.at(-1);
    const less = last && both(last, one) ? lessOf(last, one, folded) : undefined;
    if (less) told.splice(-1, 1, less);
    else told.push(one);
  }
  return told;
}

function both(one: Quantity, other: Quantity): boolean {
  return one.kind === "duration" && other.kind === "duration";
}

function lessOf(first: Quantity, second: Quantity, folded: string): Quantity | undefined {
  const between = folded.slice(first.end, second.start);
  const missing = LESS.test(between)
    ? { whole: first, gap: second }
    : MISSING.test(folded.slice(0, first.start)) && UNTIL.test(between)
      ? { whole: second, gap: first }
      : undefined;
  if (!missing) return undefined;
  const { whole, gap } = missing;
  const [full, short] = [monthsOf(whole), monthsOf(gap)];
  if (!full) return undefined;
  const span = {
    kind: "duration",
    words: folded.slice(first.start, second.end),
    start: first.start,
    end: second.end,
  } as const;
  const left = short && full.sub(short);
  // Days are no share of a month: it is less than the whole, and more than a month less.
  if (!left || left.s <= 0n)
    return {
      ...whole,
      ...span,
      unit: "月",
      value: undefined,
      low: full.sub(ratio(1n)),
      high: full,
      lowIncluded: true,
      highIncluded: false,
      approximate: true,
    };
  const unit = whole.unit ?? "月";
  const value = unit === "年" ? left.div(MONTHS) : left;
  return { ...whole, ...span, value, low: value, high: value, approximate: false };
}

function monthsOf({ value, unit }: Quantity): Rational | undefined {
  if (!value || (unit !== "年" && unit !== "月")) return undefined;
  return unit === "年" ? value.mul(MONTHS) : value;
}
