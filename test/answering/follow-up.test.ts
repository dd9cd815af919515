import { describe, expect, it } from "vitest";
import { statementsOf } from "../../src/answering/ruled/figures/statements-of.ts";
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

describe("figures that change what was said", () => {
  it.each([
    [
      "hnte",
      "去年卖了1.2亿，三年加起来3个亿，研发三年1150万",
      "要是去年其实只有4900万呢，三年总数不变",
      "salesRevenue 2025 49000000",
    ],
    [
      "hnte",
      "25年卖了2.03亿，三年一共5.5亿",
      "25年是2个亿，别的不变",
      "salesRevenue 2025 200000000",
    ],
    ["tech-sme", "职工520人，收入1.8亿，资产1.5亿", "那裁到500整呢", "employeesSme 500"],
    [
      "srdi-little-giant",
      "去年卖5200万，前年4900，大前年4700",
      "大前年记错了，是4750",
      "operatingRevenue 2023 47500000",
    ],
    [
      "rd-deduction",
      "五项一共180万，差旅专家费30万",
      "五项要是变成270呢",
      "rdDedFiveItems 2700000",
    ],
    ["hnte", "三年净资产500万、600万、660万", "第三年要是掉到550呢", "netAssets 2025 5500000"],
    ["agri-hnte", "去年收入3000万", "多卖一万块，3001万呢", "salesRevenue 2025 30010000"],
    ["makerspace", "场地480平，60个工位", "要不旁边再租20平，工位砍成50", "spaceArea 500"],
  ])("for %s, %s, then %s", (programme, first, then, expected) => {
    expect(stated(programme, first, then)).toContain(expected);
  });

  it("leave the total of three years when one of them is said anew", () => {
    expect(stated("hnte", "25年卖了2.03亿，三年一共5.5亿", "25年是2个亿，别的不变")).toContain(
      "salesRevenue 2023-2025 550000000",
    );
  });

  it("take away what does not count any longer", () => {
    expect(stated("hnte", "实用新型4个", "坏了，有一个专利没缴年费掉了")).toEqual(["ipUtility 3"]);
    expect(stated("hnte", "实用新型5个", "要是里面有俩去年报的时候用过了")).toEqual([
      "ipUtility 3",
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
