import type { Interval } from "../units/interval.ts";
import * as arithmetic from "../units/interval-arithmetic.ts";
import type { YearRow } from "./reading.ts";

/**
 * Two rows joined year by year, for the years that both have. A stated total does not tell how it
 * is spread over the years, so none is left.
 */
export function joinRows(
  left: YearRow,
  right: YearRow,
  join: (a: Interval, b: Interval) => Interval,
): YearRow {
  const years = left.years.filter((year) => right.years.includes(year));
  return {
    years,
    values: years.map((year) => join(valueIn(left, year), valueIn(right, year))),
    get count() {
      return left.count;
    },
  };
}

/** Every year of a row times the same. */
export function scaleRow(row: YearRow, factor: Interval): YearRow {
  const { years } = row;
  return {
    years,
    values: years.map((year) => arithmetic.multiplyIntervals(valueIn(row, year), factor)),
    get count() {
      return row.count;
    },
  };
}

function valueIn({ years, values }: YearRow, year: number): Interval {
  return values[years.indexOf(year)] ?? arithmetic.ANYTHING;
}
