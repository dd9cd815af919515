import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageFile } from "../../src/filing/package-file.ts";
import { knowledge } from "../rules/loaded-rules.ts";
import { converted, hasLibreOffice, pagesOf } from "./libreoffice.ts";
import { COMPANIES, packageGround } from "./package-ground.ts";
import { formulasOf, opened, type FormulaCell } from "./read-workbook.ts";

/** A program that starts up takes its time on a busy machine. */
const PATIENCE = 280_000;
/** Doubles that were added in another order may differ in their last place. */
const NEAR = 1e-13;
/** No formula of a package comes to this. */
const WRONG = -12_345.678;

if (!hasLibreOffice)
  process.stderr.write(
    "LibreOffice is not installed here: recalculation and pages are not tested.\n",
  );

describe.skipIf(!hasLibreOffice)("LibreOffice", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "kechuang-package-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    "recalculates every formula of the workbooks to the results that are stored",
    async () => {
      const all = new Map<string, FormulaCell[]>();
      for (const [company, rule] of [
        ...COMPANIES.map((company) => [company, "hnte"] as const),
        ["equipment-maker", "tech-sme"] as const,
        ["manufacturer", "srdi-little-giant"] as const,
        ["manufacturer", "rd-deduction"] as const,
      ]) {
        const file = `${company}.${rule}.xlsx`;
        const { bytes } = await packageFile("workbook", packageGround(company, rule));
        const workbook = await opened(bytes);
        all.set(file, formulasOf(workbook));
        // What is stored is made wrong first: only what was recalculated can be right.
        for (const { sheet, at, formula } of formulasOf(workbook)) {
          const cell = workbook.getWorksheet(sheet)?.getCell(at);
          if (cell) cell.value = { formula, result: WRONG };
        }
        writeFileSync(join(folder, file), Buffer.from(await workbook.xlsx.writeBuffer()));
      }
      const out = converted(folder, [...all.keys()], "xlsx");
      for (const [file, formulas] of all) {
        expect(formulas.length).toBeGreaterThan(5);
        const workbook = await opened(new Uint8Array(readFileSync(join(out, file))));
        for (const { sheet, at, formula, result } of formulas) {
          const cell = workbook.getWorksheet(sheet)?.getCell(at);
          const got = cell?.formula ? (cell.result ?? "") : (cell?.value ?? "");
          const where = `${file} ${sheet}!${at} ${formula}`;
          if (typeof result === "number") {
            expect(got, where).toBeTypeOf("number");
            expect(Math.abs(Number(got) - result), where).toBeLessThanOrEqual(
              NEAR * Math.max(1, Math.abs(result)),
            );
          } else expect(got, where).toEqual(result);
        }
      }
    },
    PATIENCE,
  );

  it(
    "puts the memo of every programme on one page",
    async () => {
      const files: string[] = [];
      for (const company of ["manufacturer", "parts-maker"] as const)
        for (const { id } of knowledge.rules) {
          const file = `${company}.${id}.docx`;
          const ground = packageGround(company, id, "2026-11-25");
          writeFileSync(join(folder, file), (await packageFile("memo", ground)).bytes);
          files.push(file);
        }
      const report = await packageFile("report", packageGround("parts-maker"));
      writeFileSync(join(folder, "report.docx"), report.bytes);
      const out = converted(folder, [...files, "report.docx"], "pdf");
      expect(pagesOf(join(out, "report.pdf"))).toBeGreaterThan(2);
      const pages = files.map((file) => [file, pagesOf(join(out, file.replace("docx", "pdf")))]);
      expect(pages.filter(([, count]) => count !== 1)).toEqual([]);
    },
    PATIENCE,
  );

  it(
    "sums the ledger up by project, within the limits of the rules",
    async () => {
      const { bytes } = await packageFile("ledger", packageGround("parts-maker"));
      const workbook = await opened(bytes);
      const enter = (sheet: string, row: number, values: Record<string, string | number>) => {
        for (const [column, value] of Object.entries(values)) {
          const cell = workbook.getWorksheet(sheet)?.getCell(`${column}${String(row)}`);
          if (cell) cell.value = value;
        }
      };
      enter("高企口径", 4, { A: "RD01", H: 600_000, I: 200_000 });
      enter("高企口径", 5, { A: "RD02", N: 500_000, O: 100_000 });
      enter("加计口径", 4, { A: "RD01", H: 450_000, M: 60_000 });
      enter("加计口径", 5, { A: "RD02", H: 900_000 });
      enter("项目", 6, { C: "未结束", D: "资本化" });
      writeFileSync(join(folder, "ledger.xlsx"), Buffer.from(await workbook.xlsx.writeBuffer()));
      const out = converted(folder, ["ledger.xlsx"], "xlsx");
      const summed = await opened(new Uint8Array(readFileSync(join(out, "ledger.xlsx"))));
      const value = (sheet: string, label: string, right: number) => {
        let found: unknown;
        summed.getWorksheet(sheet)?.eachRow((row) => {
          if (row.getCell(1).value === label) found ??= row.getCell(1 + right).result;
        });
        return found;
      };
      expect(value("高企汇总", "人员人工费用", 1)).toBe(60);
      expect(value("高企汇总", "合计", 11)).toBe(140);
      expect(value("高企汇总", "委托外部计入额", 1)).toBe(8);
      expect(value("高企汇总", "其他费用以外各类", 1)).toBe(88);
      expect(value("高企汇总", "其他费用上限", 1)).toBe(22);
      expect(value("高企汇总", "计入的研发费用", 1)).toBe(110);
      expect(value("加计汇总", "人员人工费用", 11)).toBe(45);
      expect(value("口径对照", "RD01", 1)).toBe(80);
      expect(value("口径对照", "RD01", 4)).toBe(29);
    },
    PATIENCE,
  );
});
