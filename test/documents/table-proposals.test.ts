import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { proposeFromFile } from "../../src/documents/table-proposals.ts";
import { EMPTY_HISTORY, factsOf, record } from "../../src/profile/history.ts";
import { readTables } from "../../src/profile/reading/table/table-reading.ts";
import { vocabulary } from "../profile/reading/shipped-vocabulary.ts";
import { lines } from "../profile/reading/tables.ts";
import { numberCell, textCell, workbookParts, zip } from "./package-fixture.ts";
import { workbook } from "./workbook-fixture.ts";

const ground = {
  vocabulary,
  today: "2026-06-15",
  means: { office: { command: "/no/such/program", folder: tmpdir(), milliseconds: 1000 } },
};

async function propose(bytes: Uint8Array, name: string) {
  const read = await proposeFromFile(bytes, name, ground);
  if ("refused" in read) throw new Error(read.refused);
  return read;
}

const INCOME = [
  ["利润表", null, null, null],
  ["编制单位：星河精铸科技有限公司", null, "2025年度", "单位：元"],
  ["项目", "行次", "本年金额", "上年金额"],
  ["一、营业收入", 1, 41260000, 34100000],
  ["研发费用", 2, { formula: "C4*0.05", result: 2063000 }, { formula: "D4*0.05" }],
  ["四、净利润", 3, -123456.78, 1700000],
] as const;

describe("a file that a user sends", () => {
  it("becomes claims with evidence of a file, which the profile takes when they are confirmed", async () => {
    const read = await propose(
      await workbook({ 利润表: { rows: INCOME, merged: ["A1:D1"] } }),
      "C:\\账\\利润表.xlsx",
    );
    expect(read.file).toBe("利润表.xlsx");
    expect(lines(read)).toEqual([
      "operatingRevenue 2025 41260000 利润表!C4",
      "salesRevenue 2025 41260000 利润表!C4 ?",
      "operatingRevenue 2024 34100000 利润表!D4",
      "salesRevenue 2024 34100000 利润表!D4 ?",
      "rdExpenseBook 2025 2063000 利润表!C5",
      "netProfit 2025 -123456.78 利润表!C6",
      "netProfit 2024 1700000 利润表!D6",
    ]);
    expect(read.doubts).toEqual([
      expect.stringContaining("利润表!D5（研发费用）是公式，没有存下结果"),
    ]);
    const [first] = read.proposals;
    const { history } = record(
      EMPTY_HISTORY,
      first?.claim ?? {
        fact: "",
        value: { kind: "yesno", yes: true },
        evidence: "said",
        words: "",
      },
      { at: "2026-06-15", by: "u", turn: 1 },
    );
    expect(factsOf(history)).toMatchObject([
      { key: "operatingRevenue", years: [2025, 2025], evidence: "file" },
    ]);
  });

  it("is read again from its tables when what was open is said", async () => {
    const read = await propose(
      await workbook({
        表: {
          rows: [
            ["项目", "2025年"],
            ["销售收入", 4126],
          ],
        },
      }),
      "表.xlsx",
    );
    expect(read.asks).toMatchObject([{ what: "unit" }]);
    const tables = JSON.parse(JSON.stringify(read.tables)) as typeof read.tables;
    const again = readTables(tables, { ...ground, file: read.file, stated: { unit: "万元" } });
    expect(lines(again)).toEqual(["salesRevenue 2025 41260000 表!B2"]);
  });

  it("with noise behind a figure has the figure, and says that it was rounded", async () => {
    const rows = `<row r="1">${textCell("A1", "项目")}${textCell("B1", "2025年（元）")}</row><row r="2">${textCell("A2", "销售收入")}${numberCell("B2", "41260000.000000004")}</row>`;
    const read = await propose(zip(workbookParts(rows, { name: "表" })), "表.xlsx");
    expect(lines(read)).toEqual(["salesRevenue 2025 41260000 表!B2"]);
    expect(read.doubts).toEqual(["表!B2的尾数是计算留下的零头，四舍五入了。"]);
  });

  it("cannot put words into the name, the sheet or the claims that turn or hide what is shown", async () => {
    const evil = "利\u202E润\u0007表";
    const rows = `<row r="1">${textCell("A1", "项目")}${textCell("B1", "2025年（元）")}</row><row r="2">${textCell("A2", "销售收入\u200B")}${numberCell("B2", "5")}</row>`;
    const read = await propose(
      zip(workbookParts(rows, { name: evil.replace("\u0007", "") })),
      `${evil}.xlsx`,
    );
    expect(read.file).toBe("利润表.xlsx");
    expect(read.proposals[0]).toMatchObject({ cell: "利润表!B2", label: "销售收入" });
    expect(JSON.stringify(read)).not.toMatch(/[\u202E\u200B]/);
  });

  it("that cannot be read is refused with one sentence", async () => {
    expect(await proposeFromFile(new Uint8Array(), "a.xlsx", ground)).toEqual({
      refused: expect.stringMatching(/^[^。]+。$/) as string,
    });
  });
});
