import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scoreUtterances } from "../../src/cli/eval/number-utterances.ts";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";

const { facts } = readKnowledge(join(import.meta.dirname, "../../knowledge"));

interface Expected {
  field: string;
  value: unknown;
  unit: string | null;
}

function score(text: string, expect: Expected[], context: object | null = null) {
  const row = { id: "u1", text, as_of: "2026-06-15", context, expect };
  return scoreUtterances(JSON.stringify(row), facts);
}

describe("scoreUtterances", () => {
  it("compares field, value and unit exactly, in the units of the labels", () => {
    const right = score("营收0.286亿", [{ field: "销售收入", value: 2860, unit: "万元" }]);
    expect(right).toMatchObject({ expected: 1, found: 1, right: 1, f1: 1, misses: [] });
    const wrong = score("营收0.286亿", [{ field: "销售收入", value: 286, unit: "万元" }]);
    expect(wrong).toMatchObject({ right: 0, f1: 0 });
    expect(wrong.misses).toHaveLength(1);
  });

  it("adds up rights of one class, and takes the figure said of a vague one", () => {
    expect(score("软著六个 外观一个", [{ field: "Ⅱ类知识产权", value: 7, unit: "项" }]).f1).toBe(1);
    expect(score("职工200出头", [{ field: "职工总数", value: 200, unit: "人" }]).f1).toBe(1);
    expect(score("职工60到70人", [{ field: "职工总数", value: [60, 70], unit: "人" }]).f1).toBe(1);
  });

  it("gives what had just been asked, and keeps a figure without a unit as it is", () => {
    const expected = [{ field: "研发费用", value: 3200, unit: null }];
    const context = { asked_field: "研发费用", asked_year: 2025 };
    expect(score("3200", expected, context).f1).toBe(1);
  });

  it("counts what is read where nothing was expected", () => {
    expect(score("营收3000万", [])).toMatchObject({ expected: 0, found: 1, right: 0, f1: 0 });
  });
});
