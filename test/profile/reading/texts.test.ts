import { describe, expect, it } from "vitest";
import { told } from "./shipped-vocabulary.ts";

describe("words that are a fact by themselves", () => {
  it("are the line of business", () => {
    expect(told("公司在经开区 做精密铸件的")).toEqual(["industry 精密铸件"]);
    expect(told("我们是做枸杞加工的，能报吗")).toEqual(["industry 枸杞加工"]);
  });

  it("are not what people do", () => {
    expect(told("做得好的")).toEqual([]);
    expect(told("搞研发的11个")).toEqual(["rdStaff 11"]);
  });

  it("answer what had just been asked, unless nobody knows", () => {
    const asked = { fact: "mainProduct" };
    expect(told("泵阀铸件", { asked })).toEqual(["mainProduct 泵阀铸件"]);
    expect(told("不清楚", { asked })).toEqual([]);
  });
});

describe("money by the piece", () => {
  it("is money of unknown size where nobody is counted", () => {
    expect(told("前年研发98个")).toEqual(["rdExpenseUnspecified 2024 98 bare unit?"]);
    expect(told("一共48个人，研发15个")).toEqual(["employees 48", "rdStaff 15"]);
  });
});
