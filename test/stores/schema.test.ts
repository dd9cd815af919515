import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrationsFolder } from "../../src/stores/database.ts";
import { readMigrations } from "../../src/stores/migrations.ts";
import { migrateSqlite } from "../../src/stores/sqlite.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = temporaryFolder();

/** Runs a script of the project and gives its exit status and what it printed. */
async function run(command: string[], env: Record<string, string> = {}) {
  const outcome = promisify(execFile)(process.execPath, command, {
    cwd: root,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", ...env },
  });
  return outcome.then(
    ({ stdout, stderr }) => ({ status: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      status: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

/** A column as `name kind`, with `?` when it may be empty. */
type Tables = Record<string, string[]>;

/** Tables, columns and unique indexes that the SQLite migrations make. */
function sqliteTables(): { tables: Tables; unique: string[] } {
  const file = join(folder, "tables.db");
  migrateSqlite(file, migrationsFolder("sqlite"));
  const connection = new BetterSqlite3(file, { readonly: true });
  const rows = connection
    .prepare<[], { table: string; column: string; type: string; required: number }>(
      `SELECT t.name AS "table", c.name AS "column", c.type, c."notnull" AS required
       FROM sqlite_master t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT IN ('_prisma_migrations', 'sqlite_sequence') ORDER BY t.name`,
    )
    .all();
  const unique = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%'`,
    )
    .all();
  connection.close();
  const tables: Tables = {};
  for (const { table, column, type, required } of rows)
    (tables[table] ??= []).push(`${column} ${type}${required ? "" : "?"}`);
  return { tables, unique: unique.map(({ name }) => name).sort() };
}

const KINDS: Record<string, string> = { "TIMESTAMP(3)": "DATETIME", BYTEA: "BLOB" };

/** The same, read from the words of the PostgreSQL migrations; unknown words are an error. */
function postgresTables(): { tables: Tables; unique: string[] } {
  const tables: Tables = {};
  const unique: string[] = [];
  const column = (line: string) => {
    const [, name = "", type = "", rest = ""] = /^"(\w+)" (\w+(?:\(\d+\))?)(.*)$/.exec(line) ?? [];
    return `${name} ${KINDS[type] ?? type}${rest.includes("NOT NULL") ? "" : "?"}`;
  };
  const sql = readMigrations(migrationsFolder("postgresql")).map((migration) => migration.sql);
  for (const statement of sql
    .join("\n")
    .replace(/^--.*$/gm, "")
    .split(/;\s*\n/)) {
    const words = statement.trim();
    const [, made, body = ""] = /^CREATE TABLE "(\w+)" \(([\s\S]*)\)$/.exec(words) ?? [];
    const [, altered, changes = ""] = /^ALTER TABLE "(\w+)"\s+([\s\S]*)$/.exec(words) ?? [];
    const [, dropped] = /^DROP TABLE "(\w+)"$/.exec(words) ?? [];
    const [, index] = /^CREATE UNIQUE INDEX "(\w+)"/.exec(words) ?? [];
    if (dropped !== undefined) {
      // Its indexes go with it.
      unique.splice(0, unique.length, ...unique.filter((name) => !name.startsWith(`${dropped}_`)));
      Reflect.deleteProperty(tables, dropped);
    } else if (made !== undefined) {
      const lines = body.split(/,?\n\s*/).filter((line) => line.startsWith('"'));
      tables[made] = lines.map(column);
    } else if (altered !== undefined) {
      for (const change of changes.split(/,\s*\n\s*/)) {
        const [, added] = /^ADD COLUMN\s+(.*)$/.exec(change) ?? [];
        if (added !== undefined) (tables[altered] ??= []).push(column(added));
        else if (!/^ADD CONSTRAINT|^ALTER COLUMN "\w+" (SET|DROP) DEFAULT/.test(change))
          throw new Error(`This test cannot read "${change}" yet: teach it.`);
      }
    } else if (index !== undefined) unique.push(index);
    else if (words !== "" && !words.startsWith("CREATE INDEX"))
      throw new Error(`This test cannot read "${words}" yet: teach it.`);
  }
  return { tables, unique: unique.sort() };
}

const sorted = (tables: Tables) =>
  Object.fromEntries(Object.entries(tables).map(([name, columns]) => [name, columns.sort()]));

describe("schema", () => {
  it("for PostgreSQL is current", async () => {
    expect(await run(["scripts/postgres-schema.mjs", "--check"])).toEqual({ status: 0, said: "" });
  });

  it("has the same tables, columns and unique indexes in both databases", () => {
    const sqlite = sqliteTables();
    const postgres = postgresTables();
    expect(Object.keys(sqlite.tables).length).toBeGreaterThan(15);
    expect(sorted(postgres.tables)).toEqual(sorted(sqlite.tables));
    expect(postgres.unique).toEqual(sqlite.unique);
  });

  it("keeps to what both databases share", () => {
    const models = readFileSync(join(root, "prisma/schema.prisma"), "utf8");
    for (const word of [/\bDecimal\b/, /\bFloat\b/, /\bJson\b/, /^enum /m, /@db\./, /\w\[\] *@db/])
      expect(models).not.toMatch(word);
  });

  it("is what the committed migrations make", async () => {
    const prisma = "node_modules/prisma/build/index.js";
    const diff = [prisma, "migrate", "diff", "--config", "prisma/prisma.config.ts", "--exit-code"];
    const sides = ["--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma"];
    const { status, said } = await run([...diff, ...sides], {
      DATABASE_URL: `file:${join(folder, "diff.db")}`,
    });
    expect(said).toContain("No difference detected");
    expect(status).toBe(0);
  }, 60_000);
});
