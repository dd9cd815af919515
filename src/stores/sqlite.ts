import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import BetterSqlite3 from "better-sqlite3";
import type { Database } from "./database.ts";
import { PrismaClient } from "./generated/client.ts";
import type { Keys } from "./keys.ts";
import { pendingMigrations, readMigrations, type AppliedMigration } from "./migrations.ts";
import { BUSY_TIMEOUT, serialAdapter } from "./serial-adapter.ts";
import { unsealingAdapter } from "./sealing.ts";
import { storageFault } from "./storage-fault.ts";
import { withWay } from "./straight.ts";
import { straightSqlite, type SharedConnection } from "./straight-sqlite.ts";
import { turnstile } from "./turnstile.ts";

/** How long migrating waits for another process that is writing, in milliseconds. */
const MIGRATION_TIMEOUT = 10_000;

/**
 * So many pages of the log are written into the file at once, 32 MB of them: most changes fall on the
 * same pages, and a page that changed often is written once.
 */
const LOG_PAGES = 8000;

/** Opens an SQLite file, made when absent, with the migrations of a folder applied; what is sealed is opened with the keys. */
export async function openSqlite(file: string, migrations: string, keys: Keys): Promise<Database> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    migrateSqlite(file, migrations);
    const adapter = new PrismaBetterSqlite3({ url: file, timeout: BUSY_TIMEOUT });
    const enter = turnstile();
    const shared: SharedConnection[] = [];
    const serial = serialAdapter(adapter, file, enter, (connection) =>
      shared.push({ connection, prepare: connection.prepare.bind(connection), enter }),
    );
    const client = new PrismaClient({
      adapter: unsealingAdapter(serial, keys),
      errorFormat: "minimal",
      transactionOptions: { maxWait: 30_000, timeout: 30_000 },
    });
    await client.$connect();
    const [way] = shared;
    if (!way) throw new Error("Prisma did not connect.");
    way.connection.pragma(`wal_autocheckpoint = ${String(LOG_PAGES)}`);
    return withWay(client, straightSqlite(way, file, keys));
  } catch (error) {
    throw storageFault(error, file);
  }
}

const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** Applies what is missing of a folder's migrations to an SQLite file, as Prisma would; returns their names. */
export function migrateSqlite(file: string, folder: string): string[] {
  const connection = new BetterSqlite3(file, { timeout: MIGRATION_TIMEOUT });
  try {
    connection.pragma("journal_mode = WAL");
    const migrations = readMigrations(folder);
    if (pendingMigrations(migrations, appliedMigrations(connection), file).length === 0) return [];
    // Redefined tables are dropped and made again: rows that point to them must stay meanwhile.
    // The pragma only works outside a transaction.
    connection.pragma("foreign_keys = OFF");
    connection.exec(HISTORY);
    const done: string[] = [];
    for (const { name } of pendingMigrations(migrations, appliedMigrations(connection), file)) {
      const apply = connection.transaction(() => {
        // Another process may have been quicker.
        const pending = pendingMigrations(migrations, appliedMigrations(connection), file);
        const migration = pending.find((one) => one.name === name);
        if (migration === undefined) return;
        connection.exec(migration.sql);
        if ((connection.pragma("foreign_key_check") as unknown[]).length > 0)
          throw new Error(
            `迁移 ${name} 会让 ${file} 里有的记录没了着落，所以没有做：先用上一个版本，并告诉开发的人。`,
          );
        connection
          .prepare(
            `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
             SELECT lower(hex(randomblob(16))), ?, at, ?, at, 1 FROM (SELECT strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now') AS at)`,
          )
          .run(migration.checksum, name);
        done.push(name);
      });
      apply.immediate();
    }
    return done;
  } finally {
    connection.close();
  }
}

/** The migrations that an SQLite file has seen. */
export function appliedMigrations(connection: BetterSqlite3.Database): AppliedMigration[] {
  const table = connection
    .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`)
    .get();
  if (table === undefined) return [];
  return connection
    .prepare<[], { name: string; checksum: string; finished: number }>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    )
    .all()
    .map((row) => ({ ...row, finished: row.finished === 1 }));
}
