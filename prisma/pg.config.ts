import { resolve } from "node:path";
import { defineConfig } from "prisma/config";

const folder = import.meta.dirname;
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= resolve(folder, "../scripts/schema-engine.mjs");

export default defineConfig({
  schema: resolve(folder, "pg/schema.prisma"),
  migrations: { path: resolve(folder, "pg/migrations") },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/kechuang" },
});
