import type { Database } from "./database.ts";
import { sealedKeyIds } from "./sealed-keys.ts";
import { keysOf } from "./sealing.ts";

/** A key younger than this may be about to seal its first row, in milliseconds. */
const YOUNG = 24 * 60 * 60 * 1000;

/** Deletes the keys that seal nothing any more, such as those of what was kept long enough; returns how many. */
export async function dropUnusedKeys(db: Database, at: Date): Promise<number> {
  const keys = keysOf(db);
  return keys.dropUnused(await sealedKeyIds(db), new Date(at.getTime() - YOUNG), at);
}

/**
 * Takes what was deleted out of the files of an SQLite database: out of its log, and out of the file
 * itself when much of it is free, or `always`. PostgreSQL does that by itself.
 */
export async function compact(db: Database, { always = false } = {}): Promise<void> {
  if (!(await isSqlite(db))) return;
  const pages = async (name: string) => {
    const [row] = await db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    return Number(Object.values(row ?? {})[0]);
  };
  if (always || (await pages("freelist_count")) > (await pages("page_count")) / 5)
    await db.$executeRawUnsafe("VACUUM");
  await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
}

async function isSqlite(db: Database): Promise<boolean> {
  return db.$queryRawUnsafe("SELECT sqlite_version() AS version").then(
    () => true,
    () => false,
  );
}
