import { describe, expect, it } from "vitest";
import { told } from "./shipped-vocabulary.ts";

describe("what is affirmed and denied", () => {
  it.each([
    ["我们是高企", ["isHnte yes"]],
    ["高企没有，以后再报", ["isHnte no"]],
    ["不是科小", ["isTechSme no"]],
    ["没出过事故", ["majorIncident no"]],
    ["出过安全事故", ["majorIncident yes"]],
    ["有研发部，制度都有", ["hasRdOrg yes", "hasRdRules yes"]],
    ["研发辅助账没做", ["rdLedger no"]],
    ["没进过经营异常名录", ["abnormalList no"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("is not read from questions, conditions of the law and mere names", () => {
    for (const text of ["是高企吗", "有没有辅助账", "想报高企", "高企培育库有我们", "高企没有要求"])
      expect(told(text), text).toEqual([]);
  });

  it("answers what had just been asked", () => {
    const asked = { fact: "majorIncident" };
    expect(told("没有", { asked })).toEqual(["majorIncident no"]);
    expect(told("有的，去年", { asked })).toEqual(["majorIncident yes"]);
    expect(told("不知道", { asked })).toEqual([]);
  });
});

describe("what there is none of", () => {
  it("counts as nothing", () => {
    expect(told("软著没有，没有发明")).toEqual(["ipSoftware 0", "ipInvention 0"]);
  });

  it("is not read from a question", () => {
    expect(told("没有发明行吗？")).toEqual([]);
  });
});
