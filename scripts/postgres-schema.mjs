#!/usr/bin/env node
// Writes prisma/pg/schema.prisma: the models of prisma/schema.prisma for PostgreSQL.
// Usage: node scripts/postgres-schema.mjs [--check]   (--check: exit 1 when it is not current)
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "..");

/** The models of an SQLite schema for PostgreSQL; throws when a line to be replaced is missing. */
export function postgresSchema(sqlite) {
  const replace = (text, from, to) => {
    if (text.split(from).length !== 2)
      throw new Error(`prisma/schema.prisma: the line \`${from}\` must stand in it once.`);
    return text.replace(from, to);
  };
  const models = replace(
    replace(sqlite, 'provider = "sqlite"', 'provider = "postgresql"'),
    '"../src/stores/generated"',
    '"../../src/stores/generated-pg"',
  );
  return models.replace(
    /^(\/\/.*\n)+/,
    "// Written by scripts/postgres-schema.mjs from prisma/schema.prisma: change that one.\n",
  );
}

function main() {
  const target = resolve(root, "prisma/pg/schema.prisma");
  const text = postgresSchema(readFileSync(resolve(root, "prisma/schema.prisma"), "utf8"));
  if (process.argv.includes("--check")) {
    if (readFileSync(target, "utf8") === text) return;
    console.error(
      "prisma/pg/schema.prisma is not current: run `node scripts/postgres-schema.mjs`.",
    );
    process.exitCode = 1;
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
