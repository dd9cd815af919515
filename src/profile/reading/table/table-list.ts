import type { Table, TableCell, TableRow } from "./table-cells.ts";
import { nameIn } from "./table-words.ts";

/** A list in a table: what its columns hold, and its rows. */
export interface TableList<Column extends string> {
  readonly columns: ReadonlyMap<Column, number>;
  readonly rows: readonly TableRow[];
  /** Rows above its head. */
  readonly above: readonly TableRow[];
}

/** Finds the head of a list by names of its columns, of which all in `needed` must be there. */
export function listIn<Column extends string>(
  { rows }: Table,
  names: Readonly<Record<Column, RegExp>>,
  needed: readonly (readonly Column[])[],
): TableList<Column> | undefined {
  for (const [at, row] of rows.entries()) {
    const columns = new Map<Column, number>();
    for (const [column, cell] of row.entries()) {
      if (!cell || cell.spread === true) continue;
      const name = nameIn(cell.text);
      for (const key of Object.keys(names) as Column[])
        if (!columns.has(key) && names[key].test(name)) {
          columns.set(key, column);
          break;
        }
    }
    if (needed.every((any) => any.some((key) => columns.has(key))))
      return { columns, rows: rows.slice(at + 1), above: rows.slice(0, at) };
  }
  return undefined;
}

/** The cell of a row in a column of a list. */
export function cellIn<Column extends string>(
  row: TableRow,
  column: Column,
  { columns }: Pick<TableList<Column>, "columns">,
): TableCell | undefined {
  const at = columns.get(column);
  return at === undefined ? undefined : row[at];
}
