import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { read } from "../../src/cli/read.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { printed } from "./printed.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kechuang-read-file-"));
  await writeFile(
    join(folder, "利润表.csv"),
    "编制单位：星河精铸科技有限公司,2025年度,\n项目,本年金额,上年金额\n净利润,170,150\n",
  );
  await writeFile(join(folder, "空.xlsx"), "");
});
afterAll(() => rm(folder, { recursive: true }));

const run = (file: string, ...more: string[]) =>
  read(["--file", join(folder, file), "--as-of", "2026-06-15", ...more]);

describe("read --file", { timeout: 60_000 }, () => {
  it("prints what a file proposes, and asks for what it does not say", async () => {
    const { text: asked } = await printed(() => run("利润表.csv"));
    expect(asked).toContain("“利润表”没写金额单位，是哪个？");
    const { text: told } = await printed(() => run("利润表.csv", "--unit", "万元"));
    expect(told).toContain("· 净利润 2025 年 170 万元（利润表!B3）、2024 年 150 万元（利润表!C3）");
    expect(told).toContain("〔都记下〕〔一项一项看〕〔不记〕");
  });

  it("prints the same as JSON, without the tables", async () => {
    const row = JSON.parse(
      (await printed(() => run("利润表.csv", "--unit", "元", "--json"))).text,
    ) as Record<string, unknown>;
    expect(row).toMatchObject({
      file: "利润表.csv",
      company: { name: "星河精铸科技有限公司" },
      proposals: [{ cell: "利润表!B3" }, { cell: "利润表!C3" }],
    });
    expect(row).not.toHaveProperty("tables");
  });

  it("proposes nothing out of another company's file", async () => {
    const { text: told } = await printed(() =>
      run("利润表.csv", "--unit", "元", "--company", "望远铝业有限公司"),
    );
    expect(told).toContain("“利润表.csv”写的是“星河精铸科技有限公司”");
    expect(told).not.toContain("净利润");
  });

  it("says in one sentence why a file is not read, or an argument is not", async () => {
    expect((await printed(() => run("空.xlsx"))).status).toBe(1);
    await expect(run("没有.xlsx")).rejects.toThrow(UsageError);
    await expect(run("利润表.csv", "--unit", "两")).rejects.toThrow(/--unit 两 读不懂/);
  });
});
