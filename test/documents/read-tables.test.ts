import { Document, Packer, Paragraph, Table as WordTable, TableCell, TableRow } from "docx";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { readTablesOf } from "../../src/documents/read-tables.ts";
import { TABLE_LIMITS, type TableLimits } from "../../src/documents/table-limits.ts";
import type { Table } from "../../src/profile/reading/table/table-cells.ts";
import { numberCell, textCell, workbookParts, zip } from "./package-fixture.ts";
import { workbook } from "./workbook-fixture.ts";

const NO_OFFICE = { command: "/no/such/program", folder: tmpdir(), milliseconds: 1000 };

const read = (bytes: Uint8Array, name = "表.xlsx", limits: Partial<TableLimits> = {}) =>
  readTablesOf(bytes, name, { office: NO_OFFICE, limits: { ...TABLE_LIMITS, ...limits } });

async function tablesOf(bytes: Uint8Array, name?: string): Promise<readonly Table[]> {
  const outcome = await read(bytes, name);
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome.tables;
}

async function refusal(
  bytes: Uint8Array,
  name?: string,
  limits?: Partial<TableLimits>,
): Promise<string> {
  const outcome = await read(bytes, name, limits);
  return "refused" in outcome ? outcome.refused : "(read)";
}

const texts = (table: Table | undefined) =>
  table?.rows.map((row) => row.map((cell) => cell?.text ?? ""));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("a workbook", () => {
  it("gives cells with their sheet and place, numbers as they are held, days as days", async () => {
    const day = new Date(Date.UTC(2025, 11, 31));
    const bytes = await workbook({
      利润表: {
        rows: [
          ["项目", "本年"],
          ["营业收入", 41260000.55],
          ["日期", day],
        ],
      },
    });
    const [table] = await tablesOf(bytes);
    expect(table?.name).toBe("利润表");
    expect(table?.rows[1]?.[1]).toEqual({
      address: "利润表!B2",
      text: "41260000.55",
      number: "41260000.55",
    });
    expect(table?.rows[2]?.[1]).toEqual({
      address: "利润表!B3",
      text: "2025-12-31",
      day: "2025-12-31",
    });
  });

  it("rounds noise behind the digits that a sheet can hold, and says so", async () => {
    const rows = `<row r="1">${textCell("A1", "营业收入")}${numberCell("B1", "41260000.000000004")}${numberCell("C1", "4.1260000000000002E7")}${numberCell("D1", "0.1")}</row>`;
    const [table] = await tablesOf(zip(workbookParts(rows)));
    expect(table?.rows[0]?.slice(1)).toEqual([
      { address: "Sheet1!B1", text: "41260000", number: "41260000", rounded: true },
      { address: "Sheet1!C1", text: "41260000", number: "41260000", rounded: true },
      { address: "Sheet1!D1", text: "0.1", number: "0.1" },
    ]);
  });

  it("tells shares, days and other sizes by the number format", async () => {
    const styles =
      '<numFmts><numFmt numFmtId="200" formatCode="0!.0,&quot;万元&quot;"/><numFmt numFmtId="201" formatCode="#,##0.00&quot;万元&quot;"/><numFmt numFmtId="202" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="202"/><xf numFmtId="4"/></cellXfs>';
    const cells = ["0.052", "41260000", "4126", "45992", "1234.5"].map((value, at) =>
      numberCell(`${"ABCDE".charAt(at)}1`, value, at + 1),
    );
    const [table] = await tablesOf(
      zip(workbookParts(`<row r="1">${cells.join("")}</row>`, { styles })),
    );
    expect(table?.rows[0]).toMatchObject([
      { number: "0.052", percent: true },
      { number: "41260000", flaw: "scaled" },
      { text: "4126万元", number: "4126" },
      { day: "2025-12-01" },
      { text: "1234.5", number: "1234.5" },
    ]);
    expect(table?.rows[0]?.[4]).not.toHaveProperty("flaw");
  });

  it("spreads merged cells, and says which are only copies", async () => {
    const bytes = await workbook({
      表: {
        rows: [
          ["2025年", null, "x"],
          ["金额", "占比", 1],
        ],
        merged: ["A1:B1"],
      },
    });
    const [table] = await tablesOf(bytes);
    expect(texts(table)?.[0]).toEqual(["2025年", "2025年", "x"]);
    expect(table?.rows[0]?.map((cell) => cell?.spread)).toEqual([undefined, true, undefined]);
  });

  it("takes the stored result of a formula and never computes one", async () => {
    const rows = [
      ["有结果", { formula: "1+1", result: 3 }],
      ["没结果", { formula: "B1*2" }],
    ] as const;
    const [table] = await tablesOf(await workbook({ 表: { rows } }));
    expect(table?.rows[0]?.[1]).toMatchObject({ number: "3" });
    expect(table?.rows[1]?.[1]).toEqual({ address: "表!B2", text: "", flaw: "no-result" });
  });

  it("passes over hidden sheets and macros, and says both", async () => {
    const hidden = await workbook({
      看: { rows: [["a", 1]] },
      藏: { rows: [["b", 2]], hidden: true },
    });
    expect(await read(hidden)).toMatchObject({
      tables: [{ name: "看" }],
      notes: [expect.stringContaining("1 张隐藏的表没读")],
    });
    const parts = {
      ...workbookParts(`<row r="1">${textCell("A1", "x")}</row>`),
      "xl/vbaProject.bin": "macro",
    };
    expect(await read(zip(parts), "表.xlsm")).toMatchObject({
      notes: [expect.stringContaining("宏没有运行")],
    });
  });

  it("keeps what looks like a formula as the text it is", async () => {
    const evil = '=HYPERLINK("http://x","y")';
    const [table] = await tablesOf(
      await workbook({ 表: { rows: [[evil, "@SUM(A1)", "+1+cmd|' /C calc'!A0"]] } }),
    );
    expect(texts(table)).toEqual([[evil, "@SUM(A1)", "+1+cmd|' /C calc'!A0"]]);
  });

  it("holds no more than is there when a sheet claims the most it can", async () => {
    const rows = `<row r="1048576">${textCell("A1048576", "末")}</row>`;
    const behind = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const [table] = await tablesOf(zip(workbookParts(rows, { behind })));
    expect(texts(table)).toEqual([["末"]]);
  });
});

describe("tables of text", () => {
  it.each([
    ["UTF-8", utf8('\uFEFF项目,金额\n营业收入,"1,234.50"\n')],
    [
      "GB18030",
      Buffer.from(
        "cfeec4bf2cbdf0b6ee0ad3aad2b5cac5c8eb2c22312c3233342e3530220a".replace("cac5", "cad5"),
        "hex",
      ),
    ],
    ["tabs", utf8("项目\t金额\r\n营业收入\t1,234.50\r\n")],
    ["a stated delimiter", utf8("sep=;\n项目;金额\n营业收入;1,234.50")],
  ])("reads %s", async (_, bytes) => {
    const [table] = await tablesOf(bytes, "利润表.csv");
    expect(texts(table)).toEqual([
      ["项目", "金额"],
      ["营业收入", "1,234.50"],
    ]);
    expect(table?.rows[1]?.[1]?.address).toBe("利润表!B2");
  });

  it("evaluates nothing: a formula has no result, a text held together by one is that text", async () => {
    const [table] = await tablesOf(
      utf8("项目,金额\n=\"0012\",=1+2\n=cmd|' /C calc'!A0,-5"),
      "a.csv",
    );
    expect(table?.rows.slice(1)).toMatchObject([
      [{ text: "0012" }, { flaw: "no-result" }],
      [{ flaw: "no-result" }, { text: "-5" }],
    ]);
  });

  it("reads the tables of a Word document with the lines above them", async () => {
    const row = (...cells: string[]) =>
      new TableRow({
        children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
      });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph("单位：万元"),
            new WordTable({ rows: [row("项目", "2025年"), row("营业收入", "4126")] }),
          ],
        },
      ],
    });
    const [table] = await tablesOf(new Uint8Array(await Packer.toBuffer(document)), "表.docx");
    expect(table).toMatchObject({ name: "表1", before: ["单位：万元"] });
    expect(table?.rows[1]?.[1]).toEqual({ address: "表1!B2", text: "4126" });
  });

  it("reads a web page that an old system named a workbook", async () => {
    const page =
      '<html><meta charset="gb2312"><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></html>';
    expect(texts((await tablesOf(utf8(page), "导出.xls"))[0])).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  });
});

describe("what is refused, in one sentence with what to do", () => {
  const bomb = () =>
    zip({
      ...workbookParts(""),
      "xl/worksheets/sheet1.xml": { content: Buffer.alloc(30_000_000, 32) },
    });
  const ole = (stream: string, first = Buffer.alloc(0)) =>
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(504),
      Buffer.from(stream, "utf16le"),
      Buffer.alloc(512),
      first,
    ]);
  const filePass = Buffer.from(`0908100000060500${"00".repeat(12)}2f003600`, "hex");
  const good = zip(workbookParts(`<row r="1">${textCell("A1", "x")}</row>`));

  it.each([
    ["an empty file", new Uint8Array(), /是空的/],
    ["an empty workbook", zip(workbookParts("")), /没有数据/],
    ["a zip bomb", bomb(), /展开后太大/],
    [
      "a zip bomb whose directory lies",
      zip({
        ...workbookParts(""),
        "xl/worksheets/sheet1.xml": { content: Buffer.alloc(30_000_000, 32), claimed: 100 },
      }),
      /展开后太大/,
    ],
    ["a workbook with a password", ole("EncryptedPackage"), /有密码.*去掉密码/],
    ["an old workbook with a password", ole("Workbook", filePass), /有密码.*去掉密码/],
    [
      "an encrypted part",
      zip({ ...workbookParts(""), "xl/workbook.xml": { content: "x", flags: 1 } }),
      /有密码/,
    ],
    ["a truncated package", good.subarray(0, good.length - 40), /没传完或已损坏/],
    [
      "a package cut inside",
      Buffer.concat([good.subarray(0, 60), good.subarray(90)]),
      /没传完或已损坏/,
    ],
    [
      "a part with another checksum",
      zip({ ...workbookParts(""), "xl/workbook.xml": { content: "<a/>", crc: 1 } }),
      /没传完或已损坏/,
    ],
    [
      "a part that breaks off",
      zip({
        ...workbookParts(""),
        "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row r='1'><c",
      }),
      /没传完或已损坏/,
    ],
    ["a package of something else", zip({ "a.txt": "x" }), /没有表格/],
    ["garbage", Buffer.from([1, 2, 3, 250, 0, 0, 9, 8]), /认不出/],
    ["a PDF named a workbook", utf8("%PDF-1.7 x"), /PDF/],
    ["a picture", Buffer.from("89504e470d0a", "hex"), /图片/],
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(90)]), /程序/],
    ["prose", utf8("今天天气很好。"), /看不出表格/],
    ["quotes that do not close", utf8('a,"b\nc,d'), /引号/],
    ["quotes with something behind them", utf8('a,"b"c\nd,e'), /引号/],
    [
      "an old workbook where no office program is",
      ole("Workbook"),
      /没装 LibreOffice.*另存为 \.xlsx/,
    ],
  ])("%s", async (_, bytes, sentence) => {
    expect(await refusal(bytes, "利润表.xlsx", { unpacked: 10_000_000 })).toMatch(sentence);
  });

  it("files, rows and cells beyond the limits", async () => {
    expect(await refusal(utf8("a,b"), "a.csv", { bytes: 2 })).toMatch(/太大了（最多 0 MB）/);
    expect(await refusal(utf8("a,b\n".repeat(20)), "a.csv", { rows: 10 })).toMatch(/展开后太大/);
    expect(await refusal(utf8("a,b\n".repeat(20)), "a.csv", { cells: 10 })).toMatch(/展开后太大/);
    const rows = Array.from({ length: 20 }, (_, at) => ["x", at]);
    expect(await refusal(await workbook({ 表: { rows } }), "a.xlsx", { rows: 10 })).toMatch(
      /展开后太大/,
    );
    expect(await refusal(await workbook({ 表: { rows } }), "a.xlsx", { cells: 10 })).toMatch(
      /展开后太大/,
    );
    const far = `<row r="1">${textCell("XFD1", "x")}</row>`;
    expect(await refusal(zip(workbookParts(far)))).toMatch(/展开后太大/);
  });

  it("entities that grow are never expanded", async () => {
    const text = `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1">${textCell("A1", "&b;")}</row></sheetData></worksheet>`;
    const outcome = await read(zip({ ...workbookParts(""), "xl/worksheets/sheet1.xml": text }));
    expect("tables" in outcome ? texts(outcome.tables[0]) : outcome.refused).toEqual([["&b;"]]);
  });
});
