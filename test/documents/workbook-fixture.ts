import exceljs from "exceljs";

/** A value of a cell as a spreadsheet program stores it. */
export type Stored = string | number | Date | null | { formula: string; result?: number };

/** A sheet: its rows and the ranges that are merged. */
export interface SheetFixture {
  readonly rows: readonly (readonly Stored[])[];
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
}

/** Writes a workbook as a spreadsheet program does. */
export async function workbook(
  sheets: Readonly<Record<string, SheetFixture>>,
): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  for (const [name, { rows, merged = [], hidden = false }] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name, { state: hidden ? "hidden" : "visible" });
    rows.forEach((row, number) => {
      row.forEach((value, column) => {
        if (value !== null) sheet.getCell(number + 1, column + 1).value = value;
      });
    });
    for (const range of merged) sheet.mergeCells(range);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
