import { describe, expect, it } from "vitest";
import { told } from "./shipped-vocabulary.ts";

describe("a share of what is a part itself", () => {
  it("is not the share of that part", () => {
    for (const text of [
      "主要产品收入占高新收入的55%",
      "人工费占研发费用的60%",
      "硕士占科技人员的30%",
      "委外的占研发费用20%",
    ])
      expect(told(text), text).toEqual([]);
  });

  it("is taken where a fact is just that share, and shares of the whole stay", () => {
    expect(told("境内研发费用占研发费用总额的80%")).toEqual(["rdDomesticRatio 0.8"]);
    expect(told("高新收入占总收入的65%")).toEqual(["hightechIncomeRatio 0.65"]);
    expect(told("研发费用占销售收入的5.5%")).toEqual(["rdRatio 0.055"]);
  });
});

describe("how much there is of another year's figure", () => {
  it("is the growth that it comes to, of the year that follows", () => {
    expect(told("去年收入是前年的八成")).toEqual(["revenueGrowth 2025 -0.2"]);
    expect(told("收入是前年的80%")).toEqual(["revenueGrowth 2025 -0.2"]);
    expect(told("去年收入只有前年的90%")).toEqual(["revenueGrowth 2025 -0.1"]);
    expect(told("去年净资产是前年的九成")).toEqual(["netAssetsGrowth 2025 -0.1 year?"]);
    expect(told("去年收入是前年的1.8倍")).toEqual(["revenueGrowth 2025 0.8"]);
  });

  it("is none of an earlier year's, of a share's, or where only a bound is told", () => {
    for (const text of ["25年收入是23年的八成", "研发占比是前年的八成", "去年收入不到前年的八成"])
      expect(told(text), text).toEqual([]);
  });
});

describe("revenue with value added tax and without it", () => {
  it("is what is told without it, and no tax that was paid", () => {
    expect(told("去年不含税收入2800万，含税3164万")).toEqual(["salesRevenue 2025 28000000"]);
    expect(told("去年含税收入3164万，不含税2800万")).toEqual(["salesRevenue 2025 28000000"]);
    expect(told("去年销售额不含税2800万，税收60万")).toEqual([
      "salesRevenue 2025 28000000",
      "taxPaid 2025 600000",
    ]);
  });

  it("is asked back where it is told with it alone", () => {
    expect(told("去年收入3164万（含税）")).toEqual(["salesRevenue 2025 31640000 scope?"]);
    expect(told("免税收入30万")).toEqual([]);
  });
});
