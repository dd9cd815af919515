import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { realMind } from "../real-knowledge.ts";

function said(text: string): string {
  const { replies } = answer({ text, asOf: "2026-11-26", earlier: [] }, realMind);
  return replies.map((reply) => reply.text).join("\n");
}

describe("the years that a filing looks at", () => {
  it.each([
    [
      "今年的高企没赶上，明年报，审计是做23、24、25这三年的吧",
      /2026 年申报用的.*\n2027 年申报看 2024、2025、2026 年/,
    ],
    ["高企打算明年申报，会计问做哪三年的审计", /2027 年申报看 2024、2025、2026 年/],
    ["高企28年再报，是看24到26这三年不", /2027 年申报用的.*\n2028 年申报看 2025、2026、2027 年/],
  ])("are counted from the year of the filing: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it("are confirmed where they are the ones taken for them", () => {
    const text = said("高企明年报，审计是做24、25、26这三年的吧");
    expect(text).toMatch(/2027 年申报看 2024、2025、2026 年/);
    expect(text).not.toMatch(/不是：/);
  });

  it("are not told where figures of years are", () => {
    expect(said("23、24、25年研发各100万，高企研发占比够不")).not.toMatch(/年申报看/);
  });
});
