import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readQuantities } from "../../src/units/quantities.ts";
import { compare, decimalText, ratio } from "../../src/units/rational.ts";
import { processorTime } from "../processor-time.ts";
import { STYLES } from "./figure-writer.ts";

const today = "2026-06-15";
const yuan = fc.oneof(
  fc.bigInt(1n, 99_999n),
  fc.bigInt(1n, 999_999_999_999n),
  fc.bigInt(1n, 9999n).map((each) => each * 10_000n),
);
/** Text that looks like what people write, cut and glued at random. */
const fragments = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        ..."零一二两三五八十百千万亿多来几半个点分之又成折%‰元块角人项年月日号第前去上下近到至-~、，. /()（）〔〕",
        "2016",
        "25",
        "0.5",
        "1,204,500",
        "万元",
        "去年",
        "季度",
        "左右",
        "不到",
        "上下浮动",
        "百分之",
        "一个都没有",
        "RD01",
        "$",
      ),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""));

describe("readQuantities on any text", () => {
  for (const [style, write] of Object.entries(STYLES)) {
    it(`reads back an amount written in the style “${style}”`, () => {
      fc.assert(
        fc.property(yuan, (amount) => {
          const found = readQuantities(`去年收入${write(amount)}，其他的没有`, { today });
          const money = found.filter((each) => each.kind === "money");
          expect(money.map((each) => each.value && decimalText(each.value))).toEqual([
            amount.toString(),
          ]);
          expect(money[0]?.approximate).toBe(false);
        }),
        { numRuns: 150 },
      );
    });
  }

  it("never throws, keeps order, never overlaps, and its words are a slice of the text", () => {
    fc.assert(
      fc.property(fragments, (text) => {
        let floor = 0;
        for (const each of readQuantities(text, { today })) {
          expect(each.start).toBeGreaterThanOrEqual(floor);
          expect(each.end).toBeGreaterThan(each.start);
          expect(each.words).toBe(text.slice(each.start, each.end));
          floor = each.end;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("never gives a range upside down, nor a value outside it", () => {
    fc.assert(
      fc.property(fragments, (text) => {
        for (const { kind, value, low, high, bound } of readQuantities(text, { today })) {
          if (low && high) expect(compare(low, high)).toBeLessThanOrEqual(0);
          if (kind === "period" || bound !== undefined || !value) continue;
          if (low) expect(compare(low, value)).toBeLessThanOrEqual(0);
          if (high) expect(compare(value, high)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("multiplies by exactly ten thousand from 元 to 万元", () => {
    const decimal = fc.tuple(fc.bigInt(0n, 10n ** 9n), fc.bigInt(0n, 999_999n));
    fc.assert(
      fc.property(decimal, ([whole, parts]) => {
        const figure = `${whole}.${parts.toString().padStart(6, "0")}`;
        const [plain] = readQuantities(`${figure}元`);
        const [large] = readQuantities(`${figure}万元`);
        expect(plain?.value && large?.value?.equals(plain.value.mul(ratio(10_000n)))).toBe(true);
      }),
    );
  });

  it.each([
    ["a long report", "去年收入３２００万元，研发占比5.3%，职工一百二十来号人；", 200],
    ["digits", "9", 1000],
    ["Chinese digits", "一", 1000],
    ["zeros", "零", 1000],
    ["alternating digits and commas", "1,2", 1000],
    ["powers", "万", 1000],
    ["brackets", "（2016）〔", 1000],
    ["half ranges", "3到", 1000],
    ["letters", "a-", 1000],
  ])("reads 100 kB of %s in a moment", async (_, piece, milliseconds) => {
    const text = piece.repeat(Math.ceil(100_000 / Buffer.byteLength(piece)));
    const cost = () => processorTime(() => readQuantities(text, { today }));
    // Collecting what was thrown away before may lengthen one run; three it does not.
    const costs = [await cost()];
    while (costs.length < 3 && Math.min(...costs) >= milliseconds) costs.push(await cost());
    expect(Math.min(...costs)).toBeLessThan(milliseconds);
  });
});
