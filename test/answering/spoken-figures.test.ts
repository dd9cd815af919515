import { describe, expect, it } from "vitest";
import { statementsOf } from "../../src/answering/ruled/figures/statements-of.ts";
import { factsOf, line, vocabulary } from "../profile/reading/shipped-vocabulary.ts";

const today = "2026-06-10";

const stated = (programme: string, text: string) =>
  statementsOf([text], today, factsOf(programme, today), vocabulary).map(line);

describe("figures in talk", () => {
  it.each([
    ["hnte", "执照是25年7月20号下来的，想赶26年7月19号那批交", "filingDay 2026-07-19"],
    ["hnte", "厂子去年6月18号领的照", "regDate 2025-06-18"],
    ["hnte", "知产18 转化17 管理19 成长性16，加一块过线不", "scoreInnovation 70"],
    ["hnte", "两个软著 两个外观 三个商标", "ipDesign 2"],
    ["tech-sme", "研发占成本费用27%，占收入才2.5%", "rdRatioSme 0.025"],
    ["tech-sme", "技术员占15%", "techStaffRatioSme 0.15"],
    ["tech-sme", "搞研发的占26%", "techStaffRatioSme 0.26"],
    ["rd-deduction", "人工材料折旧那五块450，其他乱七八糟60", "rdDedFiveItems 450 bare unit?"],
    ["srdi-little-giant", "两年研发580加620", "rdExpenseAudited 2025 620 bare unit?"],
    ["sme-size", "软件公司，95个人，一年3000万", "industrySection 软件和信息技术服务业"],
    ["sme-size", "搞批发的，25个人，一年4000万", "operatingRevenue 40000000"],
    ["small-low-profit", "去年应纳税所得290万", "taxableIncome 2025 2900000"],
    ["makerspace", "520平，50个工位，入驻9家", "spaceTenants 9"],
    ["tech-contract", "登记机构去年登记了3个亿的合同", "contractsRegistered 300000000"],
    ["rd-deduction", "委托德国一家公司搞研发花了300万", "rdDedEntrustedOverseas 3000000"],
    ["rd-deduction", "付给以色列公司研发费240万", "rdDedEntrustedOverseas 2400000"],
    ["rd-deduction", "外包给台湾一家公司做设计花了80万", "rdDedEntrustedOverseas 800000"],
    ["rd-deduction", "委托英国大学研究付了90万，自己的研发费300万", "rdDedDomestic 3000000"],
    ["rd-deduction", "委托深圳一家公司研发花了100万，自己研发200万", "rdDedFiveItems 2000000"],
    ["rd-deduction", "委托境内高校100万、委托美国公司80万", "rdDedEntrustedDomestic 1000000"],
    ["rd-deduction", "委托境外80万没登记合同，境内300万", "techTradeContract no"],
    ["sme-size", "批发企业25个人收入4000万算中型吗", "operatingRevenue 40000000"],
  ])("are read for %s from %s", (programme, text, expected) => {
    expect(stated(programme, text)).toContain(expected);
  });

  it("of trade marks and of rights abroad are none of rights that count", () => {
    expect(stated("hnte", "两个软著 三个商标 两个美国专利")).toEqual(["ipSoftware 2"]);
  });

  it("of costs are no share of income", () => {
    expect(stated("tech-sme", "研发占总成本费用正好30%")).toEqual(["rdCostRatio 0.3"]);
  });
});
