import type { TableCell, TableRow } from "./table-cells.ts";
import { figureOf, type TableFigure } from "./table-figure.ts";
import { timeIn, type ColumnTime } from "./table-period.ts";
import type { ColumnHead } from "./table-state.ts";
import { isUnitCell } from "./table-unit.ts";
import { compact } from "./table-words.ts";

/** A cell that holds a figure, or should, with what its row says of it. */
export interface RowFigure {
  readonly cell: TableCell;
  readonly column: number;
  /** `undefined` where it is not known. */
  readonly figure: TableFigure | undefined;
  /** The nearest text to its left that is no unit and stands in no column that is passed over. */
  readonly label: string | undefined;
  /** What time the row says before it. */
  readonly time: ColumnTime | undefined;
  /** Whether it stands alone right behind a name, as in forms with several of both in a row. */
  readonly alone: boolean;
  /** Unit that stands in a cell of its own. */
  readonly unit: string | undefined;
  /** How many figures the row has. */
  readonly among: number;
}

/** The figures of a row, from the left; copies of merged cells are none. */
export function figuresIn(row: TableRow, heads: readonly (ColumnHead | undefined)[]): RowFigure[] {
  const cells = row.flatMap((cell, column) =>
    cell ? [{ cell, column, figure: figureOf(cell), isUnit: isUnitCell(cell.text) }] : [],
  );
  const beside = cells.find(({ isUnit }) => isUnit);
  const unit = beside && compact(beside.cell.text);
  const among = cells.filter(({ figure, cell }) => figure && cell.spread !== true).length;
  const found: RowFigure[] = [];
  let label: string | undefined;
  let time: ColumnTime | undefined;
  for (const [at, { cell, column, figure, isUnit }] of cells.entries()) {
    const passedOver = heads[column]?.passedOver === true;
    const before = cells[at - 1];
    if ((figure ?? cell.flaw) && cell.spread !== true && !passedOver) {
      const alone = before !== undefined && !before.figure && !cells[at + 1]?.figure;
      found.push({ cell, column, figure, label, time, alone, unit, among });
    }
    const copied = cell.spread === true && before?.cell.address === cell.address;
    if (!figure && !cell.flaw && !isUnit && !passedOver && !copied) label = cell.text;
    time ??= timeIn(cell);
  }
  return found;
}
