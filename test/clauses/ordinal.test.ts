import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printOrdinal, readOrdinal } from "../../src/clauses/ordinal.ts";

describe("ordinals", () => {
  it("reads what it printed, for every number an article can bear", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        expect(readOrdinal(printOrdinal(n))).toBe(n);
        expect(readOrdinal(String(n))).toBe(n);
      }),
    );
  });

  it.each([
    [10, "十"],
    [11, "十一"],
    [20, "二十"],
    [101, "一百零一"],
    [110, "一百一十"],
    [215, "二百一十五"],
  ])("prints %i as %s", (n, printed) => {
    expect(printOrdinal(n)).toBe(printed);
  });

  it.each(["", "零", "0", "十十", "一二", "百十零", "三条", "12345"])(
    "reads no ordinal from %j",
    (text) => {
      expect(readOrdinal(text)).toBeUndefined();
    },
  );

  it("accepts 〇 and 一十 as people write them", () => {
    expect(readOrdinal("一百〇三")).toBe(103);
    expect(readOrdinal("一十二")).toBe(12);
  });
});
