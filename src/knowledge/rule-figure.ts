import type { Band, BandLimit, Figure, Subject } from "../rules/rule.ts";
import { compare } from "../units/rational.ts";
import type { Row } from "./row.ts";
import type { RuleScope } from "./rule-scope.ts";

const LIMITS = {
  upTo: "atMost",
  below: "lessThan",
  atLeast: "atLeast",
  moreThan: "moreThan",
} as const;
const BAND_KEYS = ["upTo", "below", "atLeast", "moreThan", "is", "value", "points", "label"];

/** Reads what stands on the right of a comparison under `key`: a quantity, a name, or bands. */
export function readFigure(row: Row, key: string, scope: RuleScope, unit: string): Figure {
  if (!row.isText(key)) {
    const table = row.row(key, ["by", "bands"]);
    if (!table) throw row.fault(key, `缺“${key}”：写一个带单位的数。`);
    return readBandedFigure(table, scope, unit);
  }
  const text = row.text(key);
  if (!scope.owns(text)) return fixed(row, key, text, scope, unit);
  const own = scope.unit(text);
  if (own === unit) return { kind: "named", name: text };
  throw row.fault(key, `“${key}”写的“${text}”单位是“${own ?? ""}”，要和“${unit}”比。`);
}

/** Reads `by` and `bands` of a row as a figure. */
export function readBandedFigure(row: Row, scope: RuleScope, unit: string): Figure {
  const by = scope.subject(row, "by");
  const bands = readBands(row, by, scope, (band) =>
    fixed(band, "value", band.text("value"), scope, unit),
  );
  return { kind: "bands", by, bands };
}

/** Reads the rows of a table; a fault where one can never be reached or the rest is missing. */
export function readBands<T>(
  row: Row,
  by: Subject,
  scope: RuleScope,
  value: (band: Row) => T,
): Band<T>[] {
  const rows = row.rows("bands", BAND_KEYS);
  const bands = rows.map((band): Band<T> => {
    const limit = readLimit(band, by, scope);
    const label = band.optional("label");
    return {
      value: value(band),
      ...(limit && { limit }),
      ...(label !== undefined && { label }),
    };
  });
  checkOrder(row, bands);
  return bands;
}

function fixed(row: Row, key: string, text: string, scope: RuleScope, unit: string): Figure {
  const { interval } = scope.quantity(row, key, text, unit);
  return { kind: "fixed", interval, words: text };
}

function readLimit(band: Row, by: Subject, scope: RuleScope): BandLimit | undefined {
  if (band.has("is")) {
    const choices = band.isText("is") ? [band.text("is")] : band.list("is");
    return { comparator: "oneOf", choices };
  }
  for (const [key, comparator] of Object.entries(LIMITS)) {
    const text = band.optional(key);
    if (text === undefined) continue;
    const { interval } = scope.quantity(band, key, text, by.unit ?? "数");
    return { comparator, interval, words: text };
  }
  return undefined;
}

function checkOrder(row: Row, bands: readonly Band<unknown>[]): void {
  if (bands.length === 0) throw row.fault("bands", "“bands”是空的：至少写一档。");
  const last = bands.at(-1);
  const named = bands.some(({ limit }) => limit?.comparator === "oneOf");
  if (last?.limit && !named)
    throw row.fault("bands", "“bands”最后一档还有界限：最后一档写“其余”，不写界限。");
  bands.forEach(({ limit }, index) => {
    const before = bands[index - 1]?.limit;
    if (!limit) {
      if (index < bands.length - 1)
        throw row.fault("bands", "“bands”里“其余”后面还有档，永远轮不到：把“其余”放到最后。");
      return;
    }
    if (!before || limit.comparator === "oneOf" || before.comparator === "oneOf") return;
    const [here, there] = [limit.interval.low, before.interval.low];
    if (!here || !there) return;
    const rises = limit.comparator === "atMost" || limit.comparator === "lessThan";
    const step = compare(here, there);
    const widens =
      step === 0 && (before.comparator === "lessThan" || before.comparator === "moreThan");
    if ((rises ? step > 0 : step < 0) || widens) return;
    throw row.fault("bands", `“bands”里“${limit.words}”这一档永远轮不到：按界限排好，不要重复。`);
  });
}
