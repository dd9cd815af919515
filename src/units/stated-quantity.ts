import type { Interval } from "./interval.ts";
import { pointInterval } from "./interval.ts";
import { parseDecimal, ratio, type Rational } from "./rational.ts";

/** Exact figures with the unit they are held in: 元 for money, a fraction of one for `%`. */
export interface StatedQuantity {
  readonly interval: Interval;
  /** Canonical: 元, %, 人, 项, 天, 年, 分, 数 (a pure number) … */
  readonly unit: string;
  /** Whether the figure was said with 约. */
  readonly approximate: boolean;
}

/** Units that are multiples of a canonical one. */
const MULTIPLES: Readonly<Record<string, readonly [unit: string, factor: Rational]>> = {
  千元: ["元", ratio(1_000n)],
  万元: ["元", ratio(10_000n)],
  万: ["元", ratio(10_000n)],
  百万元: ["元", ratio(1_000_000n)],
  亿元: ["元", ratio(100_000_000n)],
  亿: ["元", ratio(100_000_000n)],
  "%": ["%", ratio(1n, 100n)],
  "‰": ["%", ratio(1n, 1000n)],
  件: ["项", ratio(1n)],
  日: ["天", ratio(1n)],
};

/** How far a figure said with 约 may be off, on either side. */
const ABOUT = ratio(1n, 20n);

const STATED =
  /^(约)?\s*(-?\d[\d,]*(?:\.\d+)?(?:\/\d+)?)(?:\s*\.\.\s*(-?\d[\d,]*(?:\.\d+)?(?:\/\d+)?))?\s*([%‰]|\p{Script=Han}*)$/u;

/**
 * Reads a figure written for machines: `1234 万元`, `4.6 %`, `1720/9 万元`, `10..13 人`, `约 12 人`.
 * Without a unit it is `fallback`'s; `undefined` for anything else, never a guess.
 */
export function readStated(text: string, fallback?: string): StatedQuantity | undefined {
  const [, about, first = "", second, said = ""] = STATED.exec(text.trim()) ?? [];
  const written = said === "" ? fallback : said;
  const low = readFigure(first);
  const high = second === undefined ? low : readFigure(second);
  if (written === undefined || !low || !high || low.compare(high) > 0) return undefined;
  const [unit, factor] = MULTIPLES[written] ?? [written, ratio(1n)];
  const stated: Interval = {
    low: low.mul(factor),
    high: high.mul(factor),
    lowIncluded: true,
    highIncluded: true,
  };
  if (about === undefined) return { interval: stated, unit, approximate: second !== undefined };
  return { interval: blurred(stated), unit, approximate: true };
}

/** The canonical unit of a unit's name: 元 for 万元. */
export function canonicalUnit(unit: string): string {
  return MULTIPLES[unit]?.[0] ?? unit;
}

function readFigure(text: string): Rational | undefined {
  const [dividend = "", divisor] = text.replaceAll(",", "").split("/");
  const value = parseDecimal(dividend);
  if (divisor === undefined || !value) return value;
  const parts = BigInt(divisor);
  return parts === 0n ? undefined : value.div(ratio(parts));
}

function blurred({ low, high }: Interval): Interval {
  if (!low || !high) return pointInterval(ratio(0n));
  return {
    low: low.sub(low.abs().mul(ABOUT)),
    high: high.add(high.abs().mul(ABOUT)),
    lowIncluded: true,
    highIncluded: true,
  };
}
