import { describe, expect, it } from "vitest";
import { lines, readAll, table } from "./tables.ts";

const OWN = "星河精铸科技有限公司";
const HEAD = [
  "序号",
  "知识产权名称",
  "类别",
  "授权号",
  "授权日期",
  "获得方式",
  "权属人",
  "法律状态",
  "是否申报使用过",
];

describe("a list of rights", () => {
  const rows = [
    ["知识产权汇总表"],
    HEAD,
    [1, "一种铸件", "发明专利", "ZL202010123456.7", "2023-08-11", "自主研发", OWN, "有效", "否"],
    [2, "一种夹具", "", "zl202220123456.7", "2022.6.14", "受让", OWN, "专利权维持", "是"],
    [
      3,
      "控制软件V1.0",
      "软件著作权",
      "2024SR0123456",
      "2024年11月5日",
      "自主研发",
      `${OWN}；某某大学`,
      "有效",
      "",
    ],
    [4, "一种炉子", "发明专利", "202510123456.7", "", "自主研发", OWN, "实质审查", ""],
    [5, "旧夹具", "实用新型", "ZL201520123456.7", "2015.6.14", "自主研发", OWN, "未缴年费终止", ""],
    [6, "别家的", "外观设计", "ZL202230123456.7", "2022.7.1", "", "望远铝业有限公司", "有效", ""],
    [7, "商标甲", "商标", "第123号", "2022.7.1", "", OWN, "有效", ""],
    ["合计", "", "", "", "", "", "", "", ""],
  ];
  const read = readAll([table("知产", rows)], { company: OWN });

  it("becomes one list, with what an application needs of each right", () => {
    expect(read.proposals).toMatchObject([
      {
        cell: "知产!A3—A9",
        label: "发明专利 1 件、实用新型专利 1 件、软件著作权 1 件、外观设计专利 1 件、商标 1 件",
        claim: {
          fact: "ipRights",
          evidence: "file",
          value: {
            items: [
              {
                kind: "发明专利",
                name: "一种铸件",
                certificate: "ZL202010123456.7",
                granted: "2023-08-11",
                owner: "本企业",
                source: "自主研发",
                used: "没用过",
              },
              { kind: "实用新型专利", granted: "2022-06-14", source: "受让", used: "用过" },
              { kind: "软件著作权", granted: "2024-11-05" },
              { kind: "外观设计专利", owner: "望远铝业有限公司" },
              { kind: "商标" },
            ],
          },
        },
      },
    ]);
  });

  it("leaves the owner open where others share a right, and says so", () => {
    const value = read.proposals[0]?.claim.value;
    expect(value?.kind === "items" ? value.items[2] : {}).not.toHaveProperty("owner");
    expect(read.doubts).toContain("“知产”有 1 件看不出权属是不是本企业一家，要你确认。");
  });

  it("leaves out what is pending or lost, and says how many", () => {
    expect(read.doubts).toContain("“知产”有 1 件还没授权（在审），没算。");
    expect(read.doubts).toContain("“知产”有 1 件写着“未缴年费终止”，没算。");
  });

  it("has nothing in it that a rule would take for a count", () => {
    const value = read.proposals[0]?.claim.value;
    for (const item of value?.kind === "items" ? value.items : [])
      expect(item).not.toHaveProperty("number");
  });

  it("of several sheets is put together", () => {
    const sheet = (name: string, kind: string) =>
      table(name, [HEAD, [1, "甲", kind, "1", "2023-08-11", "", OWN, "", ""]]);
    const both = readAll([sheet("发明", "发明专利"), sheet("软著", "软著")], { company: OWN });
    expect(lines(both)).toEqual(["ipRights 2 items 发明!A2—A2、软著!A2—A2"]);
  });

  it("without a company to hold its owner against is asked about", () => {
    expect(readAll([table("知产", rows)]).proposals[0]?.unsure).toContain(OWN);
  });
});

describe("a list of staff", () => {
  const head = ["序号", "姓名", "身份证号", "部门", "是否科技人员"];

  it("is only counted: no name and no number of anybody is taken", () => {
    const read = readAll([
      table("名册", [
        ["2025年12月31日职工名册"],
        head,
        [1, "赵甲", "64010119900101001X", "研发部", "是"],
        [2, "钱乙", "x", "生产部", "否"],
        [3, "孙丙", "y", "研发部", "√"],
        ["合计", "3人", "", "", ""],
      ]),
    ]);
    expect(lines(read)).toEqual(["employees 2025 3 名册!A3—A5 ?", "techStaff 2025 2 名册!A3—A5 ?"]);
    expect(read.proposals[0]?.unsure).toContain("全年月平均");
    expect(JSON.stringify(read)).not.toMatch(/赵甲|6401/);
  });

  it("with the days on which people came and left gives the counts of each month", () => {
    const read = readAll([
      table("2025年名册", [
        [...head, "入职日期", "离职日期"],
        [1, "赵甲", "", "研发部", "是", "2020-01-01", ""],
        [2, "钱乙", "", "生产部", "否", "2025-03-15", ""],
        [3, "孙丙", "", "研发部", "是", "2019.3.15", "2025.6.30"],
      ]),
    ]);
    const months = read.proposals.map(({ claim }) =>
      claim.value.kind === "months" ? claim.value.months : [],
    );
    expect(read.proposals.map(({ claim }) => claim.fact)).toEqual([
      "employeesMonthly",
      "techStaffMonthly",
    ]);
    expect(months[0]?.slice(1, 7)).toEqual([
      ["2", "2"],
      ["2", "3"],
      ["3", "3"],
      ["3", "3"],
      ["3", "3"],
      ["2", "2"],
    ]);
    expect(months[1]?.slice(5, 7)).toEqual([
      ["2", "2"],
      ["1", "1"],
    ]);
  });

  it("without a year is asked about", () => {
    expect(readAll([table("名册", [head, [1, "赵甲", "", "研发部", "是"]])])).toMatchObject({
      proposals: [],
      asks: [{ what: "year" }],
    });
  });
});
