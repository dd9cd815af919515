import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { backup, restore } from "../../src/stores/backup.ts";
import { databaseFile, openDatabase } from "../../src/stores/database.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { lockServer } from "../../src/stores/server-lock.ts";
import { message } from "./contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const at = new Date("2026-03-12T02:00:00.000Z");

/** The texts of the messages in a data folder; `more` is recorded first. */
async function texts(dataDir: string, ...more: string[]): Promise<string[]> {
  const db = await openDatabase(databaseFile(dataDir));
  for (const text of more) await recordIncoming(db, message({ text }), at);
  const rows = await db.inbox.findMany({ orderBy: { id: "asc" } });
  await db.$disconnect();
  return rows.map(({ text }) => text).sort();
}

const dataKeyOf = (dataDir: string) => readFileSync(join(dataDir, "data.key"), "utf8").trim();

describe("backup", () => {
  it("brings back what was there, and keeps what it replaces", async () => {
    const dataDir = join(folder, "there-and-back");
    await texts(dataDir, "first");
    const file = join(folder, "backups/there-and-back.db");
    await backup(dataDir, file);
    expect(readdirSync(join(folder, "backups"))).toEqual(["there-and-back.db"]);
    await texts(dataDir, "second");
    const kept = await restore(file, { dataDir }, at);
    expect(await texts(dataDir)).toEqual(["first"]);
    expect(kept).toMatch(/kechuang\.db\.before-20260312T020000Z$/);
    const old = new BetterSqlite3(kept ?? "", { readonly: true });
    expect(old.prepare("SELECT count(*) AS rows FROM Inbox").get()).toEqual({ rows: 2 });
    old.close();
  });

  it("is sound while a server goes on writing", async () => {
    const dataDir = join(folder, "live");
    const db = await openDatabase(databaseFile(dataDir));
    const write = () => recordIncoming(db, message({ text: "长".repeat(5000) }), at);
    let done = false;
    const writing = (async () => {
      // Writes whenever the backup pauses.
      for (; !done; await new Promise(setImmediate)) await write();
    })();
    for (let count = 0; count < 20; count += 1) await write();
    const [file, keys] = [join(folder, "live.db"), join(folder, "live-keys.db")];
    await backup(dataDir, file, keys).finally(() => (done = true));
    await writing;
    await db.$disconnect();
    const elsewhere = join(folder, "elsewhere");
    const place = { dataDir: elsewhere, dataKey: dataKeyOf(dataDir) };
    expect(await restore(file, place, at, keys)).toBeUndefined();
    writeFileSync(join(elsewhere, "data.key"), place.dataKey);
    expect(await texts(elsewhere, "goes on")).toContain("goes on");
  });

  it("never writes over a file, and needs a database", async () => {
    const dataDir = join(folder, "careful");
    await expect(backup(dataDir, join(folder, "none.db"))).rejects.toThrow("DATA_DIR");
    await texts(dataDir);
    const file = join(folder, "precious");
    writeFileSync(file, "precious");
    await expect(backup(dataDir, file)).rejects.toThrow("已经有了：给备份换一个文件名");
  });
});

describe("restore", () => {
  it("refuses while a server runs, with nothing changed", async () => {
    const dataDir = join(folder, "running");
    await texts(dataDir, "kept");
    const file = join(folder, "running.db");
    await backup(dataDir, file);
    const lock = await lockServer(dataDir);
    await expect(restore(file, { dataDir }, at)).rejects.toThrow("已经有一个服务在用");
    lock.release();
    expect(await texts(dataDir)).toEqual(["kept"]);
  });

  it("refuses while another program has the database open", async () => {
    const dataDir = join(folder, "open");
    await texts(dataDir, "kept");
    const file = join(folder, "open.db");
    await backup(dataDir, file);
    const db = await openDatabase(databaseFile(dataDir));
    await db.inbox.count();
    await expect(restore(file, { dataDir }, at)).rejects.toThrow("正被别的程序使用");
    await db.$disconnect();
    expect(await texts(dataDir)).toEqual(["kept"]);
  });

  it("refuses what is no sound backup of this program, with nothing changed", async () => {
    const dataDir = join(folder, "sound");
    await texts(dataDir, "kept");
    const letter = join(folder, "letter.txt");
    writeFileSync(letter, "no database at all, only a letter ".repeat(100));
    await expect(restore(letter, { dataDir }, at)).rejects.toThrow("不是数据库");
    const stranger = join(folder, "stranger.db");
    const connection = new BetterSqlite3(stranger);
    connection.exec("CREATE TABLE Stranger (id TEXT)");
    connection.close();
    await expect(restore(stranger, { dataDir }, at)).rejects.toThrow("不是本程序的备份");
    await expect(restore(join(folder, "absent"), { dataDir }, at)).rejects.toThrow("没有备份文件");
    expect(await texts(dataDir)).toEqual(["kept"]);
    expect(readdirSync(dataDir).filter((name) => name.includes("restoring"))).toEqual([]);
  });

  it("replaces a damaged database and keeps it beside", async () => {
    const good = join(folder, "good");
    await texts(good, "saved");
    const file = join(folder, "good.db");
    const keys = join(folder, "good-keys.db");
    await backup(good, file, keys);
    const dataDir = join(folder, "damaged");
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "data.key"), dataKeyOf(good));
    writeFileSync(databaseFile(dataDir), "damaged beyond repair ".repeat(500));
    const kept = await restore(file, { dataDir }, at, keys);
    expect(existsSync(kept ?? "")).toBe(true);
    expect(await texts(dataDir)).toEqual(["saved"]);
  });
});
