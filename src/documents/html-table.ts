import { tableText } from "./source-line.ts";

const LONGEST_CELL = 400;
const MOST_COLUMNS = 60;
const MOST_ROWS_SPANNED = 200;
const MOST_CELLS = 20_000;

interface Cell {
  text: string;
  blocks: number;
  columns: number;
  rows: number;
}

/** Reads one table of a page cell by cell, the blocks in the cells being read elsewhere. */
export class TableReader {
  /** How many blocks there were before the table. */
  readonly start: number;
  private readonly rows: Cell[][] = [];
  private cell: { from: number; columns: number; rows: number } | undefined;
  private holdsTable = false;

  constructor(start: number) {
    this.start = start;
  }

  /** Notes that another table stands in this one, which then only lays it out. */
  nest(): void {
    this.holdsTable = true;
  }

  openRow(): void {
    this.rows.push([]);
  }

  openCell(attributes: Record<string, string>, from: number): void {
    this.cell = {
      from,
      columns: spanOf(attributes["colspan"], MOST_COLUMNS),
      rows: spanOf(attributes["rowspan"], MOST_ROWS_SPANNED),
    };
  }

  closeCell(blocks: readonly { text: string }[]): void {
    if (!this.cell) return;
    const held = blocks.slice(this.cell.from);
    const text = held
      .map((block) => block.text)
      .join(" ")
      .replaceAll("|", "｜");
    if (this.rows.length === 0) this.openRow();
    this.rows
      .at(-1)
      ?.push({ text, blocks: held.length, columns: this.cell.columns, rows: this.cell.rows });
    this.cell = undefined;
  }

  /** Text of the table with spanned cells written out; `undefined` for a table that only lays out a page. */
  text(): string | undefined {
    const rows = this.rows.filter((row) => row.some((cell) => cell.text !== ""));
    const isData = rows.length >= 2 && rows.some((row) => row.length >= 2) && !this.holdsTable;
    const isLong = rows.flat().some((cell) => cell.text.length > LONGEST_CELL && cell.blocks > 2);
    return isData && !isLong ? tableText(spread(rows)) : undefined;
  }
}

/**
 * Writes a cell over several rows into each of them; one over several columns leaves the others empty. Behind
 * `MOST_CELLS` cells a span is no longer followed.
 */
function spread(rows: readonly (readonly Cell[])[]): string[][] {
  const below = new Map<number, { text: string; left: number }>();
  let written = 0;
  return rows.map((cells) => {
    const row: string[] = [];
    const rest = [...cells];
    while (rest.length > 0 || below.has(row.length)) {
      const column = row.length;
      const above = below.get(column);
      if (above) {
        row.push(above.text);
        if (above.left === 1 || written > MOST_CELLS) below.delete(column);
        else above.left -= 1;
        continue;
      }
      const cell = rest.shift();
      if (!cell) break;
      const columns = written > MOST_CELLS ? 1 : cell.columns;
      for (let at = 0; at < columns; at += 1) {
        const text = at === 0 ? cell.text : "";
        if (cell.rows > 1 && written <= MOST_CELLS)
          below.set(column + at, { text, left: cell.rows - 1 });
        row.push(text);
      }
    }
    written += row.length;
    return row;
  });
}

function spanOf(text: string | undefined, most: number): number {
  const span = Number(text ?? "1");
  return Number.isInteger(span) && span >= 1 ? Math.min(span, most) : 1;
}
