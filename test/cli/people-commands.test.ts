import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { textSheet, workbook } from "../../src/assistant/people/kept-file.ts";
import { admin } from "../../src/cli/admin.ts";
import { erase } from "../../src/cli/erase.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { companyByCode } from "../../src/stores/enterprises.ts";
import { inventedCode } from "../people/invented.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { printed } from "./printed.ts";

const folder = temporaryFolder();
const list = join(folder, "名单.xlsx");
beforeAll(async () => {
  const rows = [
    [inventedCode(40), "银杏科技", "兴庆区", "52"],
    ["不是代码", "坏行科技", "兴庆区", "1"],
  ];
  const head = ["统一社会信用代码", "企业名称", "县区", "2025年职工总数"];
  const { bytes } = await workbook("名单", [textSheet("企业", head, rows, [])]);
  writeFileSync(list, bytes);
});
beforeEach(() => {
  vi.stubEnv("DATA_DIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
});
const known = async () => {
  const db = await openDatabase(`file:${join(folder, "kechuang.db")}`);
  const found = await companyByCode(db, inventedCode(40));
  await db.$disconnect();
  return found;
};

// Each command reads the whole knowledge.
describe("the command line", { timeout: 60_000 }, () => {
  it("tells what a list would come to, takes it in, and takes it back", async () => {
    const first = await printed(admin, ["import", list]);
    expect(first.text).toContain("新增 1");
    expect(first.text).toMatch(/第 3 行：.*18 位/);
    expect(first.status).toBe(1);
    expect(await known()).toBeUndefined();
    const second = await printed(admin, ["import", list, "--apply"]);
    const id = /--undo (\S+)/.exec(second.text)?.[1] ?? "";
    expect((await known())?.name).toBe("银杏科技");
    const back = await printed(admin, ["import", "--undo", id]);
    expect(back.text).toContain("已撤回 1 家");
    expect(await known()).toBeUndefined();
  });

  it("writes codes for companies into one file, stops and goes on, and erases", async () => {
    await printed(admin, ["import", list, "--apply"]);
    const codes = await printed(admin, ["invites", join(folder, "码.xlsx")]);
    expect(codes.text).toContain("1 家的邀请码");
    const stop = await printed(admin, ["stop", "answers"]);
    expect(stop.text).toBe("回答停了。\n");
    const go = await printed(admin, ["go-on", "answers"]);
    expect(go.text).toBe("回答恢复了。\n");
    const gone = await printed(erase, [inventedCode(40), "--yes"]);
    expect(gone.text).toContain("清除了");
    expect(await known()).toBeUndefined();
  });

  it("says how it is used", async () => {
    await expect(admin(["import"])).rejects.toThrow(UsageError);
    await expect(admin(["stop", "everything"])).rejects.toThrow(UsageError);
    await expect(erase([])).rejects.toThrow(UsageError);
    await expect(erase(["123", "--yes"])).rejects.toThrow("18 位");
  });
});
