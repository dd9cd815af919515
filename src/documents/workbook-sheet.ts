import type { TableLimits } from "./table-limits.ts";
import { TableRefusal, TOO_LARGE } from "./table-limits.ts";
import { readXml, type Attributes } from "./workbook-xml.ts";

/** A cell as a sheet holds it. */
export interface HeldCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  /** What is held: a number, the place of a shared text, a text; `undefined` where a formula has no result. */
  readonly value: string | undefined;
  readonly formula: boolean;
}

/** Rows and columns, from 0, that are one cell to the eye. */
export interface Merged {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

/** What a sheet holds: rows that hold anything, by their number from 0. */
export interface HeldSheet {
  readonly rows: ReadonlyMap<number, readonly HeldCell[]>;
  readonly merged: readonly Merged[];
}

/** Rows and cells that may still be read of a file. */
export interface Budget {
  rows: number;
  cells: number;
}

const MOST_COLUMNS = 256;
const MOST_ROWS = 1_048_576;
const MOST_MERGED = 20_000;

/** What a file may hold, to be used up by its sheets one after another. */
export function budgetOf({ rows, cells }: TableLimits): Budget {
  return { rows, cells };
}

/** Reads the cells of a sheet; formulas are passed over, only their results are taken. */
export function readSheet(bytes: Uint8Array, budget: Budget): HeldSheet {
  const rows = new Map<number, HeldCell[]>();
  const merged: Merged[] = [];
  let row = -1;
  let column = -1;
  let open: { attributes: Attributes; value?: string; formula: boolean } | undefined;
  let within: "v" | "t" | undefined;
  let phonetic = 0;
  readXml(bytes, {
    open(name, attributes) {
      if (name === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
        column = -1;
      } else if (name === "c") {
        const place = placeOf(attributes["r"] ?? "");
        column = place?.column ?? column + 1;
        row = place?.row ?? row;
        open = { attributes, formula: false };
      } else if (name === "f" && open) open.formula = true;
      else if (name === "v" && open) {
        within = "v";
        open.value = "";
      } else if (name === "t" && open && phonetic === 0) {
        within = "t";
        open.value ??= "";
      } else if (name === "rPh") phonetic += 1;
      else if (name === "mergeCell") {
        const area = areaOf(attributes["ref"] ?? "");
        if (area && merged.length < MOST_MERGED) merged.push(area);
      }
    },
    text(text) {
      if (open && within) open.value = (open.value ?? "") + text;
    },
    close(name) {
      if (name === "v" || name === "t") within = undefined;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "c" && open) {
        keep(rows, row, cellOf(open, column), budget);
        open = undefined;
      }
    },
  });
  return { rows, merged };
}

function cellOf(
  { attributes, value, formula }: { attributes: Attributes; value?: string; formula: boolean },
  column: number,
): HeldCell {
  const type = attributes["t"] ?? "n";
  return { column, type, style: Number(attributes["s"] ?? "0"), value, formula };
}

function keep(rows: Map<number, HeldCell[]>, row: number, cell: HeldCell, budget: Budget): void {
  const empty = !cell.formula && (cell.value === undefined || cell.value === "");
  if (empty || row < 0 || cell.column < 0) return;
  if (row >= MOST_ROWS || cell.column >= MOST_COLUMNS) throw new TableRefusal(TOO_LARGE);
  let held = rows.get(row);
  if (!held) {
    held = [];
    rows.set(row, held);
    budget.rows -= 1;
  }
  held.push(cell);
  budget.cells -= 1;
  if (budget.rows < 0 || budget.cells < 0) throw new TableRefusal(TOO_LARGE);
}

function placeOf(address: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (!match) return undefined;
  const column = [...(match[1] ?? "")].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]) - 1, column: column - 1 };
}

function areaOf(reference: string): Merged | undefined {
  const [from, to] = reference.split(":").map(placeOf);
  if (!from || !to) return undefined;
  return { rows: [from.row, to.row], columns: [from.column, to.column] };
}
