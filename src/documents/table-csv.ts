import { columnName, type Table, type TableCell } from "../profile/reading/table/table-cells.ts";
import { TableRefusal, TOO_LARGE, type ReadTables, type TableLimits } from "./table-limits.ts";
import { shownText } from "./table-text.ts";
import { decode } from "./text-decoding.ts";

const DELIMITERS = [",", "\t", ";", "|"];
const SAMPLE = 20_000;
const UNPAIRED =
  "文件里的引号没有配对，行列会错位，没有读；在 Excel 或 WPS 里打开、另存为 .xlsx 再传。";
const NO_TABLE = "文件里看不出表格；传 Excel 表（.xlsx）或逗号分隔的 .csv。";

/** Reads a table of text whose cells are parted by commas, tabs, semicolons or strokes. */
export function readSeparated(bytes: Uint8Array, name: string, limits: TableLimits): ReadTables {
  const decoded = decode(bytes);
  if ("refused" in decoded) throw new TableRefusal(decoded.refused);
  const text = decoded.text.replace(/^\uFEFF/, "");
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const records = recordsOf(body, stated?.[1] ?? delimiterOf(body), limits);
  const title = shownText(name.replace(/\.[A-Za-z]{1,5}$/, ""), 31);
  const rows = records.flatMap((record, number) => {
    const row = record.map((cell, column) =>
      cellOf(cell, `${title}!${columnName(column)}${String(number + 1)}`),
    );
    return row.some((cell) => cell) ? [row] : [];
  });
  if (!rows.some((row) => row.filter((cell) => cell).length > 1)) throw new TableRefusal(NO_TABLE);
  const table: Table = { name: title, rows };
  return { tables: [table], notes: decoded.doubt === undefined ? [] : [decoded.doubt] };
}

/** The delimiter that stands in most lines, as often in each as it can. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, SAMPLE)
    .replace(/"[^"]*"/g, "")
    .split(/\r?\n/)
    .filter(Boolean);
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: lines.filter((line) => line.includes(delimiter)).length,
  }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** Records as RFC 4180 writes them: quotes around cells, doubled within them. */
function recordsOf(text: string, delimiter: string, limits: TableLimits): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cells = 0;
  let at = 0;
  const endCell = (cell: string) => {
    record.push(cell);
    cells += 1;
    if (cells > limits.cells) throw new TableRefusal(TOO_LARGE);
  };
  const endRecord = () => {
    records.push(record);
    record = [];
    if (records.length > limits.rows) throw new TableRefusal(TOO_LARGE);
  };
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at) : bare(text, at, delimiter);
    endCell(cell);
    const next = text[end];
    if (next !== delimiter && next !== undefined && next !== "\n" && next !== "\r")
      throw new TableRefusal(UNPAIRED);
    at = end + (next === "\r" && text[end + 1] === "\n" ? 2 : 1);
    if (next === delimiter && at >= text.length) endCell("");
    if (next !== delimiter) endRecord();
  }
  if (record.length > 0) endRecord();
  return records;
}

function bare(text: string, from: number, delimiter: string): [string, number] {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r")
    end += 1;
  return [text.slice(from, end), end];
}

function quoted(text: string, from: number): [string, number] {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new TableRefusal(UNPAIRED);
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') return [cell, end + 1];
    cell += '"';
    at = end + 2;
  }
}

/** A cell of text; what begins as a formula does has no result here, unless it only holds a text together. */
function cellOf(text: string, address: string): TableCell | undefined {
  const shown = shownText(text);
  if (shown === "") return undefined;
  const held = /^="([^"]*)"$/.exec(shown)?.[1];
  if (held !== undefined) return { address, text: held };
  return shown.startsWith("=")
    ? { address, text: shown, flaw: "no-result" }
    : { address, text: shown };
}
