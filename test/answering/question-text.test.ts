import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestMessage, plainText } from "../../src/answering/question-text.ts";

describe("plainText", () => {
  it("makes full-width letters and digits plain", () => {
    expect(plainText("研发占比５％够吗？").plain).toBe("研发占比5%够吗?");
  });

  it("makes traditional characters simplified", () => {
    expect(plainText("高新技術企業認定條件").plain).toBe("高新技术企业认定条件");
  });

  it("drops tags, Markdown marks, control and bidi characters", () => {
    expect(plainText("<b>高企</b> **条件** \u202Eabc\u202C\u0000").plain).toBe("高企 条件 abc");
  });

  it("reads only the beginning of a message that is too long, and says so", () => {
    expect(plainText("长".repeat(longestMessage)).cut).toBe(false);
    const read = plainText("长".repeat(100_000));
    expect(read.cut).toBe(true);
    expect(read.plain).toHaveLength(longestMessage);
  });

  it("never throws and leaves no control characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(plainText(text).plain.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
