import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packageCommand } from "../../src/cli/package.ts";
import { printed } from "./printed.ts";

const company = join(import.meta.dirname, "../companies/parts-maker.yaml");
const PATIENCE = 60_000;

describe("package", { timeout: PATIENCE }, () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kechuang-package-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("writes four files with names that people can read", async () => {
    const out = join(folder, "包");
    const args = ["--programme=hnte", `--facts=${company}`, `--out=${out}`, "--as-of=2026-06-12"];
    const { status, text } = await printed(packageCommand, args);
    expect(status).toBe(0);
    const names = [
      "预审备忘-高新技术企业认定-2026-06-12.docx",
      "预审报告-高新技术企业认定-2026-06-12.docx",
      "申报数据-高新技术企业认定-2026-06-12.xlsx",
      "研发辅助账-高新技术企业认定-2026-06-12.xlsx",
    ];
    expect(text.trim().split("\n")).toEqual(names.map((name) => join(out, name)));
    expect(readdirSync(out).sort()).toEqual([...names].sort());
  });

  it("tells machines what it wrote", async () => {
    const args = ["--programme=科小", `--facts=${company}`, `--out=${folder}`, "--json"];
    const { text } = await printed(packageCommand, args);
    const [memo] = text.trim().split("\n");
    expect(JSON.parse(memo ?? "")).toMatchObject({
      kind: "memo",
      bytes: expect.any(Number) as number,
    });
  });

  it("says what is wrong with its arguments", async () => {
    await expect(packageCommand(["--programme=hnte"])).rejects.toThrow("--out 文件夹");
    const file = join(folder, "taken");
    writeFileSync(file, "");
    const args = ["--programme=hnte", `--facts=${company}`, `--out=${join(file, "in")}`];
    await expect(packageCommand(args)).rejects.toThrow("建不了");
  });
});
