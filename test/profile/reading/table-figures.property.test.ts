import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction } from "../../../src/profile/stored-value.ts";
import { decimalText, exactDecimal, ratio } from "../../../src/units/rational.ts";
import { readAll, table } from "./tables.ts";

const UNITS = { 元: 1n, 千元: 1000n, 万元: 10_000n, 百万元: 1_000_000n } as const;
const FACTS = {
  salesRevenue: "销售收入",
  totalIncome: "总收入",
  netAssets: "净资产",
  totalAssets: "资产总计",
  netProfit: "四、净利润（净亏损以“－”号填列）",
} as const;
type FactId = keyof typeof FACTS;

/** Only a profit can be below nothing. */
const signed = (fact: FactId | undefined, cents: bigint) =>
  fact === "netProfit" && cents % 2n === 1n ? -cents : cents;

/** An amount in 分 in a unit, as a file may write it. */
function written(cents: bigint, unit: keyof typeof UNITS, manner: string): string {
  const text = exactDecimal(ratio(cents, 100n * UNITS[unit])) ?? "";
  if (manner === "plain") return text;
  const [whole = "", decimals] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const figure = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  if (manner === "grouped") return cents < 0n ? `-${figure}` : figure;
  return cents < 0n ? `（${figure}）` : `￥${figure}`;
}

const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
const manners = fc.constantFrom("plain", "grouped", "marked", "number");
const cellOf = (cents: bigint, unit: keyof typeof UNITS, manner: string) => {
  const plain = written(cents, unit, "plain");
  return manner === "number" ? { text: plain, number: plain } : written(cents, unit, manner);
};
const figures = fc.record({
  unit: fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[])),
  facts: fc.uniqueArray(fc.constantFrom(...(Object.keys(FACTS) as FactId[])), { minLength: 1 }),
  years: fc.uniqueArray(fc.integer({ min: 2015, max: 2025 }), { minLength: 1, maxLength: 4 }),
  values: fc.array(amounts, { minLength: 20, maxLength: 20 }),
  manner: manners,
  numberedRows: fc.boolean(),
  unitIn: fc.constantFrom("corner", "title", "head"),
});

describe("any table of figures in 元, 千元, 万元", () => {
  it("with years over its columns reads back exactly", () => {
    fc.assert(
      fc.property(figures, ({ unit, facts, years, values, manner, numberedRows, unitIn }) => {
        const value = (row: number, column: number) =>
          signed(facts[row], values[(row * years.length + column) % values.length] ?? 0n);
        const number = (row: number) => (numberedRows ? [row + 1] : []);
        const title = unitIn === "title" ? `主要指标（${unit}）` : "主要指标";
        const read = readAll([
          table("表", [
            [title, ...(unitIn === "corner" ? [`金额单位：${unit}`] : [])],
            [
              "项目",
              ...(numberedRows ? ["行次"] : []),
              ...years.map((year) => `${String(year)}年${unitIn === "head" ? `（${unit}）` : ""}`),
            ],
            ...facts.map((fact, row) => [
              FACTS[fact],
              ...number(row),
              ...years.map((_, column) => cellOf(value(row, column), unit, manner)),
            ]),
          ]),
        ]);
        const found = read.proposals.map(({ claim }) => [
          claim.fact,
          claim.years?.[0],
          claim.value.kind === "figure" ? decimalText(fraction(claim.value.low ?? "")) : "",
        ]);
        const due = facts.flatMap((fact, row) =>
          years.map((year, column) => [fact, year, decimalText(ratio(value(row, column), 100n))]),
        );
        expect(found).toEqual(due);
        expect(read.asks).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("with a fact over each column reads back exactly", () => {
    fc.assert(
      fc.property(figures, ({ unit, facts, years, values, manner }) => {
        const value = (row: number, column: number) =>
          signed(facts[column], values[(row * facts.length + column) % values.length] ?? 0n);
        const read = readAll([
          table("表", [
            ["年度", ...facts.map((fact) => `${FACTS[fact]}（${unit}）`)],
            ...years.map((year, row) => [
              `${String(year)}年度`,
              ...facts.map((_, column) => cellOf(value(row, column), unit, manner)),
            ]),
          ]),
        ]);
        const found = new Set(
          read.proposals.map(
            ({ claim }) =>
              `${claim.fact} ${String(claim.years?.[0])} ${claim.value.kind === "figure" ? decimalText(fraction(claim.value.low ?? "")) : ""}`,
          ),
        );
        const due = new Set(
          years.flatMap((year, row) =>
            facts.map(
              (fact, column) =>
                `${fact} ${String(year)} ${decimalText(ratio(value(row, column), 100n))}`,
            ),
          ),
        );
        expect(found).toEqual(due);
      }),
      { numRuns: 100 },
    );
  });

  it("never throws, and proposes no money that the table does not hold", () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "项目",
        "2025年",
        "单位：万元",
        "销售收入",
        "研发费用",
        "人员人工费用",
        "直接投入费用",
        "折旧费用",
        "合计",
        "姓名",
        "部门",
        "授权号",
        "类别",
        "编制单位：甲乙公司",
        "本年金额",
        "期末余额",
        "（",
        "=1+1",
        "",
      ),
      fc.string({ maxLength: 12 }),
      fc.integer({ min: -10, max: 3000 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 10 }), (rows) => {
        const read = readAll([table("表", rows)]);
        const held = rows.flat().filter((value) => typeof value === "number").length;
        const figured = read.proposals.filter(
          ({ claim }) => claim.value.kind === "figure" && /Revenue|Income/.test(claim.fact),
        );
        if (held === 0 && !rows.flat().some((value) => /\d/.test(String(value))))
          expect(figured).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
