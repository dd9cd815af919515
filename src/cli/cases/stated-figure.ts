import { parseDecimal, ratio, type Rational } from "../../units/rational.ts";

const SHARE = /^\s*(-?[\d.]+)\s*%\s*$/;
const EXPONENT = /^(-?[\d.]+)e([+-]?\d+)$/i;

/** The exact figure that a JSON value writes: `4500000`, `"0.10"`, `"4.5%"` (a fraction of one); `undefined` for all else. */
export function figureOf(value: unknown): Rational | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? decimal(String(value)) : undefined;
  if (typeof value !== "string") return undefined;
  const share = SHARE.exec(value)?.[1];
  return share === undefined ? decimal(value) : decimal(share)?.div(ratio(100n));
}

/** Whether a value is written as a share of a hundred. */
export function isShare(value: unknown): value is string {
  return typeof value === "string" && SHARE.test(value);
}

/** How many decimals a value is written with. */
export function placesOf(value: unknown): number {
  const text = isShare(value) ? (SHARE.exec(value)?.[1] ?? "") : String(value);
  const [, figure = text, exponent = "0"] = EXPONENT.exec(text) ?? [];
  const places = figure.split(".")[1]?.length ?? 0;
  return Math.max(0, places - Number(exponent));
}

/** Whether a JSON value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function decimal(text: string): Rational | undefined {
  const [, figure, exponent] = EXPONENT.exec(text) ?? [];
  if (figure === undefined || exponent === undefined) return parseDecimal(text);
  const power = ratio(10n ** BigInt(Math.abs(Number(exponent))));
  const value = parseDecimal(figure);
  return Number(exponent) < 0 ? value?.div(power) : value?.mul(power);
}
