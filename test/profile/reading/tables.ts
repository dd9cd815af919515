import {
  columnName,
  type Table,
  type TableCell,
} from "../../../src/profile/reading/table/table-cells.ts";
import { readTables } from "../../../src/profile/reading/table/table-reading.ts";
import type {
  Proposal,
  TableGround,
  TableReading,
} from "../../../src/profile/reading/table/table-reading-kinds.ts";
import { fraction } from "../../../src/profile/stored-value.ts";
import { decimalText } from "../../../src/units/rational.ts";
import { vocabulary } from "./shipped-vocabulary.ts";

/** A table of cells as a file gives them: numbers are held as numbers, `2025-12-31` as days. */
export function table(
  name: string,
  rows: readonly (readonly (string | number | Partial<TableCell> | null)[])[],
  before: readonly string[] = [],
): Table {
  return {
    name,
    before,
    rows: rows.map((row, number) =>
      row.map((value, column): TableCell | undefined => {
        const address = `${name}!${columnName(column)}${String(number + 1)}`;
        if (value === null || value === "") return undefined;
        if (typeof value === "object") return { address, text: "", ...value };
        if (typeof value === "number")
          return { address, text: String(value), number: String(value) };
        return /^\d{4}-\d\d-\d\d$/.test(value)
          ? { address, text: value, day: value }
          : { address, text: value };
      }),
    ),
  };
}

/** Reads tables as on a fixed day. */
export function readAll(tables: readonly Table[], ground: Partial<TableGround> = {}): TableReading {
  return readTables(tables, { file: "表.xlsx", vocabulary, today: "2026-06-15", ...ground });
}

/** Proposals as short lines: `salesRevenue 2025 41260000 利润表!C7`, with a question mark where unsure. */
export function lines({ proposals }: Pick<TableReading, "proposals">): string[] {
  return proposals.map((proposal) => line(proposal));
}

function line({ claim, cell, unsure }: Proposal): string {
  const { value, years, evidence, forecast } = claim;
  const text =
    value.kind === "figure"
      ? decimalText(fraction(value.low ?? "0"))
      : value.kind === "items"
        ? `${String(value.items.length)} items`
        : value.kind;
  return [
    claim.fact,
    ...(years ? [String(years[1])] : []),
    text,
    cell,
    ...(evidence === "audited" ? ["audited"] : []),
    ...(forecast === true ? ["expected"] : []),
    ...(unsure === undefined ? [] : ["?"]),
  ].join(" ");
}
