import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, formatNumber, formatPercent } from "../../src/units/figure-text.ts";
import {
  compare,
  decimalText,
  exactDecimal,
  parseDecimal,
  ratio,
  type Rational,
} from "../../src/units/rational.ts";

function of(text: string): Rational {
  const value = parseDecimal(text);
  if (!value) throw new Error(`${text} is no decimal`);
  return value;
}

describe("rational", () => {
  it("reads and writes every decimal without loss", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.nat(18), (digits, places) => {
        const value = ratio(digits, 10n ** BigInt(places));
        expect(of(exactDecimal(value) ?? "").equals(value)).toBe(true);
      }),
    );
  });

  it.each(["", "1,000", "1e5", "５", "1.", ".5", "--1", "0x10", "1.2.3", "1.(3)", "NaN"])(
    "does not take %j for a decimal",
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it("tells figures apart that a double cannot", () => {
    expect(compare(of("50000000.00000000000000001"), of("50000000"))).toBe(1);
    expect(compare(of("0.1").add(of("0.2")), of("0.3"))).toBe(0);
    expect(compare(of("-2"), of("1"))).toBe(-1);
  });

  it("has no exact decimal for a third", () => {
    expect(exactDecimal(ratio(1n, 3n))).toBeUndefined();
    expect(exactDecimal(ratio(7n, 32n))).toBe("0.21875");
  });

  it("rounds an endless decimal, but never onto a threshold", () => {
    const justBelow = ratio(14_999_999n, 3_000_000n);
    expect(decimalText(justBelow, 2, [of("5")])).toBe("4.9999997");
    expect(decimalText(ratio(2n, 3n), 4)).toBe("0.6667");
    expect(decimalText(ratio(-2n, 3n), 2)).toBe("-0.67");
    expect(decimalText(ratio(-1n, 3000n), 2)).toBe("0");
  });

  it("shows more places where the cut figure would equal the threshold it lies above", () => {
    const justAbove = of("5").add(ratio(1n, 30_000n));
    expect(decimalText(justAbove, 2)).toBe("5");
    expect(decimalText(justAbove, 2, [of("5")])).toBe("5.00003");
  });
});

describe("figures for people", () => {
  it.each([
    ["50000000", "5,000万元"],
    ["49999999.99", "4,999.999999万元"],
    ["50000001", "5,000.0001万元"],
    ["-1204500", "-120.45万元"],
    ["203000000", "20,300万元"],
    ["10000", "1万元"],
    ["9999.99", "9,999.99元"],
    ["0", "0元"],
  ])("writes %s 元 as %s", (yuan, text) => {
    expect(formatMoney(of(yuan))).toBe(text);
  });

  it("marks a cut amount and keeps it on its side of a threshold", () => {
    expect(formatMoney(of("100000000").div(3n))).toBe("约3,333.33万元");
    const above = of("50000000").add(ratio(1n, 3n));
    expect(formatMoney(above, [of("50000000")])).toBe("约5,000.00003万元");
  });

  it.each([
    ["5.3", "5.3%"],
    ["4.9999", "4.9999%"],
    ["-12.5", "-12.5%"],
    ["1234.5", "1,234.5%"],
  ])("writes %s per cent as %s", (figure, text) => {
    expect(formatPercent(of(figure))).toBe(text);
  });

  it("groups thousands before the point only", () => {
    expect(formatNumber(of("1234567.891"))).toBe("1,234,567.891");
    expect(formatPercent(ratio(200n, 3n))).toBe("约66.67%");
  });
});
