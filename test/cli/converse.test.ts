import { describe, expect, it } from "vitest";
import { converse } from "../../src/cli/converse.ts";
import { scoreDialogues } from "../../src/cli/eval/dialogues.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { realGround } from "../dialogue/real-ground.ts";
import { printed } from "./printed.ts";

/** What a conversation of these messages prints. */
async function held(...texts: string[]) {
  const row = { id: "d1", asOf: "2026-03-10", turns: texts.map((text) => ({ text })) };
  const { text } = await printed(converse, ["--jsonl"], [JSON.stringify(row)]);
  return JSON.parse(text) as { id: string; turns: Record<string, unknown>[] };
}

describe("converse --jsonl", () => {
  it("prints every turn in the shape that the design promises", async () => {
    const { id, turns } = await held("想报高企 去年收入四千一百来万 职工96人", "收入是4126万");
    expect(id).toBe("d1");
    expect(Object.keys(turns[0] ?? {})).toEqual(
      "replies facts superseded approximate unknown pending verdict".split(" "),
    );
    expect(turns[0]?.["facts"]).toContainEqual({
      fact: "salesRevenue",
      label: "销售收入",
      value: "41000000",
      unit: "元",
      year: 2025,
      approximate: true,
      range: ["40500000", "41500000"],
      bound: null,
      period: "year",
      forecast: false,
      needsConfirmation: false,
      words: "四千一百来万",
    });
    expect(turns[0]?.["approximate"]).toEqual([{ label: "销售收入", year: 2025 }]);
    expect(turns[1]).toMatchObject({
      superseded: [{ label: "销售收入", year: 2025 }],
      approximate: [],
      verdict: null,
    });
  });

  it("gives the verdict in the turn that tells it, and what is not known by its label", async () => {
    const { turns } = await held(
      "高企 2015年2月1日成立 职工100 科技人员8",
      "净资产不清楚",
      "结论是啥",
    );
    expect(turns[1]?.["unknown"]).toEqual(["净资产"]);
    expect(turns[2]?.["verdict"]).toMatchObject({ programme: "hnte", outcome: "unmet" });
  });

  it("names the company where there are several", async () => {
    const { turns } = await held("A公司职工40人，B公司职工12人 都报高企");
    expect(turns[0]?.["facts"]).toMatchObject([
      { value: "40", company: "A公司" },
      { value: "12", company: "B公司" },
    ]);
  });

  it("refuses keys that it does not know, and to run without --jsonl", async () => {
    const row = JSON.stringify({ id: "d1", turns: [], more: 1 });
    await expect(printed(converse, ["--jsonl"], [row])).rejects.toThrow(UsageError);
    await expect(converse([])).rejects.toThrow(UsageError);
  });
});

describe("scoreDialogues", () => {
  it("compares facts, what was superseded and final checks with what a sample expects", () => {
    const sample = {
      dialogues: [
        {
          id: "S1",
          as_of: "2026-03-10",
          turns: [
            {
              n: 1,
              at: "2026-03-10T09:00",
              user: "报高企 2015年2月1日成立 职工100人 科技人员大概8人",
              superseded: [],
              slots_after: { emp_total: 100, tech_staff: 8, reg_date: "2015-02-01" },
              approx_after: ["tech_staff"],
              unknown_after: [],
            },
            {
              n: 2,
              at: "2026-03-10T09:05",
              user: "科技人员是9个 结论呢",
              superseded: ["tech_staff"],
              slots_after: { tech_staff: 9, emp_total: 99 },
              approx_after: [],
              unknown_after: [],
            },
          ],
          final: {
            verdict: "FAIL",
            checks: [
              { id: "tech_staff", result: "fail" },
              { id: "reg_365", result: "fail" },
            ],
          },
        },
      ],
    };
    expect(scoreDialogues(JSON.stringify(sample), realGround)).toEqual({
      facts: [4, 5],
      superseded: [1, 1],
      approximate: [1, 1],
      unknown: [0, 0],
      checks: [1, 2],
      misses: ["S1.2 emp_total=99", "S1 reg_365: want fail, got met"],
    });
  });
});
