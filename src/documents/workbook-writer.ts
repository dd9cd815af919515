import type { Workbook, Worksheet } from "exceljs";
import { styleOf, writeCell } from "./cell-writing.ts";
import { writableText } from "./text-writing.ts";
import type { WrittenSheet, WrittenWorkbook } from "./workbook-written.ts";
import { settledArchive } from "./zip-writing.ts";

/** Any fixed day: the same workbook gives the same bytes. */
const MADE = new Date(0);
const A4 = 9;
const LONGEST_NAME = 31;

/** Writes a workbook as XLSX. */
export async function writeWorkbook(written: WrittenWorkbook): Promise<Uint8Array> {
  // Loaded only when a workbook is wanted.
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, {
    title: writableText(written.title),
    creator: "",
    lastModifiedBy: "",
    created: MADE,
    modified: MADE,
  });
  for (const sheet of written.sheets) writeSheet(workbook, sheet, written);
  const bytes = await workbook.xlsx.writeBuffer();
  return settledArchive(new Uint8Array(bytes), () => undefined);
}

/** What a sheet may be called: not every character is allowed, nor any length. */
export function sheetName(name: string): string {
  return writableText(name)
    .replace(/[[\]:*?/\\]/g, " ")
    .replace(/^'|'$/g, " ")
    .slice(0, LONGEST_NAME)
    .trim();
}

function writeSheet(workbook: Workbook, written: WrittenSheet, { head, foot }: WrittenWorkbook) {
  const { frozen, landscape = false, widths, heights } = written;
  const sheet = workbook.addWorksheet(sheetName(written.name), {
    views: [
      {
        showGridLines: false,
        ...(frozen && { state: "frozen", xSplit: frozen.columns, ySplit: frozen.rows }),
      },
    ],
    pageSetup: {
      paperSize: A4,
      orientation: landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.7, header: 0.35, footer: 0.35 },
      ...(frozen && frozen.rows > 0 && { printTitlesRow: `${1}:${frozen.rows}` }),
    },
    headerFooter: {
      oddHeader: `&L&8 ${inHeader(head)}&R&8 ${inHeader(written.name)}`,
      oddFooter: `&L&8 ${inHeader(foot)}&R&8 &P / &N`,
    },
  });
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  for (const [row, height] of heights ?? []) sheet.getRow(row).height = height;
  for (const cell of written.cells) cover(sheet, cell);
}

function cover(sheet: Worksheet, cell: WrittenSheet["cells"][number]): void {
  const { row, column, content, look, columns = 1, rows = 1 } = cell;
  const [lastRow, lastColumn] = [row + rows - 1, column + columns - 1];
  for (let down = row; down <= lastRow; down += 1)
    for (let along = column; along <= lastColumn; along += 1)
      sheet.getCell(down, along).style = styleOf(look, content);
  if (rows * columns > 1) sheet.mergeCells(row, column, lastRow, lastColumn);
  writeCell(sheet.getCell(row, column), content, look);
}

/** In headers an ampersand begins a command; figures that follow a size would belong to it. */
function inHeader(text: string): string {
  return writableText(text).replaceAll("&", "&&");
}
