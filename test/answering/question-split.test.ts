import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitQuestions } from "../../src/answering/question-split.ts";

describe("splitQuestions", () => {
  it("keeps figures told before a question with it", () => {
    const question = "去年收入4000万，三年研发一共500万，占比够吗";
    expect(splitQuestions(question)).toEqual([question]);
  });

  it("parts two questions at a question mark", () => {
    expect(splitQuestions("高企要几个专利？科小要多少分？")).toEqual([
      "高企要几个专利？",
      "科小要多少分？",
    ]);
  });

  it("parts two questions at a comma when both ask", () => {
    expect(splitQuestions("高企证书管几年，年报什么时候填")).toEqual([
      "高企证书管几年，",
      "年报什么时候填",
    ]);
  });

  it("parts an enumeration of which both sides ask", () => {
    expect(splitQuestions("专精特新要做几年细分市场、研发要多少")).toEqual([
      "专精特新要做几年细分市场、",
      "研发要多少",
    ]);
    expect(splitQuestions("人员费、材料费能加计多少")).toEqual(["人员费、材料费能加计多少"]);
  });

  it("leaves with a question what only asks whether it is so", () => {
    const question = "科小的研发费按哪个口径归，跟高企一样吗";
    expect(splitQuestions(question)).toEqual(["科小的研发费按哪个口径归， 跟高企一样吗"]);
  });

  it("asks nothing that is put off", () => {
    const question = "派来的小伙工伤谁赔先不说，付给劳务公司的钱加计算人工不";
    expect(splitQuestions(question)).toEqual([question]);
  });

  it("leaves what is told after the last question with it", () => {
    expect(splitQuestions("软著算二类吗？我们有六个")).toEqual(["软著算二类吗？ 我们有六个"]);
  });

  it("takes a message that asks nothing as one question", () => {
    expect(splitQuestions("高企，认定条件")).toEqual(["高企，认定条件"]);
  });

  it("loses no character but blanks, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (text) => {
        const without = (one: string) => one.replace(/\s/g, "");
        expect(without(splitQuestions(text).join(""))).toBe(without(text));
      }),
    );
  });
});
