import { resolve } from "node:path";
import { defineConfig } from "prisma/config";

const folder = import.meta.dirname;
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= resolve(folder, "../scripts/schema-engine.mjs");

export default defineConfig({
  schema: resolve(folder, "schema.prisma"),
  migrations: { path: resolve(folder, "migrations") },
  datasource: { url: process.env.DATABASE_URL ?? `file:${resolve(folder, "../data/dev.db")}` },
});
