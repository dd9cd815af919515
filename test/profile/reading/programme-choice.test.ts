import { describe, expect, it } from "vitest";
import { told, WITHIN } from "./shipped-vocabulary.ts";

describe("a name that fits several facts", () => {
  it("means the fact of the programme in question", () => {
    expect(told("研发花了245万", { within: WITHIN["hnte"] ?? [] })).toEqual([
      "rdExpenseHnte 2450000",
    ]);
    expect(told("研发花了245万", { within: WITHIN["deduction"] ?? [] })).toEqual([
      "rdExpenseDeduction 2450000",
    ]);
    expect(told("职工45人", { within: WITHIN["techSme"] ?? [] })).toEqual(["employeesSme 45"]);
  });

  it("stays unspecified outside a programme", () => {
    expect(told("研发花了245万")).toEqual(["rdExpenseUnspecified 2450000"]);
  });

  it("keeps apart what its full name keeps apart", () => {
    expect(told("主营业务收入3000万", { within: WITHIN["hnte"] ?? [] })).toEqual([
      "mainRevenue 30000000",
    ]);
    expect(told("研发人员8人", { within: WITHIN["hnte"] ?? [] })).toEqual(["rdStaff 8"]);
  });

  it("takes a year's money without any name for the programme's revenue", () => {
    expect(told("去年正好5000万", { within: WITHIN["littleGiant"] ?? [] })).toEqual([
      "operatingRevenue 2025 50000000",
    ]);
    expect(told("去年正好5000万")).toEqual(["salesRevenue 2025 50000000 field?"]);
  });

  it("takes a title that several bear for one to ask back", () => {
    expect(told("我们已经是小巨人了")).toEqual(["isLittleGiant yes field?"]);
    expect(told("我们已经是小巨人了", { within: ["isCityLittleGiant"] })).toEqual([
      "isCityLittleGiant yes",
    ]);
  });

  it("does not take money for a share, nor a share for money", () => {
    expect(told("研发占比5000万")).toEqual([]);
    expect(told("研发5%")).toEqual(["rdRatio 0.05"]);
  });
});
