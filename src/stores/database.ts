import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { openKeys, type KeyPlace, type Keys } from "./keys.ts";
import { sealedKeyIds } from "./sealed-keys.ts";
import { withKeys } from "./sealing.ts";

/** The database, open; `$disconnect()` closes it. */
export type Database = PrismaClient;

/** The database inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** The database file in a data folder. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, "kechuang.db");
}

/** Tells whether a database url means a PostgreSQL server. */
export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url);
}

/** The file that a database url such as `file:data/kechuang.db` or a plain path means. */
export function sqliteFile(url: string): string {
  if (url.startsWith("file://")) return fileURLToPath(url);
  const file = url.replace(/^(file|sqlite):/, "").replace(/\?.*$/, "");
  if (/^[a-z][a-z0-9+]+:\/\//i.test(file) || file === "")
    throw new Error(
      `数据库地址不对：DATABASE_URL 要写路径、file:路径，或 postgres://用户:密码@主机/库名。`,
    );
  return resolve(file);
}

/**
 * Opens the database at a path, a `file:` url or a `postgres://` url, after bringing it to the
 * newest migration; throws one sentence when that cannot be done. Unless a place is given its keys
 * are beside an SQLite file, and for a server in the folder `data`.
 */
export async function openDatabase(url: string, place?: KeyPlace): Promise<Database> {
  const { dataDir, dataKey } = place ?? {
    dataDir: isPostgres(url) ? "data" : dirname(sqliteFile(url)),
  };
  // An SQLite database has a log in shared memory itself: where that may be, a second one may be.
  const keys = openKeys({ dataDir, dataKey, log: !isPostgres(url) });
  try {
    const db = withKeys(await connect(url, keys), keys);
    // In this order: another process that begins beside us stores a key before what it seals.
    if (keys.empty() && (await sealedKeyIds(db, 1)).size > 0 && keys.empty()) {
      await db.$disconnect();
      throw new Error(
        "数据库里的资料是封存的，密钥文件却是新的：恢复和数据库一起备份的密钥文件 keys.db，或把 DATA_DIR 指回原来的文件夹。",
      );
    }
    return db;
  } catch (error) {
    keys.close();
    throw error;
  }
}

async function connect(url: string, keys: Keys): Promise<Database> {
  if (isPostgres(url)) {
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres(url, migrationsFolder("postgresql"), keys);
  }
  const { openSqlite } = await import("./sqlite.ts");
  return openSqlite(sqliteFile(url), migrationsFolder("sqlite"), keys);
}

/** The folder of the migrations that this program knows for a kind of database. */
export function migrationsFolder(provider: "sqlite" | "postgresql"): string {
  // The same two folders up from the sources and from the build.
  const prisma = resolve(import.meta.dirname, "../../prisma");
  const folder = join(prisma, provider === "sqlite" ? "migrations" : "pg/migrations");
  if (!existsSync(folder)) throw new Error(`程序不完整，缺文件夹 ${folder}：重新安装。`);
  return folder;
}
