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
        `数据库 ${place} 是更新的版本建的（这里没有迁移 ${name}）：升级程序，或恢复本版本做的备份。`,
      );
    if (!finished)
      throw new Error(
        `数据库 ${place} 的迁移 ${name} 只做了一半：恢复备份，或用 npx prisma migrate resolve 处理。`,
      );
    if (migration.checksum !== checksum)
      throw new Error(
        `迁移 ${name} 在数据库 ${place} 上做过之后又被改了：把 prisma/**/${name}/migration.sql 改回原样，要改的另写一个新迁移。`,
      );
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
