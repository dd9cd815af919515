import { describe, expect, it } from "vitest";
import { conditionOf, ends, ofCondition, verdictOf, type Facts } from "./small-rule.ts";

const BANDS =
  "bands: [ { upTo: 100 元, value: 5 % }, { upTo: 200 元, value: 4 % }, { value: 3 % } ]";
const MEASURES = `measures:
  ratio: { label: 占比, unit: "%", formula: "latest(research) / sum(last(3, sales))" }
  lastSales: { label: 最近一年, unit: 元, formula: latest(sales) }
  twice: { label: 两倍, unit: 元, formula: latest(sales) * 2 }
`;
const param = (by: string) =>
  `params:\n  asked: { label: 要求, clause: 32号 第一条, by: ${by}, ${BANDS} }\n${MEASURES}`;

const judged = (facts: Facts, threshold = "asked", by = "lastSales") =>
  conditionOf(
    verdictOf(ofCondition(`measure: ratio, atLeast: ${threshold}`, param(by)), {
      regDate: "2020-01-01",
      ...facts,
    }),
  );

const sales = (last: string | undefined, earlier = 0) => ({
  sales: { 2023: earlier, 2024: 0, ...(last !== undefined && { 2025: last }) },
});

describe("a threshold that a missing figure chooses", () => {
  it.each([
    // Nowhere enough: 4 of 95 and more, of 195 and more, of 295 and more.
    ["4", undefined, 95, "unmet"],
    // Enough in all rows but the last, which has no end.
    ["9", undefined, 0, "unknown"],
    ["9", "0..210 元", 0, "met"],
    // Earlier years count too.
    ["5", "50..150 元", 50, "unknown"],
    ["4", "50..150 元", 80, "unmet"],
    ["5", "60..150 元", 0, "unknown"],
    ["6", "90..150 元", 0, "met"],
  ])("%s of %s, and %s earlier, is %s", (research, last, earlier, outcome) => {
    const facts = { research: { 2025: research }, ...sales(last, earlier) };
    expect(judged(facts).outcome).toBe(outcome);
    expect(judged(facts, `{ by: sales, ${BANDS} }`).outcome).toBe(outcome);
  });

  it("is shown as all that it may be, and asks for nothing once decided", () => {
    const facts = { research: { 2025: "6" }, ...sales("90..150 元") };
    const { value, threshold, missing, shortfall } = judged(facts);
    expect([value, threshold].map((one) => ends(one?.interval))).toEqual([
      "1/25..1/15",
      "1/25..1/20",
    ]);
    expect([missing, shortfall]).toEqual([[], undefined]);
  });

  it("is left alone where more than one figure chooses", () => {
    const facts = { research: { 2025: "6" }, ...sales("45..75 元") };
    expect(judged(facts, "asked", "twice").outcome).toBe("met");
    const wider = { research: { 2025: "3" }, ...sales("45..75 元") };
    expect(judged(wider, "asked", "twice").outcome).toBe("unknown");
  });
});
