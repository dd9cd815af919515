import { describe, expect, it } from "vitest";
import { statementsOf } from "../../src/answering/ruled/statements-of.ts";
import { factsOf, line, vocabulary } from "../profile/reading/shipped-vocabulary.ts";

const today = "2026-11-25";

/** What the texts of a conversation about a programme state together. */
function stated(programme: string, ...texts: string[]): string[] {
  return statementsOf(texts, today, factsOf(programme, today), vocabulary).map(line);
}

describe("a bare figure", () => {
  it.each([
    ["去年收入5000万", "要是审计给调成4999了呢", "salesRevenue 2025 49990000 supposed"],
    ["去年收入2亿", "要是19999呢", "salesRevenue 2025 199990000 supposed"],
    ["去年收入1.2亿", "要是1.1呢", "salesRevenue 2025 110000000 supposed"],
    ["三年研发680万", "700呢", "rdExpenseHnte 2023-2025 7000000"],
    ["去年收入3000万", "那3000.01呢", "salesRevenue 2025 30000100"],
  ])("after %s, %s is in its unit and of its year", (first, then, expected) => {
    expect(stated("hnte", first, then)).toEqual([expected]);
  });

  it("stands for the only figure that it is close to", () => {
    expect(stated("hnte", "去年收入5000万，职工80人", "要是审下来4998呢")).toEqual([
      "salesRevenue 2025 49980000",
      "employees 80",
    ]);
    expect(stated("hnte", "去年收入5000万，职工80人", "那81呢")).toEqual([
      "salesRevenue 2025 50000000",
      "employees 81",
    ]);
  });

  it("changes one year of several", () => {
    expect(stated("hnte", "24年收入4000万，25年收入5000万", "要是25年收入4999万呢")).toEqual([
      "salesRevenue 2024 40000000",
      "salesRevenue 2025 49990000 supposed",
    ]);
  });
});

describe("a part", () => {
  it.each([
    ["innovative-sme", "融了2000万", "里头有500万还没到账", "equityFinancing3y 15000000"],
    ["innovative-sme", "机构投了600万", "其中200万还没到位呢", "equityFinancing3y 4000000"],
    ["hnte", "3个发明", "里面有1个还没授权", "ipInvention 2"],
    ["hnte", "搞研发的9个", "要是少招两个", "techStaff 7"],
    ["small-low-profit", "从业301人", "要是少2个人呢", "employeesTax 299"],
  ])("of what was said for %s, %s, is taken away: %s", (programme, first, then, expected) => {
    expect(stated(programme, first, then)).toEqual([expected]);
  });

  it("is of the people that it names", () => {
    expect(stated("hnte", "职工80人，搞研发的9个", "要是少招两个研发的")).toEqual([
      "employees 80",
      "techStaff 7",
    ]);
  });

  it("is of none where several fit", () => {
    expect(stated("hnte", "职工80人，搞研发的9个", "要是少招两个")).toEqual([
      "employees 80",
      "techStaff 9",
    ]);
  });
});

describe("a day of filing", () => {
  it.each([
    ["准备12月10号报", "那推一天", "filingDay 2026-12-11"],
    ["准备12月10号报", "那推一天，11号交", "filingDay 2026-12-11"],
    ["准备12月10号报", "15号交呢", "filingDay 2026-12-15"],
    ["准备12月10号报", "那再晚五天呢", "filingDay 2026-12-15"],
    ["准备12月10号报", "提前一周", "filingDay 2026-12-03"],
    ["准备12月10号报", "过一个月再报", "filingDay 2027-01-10"],
    ["打算6月19号交材料", "那推一天，20号交", "filingDay 2027-06-20"],
    ["打算6月19号交材料", "二十号报呢", "filingDay 2027-06-20"],
    ["打算6月19号交材料", "推迟三天呢", "filingDay 2027-06-22"],
  ])("after %s is moved by %s", (first, then, expected) => {
    expect(stated("hnte", first, then)).toEqual([expected]);
  });

  it("is counted from today where none was said", () => {
    expect(stated("hnte", "公司2025年12月20号注册", "晚一个月报呢")).toEqual([
      "regDate 2025-12-20",
      "filingDay 2026-12-25",
    ]);
  });

  it("is not moved by a length of time that is none of waiting", () => {
    expect(stated("hnte", "公司2025年12月20号注册，职工80人", "干了3年的呢")).toEqual([
      "regDate 2025-12-20",
      "employees 80",
    ]);
  });
});
