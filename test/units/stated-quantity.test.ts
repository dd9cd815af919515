import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPoint } from "../../src/units/interval.ts";
import { exactDecimal, ratio } from "../../src/units/rational.ts";
import { canonicalUnit, readStated } from "../../src/units/stated-quantity.ts";

/** A figure as `low..high unit`, in lowest terms. */
const read = (text: string, fallback?: string) => {
  const stated = readStated(text, fallback);
  if (!stated) return undefined;
  const { low, high } = stated.interval;
  const figure = isPoint(stated.interval) ? low : `${low?.toFraction()}..${high?.toFraction()}`;
  return `${typeof figure === "string" ? figure : figure?.toFraction()} ${stated.unit}`;
};

describe("figures written for machines", () => {
  it.each([
    ["5000 万元", "50000000 元"],
    ["5000万元", "50000000 元"],
    ["0.01 元", "1/100 元"],
    ["1,204,500 元", "1204500 元"],
    ["2 亿元", "200000000 元"],
    ["12.5 千元", "12500 元"],
    ["3 百万元", "3000000 元"],
    ["4.6 %", "23/500 %"],
    ["0.5 ‰", "1/2000 %"],
    ["365 天", "365 天"],
    ["2 件", "2 项"],
    ["70 分", "70 分"],
    ["8 数", "8 数"],
    ["-3 %", "-3/100 %"],
    ["1720/9 万元", "17200000/9 元"],
    ["10..13 人", "10..13 人"],
    ["-5 .. -1 %", "-1/20..-1/100 %"],
    ["约 12 人", "57/5..63/5 人"],
    ["约12人", "57/5..63/5 人"],
    ["约 -20 %", "-21/100..-19/100 %"],
    ["约 10..20 人", "19/2..21 人"],
    ["约 0 元", "0 元"],
  ])("%s is %s", (text, meant) => {
    expect(read(text)).toBe(meant);
  });

  it("takes the unit it is told where none is written", () => {
    expect(read("12", "人")).toBe("12 人");
    expect(read("12", "万元")).toBe("120000 元");
    expect(read("5", "%")).toBe("1/20 %");
    expect(read("5 %", "万元")).toBe("1/20 %");
    expect(read("12")).toBeUndefined();
  });

  it.each([
    "",
    "万元",
    "一百万元",
    "NaN",
    "Infinity",
    "1e30 元",
    "1e5",
    "12.5.3 元",
    "12 yuan",
    "0x10 元",
    "--5 元",
    ".5 %",
    "5. %",
    "13..10 人",
    "1/0 元",
    "5000 万元 左右",
    "5 % 以上",
    "１２ 人",
    "大约 12 人",
    "10- 13 人",
  ])("refuses %j", (text) => {
    expect(readStated(text, "元")).toBeUndefined();
  });

  it("says what was only said about", () => {
    expect(readStated("约 12 人")?.approximate).toBe(true);
    expect(readStated("10..13 人")?.approximate).toBe(true);
    expect(readStated("12 人")?.approximate).toBe(false);
  });

  it("knows the unit that multiples are held in", () => {
    expect(["万元", "亿", "‰", "日", "件", "亩"].map(canonicalUnit)).toEqual([
      "元",
      "元",
      "%",
      "天",
      "项",
      "亩",
    ]);
  });

  it("loses nothing: 分 are a hundredth of 元, 元 a ten-thousandth of 万元", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 22n), 10n ** 22n), (fen) => {
        const inYuan = readStated(`${exactDecimal(ratio(fen, 100n))} 元`);
        const inTenThousands = readStated(`${exactDecimal(ratio(fen, 1_000_000n))} 万元`);
        expect(inYuan?.interval.low?.equals(ratio(fen, 100n))).toBe(true);
        expect(inTenThousands?.interval.low?.equals(ratio(fen, 100n))).toBe(true);
      }),
    );
  });

  it("gives a range that holds the figure and five in a hundred around it", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), (figure) => {
        const { low, high } = readStated(`约 ${figure} 元`)?.interval ?? {};
        expect(low?.mul(20).equals(ratio(19n * figure))).toBe(true);
        expect(high?.mul(20).equals(ratio(21n * figure))).toBe(true);
      }),
    );
  });
});
