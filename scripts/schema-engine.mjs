#!/usr/bin/env node
// Stand-in for Prisma's schema-engine binary: same argv + JSON-RPC-over-stdio contract,
// served by @prisma/schema-engine-wasm and a JS driver adapter.
import { readFileSync, mkdirSync, rmSync, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { dirname, resolve } from "node:path";
import { randomUUID } from "node:crypto";
const argv = process.argv.slice(2);
let wasm, bound, current;
const shadows = [];
const opt = (n) => {
  const out = [];
  for (let i = 0; i < argv.length; i++) if (argv[i] === n) out.push(argv[i + 1]);
  return out;
};
if (argv.includes("--version")) {
  console.log("schema-engine-wasm-shim 7.10.0-4.0edf323efd1d98336f3f0a68684b56f689b900d3");
  process.exit(0);
}
const datasource = JSON.parse(opt("--datasource")[0] ?? "{}");
const cli = argv.includes("cli") ? argv[argv.indexOf("cli") + 1] : undefined;
const log = (level, message, extra = {}) =>
  process.stderr.write(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      target: "schema_engine::logger",
      fields: { message, ...extra },
    }) + "\n",
  );

// Over the SQLite adapter the wasm engine reports a missing history table as P1014 instead of "not initialised",
// so the table is made first for the methods that read it (same DDL as the engine's own).
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
const READS_HISTORY = new Set([
  "devDiagnostic",
  "diagnoseMigrationHistory",
  "evaluateDataLoss",
  "createMigration",
  "markMigrationApplied",
  "markMigrationRolledBack",
]);
async function ensureHistory() {
  if (!/^file:/.test(datasource.url ?? "")) return;
  await live?.executeScript(HISTORY); // on the engine's own connection: it takes SQLite's exclusive lock
}
let live;
// The engine replays a whole migration file through queryRaw on the shadow database; better-sqlite3 prepares one statement only.
function scripted(factory) {
  const open = factory.connectToShadowDb.bind(factory);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => (live = await connect());
  factory.connectToShadowDb = async () => {
    const c = await open();
    for (const [m, empty] of [
      ["queryRaw", { columnNames: [], columnTypes: [], rows: [] }],
      ["executeRaw", 0],
    ]) {
      const one = c[m].bind(c);
      c[m] = (q) =>
        one(q).catch(async (e) => {
          if (/more than one statement|contains no statements/.test(e.message)) {
            await c.executeScript(q.sql);
            return empty;
          }
          throw e;
        });
    }
    return c;
  };
  return factory;
}
async function adapterFactory() {
  const url = datasource.url ?? "file::memory:";
  if (/^postgres(ql)?:/.test(url)) {
    const { PrismaPg } = await import("@prisma/adapter-pg");
    const pg = (await import("pg")).default;
    // The catalogue queries return PostgreSQL's internal "char" type (oid 18), which the adapter has no mapping for: present it as text.
    const asText = (r) => {
      for (const one of [r].flat())
        for (const f of one?.fields ?? []) if (f.dataTypeID === 18) f.dataTypeID = 25;
      return r;
    };
    class Client extends pg.Client {
      query(...a) {
        const last = a.at(-1);
        if (typeof last === "function") {
          a[a.length - 1] = (err, r) => last(err, r && asText(r));
          return super.query(...a);
        }
        const r = super.query(...a);
        return typeof r?.then === "function" ? r.then(asText) : r;
      }
    }
    const pool = (u) =>
      new PrismaPg(new pg.Pool({ connectionString: u, Client }), { disposeExternalPool: true });
    const f = pool(url);
    // The adapter's own shadow database goes by {connectionString, database}, where the string wins: it would replay onto the real database.
    f.connectToShadowDb = async () => {
      const given = datasource.shadowDatabaseUrl;
      if (given) {
        const c = await pool(given).connect();
        await c.executeScript("DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public");
        return c;
      }
      const name = "prisma_migrate_shadow_db_" + randomUUID(),
        u = new URL(url);
      u.pathname = "/" + name;
      const admin = await pool(url).connect();
      await admin.executeScript(`CREATE DATABASE "${name}"`);
      const c = await pool(u.href).connect(),
        dispose = c.dispose.bind(c);
      c.dispose = async () => {
        await dispose();
        await admin.executeScript(`DROP DATABASE IF EXISTS "${name}"`);
        await admin.dispose();
      };
      shadows.push(c);
      return c;
    };
    return f;
  }
  const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
  const file = url.replace(/^file:/, "").replace(/\?.*$/, "");
  if (file !== ":memory:") mkdirSync(dirname(resolve(file)), { recursive: true });
  return scripted(new PrismaBetterSqlite3({ url }));
}
async function loadWasm() {
  const bg = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm"));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
    "./schema_engine_bg.js": bg,
  });
  bg.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return bg;
}
async function engine() {
  const { SchemaEngine } = await (wasm ??= loadWasm());
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const datamodels = opt("--datamodels").map((p) => [p, readFileSync(p, "utf8")]);
  bound = bindMigrationAwareSqlAdapterFactory(await adapterFactory());
  return SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    (m) => process.env.SE_DEBUG && process.stderr.write(String(m) + "\n"),
    bound,
  );
}
if (cli) {
  try {
    const f = await adapterFactory();
    if (cli === "can-connect-to-database") {
      if (f.provider === "sqlite") {
        const file = resolve(datasource.url.replace(/^file:/, "").replace(/\?.*$/, ""));
        if (!existsSync(file))
          throw Object.assign(new Error(`Database \`${file}\` does not exist`), {
            error_code: "P1003",
          });
      }
      const c = await f.connect();
      await c.executeRaw({ sql: "SELECT 1", args: [], argTypes: [] });
      await c.dispose();
    } else if (cli === "create-database" && f.provider === "postgres") {
      const u = new URL(datasource.url),
        name = decodeURIComponent(u.pathname.slice(1));
      u.pathname = "/postgres";
      const pg = (await import("pg")).default,
        c = new pg.Client({ connectionString: u.href });
      await c.connect();
      await c.query(`CREATE DATABASE "${name.replaceAll('"', '""')}"`);
      await c.end();
    } else if (cli === "create-database") {
      const c = await f.connect();
      await c.dispose();
    } else if (cli === "drop-database") {
      if (f.provider === "sqlite")
        rmSync(resolve(datasource.url.replace(/^file:/, "")), { force: true });
    }
    process.exit(0);
  } catch (e) {
    process.stderr.write("\n");
    log("ERROR", e.message, {
      error_code: e.error_code ?? (e.cause?.kind === "DatabaseDoesNotExist" ? "P1003" : "P1001"),
      is_panic: false,
      meta: null,
    });
    process.exit(1);
  }
}
let printId = 0;
const unwrap = (m) =>
  m.replace(
    /External error id#(\d+)/,
    (all, id) => bound?.errorRegistry?.consumeError(Number(id))?.error?.message ?? all,
  );
const send = (o) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...o }) + "\n");
let chain = Promise.resolve();
createInterface({ input: process.stdin })
  .on("line", (line) => {
    const msg = JSON.parse(line);
    if (!msg.method) return;
    chain = chain.then(async () => {
      try {
        const p = await (current ??= engine());
        if (READS_HISTORY.has(msg.method)) await ensureHistory();
        const m = { getDatabaseVersion: "version" }[msg.method] ?? msg.method;
        if (typeof p[m] !== "function")
          throw new Error("schema-engine shim: unsupported method " + msg.method);
        if (m === "reset" && /^file:/.test(datasource.url ?? "")) {
          // the wasm reset is a no-op on SQLite: drop every object instead
          const c = live;
          const { rows } = await c.queryRaw({
            sql: "SELECT type, name FROM sqlite_master WHERE type IN ('view','table') AND name NOT LIKE 'sqlite_%' ORDER BY type DESC",
            args: [],
            argTypes: [],
          });
          await c.executeScript(
            [
              "PRAGMA foreign_keys=OFF",
              ...rows.map(
                ([type, name]) => `DROP ${type} IF EXISTS "${name.replaceAll('"', '""')}"`,
              ),
              HISTORY,
              "PRAGMA foreign_keys=ON",
            ].join(";\n"),
          ); // AUTOINCREMENT's sqlite_sequence can't be dropped, and without a history table it counts as 'not empty' (P3005)
          await live.dispose();
          current = undefined;
          send({ id: msg.id, result: {} });
          return;
        }
        // evaluateDataLoss gets no shadow database of its own: it reads the replayed schema that devDiagnostic caches
        if (m === "evaluateDataLoss")
          await p.devDiagnostic({
            migrationsList: msg.params.migrationsList,
            filters: msg.params.filters,
          });
        const result = await p[m](msg.params);
        if (msg.method === "diff" && result?.stdout != null)
          send({ id: `p${++printId}`, method: "print", params: { content: result.stdout } });
        send({ id: msg.id, result: result ?? {} });
      } catch (e) {
        if (process.env.SE_DEBUG) process.stderr.write(String(e?.stack ?? e) + "\n");
        send({
          id: msg.id,
          error: {
            code: 4466,
            message: "An error happened. Check the data field for details.",
            data: {
              is_panic: false,
              message: unwrap(e?.message ?? String(e)),
              meta: e?.meta ?? null,
              error_code: e?.code ?? null,
            },
          },
        });
      }
    });
  })
  .on("close", () =>
    chain.then(async () => {
      for (const c of shadows) await c.dispose().catch(() => {});
      process.exit(0);
    }),
  );
