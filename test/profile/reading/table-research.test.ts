import { describe, expect, it } from "vitest";
import { lines, readAll, table } from "./tables.ts";

const FORM = [
  ["2025年度高新技术企业研究开发费用结构明细表"],
  ["单位：万元"],
  ["科目", "RD01 炉料", "RD02 夹具", "合计"],
  ["人员人工费用", 50, 60.5, 110.5],
  ["直接投入费用", 20, 30, 50],
  ["折旧费用与长期待摊费用", 1, 2, 3],
  ["无形资产摊销费用", 0, 0, 0],
  ["委托外部研究开发费用", 10, 0, 10],
  ["其中：境内的外部研发费", 10, 0, 10],
  ["其他费用", 2, 2, 4],
  ["研究开发费用（内、外部）小计", 83, 94.5, 177.5],
] as const;

describe("research costs by class, project and year", () => {
  const read = readAll([table("2025", FORM)]);

  it("are read from the total column, and hold against the projects", () => {
    expect(lines(read)).toEqual([
      "rdHntePersonnel 2025 1105000 2025!D4",
      "rdHnteDirectInput 2025 500000 2025!D5",
      "rdHnteDepreciation 2025 30000 2025!D6",
      "rdHnteAmortization 2025 0 2025!D7",
      "rdHnteOutsourcedDomestic 2025 100000 2025!D9 ?",
      "rdHnteOther 2025 40000 2025!D10",
      "rdExpenseHnte 2025 1775000 2025!D11 ?",
      "rdActivities 2025 2 items 2025!B4—C10",
    ]);
    expect(read.reconciled.length).toBe(9);
    expect(read.reconciled.every(({ agrees }) => agrees)).toBe(true);
  });

  it("ask whether outsourced costs are as paid, unless the file says so", () => {
    expect(
      read.proposals.find(({ claim }) => claim.fact === "rdHnteOutsourcedDomestic")?.unsure,
    ).toMatch(/实际发生额/);
    const stated = FORM.map((row) =>
      row[0] === "其中：境内的外部研发费"
        ? ["委托境内研发费用（实际发生额）", ...row.slice(1)]
        : row,
    );
    expect(lines(readAll([table("2025", stated)]))).toContain(
      "rdHnteOutsourcedDomestic 2025 100000 2025!D9",
    );
  });

  it("give each project with its costs in 元", () => {
    const claim = read.proposals.find(({ claim: each }) => each.fact === "rdActivities")?.claim;
    expect(claim?.value).toMatchObject({
      items: [
        {
          name: "RD01 炉料",
          personnel: "500000",
          directInput: "200000",
          outsourcedDomestic: "100000",
        },
        { name: "RD02 夹具", personnel: "605000" },
      ],
    });
  });

  it("that do not add up are told in 元, and not taken with the others", () => {
    const wrong = FORM.map((row) => (row[0] === "直接投入费用" ? [row[0], 20, 30, 50.0001] : row));
    const off = readAll([table("2025", wrong)]);
    expect(off.reconciled.filter(({ agrees }) => !agrees)).toEqual([
      { what: "直接投入 2025 年 2 笔", cell: "2025!D5", agrees: false, difference: "-1" },
      { what: "2025 年 6 类费用", cell: "2025!D11", agrees: false, difference: "1" },
    ]);
    const unsure = off.proposals
      .filter(({ unsure }) => unsure !== undefined)
      .map(({ claim }) => claim.fact);
    expect(unsure).toContain("rdHnteDirectInput");
    expect(unsure).toContain("rdExpenseHnte");
    expect(unsure).not.toContain("rdHntePersonnel");
  });
});

describe("a ledger of research costs", () => {
  const LEDGER = [
    ["研发支出辅助账（2025年度） 加计扣除 金额单位：元"],
    ["日期", "凭证号", "摘要", "人员人工费用", "直接投入费用", "折旧费用", "其他相关费用", "合计"],
    ["", "", "期初余额", 999, 999, 999, 999, 999],
    ["2025-01-15", "记-1", "发放研发工资", 10000.1, null, null, null, 10000.1],
    ["2025-02-15", "记-9", "领用材料", null, 500.25, null, null, 500.25],
    ["", "", "2月合计", null, 500.25, null, null, 500.25],
    ["2025-06-30", "记-33", "结转折旧", null, null, 300, 0, 300],
    ["", "", "合计", 10000.1, 500.25, 300, 0, 10800.35],
  ] as const;

  it("adds its entries up, without opening balances and sums of months, and holds them against its total", () => {
    const read = readAll([table("账", LEDGER)]);
    expect(lines(read)).toEqual([
      "rdDedPersonnel 2025 10000.1 账!D8",
      "rdDedDirectInput 2025 500.25 账!E8",
      "rdDedDepreciation 2025 300 账!F8",
      "rdDedOther 2025 0 账!G8",
      "rdExpenseDeduction 2025 10800.35 账!H8",
    ]);
    expect(read.reconciled.every(({ agrees }) => agrees)).toBe(true);
    expect(read.doubts).toEqual([]);
  });

  it("without a total gives the sum, to be looked at", () => {
    const read = readAll([table("账", LEDGER.slice(0, -1))]);
    expect(lines(read)).toContain("rdDedPersonnel 2025 10000.1 账!D4 ?");
    expect(lines(read)).toContain("rdExpenseDeduction 2025 10800.35 账!H4—H7 ?");
  });
});

describe("projects of several years", () => {
  const HEAD = ["项目编号", "年度", "人员人工", "直接投入", "折旧费用与长期待摊费用", "合计"];
  const rows = (personnel: number) => [
    ["研究开发费用归集表（2023-2025年，高新技术企业口径）"],
    ["单位：万元"],
    HEAD,
    ["RD01", 2024, 50, 20, 1, 71],
    ["RD02", 2024, 30, 20, 1, 51],
    ["RD01", 2025, 60, 20, 1, 81],
    ["合计", "", personnel, 60, 3, 203],
  ];

  it("are added up year by year, and held against the total of all years", () => {
    const read = readAll([table("表", rows(140))]);
    expect(lines(read)).toContain("rdHntePersonnel 2024 800000 表!C4—C5");
    expect(lines(read)).toContain("rdExpenseHnte 2025 810000 表!F6");
    expect(read.reconciled.every(({ agrees }) => agrees)).toBe(true);
    expect(read.asks).toEqual([]);
  });

  it("are taken one by one where that does not agree", () => {
    const read = readAll([table("表", rows(141))]);
    expect(read.reconciled).toContainEqual({
      what: "人员人工各年 3 笔",
      cell: "表!C7",
      agrees: false,
      difference: "-10000",
    });
    expect(lines(read)).toContain("rdHntePersonnel 2024 800000 表!C4—C5 ?");
  });
});

describe("the tax return's own table", () => {
  const rows = [
    ["研发费用加计扣除优惠明细表", "2025年度"],
    ["行次", "项    目", "金额（数量）"],
    [1, "本年可享受研发费用加计扣除项目数量", 3],
    [3, "（一）人员人工费用（4+5+6）", 1200000],
    [4, "1.直接从事研发活动人员工资薪金", 1000000],
    [7, "（二）直接投入费用（8+9+10）", 600000.5],
    [16, "（三）折旧费用（17+18）", 100000],
    [28, "（六）其他相关费用（29+30）", 50000],
    [50, "七、允许扣除的研发费用合计（41-42-45）", 1950000.5],
  ];

  it("gives its classes and what is allowed", () => {
    const read = readAll([table("A107012", rows)], { stated: { unit: "元" } });
    expect(lines(read)).toEqual([
      "rdDedPersonnel 2025 1200000 A107012!C4",
      "rdDedDirectInput 2025 600000.5 A107012!C6",
      "rdDedDepreciation 2025 100000 A107012!C7",
      "rdDedOther 2025 50000 A107012!C8",
      "rdExpenseDeduction 2025 1950000.5 A107012!C9",
    ]);
  });
});

describe("whose definition", () => {
  const rows = [
    ["研发费用汇总", "单位：元"],
    ["费用项目", "2024年", "2025年"],
    ["人员人工", 1, 2],
    ["直接投入", 3, 4],
    ["折旧费", 5, 6],
    ["合计", 9, 12],
  ];

  it("is asked where a table does not say it; only the total is then proposed, as undefined", () => {
    const open = readAll([table("研发费用", rows)]);
    expect(lines(open)).toEqual([
      "rdExpenseUnspecified 2024 9 研发费用!B6",
      "rdExpenseUnspecified 2025 12 研发费用!C6",
    ]);
    expect(open.asks).toMatchObject([
      { what: "scope", choices: ["高企专审", "加计扣除", "统计报表", "账面"] },
    ]);
    expect(lines(readAll([table("研发费用", rows)], { stated: { scope: "hnte" } }))).toEqual([
      "rdHntePersonnel 2024 1 研发费用!B3",
      "rdHnteDirectInput 2024 3 研发费用!B4",
      "rdHnteDepreciation 2024 5 研发费用!B5",
      "rdExpenseHnte 2024 9 研发费用!B6",
      "rdHntePersonnel 2025 2 研发费用!C3",
      "rdHnteDirectInput 2025 4 研发费用!C4",
      "rdHnteDepreciation 2025 6 研发费用!C5",
      "rdExpenseHnte 2025 12 研发费用!C6",
    ]);
  });

  it("is not guessed where a table speaks of two", () => {
    const both = readAll([table("研发费用", [["高企口径和加计口径"], ...rows])]);
    expect(both.asks).toMatchObject([{ what: "scope" }]);
  });

  it("costs of administration are no research, though their rows are called alike", () => {
    const read = readAll([
      table(
        "附注",
        [
          ["管理费用"],
          ["2025年", "单位：元"],
          ["项目", "本期发生额"],
          ["职工薪酬", 1],
          ["折旧费", 2],
          ["无形资产摊销", 3],
          ["其他", 4],
          ["合计", 10],
        ],
        ["二十、研发费用", "二十一、管理费用"],
      ),
    ]);
    expect(lines(read)).toEqual([]);
  });

  it("outsourcing that is not told apart is said, not taken", () => {
    const rowsOut = [
      ["高企研发费用", "2025年", "单位：元"],
      ["科目", "金额"],
      ["人员人工费用", 1],
      ["直接投入费用", 2],
      ["委托外部研究开发费用", 3],
    ];
    const read = readAll([table("研发", rowsOut)]);
    expect(lines(read)).toEqual([
      "rdHntePersonnel 2025 1 研发!B3",
      "rdHnteDirectInput 2025 2 研发!B4",
    ]);
    expect(read.doubts.join("")).toContain("没分境内、境外");
  });
});
