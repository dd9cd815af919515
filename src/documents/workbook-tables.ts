import {
  columnName,
  type Table,
  type TableCell,
  type TableRow,
} from "../profile/reading/table/table-cells.ts";
import { BROKEN, TableRefusal, type ReadTables, type TableLimits } from "./table-limits.ts";
import { shownText } from "./table-text.ts";
import { heldDay, heldNumber } from "./workbook-number.ts";
import { budgetOf, readSheet, type HeldCell, type HeldSheet } from "./workbook-sheet.ts";
import { readStyles, type Shown } from "./workbook-styles.ts";
import { readXml } from "./workbook-xml.ts";
import type { Package } from "./workbook-zip.ts";

/** What the sheets of a workbook share. */
interface Workbook {
  readonly texts: readonly string[];
  readonly styles: readonly Shown[];
  readonly from1904: boolean;
}

interface Sheet {
  readonly name: string;
  readonly id: string;
  readonly hidden: boolean;
}

/** The suffixes of a number format that say what is counted. */
const SAYS_UNIT = /^(?:[百千万亿]{0,2}元|人|项|件|年|年度)$/;

/** Reads the sheets that a workbook shows. Macros, formulas and links to other files are left alone. */
export function readWorkbook(source: Package, limits: TableLimits): ReadTables {
  const path = workbookPath(source);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const { sheets, from1904 } = listSheets(must(source, path));
  const targets = relations(source, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const book: Workbook = {
    texts: sharedTexts(source.part(`${folder}sharedStrings.xml`)),
    styles: readStyles(source.part(`${folder}styles.xml`)),
    from1904,
  };
  const budget = budgetOf(limits);
  const shown = sheets.filter(({ hidden }) => !hidden);
  const tables = shown.flatMap(({ name, id }): Table[] => {
    const target = targets.get(id);
    const bytes = target?.includes("worksheets/") === true ? must(source, target) : undefined;
    if (!bytes) return [];
    const rows = rowsOf(readSheet(bytes, budget), shownText(name, 31), book);
    return rows.length > 0 ? [{ name: shownText(name, 31), rows }] : [];
  });
  const hidden = sheets.length - shown.length;
  const macros = source.names.some((name) => /vbaProject\.bin$/i.test(name));
  return {
    tables,
    notes: [
      ...(macros ? ["文件带宏：宏没有运行，只读了格子里的数。"] : []),
      ...(hidden > 0 ? [`有 ${String(hidden)} 张隐藏的表没读；要用就先取消隐藏再传。`] : []),
    ],
  };
}

function must(source: Package, name: string): Uint8Array {
  const bytes = source.part(name);
  if (!bytes) throw new TableRefusal(BROKEN);
  return bytes;
}

function workbookPath(source: Package): string {
  const usual = "xl/workbook.xml";
  if (source.names.includes(usual)) return usual;
  const found = [...relations(source, "_rels/.rels", "").values()];
  return found.find((name) => /workbook\.xml$/i.test(name)) ?? usual;
}

/** Targets of relations by their id. */
function relations(source: Package, name: string, folder: string): Map<string, string> {
  const targets = new Map<string, string>();
  const bytes = source.part(name);
  if (!bytes) return targets;
  readXml(bytes, {
    open(element, { Id: id, Target: target, TargetMode: mode }) {
      if (element !== "Relationship" || id === undefined || target === undefined) return;
      if (mode === "External") return;
      targets.set(id, target.startsWith("/") ? target.slice(1) : `${folder}${target}`);
    },
  });
  return targets;
}

function listSheets(bytes: Uint8Array): { sheets: readonly Sheet[]; from1904: boolean } {
  const sheets: Sheet[] = [];
  let from1904 = false;
  readXml(bytes, {
    open(element, attributes) {
      if (element === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes["date1904"] ?? "");
      if (element !== "sheet") return;
      const hidden = /hidden/i.test(attributes["state"] ?? "");
      sheets.push({ name: attributes["name"] ?? "", id: attributes["id"] ?? "", hidden });
    },
  });
  return { sheets, from1904 };
}

function sharedTexts(bytes: Uint8Array | undefined): string[] {
  const texts: string[] = [];
  if (!bytes) return texts;
  let text = "";
  let inText = false;
  let phonetic = 0;
  readXml(bytes, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") phonetic += 1;
      if (name === "t") inText = phonetic === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") phonetic -= 1;
      if (name === "si") texts.push(text);
    },
  });
  return texts;
}

function rowsOf({ rows, merged }: HeldSheet, name: string, book: Workbook): TableRow[] {
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const grid = new Map<number, (TableCell | undefined)[]>();
  for (const number of numbers) {
    const row: (TableCell | undefined)[] = [];
    for (const held of rows.get(number) ?? []) {
      const address = `${name}!${columnName(held.column)}${String(number + 1)}`;
      row[held.column] = cellOf(held, address, book);
    }
    grid.set(number, row);
  }
  const widest = Math.max(0, ...[...grid.values()].map((row) => row.length));
  for (const area of merged) {
    const first = grid.get(area.rows[0])?.[area.columns[0]];
    if (!first) continue;
    for (const number of numbers) {
      const row = grid.get(number);
      if (!row || number < area.rows[0] || number > area.rows[1]) continue;
      const last = Math.min(area.columns[1], widest - 1);
      for (let column = area.columns[0]; column <= last; column += 1)
        if (row[column] === undefined) row[column] = { ...first, spread: true };
    }
  }
  return numbers.flatMap((number) => {
    const row = Array.from(grid.get(number) ?? [], (cell) => cell);
    return row.some((cell) => cell) ? [row] : [];
  });
}

function cellOf(held: HeldCell, address: string, book: Workbook): TableCell | undefined {
  const { type, value, formula, style } = held;
  if (value === undefined) return formula ? { address, text: "", flaw: "no-result" } : undefined;
  if (type === "n" && value.trim() === "") return { address, text: "", flaw: "no-result" };
  if (type === "e") return { address, text: shownText(value), flaw: "error" };
  if (type === "s") return textCell(address, book.texts[Number(value)] ?? "");
  if (type === "b") return { address, text: value === "1" ? "是" : "否" };
  if (type === "d") return { address, text: value.slice(0, 10), day: value.slice(0, 10) };
  if (type !== "n") return textCell(address, value);
  return numberCell(address, value, book.styles[style] ?? { as: "number" }, book.from1904);
}

function textCell(address: string, text: string): TableCell | undefined {
  const shown = shownText(text);
  return shown === "" ? undefined : { address, text: shown };
}

function numberCell(
  address: string,
  value: string,
  { as, suffix = "" }: Shown,
  from1904: boolean,
): TableCell | undefined {
  const day = as === "date" ? heldDay(value, from1904) : undefined;
  if (day !== undefined) return { address, text: day, day };
  const held = heldNumber(value);
  if (!held) return { address, text: shownText(value), flaw: "error" };
  const { decimal, rounded } = held;
  return {
    address,
    text: `${decimal}${SAYS_UNIT.test(suffix) ? suffix : ""}`,
    number: decimal,
    ...(as === "percent" && { percent: true }),
    ...(as === "scaled" && { flaw: "scaled" as const }),
    ...(rounded && { rounded }),
  };
}
