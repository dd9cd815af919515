import { describe, expect, it } from "vitest";
import { read, told } from "./shipped-vocabulary.ts";

describe("the years of figures", () => {
  it("are counted from today", () => {
    expect(told("前年营收3000万", { today: "2025-01-10" })).toEqual([
      "operatingRevenue 2023 30000000",
    ]);
    expect(told("三年研发加起来680万", { today: "2025-01-10" })).toEqual([
      "rdExpenseUnspecified 2022-2024 6800000",
    ]);
  });

  it("are left to the fact where none is said", () => {
    const [statement] = read("净资产1500万");
    expect(statement?.yearSaid).toBe(false);
    expect(statement?.years).toBeUndefined();
  });

  it("go with figures that a comma parts from them, but not with people", () => {
    expect(told("去年卖了4100万，研发投了150万，一共96个人")).toEqual([
      "salesRevenue 2025 41000000",
      "rdExpenseUnspecified 2025 1500000",
      "employees 96",
    ]);
  });

  it("may stand behind the figures", () => {
    expect(told("营收2950万，研发150万，去年的")).toEqual([
      "operatingRevenue 2025 29500000",
      "rdExpenseUnspecified 2025 1500000",
    ]);
  });

  it("are open for a part of a year, for this year, and for every year", () => {
    expect(told("上半年收入2000万")).toEqual(["salesRevenue 20000000 year?"]);
    expect(told("今年收入2000万")).toEqual(["salesRevenue 2026 20000000 year?"]);
    expect(told("每年研发200万")).toEqual(["rdExpenseUnspecified 2000000 year?"]);
  });

  it("tell an expectation from a figure", () => {
    expect(told("今年预计营收4500万")).toEqual(["operatingRevenue 2026 45000000 expected"]);
    expect(told("明年营收5000万")).toEqual(["operatingRevenue 2027 50000000 expected"]);
  });

  it("are asked back for a share of three years that is said of one", () => {
    expect(told("去年研发占比5.3%")).toEqual(["rdRatio 2025 0.053 year?"]);
    expect(told("三年研发占比5.3%")).toEqual(["rdRatio 2023-2025 0.053"]);
  });

  it("are likely the last ones, and asked back, in a list that names none", () => {
    expect(told("营收依次是2000万、2500万")).toEqual([
      "operatingRevenue 2024 20000000 year?",
      "operatingRevenue 2025 25000000 year?",
    ]);
  });

  it("do not come from how long something is done", () => {
    expect(told("成立三年了，营收3000万")).toEqual([
      "regDate 2023-06-01..2023-06-30",
      "operatingRevenue 30000000",
    ]);
  });
});
