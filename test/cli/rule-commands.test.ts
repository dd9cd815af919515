import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { facts } from "../../src/cli/facts.ts";
import { readChange } from "../../src/cli/fact-change.ts";
import { openBench, ruleNamed } from "../../src/cli/judging.ts";
import { rules } from "../../src/cli/rules.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { whatIfCommand } from "../../src/cli/what-if.ts";
import { printed } from "./printed.ts";

const bench = openBench();

/** A command that reads the knowledge and every example takes its time on a busy machine. */
const PATIENCE = 30_000;

describe("rules", { timeout: PATIENCE }, () => {
  it("lists them with their versions", async () => {
    const { text } = await printed(rules, ["list"]);
    expect(text).toMatch(/^hnte +高新技术企业认定（全国） {2}2016-01-01 起$/m);
  });

  it("tells one in plain words, with its tables", async () => {
    const { text } = await printed(rules, ["show", "高企", "--as-of=2026-06-12"]);
    expect(text).toContain("最近一年销售收入 不超过 5000 万元（含）  →  5%");
    expect(text).toContain("〔国科发火〔2016〕32号 第十一条（五）〕");
    expect(text).toContain("可以选 d（归 D 档（正文））、e（归 E 档（附件4））；不选是 d");
  });

  it("says what changed between two days, with both days and clauses", async () => {
    const { text } = await printed(rules, ["diff", "srdi-sme", "2026-03-01", "2026-06-01"]);
    expect(text).toContain("srdi-sme@2022-08-01 → srdi-sme@2026-04-01");
    expect(text).toMatch(
      /改了 {2}营业收入或股权投资\n +以前：.*〔工信部企业〔2022〕63号.*\n +以后：/,
    );
    const same = await printed(rules, ["diff", "hnte", "2020-01-01", "2026-06-01"]);
    expect(same.text).toContain("两版的内容一样。");
  });

  it("finds nothing wrong with those that ship", async () => {
    const { status, text } = await printed(rules, ["check"]);
    expect(text).toMatch(/个例子；0 处要改。\n$/);
    expect(status).toBe(0);
  });

  it("says what there is where something else was asked", () => {
    expect(() => rules(["show", "nothing"])).toThrow("没有“nothing”这个项目：有规则的是");
    expect(() => rules(["show", "hnte", "--as-of=2010-01-01"])).toThrow("有的是 2016-01-01 起");
    for (const args of [[], ["show"], ["diff", "hnte"], ["replay"]])
      expect(() => rules(args)).toThrow(UsageError);
  });
});

describe("facts", { timeout: PATIENCE }, () => {
  it("tells a fact with definition, clause and question, and finds it by words", async () => {
    const { text } = await printed(facts, ["rdExpenseHnte"]);
    expect(text).toContain("出处：国科发火〔2016〕195号 三（六）");
    expect(text).toContain("怎么问：按高企专审口径，研发费用是多少？");
    expect((await printed(facts, ["砸进研发"])).status).toBe(0);
    expect((await printed(facts, [])).text.split("\n").length).toBeGreaterThan(200);
  });
});

describe("what-if", { timeout: PATIENCE }, () => {
  const company = join(import.meta.dirname, "../companies/equipment-maker.yaml");
  const asked = ["--programme=hnte", "--facts", company, "--as-of=2026-06-12"];

  it("tells condition by condition what would change", async () => {
    const changes = ["--set=techStaff@2025=6 人", "--set=employees@2025=53 人"];
    const { text } = await printed(whatIfCommand, [...asked, ...changes]);
    expect(text).toContain("科技人员占比：不符合 → 符合");
    expect(text).toContain("现在：约9.62%，要求不低于 10%（含），差 约0.38 个百分点");
    expect(text).toContain("过去年度的数改不了");
  });

  it("says so where nothing changes", async () => {
    const { text } = await printed(whatIfCommand, [...asked, "--set=techStaff@2025=5 人"]);
    expect(text).toContain("结论不变");
    expect(text).not.toContain("变了的条件");
  });

  it.each([
    ["rdRatio=5", "写成“5 %”"],
    ["nope=5", "没有“nope”这个事实"],
    ["employees=53", "写成 employees@2025=53"],
    ["techStaffRatio@2025=120 %", "不在常见的范围里"],
    ["=5", "看不懂"],
  ])("refuses %s", (change, sentence) => {
    const read = () =>
      readChange(change, ruleNamed("hnte", bench.knowledge), bench.ground.definitions);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(sentence);
  });
});
