import type { ReadTables } from "../../documents/table-limits.ts";
import { columnsOf } from "./import-columns.ts";
import { readRow, type ImportedRow, type RowGround } from "./import-row.ts";

/** A row that is not taken, and why: one sentence for each fault. */
export interface BadRow {
  /** Sheet and number of the row as the file counts. */
  readonly place: string;
  readonly why: readonly string[];
}

/** A list of companies as it was read. */
export interface ReadList {
  /** Each company once, with all that its rows tell. */
  readonly companies: readonly ImportedRow[];
  readonly bad: readonly BadRow[];
  /** What is to be known about the file in full sentences. */
  readonly notes: readonly string[];
}

/** Reads a list of companies from the tables of a file; each row that is not taken is named. */
export function readList({ tables, notes }: ReadTables, ground: RowGround): ReadList {
  const companies = new Map<string, { row: ImportedRow; place: string; named: boolean }>();
  const bad: BadRow[] = [];
  const said: string[] = [...notes];
  for (const table of tables) {
    const plan = columnsOf(table, ground.definitions);
    if (!plan) {
      said.push(`表“${table.name}”没有“统一社会信用代码”一列，没有读。`);
      continue;
    }
    if (plan.unknown.length > 0)
      said.push(`表“${table.name}”里不认得的列没有读：${plan.unknown.join("、")}。`);
    const lists = [...plan.columns.values()].some(
      (column) => column.kind === "field" && column.field === "name",
    );
    for (const row of table.rows.slice(plan.from)) {
      const place = placeOf(table.name, row);
      const result = readRow(row, plan.columns, ground);
      if ("faults" in result) {
        bad.push({ place, why: result.faults });
        continue;
      }
      const { read } = result;
      const known = companies.get(read.code);
      if (known?.named && lists && read.claims.length === 0) {
        bad.push({ place, why: [`和 ${known.place} 是同一家（${read.code}），留下前面那行。`] });
        continue;
      }
      companies.set(read.code, {
        row: known ? together(known.row, read) : read,
        place: known?.place ?? place,
        named: (known?.named ?? false) || lists,
      });
    }
  }
  return { companies: [...companies.values()].map(({ row }) => row), bad, notes: said };
}

function together(one: ImportedRow, other: ImportedRow): ImportedRow {
  return {
    code: one.code,
    fields: { ...other.fields, ...one.fields },
    claims: [...one.claims, ...other.claims],
  };
}

/** `企业!第 7 行`, from the address of any of its cells. */
function placeOf(table: string, row: readonly ({ readonly address: string } | undefined)[]) {
  const address = row.find((cell) => cell !== undefined)?.address ?? "";
  return `${table} 第 ${/(\d+)$/.exec(address)?.[1] ?? "?"} 行`;
}
