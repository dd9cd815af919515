import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openDatabase, sqliteFile } from "../../src/stores/database.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { insertRows } from "../../src/stores/insert.ts";
import { migrateSqlite } from "../../src/stores/sqlite.ts";
import { straight, together, type Straight } from "../../src/stores/straight.ts";
import { message, storeContract } from "./contract.ts";
import { straightContract } from "./straight-contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();
const at = new Date("2026-03-12T02:00:00.000Z");

describe("sqlite", () => {
  storeContract(() => openDatabase(join(folder, "contract.db")));
  straightContract(() => openDatabase(join(folder, "straight.db")));

  it("is opened for writing beside others, with foreign keys minded", async () => {
    const db = await openDatabase(`file:${join(folder, "settings.db")}`);
    const setting = async (name: string) =>
      Object.values((await db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`))[0]!)[0];
    expect(await setting("journal_mode")).toBe("wal");
    expect(Number(await setting("synchronous"))).toBe(1);
    expect(Number(await setting("foreign_keys"))).toBe(1);
    await db.$disconnect();
  });

  it("commits what is stored in one moment together, and undoes only what failed of it", async () => {
    const file = join(folder, "moment.db");
    const db = await openDatabase(`file:${file}`);
    const beside = new BetterSqlite3(file, { readonly: true });
    const stored = () => beside.prepare('SELECT "name" FROM "Enterprise"').pluck().all();
    const company = (tx: Straight, name: string) =>
      insertRows(tx, "Enterprise", [{ id: name, name, createdAt: at }]);
    const seen: unknown[] = [];
    const outcomes = await Promise.allSettled([
      together(db, (tx) => company(tx, "one")).then(() => seen.push(stored())),
      together(db, async (tx) => {
        seen.push(stored());
        await company(tx, "two");
        await company(tx, "one");
      }),
      straight(db).run(`UPDATE "Enterprise" SET "name" = 'first' WHERE "id" = ?`, ["one"]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    // The second began before the first was committed; who is told of the first finds it stored.
    expect(seen).toEqual([[], ["first"]]);
    beside.close();
    await db.$disconnect();
  });

  it("refuses an address that is neither a file nor a server it knows", () => {
    expect(() => sqliteFile("mysql://host/name")).toThrow("DATABASE_URL");
    expect(sqliteFile("file:/x/y.db")).toBe("/x/y.db");
    expect(sqliteFile("file:///x/%E7%A7%91.db")).toBe("/x/科.db");
  });

  it("says that a file is not a database", async () => {
    const file = join(folder, "letter.db");
    writeFileSync(
      file,
      "Dear all, this is a letter and no database, whatever its name may say.".repeat(20),
    );
    await expect(openDatabase(file)).rejects.toThrow(/letter\.db 不是数据库：把它移走/);
  });

  it("says that a folder cannot be made where a file stands", async () => {
    writeFileSync(join(folder, "taken"), "");
    await expect(openDatabase(join(folder, "taken/kechuang.db"))).rejects.toThrow(
      "用 DATA_DIR 换一个文件夹",
    );
  });

  it("says that the disk is full, and goes on when there is space again", async () => {
    const db = await openDatabase(join(folder, "full.db"));
    const pages = await db.$queryRawUnsafe<{ page_count: bigint }[]>("PRAGMA page_count");
    const limit = (more: number) =>
      db.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages[0]?.page_count) + more}`);
    await limit(0);
    const long = message({ text: "长".repeat(100_000) });
    await expect(recordIncoming(db, long, at)).rejects.toThrow(
      /^\S+ 所在的磁盘满了，这次没有存上：腾出空间再试。$/,
    );
    await limit(1000);
    expect(await recordIncoming(db, long, at)).toMatchObject({ duplicate: false });
    await db.$disconnect();
  });

  it("lets two connections write in turns", async () => {
    const file = join(folder, "busy.db");
    const db = await openDatabase(file);
    const other = await openDatabase(file);
    const all = Array.from({ length: 40 }, (_, index) =>
      recordIncoming(index % 2 === 0 ? db : other, message({ address: "shared" }), at),
    );
    expect((await Promise.all(all)).every(({ duplicate }) => !duplicate)).toBe(true);
    expect(await db.conversation.findFirst()).toMatchObject({ lastMessage: 40 });
    await db.$disconnect();
    await other.$disconnect();
  });
});

describe("migrations on sqlite", () => {
  const migrationsOf = (name: string, files: Record<string, string>) => {
    const place = join(folder, name);
    for (const [migration, sql] of Object.entries(files)) {
      mkdirSync(join(place, migration), { recursive: true });
      writeFileSync(join(place, migration, "migration.sql"), sql);
    }
    return place;
  };
  const first = `CREATE TABLE "House" ("id" TEXT PRIMARY KEY, "street" TEXT);
    CREATE TABLE "Room" ("id" TEXT PRIMARY KEY, "houseId" TEXT NOT NULL REFERENCES "House" ("id") ON DELETE CASCADE);
    INSERT INTO "House" VALUES ('h', 's'); INSERT INTO "Room" VALUES ('r', 'h');`;
  // As Prisma writes it when a column becomes required.
  const redefine = `PRAGMA defer_foreign_keys=ON;
    PRAGMA foreign_keys=OFF;
    CREATE TABLE "new_House" ("id" TEXT PRIMARY KEY, "street" TEXT NOT NULL DEFAULT '');
    INSERT INTO "new_House" ("id", "street") SELECT "id", coalesce("street", '') FROM "House";
    DROP TABLE "House";
    ALTER TABLE "new_House" RENAME TO "House";
    PRAGMA foreign_keys=ON;
    PRAGMA defer_foreign_keys=OFF;`;
  const rows = (file: string, sql: string) => {
    const connection = new BetterSqlite3(file);
    const found = connection.prepare(sql).all();
    connection.close();
    return found;
  };

  it("keep the rows that point to a table which is made again", () => {
    const file = join(folder, "redefined.db");
    migrateSqlite(file, migrationsOf("redefine", { "1_first": first }));
    expect(migrateSqlite(file, migrationsOf("redefine", { "2_again": redefine }))).toEqual([
      "2_again",
    ]);
    expect(rows(file, `SELECT * FROM "Room"`)).toEqual([{ id: "r", houseId: "h" }]);
    expect(
      rows(file, `SELECT "notnull" FROM pragma_table_info('House') WHERE name = 'street'`),
    ).toEqual([{ notnull: 1 }]);
    expect(migrateSqlite(file, join(folder, "redefine"))).toEqual([]);
  });

  it("undo one that fails, whole, and can be tried again", () => {
    const file = join(folder, "broken.db");
    const broken = `CREATE TABLE "Left" ("id" TEXT); INSERT INTO "Absent" VALUES (1);`;
    const place = migrationsOf("broken", { "1_first": first, "2_broken": broken });
    expect(() => migrateSqlite(file, place)).toThrow("no such table: Absent");
    expect(rows(file, `SELECT name FROM sqlite_master WHERE name IN ('Left', 'Room')`)).toEqual([
      { name: "Room" },
    ]);
    migrationsOf("broken", { "2_broken": `CREATE TABLE "Left" ("id" TEXT);` });
    expect(migrateSqlite(file, place)).toEqual(["2_broken"]);
  });

  it("refuse one that leaves rows pointing nowhere", () => {
    const file = join(folder, "dangling.db");
    const dangling = `DELETE FROM "House";`;
    const place = migrationsOf("dangling", { "1_first": first, "2_dangling": dangling });
    expect(() => migrateSqlite(file, place)).toThrow("没了着落");
    expect(rows(file, `SELECT id FROM "House"`)).toEqual([{ id: "h" }]);
  });

  it("refuse a file that was edited after it was applied", () => {
    const file = join(folder, "edited.db");
    const place = migrationsOf("edited", { "1_first": first });
    migrateSqlite(file, place);
    migrationsOf("edited", { "1_first": `${first}\n-- a second thought` });
    expect(() => migrateSqlite(file, place)).toThrow(/迁移 1_first .*又被改了.*新迁移/);
  });

  it("refuse a database of a newer program", () => {
    const file = join(folder, "newer.db");
    migrateSqlite(file, migrationsOf("newer", { "1_first": first, "2_again": redefine }));
    const older = migrationsOf("older", { "1_first": first });
    expect(() => migrateSqlite(file, older)).toThrow(/更新的版本建的.*2_again/);
  });
});
