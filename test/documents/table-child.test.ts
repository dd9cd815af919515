import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTablesOf } from "../../src/documents/read-tables.ts";
import { readInProcess } from "../../src/documents/table-child.ts";
import { TABLE_LIMITS } from "../../src/documents/table-limits.ts";
import { convertFile } from "../../src/documents/table-office.ts";
import { vocabulary } from "../profile/reading/shipped-vocabulary.ts";
import { numberCell, textCell, workbookParts, zip } from "./package-fixture.ts";
import { workbook } from "./workbook-fixture.ts";

const root = join(import.meta.dirname, "../..");
// Beside the packages, so that the program finds them.
const built = join(root, `node_modules/.cache/table-process-${String(process.pid)}`);
const program = pathToFileURL(join(built, "table-process.mjs"));
const small = zip(
  workbookParts(`<row r="1">${textCell("A1", "营业收入")}${numberCell("B1", "1")}</row>`),
);

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: join(root, "src/documents/table-process.ts"),
      outDir: built,
      rollupOptions: { output: { entryFileNames: "table-process.mjs" } },
    },
  });
}, 60_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const task = (bytes: Uint8Array, limits: Partial<typeof TABLE_LIMITS> = {}) => ({
  bytes,
  name: "表.xlsx",
  limits: { ...TABLE_LIMITS, ...limits },
});

describe("a process of its own", () => {
  it("gives the same tables as reading here", async () => {
    expect(existsSync(program)).toBe(true);
    const here = await readInProcess(task(small), new URL("file:///no/such/program.js"));
    expect(await readInProcess(task(small), program)).toEqual(here);
    expect(here).toMatchObject({ tables: [{ name: "Sheet1" }] });
  });

  it("is ended when it takes too long", async () => {
    const rows = Array.from(
      { length: 18_000 },
      (_, at) => `<row r="${String(at + 1)}">${numberCell(`A${String(at + 1)}`, "1")}</row>`,
    );
    const outcome = await readInProcess(
      task(zip(workbookParts(rows.join(""))), { milliseconds: 20 }),
      program,
    );
    expect(outcome).toEqual({ refused: expect.stringMatching(/太久.*单独另存/) as string });
  });

  it("is ended when it takes too much memory, and this one goes on", async () => {
    const cell = "x".repeat(60);
    const rows = Array.from(
      { length: 60_000 },
      (_, at) =>
        `<row r="${String(at + 1)}">${textCell(`A${String(at + 1)}`, cell)}${textCell(`B${String(at + 1)}`, cell)}</row>`,
    );
    const limits = { megabytes: 24, rows: 10 ** 6, cells: 10 ** 6, milliseconds: 60_000 };
    const outcome = await readInProcess(task(zip(workbookParts(rows.join(""))), limits), program);
    expect(outcome).toEqual({ refused: expect.stringMatching(/太大.*单独另存/) as string });
  }, 70_000);
});

const hasOffice = spawnSync("soffice", ["--version"], { timeout: 30_000 }).status === 0;

describe("what a file proposes", () => {
  it("is read in the same process, against the facts that were sent there", async () => {
    const rows = [
      ["项目", "2025年（万元）"],
      ["销售收入", 4126],
    ];
    const bytes = await workbook({ 表: { rows } });
    const ground = { vocabulary, today: "2026-06-15", file: "表.xlsx" };
    const outcome = await readInProcess({ ...task(bytes), ground }, program);
    expect(outcome).toMatchObject({
      reading: {
        proposals: [
          {
            cell: "表!B2",
            claim: { fact: "salesRevenue", value: { low: "41260000" }, years: [2025, 2025] },
          },
        ],
      },
    });
  });
});

describe("older kinds", () => {
  it.skipIf(!hasOffice)(
    "are turned into newer ones by LibreOffice, and nothing is left behind (skipped: no soffice)",
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "kechuang-office-test-"));
      const office = { command: "soffice", folder, milliseconds: 120_000 };
      const source = join(folder, "a.xlsx");
      await writeFile(source, await workbook({ 表: { rows: [["营业收入", 1]] } }));
      const made = spawnSync(
        "soffice",
        [
          `-env:UserInstallation=${pathToFileURL(join(folder, "p")).href}`,
          "--headless",
          "--convert-to",
          "xls",
          "--outdir",
          folder,
          source,
        ],
        { timeout: 120_000 },
      );
      expect(made.status).toBe(0);
      const outcome = await readTablesOf(await readFile(join(folder, "a.xls")), "a.et", {
        office,
        program,
      });
      expect(outcome).toMatchObject({
        tables: [{ rows: [[{ text: "营业收入" }, { number: "1" }]] }],
        notes: [expect.stringContaining("LibreOffice")],
      });
      expect((await readdir(folder)).filter((name) => name.startsWith("kechuang-office-"))).toEqual(
        [],
      );
      await rm(folder, { recursive: true });
    },
    180_000,
  );

  it("end with the program that takes too long", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kechuang-office-test-"));
    const slow = join(folder, "slow.sh");
    await writeFile(slow, "#!/bin/sh\nsleep 60\n", { mode: 0o755 });
    const began = performance.now();
    const outcome = await convertFile(small, "xlsx", { command: slow, folder, milliseconds: 300 });
    expect(outcome).toEqual({ failed: "unreadable" });
    expect(performance.now() - began).toBeLessThan(20_000);
    await rm(folder, { recursive: true });
  });
});
