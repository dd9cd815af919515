import { columnName, type Table, type TableCell } from "../profile/reading/table/table-cells.ts";
import { readHtml } from "./html-blocks.ts";
import { TableRefusal, TOO_LARGE, type ReadTables, type TableLimits } from "./table-limits.ts";
import { shownText } from "./table-text.ts";
import { decode } from "./text-decoding.ts";
import { wordAsPage } from "./word-page.ts";
import type { Package } from "./workbook-zip.ts";

/** Lines above a table that may be its title, its period and its unit. */
const LINES_ABOVE = 6;
const NO_TABLE = "文件里没有表格；数字写在正文里的，直接在对话里告诉我。";

/** Reads the tables of a Word document; pictures, macros and other files that it names are left alone. */
export async function readWordTables(
  bytes: Uint8Array,
  source: Package,
  limits: TableLimits,
): Promise<ReadTables> {
  return tablesOf(await wordAsPage(bytes, source), limits);
}

/** Reads the tables of a web page, as many systems export them under the name of a workbook. */
export function readPageTables(bytes: Uint8Array, limits: TableLimits): ReadTables {
  const stated = /charset\s*=\s*["']?\s*(gb2312|gbk|gb18030)/i.test(
    Buffer.from(bytes.subarray(0, 2000)).toString("latin1"),
  );
  const decoded = stated ? { text: new TextDecoder("gb18030").decode(bytes) } : decode(bytes);
  if ("refused" in decoded) throw new TableRefusal(decoded.refused);
  return tablesOf(decoded.text, limits);
}

function tablesOf(html: string, limits: TableLimits): ReadTables {
  const page = readHtml(html);
  if (!page) throw new TableRefusal(TOO_LARGE);
  const tables: Table[] = [];
  let above: string[] = [];
  let rows = 0;
  for (const block of page.blocks) {
    if (block.table !== true) {
      above = [...above, shownText(block.text)].slice(-LINES_ABOVE);
      continue;
    }
    const table = tableOf(block.text, `表${String(tables.length + 1)}`, above);
    rows += table.rows.length;
    if (rows > limits.rows) throw new TableRefusal(TOO_LARGE);
    tables.push(table);
    above = [];
  }
  if (tables.length === 0) throw new TableRefusal(NO_TABLE);
  return { tables, notes: [] };
}

/** A table from its text, one row a line, with strokes between the cells. */
function tableOf(text: string, name: string, before: readonly string[]): Table {
  const rows = text.split("\n").map((line, number) =>
    line
      .replace(/^\| ?| ?\|$/g, "")
      .split("|")
      .map((cell, column): TableCell | undefined => {
        const shown = shownText(cell);
        const address = `${name}!${columnName(column)}${String(number + 1)}`;
        return shown === "" ? undefined : { address, text: shown };
      }),
  );
  return { name, rows: rows.filter((row) => row.some((cell) => cell)), before };
}
