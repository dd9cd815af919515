import { describe, expect, it } from "vitest";
import { homophones } from "../../src/answering/homophones.ts";

describe("homophones", () => {
  const { mend } = homophones(
    ["研发", "加计扣除", "搬迁", "专审"],
    new Set(["高企", "科小", "小巨人"]),
    {
      cut: (text) => text.match(/转身|公司|家计|扣除|可笑|./gu) ?? [],
      used: (run) => run === "可笑",
    },
  );

  it.each([
    ["高启要几个发明", "高企要几个发明"],
    ["研法费用", "研发费用"],
    ["小据人的条件", "小巨人的条件"],
    ["家计扣除比例", "加计扣除比例"],
    ["加计扣厨", "加计扣除"],
  ])("%s is meant as %s", (typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  it("leaves a word that the knowledge uses", () => {
    expect(mend("真可笑")).toBe("真可笑");
  });

  it("leaves a word of the dictionary that sounds like a term", () => {
    expect(mend("转身就走")).toBe("转身就走");
  });

  it("leaves what would reach across the border of a word", () => {
    expect(mend("公司搬千里")).toBe("公司搬千里".replace("搬千", "搬迁"));
    expect(mend("公研法")).toBe("公研发");
  });

  it("leaves a term that stands there already", () => {
    expect(mend("高企研发")).toBe("高企研发");
  });
});
