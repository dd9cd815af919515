import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textSheet, workbook } from "../../src/assistant/people/kept-file.ts";
import { applyImport, previewImport, undoImport } from "../../src/people/import/import-apply.ts";
import { importGround } from "../../src/people/import/import-ground.ts";
import { readListFile } from "../../src/people/import/read-list-file.ts";
import { inventedCompanies } from "../../src/people/invented-companies.ts";
import { isUnifiedCode } from "../../src/people/unified-code.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { companyByCode } from "../../src/stores/enterprises.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { processorTime } from "../processor-time.ts";
import { inventedCode } from "./invented.ts";

const folder = temporaryFolder();
const ground = importGround(realMind.knowledge);
const at = new Date("2026-06-15T04:00:00Z");
let db: Database;
beforeAll(async () => {
  db = await openDatabase(join(folder, "import.db"));
});
afterAll(() => db.$disconnect());

const office = { command: "no-office", folder, milliseconds: 1000 };
async function read(head: string[], rows: string[][]) {
  const { bytes } = await workbook("名单", [textSheet("企业", head, rows, [])]);
  const list = await readListFile(bytes, "名单.xlsx", ground, { office });
  if ("refused" in list) throw new Error(list.refused);
  return list;
}
const by = { fileName: "名单.xlsx", by: "王管理" };

describe("a list of companies", () => {
  it("is read with titles, days, and figures with year and source", async () => {
    const list = await read(
      [
        "统一社会信用代码",
        "企业名称",
        "县区",
        "联系人",
        "高企到期日",
        "2025年销售收入（万元）",
        "数据来源",
      ],
      [[inventedCode(1), "银杏科技", "兴庆区", "某某", "2027-11-19", "4980", "审计报告"]],
    );
    expect(list.bad).toEqual([]);
    const result = await applyImport(db, list.companies, by, at);
    expect(result).toMatchObject({ added: 1, facts: 2 });
    const company = await companyByCode(db, inventedCode(1));
    expect(company).toMatchObject({ name: "银杏科技", county: "兴庆区", contact: "联系人：某某" });
    const facts = await db.fact.findMany({ where: { enterpriseId: company?.id ?? "" } });
    expect(facts.map(({ key, fromYear, evidence }) => [key, fromYear, evidence])).toEqual([
      ["hnteExpiry", null, "audited"],
      ["salesRevenue", 2025, "audited"],
    ]);
    expect(facts[1]?.value).toContain("49800000");
  });

  it("names each bad row with what is wrong and what is allowed", async () => {
    const list = await read(
      ["统一社会信用代码", "企业名称", "县区", "注册日期", "2025年职工总数", "奇怪的列"],
      [
        [inventedCode(2).slice(0, -1), "短一位科技", "兴庆区", "2018-05-03", "12", "x"],
        [inventedCode(3), "远方科技", "朝阳区", "2018-05-03", "12", ""],
        [inventedCode(4), "坏日子科技", "金凤区", "去年春天", "十二个半", ""],
        [inventedCode(5), "好的科技", "金凤区", "2018-05-03", "12", ""],
        [inventedCode(5), "又来一遍科技", "金凤区", "", "", ""],
      ],
    );
    expect(list.companies.map(({ code }) => code)).toEqual([inventedCode(5)]);
    const told = list.bad.map(({ place, why }) => `${place} ${why.join("")}`);
    expect(told[0]).toMatch(/第 2 行.*18 位，这里是 17 位/);
    expect(told[1]).toMatch(/第 3 行.*朝阳区.*可以写 兴庆区/);
    expect(told[2]).toMatch(/第 4 行.*YYYY-MM-DD.*不是数/);
    expect(told[3]).toMatch(/第 6 行.*同一家/);
    expect(list.notes.join()).toContain("奇怪的列");
  });

  it("asks for the unit and the year where the head does not say them", async () => {
    const { bad } = await read(
      ["统一社会信用代码", "销售收入（万元）"],
      [[inventedCode(6), "100"]],
    );
    expect(bad[0]?.why.join()).toContain("写上年份");
  });

  it("takes figures one a row, and titles too", async () => {
    const list = await read(
      ["统一社会信用代码", "指标", "年度", "数值", "单位", "来源", "称号", "发证日期", "有效期至"],
      [
        [inventedCode(7), "销售收入", "2025", "321", "万元", "税务局", "", "", ""],
        [inventedCode(7), "", "", "", "", "", "高新技术企业", "2024-11-20", "2027-11-19"],
        [inventedCode(7), "幸福指数", "2025", "1", "", "", "", "", ""],
      ],
    );
    const claims = list.companies[0]?.claims ?? [];
    expect(claims.map(({ fact, evidence }) => `${fact} ${evidence}`)).toEqual([
      "salesRevenue confirmed",
      "isHnte confirmed",
      "hnteCertDate confirmed",
      "hnteExpiry confirmed",
    ]);
    expect(list.bad[0]?.why.join()).toContain("幸福指数");
  });

  it("changes nothing in the preview, and is undone but for what was changed since", async () => {
    const head = ["统一社会信用代码", "企业名称", "2025年职工总数"];
    const first = await read(head, [
      [inventedCode(8), "甲科技", "10"],
      [inventedCode(9), "乙科技", "20"],
    ]);
    const before = await db.enterprise.count();
    expect(await previewImport(db, first.companies, at)).toMatchObject({ added: 2, facts: 2 });
    expect(await db.enterprise.count()).toBe(before);
    await applyImport(db, first.companies, by, at);
    const second = await read(head, [
      [inventedCode(8), "甲新科技", "11"],
      [inventedCode(10), "丙科技", "30"],
    ]);
    const { id, changed } = await applyImport(db, second.companies, by, at);
    expect(changed).toBe(1);
    const third = await companyByCode(db, inventedCode(10));
    await db.enterprise.update({
      where: { id: third?.id ?? "" },
      data: { version: { increment: 1 } },
    });
    expect(await undoImport(db, id, "王管理", at)).toEqual({ undone: 1, kept: ["丙科技"] });
    const back = await companyByCode(db, inventedCode(8));
    expect(back?.name).toBe("甲科技");
    const facts = await db.fact.findMany({
      where: { enterpriseId: back?.id ?? "", endedAt: null },
    });
    expect(facts.map(({ value }) => value).join()).toContain('"10"');
    expect(await undoImport(db, id, "王管理", at)).toBeUndefined();
  });

  it("of three hundred invented companies is in within ten seconds", async () => {
    const all = inventedCompanies(300, ground, 2026);
    expect(all.every(({ code }) => isUnifiedCode(code))).toBe(true);
    expect(new Set(all.map(({ name }) => name)).size).toBe(300);
    const list = await read(
      [
        "统一社会信用代码",
        "企业名称",
        "县区",
        "注册日期",
        "2025年销售收入（万元）",
        "2025年职工总数",
      ],
      all.map(({ code, name, county, founded, sales, staff }) => [
        ...[code, name, county, founded, String(sales[2]), String(staff)],
      ]),
    );
    const taken = await processorTime(async () => {
      const result = await applyImport(db, list.companies, by, at);
      expect(result).toMatchObject({ added: 300, facts: 900 });
    });
    expect(taken).toBeLessThan(10_000);
  });
});

describe("an export", () => {
  it("holds text that never becomes a formula", async () => {
    const hostile = ['=HYPERLINK("http://x","y")', "+1+1", "@SUM(A1)", "-2+3", "\t=1"];
    const { bytes } = await workbook("x", [
      textSheet(
        "x",
        ["值"],
        hostile.map((one) => [one]),
        [20],
      ),
    ]);
    const { default: ExcelJS } = await import("exceljs");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    const sheet = book.getWorksheet("x");
    hostile.forEach((_, index) => {
      const cell = sheet?.getCell(index + 2, 1);
      expect(cell?.type).toBe(ExcelJS.ValueType.String);
      expect(cell?.numFmt).toBe("@");
    });
  });
});
