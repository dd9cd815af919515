import { unitOf, type FactDefinitions } from "../../../profile/fact-definition.ts";
import type { Statement } from "../../../profile/reading/statement.ts";
import type { Interval } from "../../../units/interval.ts";
import type { Quantity } from "../../../units/quantity.ts";
import { parseDecimal, ratio, type Rational } from "../../../units/rational.ts";

/** Of two figures, one is close to the other within this factor. */
const CLOSE = ratio(2n);
const WAN = ratio(10_000n);
const YI = ratio(100_000_000n);
/** From this size on, a bare figure after one in 亿 is one in 万. */
const LEAST_WAN = ratio(100n);
/** One. */
export const ONE = ratio(1n);
/** One per cent. */
export const PERCENT = ratio(1n, 100n);
/** Kinds of quantities that can stand for a figure of an enterprise. */
export const FIGURES = new Set(["money", "count", "percent", "number", "area"]);

/** The statements whose figure a bare one is close to. */
export function closest(
  value: Rational,
  known: readonly Statement[],
  definitions: FactDefinitions,
  bare: boolean,
): readonly Statement[] {
  const figures = known.filter((one) => one.value.kind === "figure");
  const close = figures.filter((one) => {
    const unit = definitions.get(one.fact)?.kind;
    const sized = unit === "money" ? (bare ? sizeOf(one, value) : ONE) : ONE;
    const scale = unit === "ratio" ? PERCENT : sized;
    return isClose(value.mul(scale), one.value.kind === "figure" ? one.value.interval : undefined);
  });
  if (close.length > 0) return close;
  return figures.length === 1 ? figures : [];
}

function isClose(value: Rational, interval: Interval | undefined): boolean {
  const other = interval?.high ?? interval?.low;
  if (!other || other.s <= 0n || value.s <= 0n) return false;
  return value.compare(other.mul(CLOSE)) <= 0 && other.compare(value.mul(CLOSE)) <= 0;
}

/** What a figure is multiplied by to stand for a statement. */
export function scaleOf({ kind, value }: Quantity, one: Statement, definitions: FactDefinitions) {
  if (kind !== "number") return ONE;
  const is = definitions.get(one.fact)?.kind;
  if (is === "ratio") return PERCENT;
  return is === "money" && one.unitSaid ? sizeOf(one, value ?? ONE) : ONE;
}

/** The size of the figures that a statement was said in: 万, 亿, 元; also where another figure beside it had the unit. */
export function sizeOf({ words, unitSaid, value: said }: Statement, value: Rational): Rational {
  if (!unitSaid) return ONE;
  if (/亿/.test(words)) return value.compare(LEAST_WAN) >= 0 ? WAN : YI;
  if (/[万wW]/.test(words)) return WAN;
  const written = parseDecimal(/\d+(?:\.\d+)?/.exec(words)?.[0] ?? "");
  const high = said.kind === "figure" ? said.interval.high : undefined;
  return written && high?.equals(written.mul(WAN)) === true ? WAN : ONE;
}

/** Whether a figure can be more of what a statement counts, or stand in its place. */
export function isOf(
  { kind, unit }: Quantity,
  { value, fact }: Statement,
  definitions: FactDefinitions,
): boolean {
  if (value.kind !== "figure") return false;
  const definition = definitions.get(fact);
  if (kind === "money") return definition?.kind === "money";
  if (kind === "percent") return definition?.kind === "ratio";
  if (kind === "area") return definition !== undefined && unitOf(definition) === unit;
  if (kind !== "count" && kind !== "number") return false;
  if (definition?.kind === "money" || definition?.kind === "ratio") return false;
  return unit === undefined || (definition && unitOf(definition) === unit) === true;
}
