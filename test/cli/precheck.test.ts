import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { eachLine } from "../../src/cli/json-lines.ts";
import { openBench, readCompanyFile } from "../../src/cli/judging.ts";
import { precheck } from "../../src/cli/precheck.ts";
import { precheckSchema } from "../../src/cli/precheck-row.ts";
import { judgedRow } from "../../src/cli/precheck-verdict.ts";
import { replay } from "../../src/cli/replay.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { printed } from "./printed.ts";

const bench = openBench();
const folder = mkdtempSync(join(tmpdir(), "precheck-"));

/** A row about a recognition filed in June, with these facts. */
function row(...facts: unknown[]) {
  return { id: "p1", programme: "hnte", asOf: "2026-03-12", filingDay: "2026-06-15", facts };
}

function shown(...facts: unknown[]) {
  return judgedRow(precheckSchema.parse(row(...facts)), bench, "第 1 行：").shown;
}

function condition(id: string, ...facts: unknown[]) {
  return shown(...facts).conditions.find((one) => one.id === id);
}

const sales = (value: unknown, more: object = {}) => ({
  fact: "salesRevenue",
  year: 2025,
  value,
  ...more,
});

describe("precheck --jsonl", () => {
  it("answers a row in the shape that the design promises", async () => {
    const line = JSON.stringify({
      ...row(sales("45000000", { unit: "元" }), { measure: "rdRatio", value: "4.6", unit: "%" }),
      kind: "new",
      options: {},
    });
    const { status, text } = await printed(precheck, ["--jsonl"], [line]);
    const said = JSON.parse(text) as Record<string, unknown>;
    expect(status).toBe(0);
    expect(Object.keys(said)).toEqual(
      "id programme rule asOf filingDay years outcome conditions scores missing amount remedies notes".split(
        " ",
      ),
    );
    expect(said).toMatchObject({
      id: "p1",
      programme: "hnte",
      rule: "hnte@2016-01-01",
      asOf: "2026-03-12",
      filingDay: "2026-06-15",
      years: [2023, 2024, 2025],
      outcome: "unmet",
    });
    expect(said["conditions"]).toContainEqual({
      id: "rd-ratio",
      label: "研发费用占比",
      outcome: "unmet",
      value: "4.6",
      threshold: "5",
      unit: "%",
      shortfall: "0.4",
      clause: "国科发火〔2016〕32号 第十一条（五）",
      selfDeclared: false,
      note: null,
    });
  });

  it("takes a unit beside the figure or behind it, and totals of several years", () => {
    const total = { fact: "salesRevenue", year: [2023, 2025], value: "12000", unit: "万元" };
    const spent = { fact: "rdExpenseHnte", year: [2023, 2025], value: "600 万元" };
    expect(condition("rd-ratio", sales("4500 万元"), total, spent)).toMatchObject({
      value: "5",
      outcome: "met",
    });
  });

  it("counts items, and keeps what experts judge as a range", () => {
    const list = [{ kind: "发明专利", owner: "本企业", granted: "2024-03-01", used: "没用过" }];
    const { scores } = shown({ fact: "ipRights", value: list });
    expect(scores).toEqual([{ id: "innovation", low: "8", high: "100" }]);
  });

  it("leaves a figure that is only about right on the line undecided, and says between what", () => {
    const staff = { fact: "techStaff", year: 2025, value: "7", unit: "人", approximate: true };
    const all = { fact: "employees", year: 2025, value: "70" };
    expect(condition("tech-staff", staff, all)).toMatchObject({
      outcome: "unknown",
      value: null,
      note: "在 9.5%到10.5%之间",
    });
  });

  it("puts an unusual figure aside and asks about it, until it is confirmed", () => {
    const huge = "5000000000000";
    const aside = shown(sales(huge));
    expect(aside.notes[0]).toMatch(/^销售收入没有用：不在常见的范围里/);
    expect(aside.missing).toContain("salesRevenue");
    const sure = shown(sales(huge, { confirmed: true }));
    expect(sure.notes.join()).not.toContain("没有用");
  });

  it.each([
    ["an unknown fact", { fact: "salesRevenu", value: "1" }, "没有“salesRevenu”这个事实"],
    ["an unknown measure", { measure: "nope", value: "1 %" }, "没有“nope”这个指标"],
    ["both", { fact: "salesRevenue", measure: "rdRatio", value: "1" }, "写一个，只写一个"],
    ["a share without a unit", { fact: "rdRatio", value: "5" }, "写成“5 %”"],
    ["a negative share", { fact: "rdRatio", value: "-3 %" }, "小于零"],
    ["a power of ten", sales("1e30"), "不是数"],
    ["no number", sales("NaN"), "不是数"],
    ["a negative figure", sales("-5"), "小于零"],
    ["the wrong unit", sales("5", { unit: "人" }), "单位不对"],
    ["a day that there is not", { fact: "regDate", value: "2026-02-30" }, "不是日子"],
    ["neither yes nor no", { fact: "coreIpOwned", value: "maybe" }, "不是是或否"],
    ["years the wrong way round", { ...sales("1"), year: [2025, 2023] }, "年份前后反了"],
    ["no value", { fact: "salesRevenue", year: 2025 }, "没有值"],
  ])("refuses %s with one sentence", (_, fact, sentence) => {
    expect(() => shown(fact)).toThrow(UsageError);
    expect(() => shown(fact)).toThrow(sentence);
  });

  it("asks about a share over one hundred per cent instead of computing with it", () => {
    const share = { fact: "techStaffRatio", year: 2025, value: "120", unit: "%" };
    expect(condition("tech-staff", share)?.outcome).toBe("unknown");
  });

  it.each([
    ["an unknown programme", { ...row(), programme: "foo" }, "没有“foo”这个项目"],
    ["an unknown option", { ...row(), options: { foo: "a" } }, "没有“foo”这个口径"],
    ["an unknown choice", { ...row(), options: { growthAtFive: "x" } }, "可以写 d、e"],
  ])("refuses %s and names the line", (_, said, sentence) => {
    const judged = () => judgedRow(precheckSchema.parse(said), bench, "第 7 行：");
    expect(judged).toThrow(UsageError);
    expect(judged).toThrow(new RegExp(`^第 7 行：.*${sentence}`));
  });

  it.each([
    ["an unknown key", { ...row(), bar: 1 }, "不认识的键 bar"],
    ["an unknown key of a fact", row(sales("1", { valu: 1 })), "不认识的键 valu"],
    ["a double", row(sales(4.5)), "带引号"],
    ["a day that there is not", { ...row(), asOf: "2026-02-30" }, "YYYY-MM-DD"],
  ])("refuses %s before anything is judged", async (_, said, sentence) => {
    const input = Readable.from([`${JSON.stringify(said)}\n`]);
    const read = eachLine(precheckSchema, () => Promise.resolve({}), {
      input,
      output: new Writable(),
    });
    await expect(read).rejects.toThrow(new RegExp(`第 1 行.*${sentence}`));
  });
});

/** Writes a company's file; its path. */
function company(text: string): string {
  const path = join(folder, "company.yaml");
  writeFileSync(path, text);
  return path;
}

describe("precheck of a file", () => {
  it.each([
    ["facts:\n  salesRevenu: { 2025: 1 万元 }\n", ":2：没有“salesRevenu”这个键"],
    ["facts:\n  rdRatio: 5\n", ":2：“rdRatio”写的“5”没有单位"],
    ["facts:\n  regDate: 2018-05-10\n  employees: { 2025: 0 人 }\n", ":3：.*不在常见的范围里"],
    ["facts:\n  regDate: 2018-02-30\n", ":2：.*不是日子"],
    ["facts:\n  regDate: 0218-02-20\n", ":2：.*不像是企业的日子"],
    ["facts:\n  salesRevenue: { 2025-2023: 1 万元 }\n", ":2：.*年份“2025-2023”不对"],
    ["filingDay: 2026-06-15\n", "缺“facts”"],
  ])("names the file and the line of what is wrong", (text, sentence) => {
    const read = () => readCompanyFile(company(text), bench);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(new RegExp(`company\\.yaml.*${sentence}`));
  });

  it("takes an unusual figure that the file says was confirmed", () => {
    const path = company("confirmed: [employees]\nfacts:\n  employees: { 2025: 0 人 }\n");
    expect(readCompanyFile(path, bench).facts).toHaveLength(1);
  });

  it("can be stored and computed again to the very same verdict", async () => {
    const facts = join(import.meta.dirname, "../companies/manufacturer.yaml");
    const args = ["--all", "--json", "--facts", facts, "--as-of=2026-06-12"];
    const stored = join(folder, "stored.jsonl");
    const { text } = await printed(precheck, args);
    writeFileSync(stored, text);
    const again = await printed(() => Promise.resolve(replay(stored, bench, false)));
    expect(again.status).toBe(0);
    expect(again.text).toMatch(/hnte {2}规则没变；引擎没变；结论一样（expert）/);
    expect(again.text).toMatch(/共 (\d+) 条，\1 条一样。\n$/);

    writeFileSync(
      stored,
      text.replace(/"hash":"\w+"/, '"hash":"0"').replace('"outcome":"', '"outcome":"x'),
    );
    const other = await printed(() => Promise.resolve(replay(stored, bench, false)));
    expect(other.status).toBe(1);
    expect(other.text).toMatch(/规则变了.*；引擎没变；结论变了：x/);
  });

  it("needs to know which programme, and which company", async () => {
    await expect(printed(precheck, ["--programme=hnte"])).rejects.toThrow(UsageError);
    await expect(printed(precheck, ["--facts=x"])).rejects.toThrow(UsageError);
    expect(() => readCompanyFile("nowhere.yaml", bench)).toThrow("没有或不能读");
  });
});
