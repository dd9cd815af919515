import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One step of the database's making, as committed under `prisma/`. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file in hex, as Prisma records it. */
  checksum: string;
}

/** A row of Prisma's own table of migrations that was not rolled back. */
export interface AppliedMigration {
  name: string;
  checksum: string;
  /** False when it was begun and did not end. */
  finished: boolean;
}

/** Reads the migrations in a folder, oldest first. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Tells which migrations are still to be applied to the database called `place`;
 * throws one sentence when it was made by a newer program or by other files than these.
 */
export function pendingMigrations(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
  place: string,
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name);
    if (migration === undefined)
      throw new Error(
        `The database ${place} was made by a newer version of this program (migration ${name} is not known here): update the program, or restore a backup made by this version.`,
      );
    if (!finished)
      throw new Error(
        `Migration ${name} was begun on the database ${place} and did not end: restore a backup, or put it right with \`npx prisma migrate resolve\`.`,
      );
    if (migration.checksum !== checksum)
      throw new Error(
        `Migration ${name} was edited after it was applied to the database ${place}: restore prisma/**/${name}/migration.sql as it was and put the change into a new migration.`,
      );
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
