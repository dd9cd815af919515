import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { cases } from "../../src/cli/cases.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
const more = join(import.meta.dirname, "cases/more-cases.json");

interface Case {
  case_id: string;
  program: string;
  rule_version: string;
  inputs: Record<string, unknown>;
  criteria: { id: string; computed: Record<string, unknown>; verdict: string }[];
  overall: string;
  failed: string[];
  [key: string]: unknown;
}

const { cases: all } = JSON.parse(readFileSync(more, "utf8")) as { cases: Case[] };

/** A case of the file, to be changed. */
function caseOf(id: string): Case {
  const found = all.find((one) => one.case_id === id);
  if (!found) throw new Error(`There is no case ${id}.`);
  return structuredClone(found);
}

/** What the command says of a file. */
async function run(...files: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const writes = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0),
  ];
  try {
    const status = await cases(files);
    return { status, last: out.join("").trim().split("\n").at(-1), said: err.join("") };
  } finally {
    for (const write of writes) write.mockRestore();
  }
}

/** What the command says of a file with these contents. */
function runRows(contents: unknown) {
  const file = join(folder, "cases.json");
  writeFileSync(file, typeof contents === "string" ? contents : JSON.stringify(contents));
  return run(file);
}

describe("cases", () => {
  it("holds for every worked verdict and value", async () => {
    const { boundary_checks: checks } = JSON.parse(readFileSync(more, "utf8")) as {
      boundary_checks: unknown[];
    };
    const rows = all.length + checks.length;
    expect(await run(more)).toEqual({
      status: 0,
      last: `共 ${rows} 项，${rows} 项一致`,
      said: "",
    });
  });

  const changes: [string, string, (one: Case) => void, string][] = [
    ["an unknown input", "M-H01", (one) => (one.inputs["rd_staff"] = 3), "输入 rd_staff 不认识"],
    [
      "an unknown input within an input",
      "M-H09",
      (one) => (one.inputs["monthly_headcount"] = { employees: [] }),
      "输入 monthly_headcount 里的 employees 不认识",
    ],
    ["an unknown key", "M-H01", (one) => (one["score"] = 3), "score 不认识"],
    ["an unknown criterion", "M-T01", (one) => (one.criteria[0]!.id = "T9"), "T9 不认识"],
    [
      "an unknown computed key",
      "M-G01",
      (one) => (one.criteria[1]!.computed["usd"] = 1),
      "G2a_revenue usd 不认识",
    ],
    [
      "an unknown direct way",
      "M-T08",
      (one) => (one.inputs["direct_conditions"] = ["好公司"]),
      "输入 direct_conditions 里的 好公司 不认识",
    ],
    [
      "another value",
      "M-H01",
      (one) => (one.criteria[3]!.computed["ratio"] = "12.5001%"),
      'H4_st_staff_ratio ratio 要 "12.5001%"，得 12.5%',
    ],
    [
      "another verdict",
      "M-H01",
      (one) => (one.criteria[3]!.verdict = "fail"),
      "H4_st_staff_ratio 要 fail，得 pass",
    ],
    [
      "another requirement, however near",
      "M-H01",
      (one) => (one.criteria[4]!.computed["required"] = "5.0001%"),
      "required 要",
    ],
    ["another outcome", "M-S01", (one) => (one.overall = "pass"), "overall 要 pass，得 pending"],
    ["another list of failed ones", "M-T03", (one) => (one.failed = []), "failed 要 没有"],
    [
      "another part",
      "M-I01",
      (one) => (one.criteria[0]!.computed["parts"] = { innovation: 34 }),
      "parts innovation 要 34，得 35",
    ],
    [
      "a check on the spot that is not due",
      "M-T01",
      (one) => (one["onsite_check_flags_2026_160"] = ["首次参评"]),
      "onsite_check_flags_2026_160 要",
    ],
    [
      "a version that does not decide that day",
      "M-V01",
      (one) => (one.inputs["assessment_date"] = "2026-04-01"),
      "不管 2026-04-01 的申报",
    ],
    [
      "a version without such criteria",
      "M-G01",
      (one) => (one.rule_version = "SRDI-2022-63"),
      "rule_version SRDI-2022-63 不是 LITTLE_GIANT 能跑的版本",
    ],
    ["a programme that is not there", "M-T01", (one) => (one.program = "X"), "program X 不认识"],
    ["what is no figure", "M-T01", (one) => (one.inputs["st_staff"] = "几个"), "不是数"],
  ];

  it("says what differs in each changed case, and nothing of those that hold", async () => {
    const changed = changes.map(([name, id, change]) => {
      const one = caseOf(id);
      change(one);
      return { ...one, case_id: `(${name})` };
    });
    const told = await runRows({ cases: [...changed, caseOf("M-T02")] });
    const rows = changes.length;
    expect(told).toMatchObject({ status: 1, last: `共 ${rows + 1} 项，1 项一致` });
    const lines = told.said.trim().split("\n");
    for (const [name, , , said] of changes)
      expect(lines.filter((line) => line.startsWith(`(${name}) `)).join("\n")).toContain(said);
    expect(lines.filter((line) => !line.startsWith("("))).toEqual([]);
  });

  it("says which values do not hold", async () => {
    const checks: [string, Record<string, unknown>, unknown, string][] = [
      ["nothing_like_it", {}, 1, "不认识"],
      ["unit_normalize", { words: "5000万" }, 50000000, "输入 words 不认识"],
      ["unit_normalize", { text: "5000万" }, 5000, "要 5000，得 50000000"],
      [
        "days_365",
        { registered: "2025-06-20", applied: "2026-06-20" },
        { days: 364, pass: true },
        "days 要 364，得 365",
      ],
      ["techsme_ip_score", { class1: 1, class2: 0 }, 24, "要 24，得 30"],
      ["sme_size_300", { industry: "money", employees: 1 }, "micro", "里的 money 不认识"],
    ];
    const told = await runRows({
      boundary_checks: checks.map(([name, input, expected]) => ({ name, input, expected })),
    });
    expect(told).toMatchObject({ status: 1, last: `共 ${checks.length} 项，0 项一致` });
    const lines = told.said.trim().split("\n");
    expect(lines.map((line, index) => line.includes(checks[index]?.[3] ?? "?"))).toEqual(
      checks.map(() => true),
    );
  });

  it("tells a row that is no case from those that are", async () => {
    const told = await runRows({ cases: [{ case_id: "X" }, caseOf("M-T02")] });
    expect(told).toMatchObject({ status: 1, last: "共 2 项，1 项一致" });
    expect(told.said).toContain("cases.0 program");
  });

  it("refuses what is no file of cases", async () => {
    await expect(run()).rejects.toThrow(UsageError);
    await expect(run(join(folder, "none.json"))).rejects.toThrow("不能读");
    await expect(runRows("{")).rejects.toThrow("不是完整的 JSON");
    await expect(runRows({ kases: [] })).rejects.toThrow("不认识的键 kases");
  });
});
