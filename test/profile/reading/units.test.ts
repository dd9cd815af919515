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

describe("the unit of a share", () => {
  it("is per cent, and asked back below one", () => {
    expect(told("负债率55")).toEqual(["debtRatio 0.55 bare"]);
    expect(told("负债率0.55")).toEqual(["debtRatio 0.55 bare unit?"]);
  });
});
