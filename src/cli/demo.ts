import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { textSheet, workbook } from "../assistant/people/kept-file.ts";
import { knowledgeFolder, readConfig } from "../config.ts";
import { readKnowledge } from "../knowledge/knowledge.ts";
import { applyImport } from "../people/import/import-apply.ts";
import { importGround } from "../people/import/import-ground.ts";
import { importLines } from "../people/import/import-words.ts";
import { readListFile } from "../people/import/read-list-file.ts";
import { inventedCompanies, type InventedCompany } from "../people/invented-companies.ts";
import { openDatabase } from "../stores/database.ts";
import { demoPeople } from "./demo-people.ts";
import { UsageError } from "./usage-error.ts";

const COUNT = 300;
const CONVERSION = 60_000;

/** `demo`: takes invented companies into a database of its own, with people to try a notice with. */
export async function demo(args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError("demo 后面不用写别的。");
  const config = readConfig(process.env);
  const folder = resolve("data", "demo");
  mkdirSync(folder, { recursive: true });
  const ground = importGround(readKnowledge(knowledgeFolder(config)));
  const year = new Date().getUTCFullYear();
  const list = await listFile(inventedCompanies(COUNT, ground, year), year);
  const file = join(folder, "虚构企业.xlsx");
  writeFileSync(file, list);
  const began = performance.now();
  const office = { command: "soffice", folder: tmpdir(), milliseconds: CONVERSION };
  const read = await readListFile(list, "虚构企业.xlsx", ground, { office });
  if ("refused" in read) throw new Error(read.refused);
  const db = await openDatabase(`file:${join(folder, "kechuang.db")}`);
  try {
    const by = { fileName: "虚构企业.xlsx", by: "terminal" };
    const result = await applyImport(db, read.companies, by, new Date());
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const lines = [
      ...importLines(read, result),
      `导入用了 ${seconds} 秒；名单在 ${file}，可以拿去试工作台的导入。`,
      "用它启动：DATA_DIR=./data/demo npm start（终端会印出第一位管理员的登录码）。",
      "",
      ...(await demoPeople(db, new Date())),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    return 0;
  } finally {
    await db.$disconnect();
  }
}

async function listFile(companies: readonly InventedCompany[], year: number): Promise<Uint8Array> {
  const years = [year - 3, year - 2, year - 1];
  const head = [
    ...["统一社会信用代码", "企业名称", "县区", "园区", "行业", "联系人", "注册日期"],
    ...["高企发证日期", "高企到期日"],
    ...years.map((one) => `${String(one)}年销售收入（万元）`),
    ...years.map((one) => `${String(one)}年研发费用（高企口径）（万元）`),
    ...[`${String(year - 1)}年职工总数`, "数据来源"],
  ];
  const rows = companies.map((one) => [
    ...[one.code, one.name, one.county, one.park, one.industry, one.contact, one.founded],
    ...[one.issued, one.expires],
    ...one.sales.map(String),
    ...one.research.map(String),
    ...[String(one.staff), "虚构，供试用"],
  ]);
  const sheet = textSheet(
    "企业",
    head,
    rows,
    head.map(() => 18),
  );
  return (await workbook("虚构企业", [sheet])).bytes;
}
