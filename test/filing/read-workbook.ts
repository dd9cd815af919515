import ExcelJS from "exceljs";

/** One formula of a workbook. */
export interface FormulaCell {
  readonly sheet: string;
  readonly at: string;
  readonly formula: string;
  readonly result: unknown;
}

/** Opens the bytes of a workbook. */
export async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

/** Every formula of a workbook with the result that is stored with it. */
export function formulasOf(workbook: ExcelJS.Workbook): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const { formula, result = "" } = cell;
        // Cells that a merged one covers repeat it.
        if (formula && cell.master === cell)
          found.push({ sheet: sheet.name, at: cell.address, formula, result });
      });
    });
  return found;
}

/** The value beside a label in a sheet: in the next column, or so many to the right. */
export function besides(
  workbook: ExcelJS.Workbook,
  sheet: string,
  label: string,
  right = 1,
): ExcelJS.Cell {
  let found: ExcelJS.Cell | undefined;
  workbook.getWorksheet(sheet)?.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.value === label) found ??= row.getCell(Number(cell.col) + right);
    });
  });
  if (!found) throw new Error(`${sheet} has no ${label}.`);
  return found;
}
