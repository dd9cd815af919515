import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { precheck } from "../../src/cli/precheck.ts";
import { printed } from "./printed.ts";

const companies = join(import.meta.dirname, "../companies");
const memos = join(import.meta.dirname, "../rules/memos");

/** A command that reads the whole knowledge takes its time on a busy machine. */
const PATIENCE = 30_000;

describe("precheck --all", { timeout: PATIENCE }, () => {
  it.each(["equipment-maker", "manufacturer", "wolfberry-farm"])(
    "writes an adviser's memo for the %s",
    async (company) => {
      const facts = join(companies, `${company}.yaml`);
      const { text } = await printed(precheck, ["--all", "--facts", facts, "--as-of=2026-06-12"]);
      await expect(text).toMatchFileSnapshot(join(memos, `${company}.txt`));
    },
  );
});

describe("precheck --programme", { timeout: PATIENCE }, () => {
  it.each([
    ["hnte", "equipment-maker"],
    ["rd-deduction", "manufacturer"],
  ])("tells the verdict of %s for the %s", async (programme, company) => {
    const facts = join(companies, `${company}.yaml`);
    const args = ["--programme", programme, "--facts", facts, "--as-of=2026-06-12"];
    const { text } = await printed(precheck, args);
    await expect(text).toMatchFileSnapshot(join(memos, `${company}.${programme}.txt`));
  });
});
