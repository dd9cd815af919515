import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { chance } from "./new-id.ts";
import { storageFault } from "./storage-fault.ts";

/** Where the keys of a database are. */
export interface KeyPlace {
  /** Folder of the key file. */
  dataDir: string;
  /** 256 bits in hex that open the key file; `undefined` means the file `data.key` beside it, made when absent. */
  dataKey?: string | undefined;
  /**
   * Whether the key file has a log in shared memory: a new key is on the disk ten times as soon, but
   * only on a local disk. Without it a rollback journal is written.
   */
  log?: boolean;
}

/** A key under which something is sealed; none knows its scope but the key file. */
export interface ScopeKey {
  readonly id: string;
  /** Whose it is: `enterprise:<id>`, `conversation:<id>`, `person:<id>`. */
  readonly scope: string;
  readonly bytes: Buffer;
}

/** The keys, kept in a file apart from the database: what is deleted here is unreadable in every copy of that. */
export interface Keys {
  /** The key that seals for a scope, made when there is none. */
  sealing(scope: string): ScopeKey;
  /** Has keys that are made from now on written by one `settle`, before what they seal is. */
  hold(): void;
  /** Writes the keys that were made since `hold`. */
  settle(): void;
  /** The key with this id; `undefined` when it was deleted. Throws one sentence when the file never had it. */
  opening(id: string): ScopeKey | undefined;
  /** Has scopes sealed with a new key from now on; returns what to `drop` once their rows are gone. */
  retire(scopes: readonly string[]): string[];
  /** Deletes keys and notes who was erased: `enterprise:<id>`, `person:<id>`. */
  drop(ids: readonly string[], erased: readonly string[], at: Date): void;
  /** Deletes the keys made before `before` that are not among those in use; returns how many. */
  dropUnused(inUse: ReadonlySet<string>, before: Date, at: Date): number;
  /** Whether the file never held a key. */
  empty(): boolean;
  close(): void;
}

/** So many keys are kept in memory. */
const KEPT = 4000;
/** How long another process that writes is waited for, in milliseconds. */
const TIMEOUT = 5000;
const PROOF = "kechuang";

/** The key file in a data folder. */
export function keyFile(dataDir: string): string {
  return join(dataDir, "keys.db");
}

/** Opens the key file, made when absent; throws one sentence when it cannot be opened with the data key. */
export function openKeys({ dataDir, dataKey, log = false }: KeyPlace): Keys {
  const file = keyFile(dataDir);
  try {
    const master = readDataKey({ dataDir, dataKey }, !existsSync(file));
    const connection = openKeyFile(file);
    try {
      writeBy(connection, log ? "wal" : "delete");
      prove(connection, master, file);
      return keysIn(connection, master, file);
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    throw storageFault(error, file);
  }
}

/** Opens a key file as a database that only its owner may read. */
export function openKeyFile(file: string): BetterSqlite3.Database {
  mkdirSync(dirname(file), { recursive: true });
  const connection = new BetterSqlite3(file, { timeout: TIMEOUT });
  chmodSync(file, 0o600);
  // A key must be on the disk before what it seals.
  connection.pragma("synchronous = FULL");
  connection.pragma("secure_delete = ON");
  connection.exec(`
    CREATE TABLE IF NOT EXISTS proof (sealed BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS keys (
      id TEXT PRIMARY KEY NOT NULL, scope TEXT NOT NULL, wrapped BLOB NOT NULL,
      retired INTEGER NOT NULL DEFAULT 0, createdAt TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS keys_scope ON keys (scope);
    CREATE TABLE IF NOT EXISTS gone (id TEXT PRIMARY KEY NOT NULL, scope TEXT NOT NULL, at TEXT NOT NULL);
  `);
  return connection;
}

/** Has a key file written by a kind of journal. Where another process uses it by the other, that stays for now. */
function writeBy(connection: BetterSqlite3.Database, journal: "wal" | "delete"): void {
  if (connection.pragma("journal_mode", { simple: true }) === journal) return;
  connection.pragma("busy_timeout = 0");
  try {
    connection.pragma(`journal_mode = ${journal}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "SQLITE_BUSY") throw error;
  } finally {
    connection.pragma(`busy_timeout = ${TIMEOUT}`);
  }
}

/** The data key that is given, or that of the file beside the key file, made when the key file is `fresh`. */
export function readDataKey({ dataDir, dataKey }: KeyPlace, fresh: boolean): Buffer {
  const file = join(dataDir, "data.key");
  if (dataKey !== undefined) return keyIn(dataKey, "DATA_KEY");
  if (existsSync(file)) return keyIn(readFileSync(file, "utf8"), `文件 ${file}`);
  if (!fresh)
    throw new Error(
      `打不开 ${keyFile(dataDir)}，没有数据密钥：放回文件 ${file}，或设 DATA_KEY 为原来的值。`,
    );
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    // Another process that starts beside us was quicker.
    if (!existsSync(file)) throw error;
  }
  return keyIn(readFileSync(file, "utf8"), `文件 ${file}`);
}

function keyIn(hex: string, place: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(hex.trim())) return Buffer.from(hex.trim(), "hex");
  throw new Error(`${place} 不是数据密钥：要 64 个十六进制字符，如 openssl rand -hex 32 给出的。`);
}

/** Throws unless the data key is the one that the file was made with. */
export function prove(connection: BetterSqlite3.Database, master: Buffer, file: string): void {
  const proof = encrypt(master, Buffer.from(PROOF), "proof");
  connection
    .prepare("INSERT INTO proof (sealed) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM proof)")
    .run(proof);
  const row = connection.prepare<[], { sealed: Buffer }>("SELECT sealed FROM proof").get();
  try {
    decrypt(master, row?.sealed ?? Buffer.alloc(0), "proof");
  } catch (error) {
    throw new Error(
      `数据密钥和 ${file} 对不上：把 DATA_KEY（或 data.key）改回建这个文件时的值，或恢复和它一起的密钥文件。`,
      { cause: error },
    );
  }
}

function keysIn(connection: BetterSqlite3.Database, master: Buffer, file: string): Keys {
  interface Row {
    id: string;
    scope: string;
    wrapped: Buffer;
  }
  const newest = connection.prepare<[string], Row>(
    "SELECT id, scope, wrapped FROM keys WHERE scope = ? AND retired = 0 ORDER BY rowid DESC",
  );
  const byId = connection.prepare<[string], Row>(
    "SELECT id, scope, wrapped FROM keys WHERE id = ?",
  );
  const gone = connection.prepare("SELECT 1 FROM gone WHERE id = ?");
  const any = connection.prepare("SELECT 1 FROM keys UNION ALL SELECT 1 FROM gone");
  const insert = connection.prepare(
    `INSERT INTO keys (id, scope, wrapped, createdAt)
     VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
  );
  const version = connection.prepare<[], number>("PRAGMA data_version").pluck();
  let seen = version.get();
  const byScope = new Map<string, ScopeKey>();
  const known = new Map<string, ScopeKey>();
  const forget = () => {
    byScope.clear();
    known.clear();
  };
  const unwrap = ({ id, scope, wrapped }: Row): ScopeKey => {
    const key = { id, scope, bytes: decrypt(master, wrapped, `${scope} ${id}`) };
    if (known.size >= KEPT) forget();
    known.set(id, key);
    return key;
  };
  const make = connection.transaction((scope: string): ScopeKey => {
    const there = newest.get(scope);
    if (there) return unwrap(there);
    const id = randomBytes(9).toString("base64url");
    const wrapped = encrypt(master, randomBytes(32), `${scope} ${id}`);
    insert.run(id, scope, wrapped);
    return unwrap({ id, scope, wrapped });
  });
  let held = false;
  /** A key that another process deleted must seal nothing more. */
  const notice = () => {
    const now = version.get();
    if (now !== seen) forget();
    seen = now;
  };
  const settle = () => {
    held = false;
    if (!connection.inTransaction) return;
    try {
      connection.exec("COMMIT");
    } catch (error) {
      if (connection.inTransaction) connection.exec("ROLLBACK");
      forget();
      throw error;
    }
  };
  const remove = connection.transaction(
    (ids: readonly string[], erased: readonly string[], at: Date) => {
      for (const id of ids) {
        connection
          .prepare("INSERT OR IGNORE INTO gone SELECT id, scope, ? FROM keys WHERE id = ?")
          .run(at.toISOString(), id);
        connection.prepare("DELETE FROM keys WHERE id = ?").run(id);
      }
      for (const scope of erased)
        connection
          .prepare("INSERT OR REPLACE INTO gone VALUES (?, ?, ?)")
          .run(scope, scope, at.toISOString());
    },
  );
  const drop = (ids: readonly string[], erased: readonly string[], at: Date) => {
    if (ids.length + erased.length === 0) return;
    settle();
    remove.immediate(ids, erased, at);
    forget();
    // Nothing of it stays in the log either; without a log this does nothing.
    connection.pragma("wal_checkpoint(TRUNCATE)");
  };
  return {
    empty: () => any.get() === undefined,
    hold() {
      held = true;
      notice();
    },
    settle,
    sealing(scope) {
      if (!held) notice();
      const kept = byScope.get(scope);
      if (kept) return kept;
      const row = newest.get(scope);
      if (!row && held && !connection.inTransaction) connection.exec("BEGIN IMMEDIATE");
      const key = row ? (known.get(row.id) ?? unwrap(row)) : make.immediate(scope);
      byScope.set(scope, key);
      return key;
    },
    opening(id) {
      const kept = known.get(id);
      if (kept) return kept;
      const row = byId.get(id);
      if (row) return unwrap(row);
      if (gone.get(id) !== undefined) return undefined;
      throw new Error(
        `${file} 里没有封存这条资料的密钥 ${id}：恢复和数据库一起备份的密钥文件（kechuang restore 备份.db --keys 密钥.db）。`,
      );
    },
    retire(scopes) {
      const retired = connection.prepare<[string], string>(
        "UPDATE keys SET retired = 1 WHERE scope = ? RETURNING id",
      );
      const ids = scopes.flatMap((scope) => retired.pluck().all(scope));
      for (const scope of scopes) byScope.delete(scope);
      return ids;
    },
    drop,
    dropUnused(inUse, before, at) {
      const old = connection
        .prepare<[string], string>("SELECT id FROM keys WHERE createdAt < ?")
        .pluck()
        .all(before.toISOString());
      const unused = old.filter((id) => !inUse.has(id) && !known.has(id));
      drop(unused, [], at);
      // Those that are only remembered go next time.
      forget();
      return unused.length;
    },
    close: () => connection.close(),
  };
}

/** Encrypts by AES-256-GCM: nonce, text, tag. It opens only with the same `purpose`. */
export function encrypt(key: Buffer, plain: Buffer, purpose: string): Buffer {
  const nonce = chance(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `encrypt` made; throws when key or purpose is another, or a bit was changed. */
export function decrypt(key: Buffer, sealed: Buffer, purpose: string): Buffer {
  const tag = sealed.subarray(-16);
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}
