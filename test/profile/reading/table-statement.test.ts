import { describe, expect, it } from "vitest";
import { lines, readAll, table } from "./tables.ts";

const INCOME = [
  ["利润表"],
  ["编制单位：星河精铸科技有限公司", null, "2025年度", "单位：元"],
  ["项   目", "行次", "本年金额", "上年金额"],
] as const;

describe("a profit and loss account", () => {
  const read = readAll([
    table("利润表", [
      ...INCOME,
      ["一、营业收入", 1, 41260000.5, "34,100,000.00"],
      ["减：营业成本", 2, 30000000, 25000000],
      ["　　研发费用", 3, 2450000, 1980000],
      ["三、营业利润（亏损以“－”号填列）", 4, 1, 1],
      ["四、净利润（净亏损以“－”号填列）", 5, "(123,456.78)", 1700000],
    ]),
  ]);

  it("is read by its rows and its own period, with cells", () => {
    expect(lines(read).filter((each) => !each.startsWith("salesRevenue"))).toEqual([
      "operatingRevenue 2025 41260000.5 利润表!C4",
      "operatingRevenue 2024 34100000 利润表!D4",
      "rdExpenseBook 2025 2450000 利润表!C6",
      "rdExpenseBook 2024 1980000 利润表!D6",
      "netProfit 2025 -123456.78 利润表!C8",
      "netProfit 2024 1700000 利润表!D8",
    ]);
  });

  it("gives research as booked, never by the definition of 高企 or without one", () => {
    const facts = read.proposals.map(({ claim }) => claim.fact);
    expect(facts).not.toContain("rdExpenseHnte");
    expect(facts).not.toContain("rdExpenseUnspecified");
  });

  it("only asks whether revenue is also the sales revenue of the tax return", () => {
    expect(lines(read).filter((each) => each.startsWith("salesRevenue"))).toEqual([
      "salesRevenue 2025 41260000.5 利润表!C4 ?",
      "salesRevenue 2024 34100000 利润表!D4 ?",
    ]);
  });

  it("names file, cell, row and text in the words of a claim, and the company", () => {
    expect(read.proposals[0]?.claim).toMatchObject({
      evidence: "file",
      words: "表.xlsx 利润表!C4 一、营业收入：41260000.5",
    });
    expect(read.company).toEqual({
      name: "星河精铸科技有限公司",
      cell: "利润表!A2",
      differs: false,
    });
  });

  it("is sales revenue itself where it is the tax return", () => {
    const tax = table("A100000 中华人民共和国企业所得税年度纳税申报表", [
      ["单位：元", "2025年度"],
      ["行次", "类别", "项目", "金额"],
      [1, "利润", "一、营业收入(填写A101010\\101020\\103000)", 41260000],
    ]);
    expect(lines(readAll([tax]))).toEqual([
      "salesRevenue 2025 41260000 A100000 中华人民共和国企业所得税年度纳税申报表!D3",
    ]);
  });
});

describe("a balance sheet", () => {
  it("has two halves, and its opening figures are of the year before", () => {
    const read = readAll([
      table("资产负债表", [
        [
          "编制单位：星河精铸科技有限公司",
          null,
          null,
          "2025年12月31日",
          null,
          null,
          null,
          "单位：万元",
        ],
        ["资   产", "行次", "年初数", "期末数", "负债和所有者权益", "行次", "年初数", "期末数"],
        ["流动资产：", null, null, null, "流动负债：", null, null, null],
        ["流动资产合计", 1, 500, 900, "负债合计", 56, 800.5, 1000.25],
        [null, null, null, null, "所有者权益（或股东权益)合计", 63, 1200, 1500],
        ["资产总计", 32, 2000.5, 2500.25, "负债和所有者权益(或股东权益)总计", 65, 2000.5, 2500.25],
      ]),
    ]);
    expect(lines(read)).toEqual([
      "totalLiabilities 2024 8005000 资产负债表!G4",
      "totalLiabilities 2025 10002500 资产负债表!H4",
      "netAssets 2024 12000000 资产负债表!G5",
      "netAssets 2025 15000000 资产负债表!H5",
      "totalAssets 2024 20005000 资产负债表!C6",
      "totalAssets 2025 25002500 资产负债表!D6",
    ]);
    expect(read.reconciled).toMatchObject([{ agrees: true }, { agrees: true }]);
  });

  it("that does not add up is told in 元 and taken only one by one", () => {
    const read = readAll([
      table("资产负债表", [
        ["2025年12月31日", "单位：元"],
        ["项目", "期末余额"],
        ["资产总计", 1000],
        ["负债合计", 400],
        ["所有者权益合计", 599.99],
      ]),
    ]);
    expect(read.reconciled).toMatchObject([
      { agrees: false, difference: "-0.01", cell: "资产负债表!B3" },
    ]);
    expect(lines(read).every((each) => each.endsWith("?"))).toBe(true);
    expect(read.proposals[0]?.unsure).toBe("负债总额加净资产比资产总额少 0.01 元");
  });

  it("of a month gives only what was at the begin of the year", () => {
    const read = readAll([
      table("第一页", [
        ["编制日期：2017-06-30", "单位：元"],
        ["资产", "年初数", "期末数"],
        ["资产总计", 100, 200],
      ]),
    ]);
    expect(lines(read)).toEqual(["totalAssets 2016 100 第一页!B3"]);
    expect(read.doubts).toEqual(["“第一页”里有到 2017 年 6 月的数，不是全年，没当全年用。"]);
  });
});

describe("tables of key figures", () => {
  it("have years over the columns, a unit in the head, and a sum that is no year", () => {
    const read = readAll([
      table("指标", [
        ["近三年主要指标（万元）"],
        ["项目", "2023年", "2024年度", "2025", "合计"],
        ["销售收入", 3000, 3600, "4,126.00", 10726],
        ["职工总数（人）", 60, 66, "68.5人", null],
        ["高新技术产品（服务）收入（元）", 1, 2, 3, 6],
      ]),
    ]);
    expect(lines(read)).toEqual([
      "salesRevenue 2023 30000000 指标!B3",
      "salesRevenue 2024 36000000 指标!C3",
      "salesRevenue 2025 41260000 指标!D3",
      "employees 2023 60 指标!B4",
      "employees 2024 66 指标!C4",
      "employees 2025 68.5 指标!D4",
      "hightechIncome 2023 1 指标!B5",
      "hightechIncome 2024 2 指标!C5",
      "hightechIncome 2025 3 指标!D5",
    ]);
    expect(read.asks).toEqual([]);
  });

  it("have facts over the columns and years in the rows", () => {
    const read = readAll([
      table("指标", [
        ["年度", "销售收入（万元）", "净资产（千元）", "研发费用（元）"],
        [2024, 3600, 1000, 5],
        ["2025年", 4126, 2000, 6],
      ]),
    ]);
    expect(lines(read)).toEqual([
      "salesRevenue 2024 36000000 指标!B2",
      "netAssets 2024 1000000 指标!C2",
      "rdExpenseUnspecified 2024 5 指标!D2",
      "salesRevenue 2025 41260000 指标!B3",
      "netAssets 2025 2000000 指标!C3",
      "rdExpenseUnspecified 2025 6 指标!D3",
    ]);
  });

  it("have two rows of heads: the year above, the amount and the share below", () => {
    const year = (text: string, spread = false) => ({ text, ...(spread && { spread }) });
    const read = readAll([
      table("表", [
        ["金额单位：人民币千元"],
        ["项目", year("2024年"), year("2024年", true), year("2025年"), year("2025年", true)],
        ["", "金额", "占比", "金额", "占比"],
        ["销售收入", 10, 1, 20, 1],
      ]),
    ]);
    expect(lines(read)).toEqual(["salesRevenue 2024 10000 表!B4", "salesRevenue 2025 20000 表!D4"]);
  });

  it("may have a unit in each row", () => {
    const read = readAll([
      table("2025年", [
        ["指标", "单位", "数值"],
        ["销售收入", "千元", 5],
        ["科技人员", "人", 12],
        ["发明专利", "项", 3],
      ]),
    ]);
    expect(lines(read)).toEqual([
      "salesRevenue 2025 5000 2025年!C2",
      "techStaff 2025 12 2025年!C3",
      "ipInvention 3 2025年!C4",
    ]);
  });

  it("mark what is expected, and years that are not over", () => {
    const read = readAll([
      table("表", [
        ["单位：元"],
        ["项目", "2025年", "2026年", "2027年预计"],
        ["销售收入", 1, 2, 3],
      ]),
    ]);
    expect(lines(read)).toEqual([
      "salesRevenue 2025 1 表!B3",
      "salesRevenue 2026 2 表!C3 expected ?",
      "salesRevenue 2027 3 表!D3 expected ?",
    ]);
  });

  it("have shares only where the file says that they are", () => {
    const rows = [
      ["项目", "2025年"],
      ["科技人员占比", { text: "0.12", number: "0.12", percent: true }],
      ["高新收入占比", "70.5%"],
    ] as const;
    expect(lines(readAll([table("表", rows)]))).toEqual([
      "techStaffRatio 2025 0.12 表!B2",
      "hightechIncomeRatio 2025 0.705 表!B3",
    ]);
    expect(
      lines(
        readAll([
          table("表", [
            ["项目", "2025年"],
            ["科技人员占比", 12],
          ]),
        ]),
      ),
    ).toEqual([]);
  });
});

describe("forms", () => {
  it("have names and figures side by side, and three years below each other", () => {
    const form = table("企业情况", [
      ["高新技术企业认定申请书"],
      ["企业名称", "星河精铸科技有限公司"],
      ["职工总数（人）", "68", "科技人员数（人）", 12],
      [null, null, "净资产（万元）", "销售收入（万元）"],
      [null, "第一年", 1000, 3000],
      [null, "第二年", 1100, 3600],
      [null, "第三年", 1500.5, 4126],
      ["近一年企业总收入（万元）", 4200, "其中：在中国境内研发费用总额（万元）", 500],
    ]);
    expect(lines(readAll([form], { stated: { year: 2025 } }))).toEqual([
      "employees 2025 68 企业情况!B3",
      "techStaff 2025 12 企业情况!D3",
      "netAssets 2023 10000000 企业情况!C5",
      "salesRevenue 2023 30000000 企业情况!D5",
      "netAssets 2024 11000000 企业情况!C6",
      "salesRevenue 2024 36000000 企业情况!D6",
      "netAssets 2025 15005000 企业情况!C7",
      "salesRevenue 2025 41260000 企业情况!D7",
      "totalIncome 2025 42000000 企业情况!B8",
    ]);
  });

  it("of a group have the company's own columns", () => {
    const spread = (text: string) => ({ text, spread: true });
    const read = readAll([
      table("利润表", [
        ["合并及母公司利润表", "2025年度", "单位：元"],
        ["项目", "本期金额", spread("本期金额"), "上期金额", spread("上期金额")],
        [null, "合并", "母公司", "合并", "母公司"],
        ["净利润", 5, 4, 3, 2],
      ]),
    ]);
    expect(lines(read)).toEqual(["netProfit 2025 4 利润表!C4", "netProfit 2024 2 利润表!E4"]);
  });

  it("of one month have the year so far beside it, which is the year in December", () => {
    const rows = (month: string) => [
      ["利润表", month, "单位:元"],
      ["项  目", "行次", "本年累计金额", "本月金额"],
      ["净利润", 17, 3500000, 280000],
    ];
    expect(lines(readAll([table("表", rows("2025年12月"))]))).toEqual([
      "netProfit 2025 3500000 表!C3",
    ]);
    const november = readAll([table("表", rows("2025年11月"))]);
    expect(november.proposals).toEqual([]);
    expect(november.doubts.join("")).toContain("到 2025 年 11 月");
  });
});

describe("what is not taken", () => {
  const rows = [
    ["项目", "2025年"],
    ["销售收入", 4126],
    ["职工总数", 50],
  ] as const;

  it("money without a unit is asked about, and read when it is said", () => {
    const open = readAll([table("表", rows)]);
    expect(lines(open)).toEqual(["employees 2025 50 表!B3"]);
    expect(open.asks).toEqual([
      { what: "unit", question: "“表”没写金额单位，是哪个？", choices: ["元", "万元", "千元"] },
    ]);
    expect(lines(readAll([table("表", rows)], { stated: { unit: "万元" } }))).toContain(
      "salesRevenue 2025 41260000 表!B2",
    );
  });

  it("a statement without a year is asked about, and read when it is said", () => {
    const bare = [["单位：万元"], ["项目", "本年金额", "上年金额"], ["销售收入", 2, 1]] as const;
    const open = readAll([table("表", bare)]);
    expect(lines(open)).toEqual([]);
    expect(open.asks).toMatchObject([{ what: "year", choices: ["2025 年", "2024 年", "2023 年"] }]);
    expect(lines(readAll([table("表", bare)], { stated: { year: 2024 } }))).toEqual([
      "salesRevenue 2024 20000 表!B3",
      "salesRevenue 2023 10000 表!C3",
    ]);
  });

  it.each([
    ["months", [["单位：元"], ["项目", "1月", "2月"], ["销售收入", 1, 2]]],
    [
      "a half year",
      [
        ["2025年1-6月", "单位：元"],
        ["项目", "本期金额"],
        ["销售收入", 1],
      ],
    ],
    ["quarters", [["单位：元"], ["项目", "2025年第一季度"], ["销售收入", 1]]],
  ] as const)("%s are no year", (_, given) => {
    const read = readAll([table("表", given)]);
    expect(lines(read)).toEqual([]);
    expect(read.doubts.join("")).toContain("不是全年");
  });

  it("another currency, accounts with debit and credit, and rows of several figures without heads", () => {
    const foreign = readAll([table("表", [["单位：万美元"], ["项目", "2025年"], ["销售收入", 1]])]);
    expect(foreign).toMatchObject({ proposals: [], doubts: ["“表”不是按人民币列的，没读。"] });
    const accounts = readAll([
      table("表", [["单位：元"], ["科目", "借方", "贷方"], ["主营业务收入", 1, 1]]),
    ]);
    expect(accounts).toMatchObject({
      proposals: [],
      doubts: [expect.stringContaining("借方、贷方")],
    });
    const bare = readAll([table("2025年", [["单位：元"], ["销售收入", 1, 2, 3]])]);
    expect(bare).toMatchObject({ proposals: [], doubts: [expect.stringContaining("分不清")] });
  });

  it("formulas without result, errors, and formats that show another size", () => {
    const read = readAll([
      table("表", [
        ["单位：元"],
        ["项目", "2025年", "2024年", "2023年"],
        [
          "销售收入",
          { flaw: "no-result" },
          { flaw: "error" },
          { text: "1", number: "1", flaw: "scaled" },
        ],
      ]),
    ]);
    expect(lines(read)).toEqual([]);
    expect(read.doubts).toEqual([
      expect.stringContaining("表!B3（销售收入）是公式，没有存下结果"),
      expect.stringContaining("表!C3（销售收入）是错误值"),
      expect.stringContaining("表!D3（销售收入）显示的和存的不是一个单位"),
    ]);
  });

  it("two figures that differ; the company's own goes before the group's", () => {
    const own = table("利润表", [
      ["2025年", "单位：元"],
      ["项目", "本年金额"],
      ["净利润", 5],
    ]);
    const other = table("利润表2", [
      ["2025年", "单位：元"],
      ["项目", "本年金额"],
      ["净利润", 6],
    ]);
    const group = table("合并利润表", [
      ["2025年", "单位：元"],
      ["项目", "本年金额"],
      ["净利润", 6],
    ]);
    const read = readAll([own, other]);
    expect(read).toMatchObject({
      proposals: [],
      doubts: [expect.stringMatching(/2025 年净利润有两个数，利润表!B3 和 利润表2!B3/)],
    });
    expect(lines(readAll([group, own]))).toEqual(["netProfit 2025 5 利润表!B3"]);
    expect(lines(readAll([group]))).toEqual(["netProfit 2025 6 合并利润表!B3 ?"]);
  });

  it("figures that no company has, and negative ones where there are none", () => {
    const read = readAll([
      table("表", [["单位：亿元"], ["项目", "2025年"], ["销售收入", 41260], ["总收入", -1]]),
    ]);
    expect(read.proposals.map(({ unsure }) => unsure)).toEqual([
      expect.stringContaining("核对数和单位"),
      expect.stringContaining("负数"),
    ]);
  });

  it("words that only sound like a fact: costs of other kinds, parts of an income", () => {
    const read = readAll([
      table("2025年管理费用明细", [
        ["单位：元"],
        ["项目", "金额"],
        ["职工薪酬", 1],
        ["折旧费", 2],
        ["其他费用", 3],
        ["材料费", 4],
        ["财政拨款", 5],
        ["技术转让收入", 6],
        ["主营业务", 7],
        ["合计", 28],
      ]),
    ]);
    expect(lines(read)).toEqual([]);
  });
});

describe("evidence", () => {
  const audited = (title: string) =>
    lines(
      readAll([
        table("利润表", [[title], ["2025年", "单位：元"], ["项目", "本年金额"], ["净利润", 5]]),
      ]),
    );

  it("is audited only where the file says so", () => {
    expect(audited("审计报告附表")).toEqual(["netProfit 2025 5 利润表!B4 audited"]);
    expect(audited("以下数据经审计")).toEqual(["netProfit 2025 5 利润表!B4 audited"]);
    for (const title of ["以下数据未经审计", "审计报告还没出", "利润表"])
      expect(audited(title)).toEqual(["netProfit 2025 5 利润表!B4"]);
    const named = readAll(
      [
        table("利润表", [
          ["2025年", "单位：元"],
          ["项目", "本年金额"],
          ["净利润", 5],
        ]),
      ],
      { file: "审计报告.xlsx" },
    );
    expect(lines(named)).toEqual(["netProfit 2025 5 利润表!B3"]);
  });
});

describe("the company of a file", () => {
  const rows = (name: string) => [
    ["编制单位：" + name, "2025年", "单位：元"],
    ["项目", "金额"],
    ["销售收入", 1],
  ];
  const of = (name: string, company: string, companyConfirmed = false) =>
    readAll([table("表", rows(name))], { company, companyConfirmed });

  it("that is another one is told, and nothing is proposed until it is confirmed", () => {
    const other = of("望远铝业有限公司", "星河精铸科技有限公司");
    expect(other).toMatchObject({
      proposals: [],
      asks: [],
      company: { name: "望远铝业有限公司", cell: "表!A1", differs: true },
    });
    expect(lines(of("望远铝业有限公司", "星河精铸科技有限公司", true))).toEqual([
      "salesRevenue 2025 1 表!B3",
    ]);
  });

  it("is the same with other brackets, or by a short form", () => {
    expect(of("星河(宁夏)科技有限公司", "星河（宁夏）科技有限公司").company?.differs).toBe(false);
    expect(of("星河精铸科技有限公司", "星河精铸").company?.differs).toBe(false);
    expect(of("宁夏星河精铸科技有限公司", "星河精铸科技有限公司").company?.differs).toBe(true);
  });
});
