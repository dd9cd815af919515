import { resolve } from "node:path";
import { readConfig } from "../config.ts";
import { backup, restore } from "../stores/backup.ts";
import { databaseFile, isPostgres, sqliteFile } from "../stores/database.ts";
import { UsageError } from "./usage-error.ts";

/** `backup FILE`: copies the database into one file while servers go on. */
export async function backupCommand([file]: string[]): Promise<number> {
  if (file === undefined) throw new UsageError("备份到哪个文件：kechuang backup 备份.db。");
  await backup(dataDir(), file);
  process.stdout.write(`已备份到 ${file}。\n`);
  return 0;
}

/** `restore FILE`: puts a backup in the place of the database, which is kept beside it. */
export async function restoreCommand([file]: string[]): Promise<number> {
  if (file === undefined) throw new UsageError("用哪个备份恢复：kechuang restore 备份.db。");
  const kept = await restore(file, dataDir(), new Date());
  process.stdout.write(`已恢复。${kept === undefined ? "" : `原来的数据库留在 ${kept}。`}\n`);
  return 0;
}

/** The data folder whose database is meant; throws a sentence when the database is elsewhere. */
function dataDir(): string {
  const { databaseUrl, dataDir: folder } = readConfig(process.env);
  if (isPostgres(databaseUrl))
    throw new Error("数据库在 PostgreSQL 上：请用 pg_dump 备份、pg_restore 恢复。");
  if (sqliteFile(databaseUrl) !== resolve(databaseFile(folder)))
    throw new Error(
      "DATABASE_URL 指的不是 DATA_DIR 里的数据库：去掉 DATABASE_URL，或停服务后直接拷贝那个文件。",
    );
  return folder;
}
