import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { textSheet, workbook } from "../../src/assistant/people/kept-file.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { editCompany } from "../../src/people/company-change.ts";
import { applyImport } from "../../src/people/import/import-apply.ts";
import { importGround } from "../../src/people/import/import-ground.ts";
import { readListFile } from "../../src/people/import/read-list-file.ts";
import { inventedCompanies } from "../../src/people/invented-companies.ts";
import { inviteTo } from "../../src/people/joining.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { companyByCode } from "../../src/stores/enterprises.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
const file = `${folder}/kechuang.db`;
const at = new Date("2026-06-15T04:00:00Z");
let db: Database;
let assistant: ReturnType<typeof createAssistant>;
beforeAll(async () => {
  db = await openDatabase(file);
  assistant = createAssistant({
    ...{ db, mind: () => realMind, now: () => at, pages: "https://example.com" },
    onFault: ({ error }) => {
      throw error;
    },
  });
});
afterAll(() => db.$disconnect());

let sent = 0;
async function say(channel: string, name: string, text: string): Promise<Reply[]> {
  const { id } = await assistant.receive({
    ...{ channel, address: name, sender: name, messageId: String((sent += 1)) },
    ...{ at: at.toISOString(), text },
  });
  const replies: Reply[] = [];
  for await (const part of assistant.answer(id))
    if (part.type === "final") replies.push(part.reply);
  return replies;
}
const textOf = (replies: readonly Reply[]) => replies.map(({ text }) => text).join("\n");

/** In which tables a text stands. */
function tablesWith(text: string): string[] {
  const raw = new Sqlite(file, { readonly: true });
  const names = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const found = (names as { name: string }[]).flatMap(({ name }) => {
    const rows = raw.prepare(`SELECT * FROM "${name}"`).all();
    // Within ids and sealed text any digits may stand by chance.
    const told = new RegExp(`(?<![\\w+/=-])${text}(?![\\w+/=-])`);
    return told.test(JSON.stringify(rows)) ? [name] : [];
  });
  raw.close();
  return found;
}

it("of a company that is imported, invited, linked, judged, exported and erased leaves the audit line", async () => {
  const ground = importGround(realMind.knowledge);
  const all = inventedCompanies(300, ground, 2026);
  const head = ["统一社会信用代码", "企业名称", "县区", "联系人", "2025年销售收入（万元）"];
  const rows = all.map(({ code, name, county, contact, sales }) => [
    ...[code, name, county, contact, String(sales[2])],
  ]);
  const { bytes } = await workbook("名单", [textSheet("企业", head, rows, [])]);
  const office = { command: "none", folder, milliseconds: 1000 };
  const list = await readListFile(bytes, "名单.xlsx", ground, { office });
  if ("refused" in list) throw new Error(list.refused);
  await applyImport(db, list.companies, { fileName: "名单.xlsx", by: "王管理" }, at);

  const chosen = all[41];
  if (!chosen) throw new Error("There is no such company.");
  const { code, name, contact } = chosen;
  const { id } = (await companyByCode(db, code)) ?? { id: "" };
  const renamed = { by: "王管理", day: "2026-06-15", at };
  await editCompany(db, id, { name: `新${name}` }, renamed);
  const [invited] = await db.$transaction((tx) =>
    inviteTo(tx, [id], { role: "member", by: "王管理", staff: true }, at),
  );
  await say("telegram", "m", `加入公司 ${invited?.code ?? ""}`);
  const link = /[A-Z\d]{4}-[A-Z\d]{4}/.exec(textOf(await say("telegram", "m", "关联账号")))?.[0];
  await say("slack", "s", link ?? "");
  await say("slack", "s", "想报高企");
  await say("slack", "s", "2025 年职工总数 4321 人");
  expect(JSON.stringify(await assistant.profile("telegram", "m"))).toContain("4,321 人");
  const files = (await say("telegram", "m", "导出公司资料"))[0]?.files ?? [];
  for (const offered of files)
    expect((await assistant.file("telegram", "m", offered))?.bytes.length).toBeGreaterThan(100);

  const staff = await db.person.create({ data: { name: "钱七", role: "staff", createdAt: at } });
  const known = { channel: "slack", externalId: "staff", personId: staff.id, createdAt: at };
  await db.identity.create({ data: known });
  const asked = await say("telegram", "m", `登记：${name} 的证书怎么补，我们 4321 人`);
  const number = /编号 ([\da-f]{8})/.exec(textOf(asked))?.[1] ?? "";
  expect(textOf(await say("slack", "staff", `接手 ${number}`))).toContain("4,321 人");
  await say("telegram", "m", `${name} 急着要`);
  await say("slack", "staff", "办结 说清了");

  expect(tablesWith(name)).toContain("Enterprise");
  await say("slack", "s", `确认清除公司资料 新${name}（尾号 ${code.slice(-4)}）`);
  for (const told of [name, code, contact, "4321", "4,321"]) expect(tablesWith(told)).toEqual([]);
  const lines = await db.audit.findMany({ where: { enterpriseId: id } });
  expect(lines.map(({ action }) => action)).toContain("company.erase");
  expect(await db.enterprise.count({ where: { unifiedCode: { not: null } } })).toBe(299);
}, 60_000);
