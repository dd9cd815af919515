import { describe, expect, it } from "vitest";
import { readFrequencies, readQuantities } from "../../src/units/quantities.ts";
import { decimalText } from "../../src/units/rational.ts";

function often(text: string): string[] {
  return readFrequencies(text).map(
    ({ value, unit, words }) => `${words} ${value ? decimalText(value) : "?"}${unit ?? ""}`,
  );
}

describe("how often something is", () => {
  it.each([
    ["每年", "每年 1年"],
    ["每个月都要报", "每个月 1月"],
    ["每一天", "每一天 1天"],
    ["每季度开票", "每季度 3月"],
    ["每半年一次", "每半年 0.5年"],
    ["每隔两周", "每隔两周 14天"],
    ["每三年复审", "每三年 3年"],
    ["每 6 个月", "每 6 个月 6月"],
  ])("reads %s", (text, expected) => {
    expect(often(text)).toEqual([expected]);
  });

  it("is no figure and no length of time", () => {
    expect(readQuantities("每三年复审，每个月报一次，每天都忙").map(({ words }) => words)).toEqual([
      "一次",
    ]);
  });

  it("leaves what stands beside it as it was", () => {
    expect(
      readQuantities("至少每年-5%，每年2000到3000万").map(({ words, approximate }) => [
        words,
        approximate,
      ]),
    ).toEqual([
      ["-5%", false],
      ["2000到3000万", true],
    ]);
  });

  it.each(["每人", "每家企业", "每月亮", "每年级", "每300万", "每亩"])("is not %s", (text) => {
    expect(often(text)).toEqual([]);
  });
});
