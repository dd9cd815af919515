import { parseDecimal, ratio, type Rational } from "../../../units/rational.ts";
import type { TableCell } from "./table-cells.ts";
import { unitFactor, type MoneyUnit } from "./table-unit.ts";
import { compact } from "./table-words.ts";

/** A figure as a cell holds it. */
export interface TableFigure {
  /** In the unit of the cell; a share of one where `share` is true. */
  readonly value: Rational;
  readonly share: boolean;
  /** Unit of money that stands in the cell itself. */
  readonly unit?: MoneyUnit;
}

const WRITTEN =
  /^(\()?[¥￥$]?([-+])?[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(亿元?|百万元|万元?|千元|元|人|名|项|件|个|家|分)?(%)?(\))?$/;
const PERCENT = ratio(1n, 100n);

/** The figure that a cell holds; `undefined` for text, for nothing (-, —, /), and where it is not known. */
export function figureOf(cell: TableCell): TableFigure | undefined {
  if (cell.flaw || cell.day !== undefined) return undefined;
  const match = WRITTEN.exec(compact(cell.text));
  const unit = moneyUnit(match?.[5]);
  if (cell.number !== undefined) {
    const value = parseDecimal(cell.number);
    return value && { value, share: cell.percent === true, ...(unit && { unit }) };
  }
  if (!match) return undefined;
  const [, open, sign, whole = "", decimals = "", , percent, close] = match;
  if ((open === undefined) !== (close === undefined) || (open !== undefined && sign))
    return undefined;
  const read = parseDecimal(`${whole.replaceAll(",", "")}${decimals}`);
  if (!read) return undefined;
  const signed = open !== undefined || sign === "-" ? read.neg() : read;
  const share = percent !== undefined;
  return { value: share ? signed.mul(PERCENT) : signed, share, ...(unit && { unit }) };
}

function moneyUnit(words: string | undefined): MoneyUnit | undefined {
  const full = words === "万" || words === "亿" ? `${words}元` : words;
  return full !== undefined && unitFactor(full) ? (full as MoneyUnit) : undefined;
}

/** A whole number that can be a year: a head, not a figure. */
export function yearIn(cell: TableCell): number | undefined {
  const match = /^(19[5-9]\d|20\d\d)$/.exec(cell.number ?? compact(cell.text));
  return match ? Number(match[1]) : undefined;
}
