import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Database } from "./database.ts";
import { PrismaClient } from "./generated-pg/client.ts";
import type { Keys } from "./keys.ts";
import { pendingMigrations, readMigrations } from "./migrations.ts";
import { unsealingAdapter } from "./sealing.ts";
import { withWay } from "./straight.ts";
import { straightPostgres } from "./straight-postgres.ts";

/** The number under which Prisma too guards its migrations against each other. */
const MIGRATION_LOCK = 72707369;

/** Opens a PostgreSQL database with the migrations of a folder applied; what is sealed is opened with the keys. */
export async function openPostgres(url: string, migrations: string, keys: Keys): Promise<Database> {
  await migratePostgres(url, migrations);
  const client = new PrismaClient({
    adapter: unsealingAdapter(new PrismaPg({ connectionString: url }), keys),
    errorFormat: "minimal",
    transactionOptions: { maxWait: 30_000, timeout: 30_000 },
  });
  await client.$connect();
  // Generated from the same models; only the types of what SQLite lacks differ.
  const db = client as unknown as Database;
  return withWay(db, straightPostgres(db, keys));
}

const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Applies what is missing of a folder's migrations to a PostgreSQL database; returns their names. */
export async function migratePostgres(url: string, folder: string): Promise<string[]> {
  const place = placeOf(url);
  const client = await connect(url, place);
  try {
    const migrations = readMigrations(folder);
    // A server that starts beside us waits here and then finds nothing to do.
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(HISTORY);
    const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    );
    const pending = pendingMigrations(migrations, rows, place);
    for (const { name, sql, checksum } of pending) {
      await client.query("BEGIN");
      await client.query(sql);
      await client.query(
        `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
         VALUES (gen_random_uuid()::text, $1, clock_timestamp(), $2, 1)`,
        [checksum, name],
      );
      await client.query("COMMIT");
    }
    return pending.map(({ name }) => name);
  } finally {
    // Closing undoes a transaction that is open and frees the lock.
    await client.end();
  }
}

async function connect(url: string, place: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : "";
    throw new Error(
      `PostgreSQL 数据库 ${place} 连不上（${reason}）：启动它，或改对 DATABASE_URL。`,
      { cause: error },
    );
  }
  return client;
}

/** Host and name of a database, without user and password. */
function placeOf(url: string): string {
  if (!URL.canParse(url))
    throw new Error(
      "DATABASE_URL 不是能用的地址：写成 postgres://用户:密码@主机/库名，密码里的特殊字符写成 %XX。",
    );
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
