import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { databaseFile, migrationsFolder } from "./database.ts";
import { eraseAgain } from "./erasing-again.ts";
import { backupKeys, checkKeys, erasedScopes, restoreKeys } from "./key-backup.ts";
import type { KeyPlace } from "./keys.ts";
import { pendingMigrations, readMigrations } from "./migrations.ts";
import { lockServer } from "./server-lock.ts";
import { appliedMigrations } from "./sqlite.ts";
import { storageFault } from "./storage-fault.ts";

/**
 * Copies the database of a data folder into one new file, while servers go on with their work, and
 * the keys without which it cannot be read into another, where one is named. The data key is in none.
 */
export async function backup(dataDir: string, file: string, keys?: string): Promise<void> {
  const source = databaseFile(dataDir);
  if (!existsSync(source))
    throw new Error(`没有数据库 ${source}，备份不了：用 DATA_DIR 指到数据文件夹。`);
  if (existsSync(file)) throw new Error(`文件 ${file} 已经有了：给备份换一个文件名。`);
  const partial = `${file}.partial`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(partial, { force: true });
    const connection = new BetterSqlite3(source, { fileMustExist: true });
    // In one step: SQLite begins again whenever another process writes between two.
    await connection
      .backup(partial, { progress: () => Number.MAX_SAFE_INTEGER })
      .finally(() => connection.close());
    closeWriteAheadLog(partial);
    check(partial);
    if (keys !== undefined) await backupKeys(dataDir, keys);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw storageFault(error, file);
  }
}

/**
 * Puts a backup in the place of a data folder's database, whose file is kept beside it under a name
 * with the time `at`; returns that name, `undefined` when there was none. `keys` is the backup of the
 * keys, where the folder no longer has them. Who was erased since is erased again.
 * Throws one sentence, with nothing changed, while a server runs there or when the backup is unsound.
 */
export async function restore(
  file: string,
  place: KeyPlace,
  at: Date,
  keys?: string,
): Promise<string | undefined> {
  const { dataDir } = place;
  if (!existsSync(file)) throw new Error(`没有备份文件 ${file}：换成有的备份。`);
  const lock = await lockServer(dataDir);
  const target = databaseFile(dataDir);
  const arriving = `${target}.restoring`;
  try {
    try {
      copyFileSync(file, arriving);
      check(arriving);
      if (keys !== undefined) restoreKeys(keys, place);
      settle(arriving, dataDir, at);
    } catch (error) {
      throw storageFault(error, file);
    }
    const kept = existsSync(target) ? putAside(target, at) : undefined;
    renameSync(arriving, target);
    return kept;
  } catch (error) {
    for (const ending of ["", "-wal", "-shm"]) rmSync(arriving + ending, { force: true });
    throw error;
  } finally {
    lock.release();
  }
}

/** Throws one sentence unless a file is a sound database that this program can go on with. */
function check(file: string): void {
  const connection = new BetterSqlite3(file, { fileMustExist: true });
  try {
    const found = connection.pragma("integrity_check", { simple: true });
    if (found !== "ok") throw new Error(`数据库 ${file} 坏了（${String(found)}）：换一个备份。`);
    const applied = appliedMigrations(connection);
    if (applied.length === 0)
      throw new Error(`${file} 不是本程序的备份：换成用 kechuang backup 做的备份。`);
    pendingMigrations(readMigrations(migrationsFolder("sqlite")), applied, file);
  } finally {
    connection.close();
  }
}

/** Throws one sentence unless the keys of a database are there; erases again who was erased. */
function settle(file: string, dataDir: string, at: Date): void {
  const connection = new BetterSqlite3(file, { fileMustExist: true });
  try {
    checkKeys(connection, dataDir);
    eraseAgain(connection, erasedScopes(dataDir), at);
  } finally {
    connection.close();
  }
}

/** Renames a database with what its write-ahead log still holds. */
function putAside(file: string, at: Date): string {
  const kept = `${file}.before-${at.toISOString().replace(/[-:]|\.\d+/g, "")}`;
  try {
    closeWriteAheadLog(file);
  } catch (error) {
    if (/BUSY|locked/.test(String(error)))
      throw new Error(`数据库 ${file} 正被别的程序使用：停掉那个程序再恢复。`, {
        cause: error,
      });
    // Damaged, which may be why it is replaced: kept as it is.
  }
  for (const ending of ["", "-wal", "-shm"])
    if (existsSync(file + ending)) renameSync(file + ending, kept + ending);
  return kept;
}

/** Brings a database into its one file; throws when anybody else has it open. */
function closeWriteAheadLog(file: string): void {
  const connection = new BetterSqlite3(file, { fileMustExist: true, timeout: 0 });
  try {
    connection.pragma("journal_mode = DELETE");
  } finally {
    connection.close();
  }
}
