import { describe, expect, it } from "vitest";
import { told } from "./shipped-vocabulary.ts";

describe("the unit of money", () => {
  it("is unknown where none is said at all", () => {
    expect(told("高品收入590，总收入1000")).toEqual([
      "hightechIncome 590 bare unit?",
      "totalIncome 1000 bare unit?",
    ]);
  });

  it("is 万 for a message in which every other figure has it", () => {
    expect(told("营收3200万，研发180")).toEqual([
      "operatingRevenue 32000000",
      "rdExpenseUnspecified 1800000",
    ]);
  });

  it("is 万 where it is said once for all", () => {
    expect(told("营收3200，研发180，单位万")).toEqual([
      "operatingRevenue 32000000",
      "rdExpenseUnspecified 1800000",
    ]);
  });

  it("is not taken over from 亿", () => {
    expect(told("营收1.2亿，研发600")).toEqual([
      "operatingRevenue 120000000",
      "rdExpenseUnspecified 600 bare unit?",
    ]);
  });
});

describe("a figure just passed", () => {
  it("is not that figure itself", () => {
    expect(told("营收刚过3亿")).toEqual(["operatingRevenue (300000000,330000000]"]);
    expect(told("营收正好3亿")).toEqual(["operatingRevenue 300000000"]);
  });
});

describe("a figure beside a round one", () => {
  it.each([
    ["营收5000万又1元", "operatingRevenue 50000001"],
    ["营收比五千万多两万", "operatingRevenue 50020000"],
    ["营收差3万到五千万", "operatingRevenue 49970000"],
    ["营收一点五亿", "operatingRevenue 150000000"],
  ])("is what there is: %s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it("is asked back where the round one may be meant", () => {
    expect(told("营收五千万还差三万")).toEqual(["operatingRevenue 49970000 sure?"]);
    expect(told("营收百万")).toEqual(["operatingRevenue 1000000 sure?"]);
  });
});

describe("a figure below zero", () => {
  it("keeps its sign", () => {
    expect(told("净资产是负的120万")).toEqual(["netAssets -1200000"]);
    expect(told("净资产23年末是负的30万，24年末50万")).toEqual([
      "netAssets 2023 -300000",
      "netAssets 2024 500000",
    ]);
    expect(told("收入负增长5%")).toEqual(["revenueGrowth -0.05"]);
    expect(told("净利润（12.5）万元")).toEqual(["netProfit -125000"]);
    expect(told("净利润（12.5万元）")).toEqual(["netProfit -125000 sure?"]);
  });
});

describe("the unit of a share", () => {
  it("is per cent, and asked back below one", () => {
    expect(told("负债率55")).toEqual(["debtRatio 0.55 bare"]);
    expect(told("负债率0.55")).toEqual(["debtRatio 0.55 bare unit?"]);
  });
});
