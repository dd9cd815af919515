import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { sheetName, writeWorkbook } from "../../src/documents/workbook-writer.ts";
import type { WrittenCell, WrittenWorkbook } from "../../src/documents/workbook-written.ts";
import { parseDecimal, ratio, ZERO } from "../../src/units/rational.ts";

const sum = parseDecimal("4999.999999") ?? ZERO;

function workbook(cells: readonly WrittenCell[]): WrittenWorkbook {
  return {
    title: "申报数据",
    head: "预审，不是认定",
    foot: "2026-06-12 做",
    sheets: [{ name: "一、情况/数[据]", widths: [20, 12], cells, frozen: { rows: 2, columns: 1 } }],
  };
}

async function written(cells: readonly WrittenCell[]): Promise<ExcelJS.Worksheet> {
  const read = new ExcelJS.Workbook();
  const bytes = await writeWorkbook(workbook(cells));
  await read.xlsx.load(bytes.buffer as ArrayBuffer);
  const [sheet] = read.worksheets;
  if (!sheet) throw new Error("There is no sheet.");
  return sheet;
}

const text = (row: number, said: string): WrittenCell => ({
  row,
  column: 1,
  content: { kind: "text", text: said },
  look: "text",
});

describe("a written workbook", () => {
  it.each(["=1+1", "+86", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0"])(
    "keeps the text %s a text",
    async (said) => {
      const cell = (await written([text(1, said)])).getCell("A1");
      expect([cell.type, cell.value, cell.numFmt]).toEqual([ExcelJS.ValueType.String, said, "@"]);
    },
  );

  it("holds the exact figure and rounds only for the eye", async () => {
    const sheet = await written([
      {
        row: 1,
        column: 1,
        content: { kind: "figure", value: sum, format: "#,##0.00" },
        look: "figure",
      },
      {
        row: 2,
        column: 1,
        content: { kind: "figure", value: ratio(1n, 3n), format: "0.00%" },
        look: "figure",
      },
    ]);
    expect([sheet.getCell("A1").value, sheet.getCell("A1").numFmt]).toEqual([
      4999.999999,
      "#,##0.00",
    ]);
    expect(sheet.getCell("A2").value).toBe(1 / 3);
  });

  it("stores the result beside the formula", async () => {
    const sheet = await written([
      {
        row: 1,
        column: 1,
        content: { kind: "formula", formula: "B1/B2", result: ratio(1n, 20n), format: "0.00%" },
        look: "computed",
      },
      {
        row: 2,
        column: 1,
        content: {
          kind: "formula",
          formula: 'IF(B1>0,"符合","")',
          result: "符合",
          format: "General",
        },
        look: "computed",
      },
    ]);
    expect(sheet.getCell("A1").value).toEqual({ formula: "B1/B2", result: 0.05 });
    expect(sheet.getCell("A2").result).toBe("符合");
  });

  it("leaves open cells empty, merges, keeps heads in sight and fits A4", async () => {
    const sheet = await written([
      { row: 1, column: 1, content: { kind: "blank" }, look: "open" },
      { ...text(2, "很宽"), columns: 2 },
    ]);
    expect(sheet.getCell("A1").value).toBeNull();
    expect(sheet.getCell("B2").master.address).toBe("A2");
    expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 2 });
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1, fitToHeight: 0 });
    // A figure right behind a size would be read as a part of it.
    expect(sheet.headerFooter.oddFooter).toContain("&8 2026-06-12");
  });

  it("is the same byte for byte, today and later", async () => {
    const once = await writeWorkbook(workbook([text(1, "一样")]));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const again = await writeWorkbook(workbook([text(1, "一样")]));
    expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true);
  });

  it("takes no name that a sheet may not have, and no character that breaks a file", async () => {
    expect(sheetName("一、情况/数[据]：很长很长很长很长很长很长很长很长很长很长很长")).toBe(
      "一、情况 数 据 ：很长很长很长很长很长很长很长很长很长很长很",
    );
    const cell = (await written([text(1, "坏\u0001字\ud83d")])).getCell("A1");
    expect(cell.value).toBe("坏字");
  });
});
