import { describe, expect, it } from "vitest";
import {
  ONE_BY_ONE,
  OTHER_COMPANY,
  proposalLine,
  proposalsText,
  SAME_COMPANY,
  statedIn,
  TAKE_ALL,
  TAKE_NONE,
} from "../../../src/profile/reading/table/table-lines.ts";
import { vocabulary } from "./shipped-vocabulary.ts";
import { readAll, table } from "./tables.ts";

const { definitions } = vocabulary;
const income = table("利润表", [
  ["编制单位：星河精铸科技有限公司", "2025年度", "单位：元"],
  ["项目", "本年金额", "上年金额"],
  ["营业收入", 41260000, 34100000.5],
  ["净利润", 900, 0],
]);

describe("what is told of a file", () => {
  it("is each fact with its years and cells, what is unsure apart, and one confirmation", () => {
    expect(proposalsText(readAll([income]), definitions, "利润表.xlsx")).toMatchObject({
      lines: [
        "从“利润表.xlsx”读到 4 项，还没记：",
        "· 营业收入 2025 年 4,126 万元（利润表!B3）、2024 年 34,100,000.5 元（利润表!C3）",
        "· 净利润 2025 年 900 元（利润表!B4）、2024 年 0 元（利润表!C4）",
        "另有 2 项要你看一下：",
        "· 销售收入 2025 年 4,126 万元（利润表!B3）、2024 年 34,100,000.5 元（利润表!C3）：销售收入看所得税申报表（主营加其他业务收入），一般等于利润表的营业收入，不一样就以申报表为准",
      ],
      choices: [TAKE_ALL, ONE_BY_ONE, TAKE_NONE],
    });
  });

  it("tells one proposal by itself", () => {
    const [first] = readAll([income]).proposals;
    expect(first && proposalLine(first, definitions)).toBe(
      "营业收入 2025 年 4,126 万元（利润表!B3）",
    );
  });

  it("is only the name where the file is another company's", () => {
    const read = readAll([income], { company: "望远铝业有限公司" });
    expect(proposalsText(read, definitions, "利润表.xlsx")).toEqual({
      lines: [
        "“利润表.xlsx”写的是“星河精铸科技有限公司”（利润表!A1），和现在这家不是一个名字，先没读。",
      ],
      sure: [],
      unsure: [],
      choices: [SAME_COMPANY, OTHER_COMPANY],
    });
  });

  it("asks for what is open, with the answers as buttons", () => {
    const read = readAll([
      table("表", [
        ["项目", "2025年"],
        ["销售收入", 1],
      ]),
    ]);
    expect(proposalsText(read, definitions, "表.csv")).toMatchObject({
      lines: ["“表.csv”里没有读到能用的数。", "“表”没写金额单位，是哪个？"],
      choices: ["元", "万元", "千元"],
    });
  });

  it("tells sums that agree and those that do not", () => {
    const rows = (equity: number) => [
      ["2025年12月31日", "单位：元"],
      ["项目", "期末余额"],
      ["资产总计", 1000],
      ["负债合计", 400],
      ["所有者权益合计", equity],
    ];
    const of = (equity: number) =>
      proposalsText(readAll([table("表", rows(equity))]), definitions, "a").lines.join("\n");
    expect(of(600)).toContain("合计核对：1 处相符。");
    expect(of(700)).toContain("合计对不上：2025 年负债总额加净资产加起来比 表!B3 多 100 元。");
  });
});

describe("answers to what is open", () => {
  const ask = (what: "unit" | "year" | "scope") => ({ what, question: "", choices: [] });

  it("are read by the question they answer", () => {
    expect(statedIn(ask("unit"), "万元")).toEqual({ unit: "万元" });
    expect(statedIn(ask("unit"), "万")).toEqual({ unit: "万元" });
    expect(statedIn(ask("year"), "2024 年")).toEqual({ year: 2024 });
    expect(statedIn(ask("scope"), "高企专审")).toEqual({ scope: "hnte" });
    expect(statedIn(ask("unit"), "2024 年")).toBeUndefined();
    expect(statedIn(ask("year"), "不知道")).toBeUndefined();
    expect(statedIn(ask("scope"), "随便")).toBeUndefined();
  });
});
