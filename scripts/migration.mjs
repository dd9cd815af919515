#!/usr/bin/env node
// Writes the migration from the committed ones to prisma/schema.prisma, for both databases.
// Usage: TEST_DATABASE_URL=postgres://… node scripts/migration.mjs <name>
// The server is needed to replay the PostgreSQL migrations; a database of its own is made there
// and removed again. Read what was written before committing it.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const name = process.argv[2];
const server = process.env.TEST_DATABASE_URL;

if (!/^[a-z][a-z0-9_]*$/.test(name ?? "") || server === undefined) {
  console.error(
    "Usage: TEST_DATABASE_URL=postgres://… node scripts/migration.mjs <name in small letters>",
  );
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), "kechuang-migration-"));
const node = (args, url) =>
  execFileSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1", DATABASE_URL: url },
    stdio: ["ignore", "pipe", "inherit"],
  });

const databases = [
  ["prisma/prisma.config.ts", "prisma/schema.prisma", "prisma/migrations", `file:${scratch}/x.db`],
  ["prisma/pg.config.ts", "prisma/pg/schema.prisma", "prisma/pg/migrations", server],
];

try {
  node(["scripts/postgres-schema.mjs"], server);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const written = databases.map(([config, schema, migrations, url]) => {
    const sides = ["--from-migrations", migrations, "--to-schema", schema, "--script"];
    const prisma = ["node_modules/prisma/build/index.js", "migrate", "diff", "--config", config];
    return [join(migrations, `${stamp}_${name}`), node([...prisma, ...sides], url).trim()];
  });
  for (const [folder, sql] of written) {
    if (!/^(?!--)\S/m.test(sql)) {
      console.log(`${folder}: nothing has changed.`);
      continue;
    }
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, "migration.sql"), `${sql}\n`);
    console.log(`${folder}/migration.sql`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
