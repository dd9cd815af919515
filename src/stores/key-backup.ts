import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { keyFile, openKeyFile, prove, readDataKey, type KeyPlace } from "./keys.ts";
import { sealedKeyQueries } from "./sealed-keys.ts";
import { storageFault } from "./storage-fault.ts";

/** Copies the key file of a data folder to a place where only its owner may read it; an older copy there gives way. */
export async function backupKeys(dataDir: string, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) mustBeKeys(file).close();
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  const connection = new BetterSqlite3(keyFile(dataDir), { fileMustExist: true });
  await connection
    .backup(partial, { progress: () => Number.MAX_SAFE_INTEGER })
    .finally(() => connection.close());
  chmodSync(partial, 0o600);
  renameSync(partial, file);
}

/**
 * Brings the keys of a backup back into a data folder; those deleted there since stay deleted.
 * Throws one sentence when they do not open with its data key.
 */
export function restoreKeys(file: string, place: KeyPlace): void {
  if (!existsSync(file)) throw new Error(`没有密钥文件 ${file}：换成有的密钥备份。`);
  const dataKey = readDataKey(place, false);
  try {
    check(file, dataKey);
  } catch (error) {
    throw storageFault(error, file);
  }
  const connection = openKeyFile(keyFile(place.dataDir));
  try {
    prove(connection, dataKey, keyFile(place.dataDir));
    connection.prepare("ATTACH ? AS backup").run(file);
    connection.transaction(() => {
      connection.exec(`
        INSERT OR IGNORE INTO gone SELECT * FROM backup.gone;
        INSERT OR IGNORE INTO keys SELECT * FROM backup.keys;
        DELETE FROM keys WHERE id IN (SELECT id FROM gone);
      `);
    })();
    connection.exec("DETACH backup");
  } finally {
    connection.close();
  }
}

function check(file: string, dataKey: Buffer): void {
  const connection = mustBeKeys(file);
  try {
    prove(connection, dataKey, file);
  } finally {
    connection.close();
  }
}

/** Opens a file; throws one sentence unless it is a copy of a key file. */
function mustBeKeys(file: string): BetterSqlite3.Database {
  const connection = new BetterSqlite3(file, { fileMustExist: true });
  try {
    const tables = connection
      .prepare("SELECT name FROM sqlite_master WHERE name IN ('proof', 'keys', 'gone')")
      .all();
    if (tables.length === 3) return connection;
  } catch {
    // No database at all: told below.
  }
  connection.close();
  throw new Error(`${file} 不是密钥文件：换成用 kechuang backup --keys 做的。`);
}

/** Throws one sentence when a database holds what is sealed by keys that a data folder never had. */
export function checkKeys(connection: BetterSqlite3.Database, dataDir: string): void {
  const needed = sealedKeyQueries().flatMap((query) =>
    connection.prepare<[], string>(query).pluck().all(),
  );
  const missing = new Set(needed);
  if (missing.size > 0 && existsSync(keyFile(dataDir))) {
    const keys = openKeyFile(keyFile(dataDir));
    for (const id of keys
      .prepare<[], string>("SELECT id FROM keys UNION SELECT id FROM gone")
      .pluck()
      .all())
      missing.delete(id);
    keys.close();
  }
  if (missing.size > 0)
    throw new Error(
      `备份里的资料要 ${String(missing.size)} 把密钥，${keyFile(dataDir)} 里没有：加上和它一起备份的密钥，写 --keys 密钥.db。`,
    );
}

/** Who was erased from a data folder: `enterprise:<id>`, `person:<id>`. */
export function erasedScopes(dataDir: string): string[] {
  if (!existsSync(keyFile(dataDir))) return [];
  const keys = openKeyFile(keyFile(dataDir));
  try {
    return keys.prepare<[], string>("SELECT scope FROM gone WHERE id = scope").pluck().all();
  } finally {
    keys.close();
  }
}
