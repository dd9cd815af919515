import { describe, expect, it } from "vitest";
import { homophones } from "../../src/answering/homophones.ts";

describe("homophones", () => {
  const words = new Set(["可笑"]);
  const { mend } = homophones(["高企", "研发", "科小", "小巨人", "加计扣除"], (run) => words.has(run));

  it.each([
    ["高启要几个发明", "高企要几个发明"],
    ["研法费用", "研发费用"],
    ["小据人的条件", "小巨人的条件"],
    ["家计扣除比例", "加计扣除比例"],
    ["加计扣厨", "加计扣除"],
  ])("%s is meant as %s", (typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  it("leaves a word that is one in its own right", () => {
    expect(mend("真可笑")).toBe("真可笑");
  });

  it("leaves a term that stands there already", () => {
    expect(mend("高企研发")).toBe("高企研发");
  });
});
