import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { backup, restore } from "../stores/backup.ts";
import { databaseFile, isPostgres, sqliteFile } from "../stores/database.ts";
import { UsageError } from "./usage-error.ts";

/** `backup FILE [--keys FILE]`: copies the database, and its keys to a place of their own, while servers go on. */
export async function backupCommand(args: string[]): Promise<number> {
  const { file, keys } = readArguments(args, "备份到哪个文件");
  await backup(place().dataDir, file, keys);
  process.stdout.write(
    keys === undefined
      ? `已备份到 ${file}。密钥不在里面，没有密钥读不了：用 --keys 另存一份，放在别处。\n`
      : `已备份到 ${file}，密钥在 ${keys}：两个分开放，旧的密钥备份用这份替掉。\n`,
  );
  return 0;
}

/** `restore FILE [--keys FILE]`: puts a backup in the place of the database, which is kept beside it. */
export async function restoreCommand(args: string[]): Promise<number> {
  const { file, keys } = readArguments(args, "用哪个备份恢复");
  const kept = await restore(file, place(), new Date(), keys);
  process.stdout.write(`已恢复。${kept === undefined ? "" : `原来的数据库留在 ${kept}。`}\n`);
  return 0;
}

function readArguments(args: string[], asked: string): { file: string; keys: string | undefined } {
  try {
    const options = { keys: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file, keys: values.keys };
  } catch {
    // An option that there is not: told below.
  }
  throw new UsageError(`${asked}：写 备份.db，密钥另用 --keys 密钥.db。`);
}

/** The data folder whose database is meant; throws a sentence when the database is elsewhere. */
function place() {
  const config = readConfig(process.env);
  const { databaseUrl, dataDir } = config;
  if (isPostgres(databaseUrl))
    throw new Error(
      "数据库在 PostgreSQL 上：请用 pg_dump 备份、pg_restore 恢复，密钥文件 keys.db 另外拷贝。",
    );
  if (sqliteFile(databaseUrl) !== resolve(databaseFile(dataDir)))
    throw new Error(
      "DATABASE_URL 指的不是 DATA_DIR 里的数据库：去掉 DATABASE_URL，或停服务后直接拷贝那个文件。",
    );
  return config;
}
