import { describe, expect, it } from "vitest";
import {
  formulaText,
  valueOf,
  type Expression,
  type Placed,
} from "../../src/filing/workbook/expression.ts";
import { treeOf, type Tree } from "../../src/filing/workbook/formula-tree.ts";
import { formatOf } from "../../src/filing/workbook/number-format.ts";
import { parseDecimal, ratio, ZERO } from "../../src/units/rational.ts";
import { knowledge } from "../rules/loaded-rules.ts";

const cell = (at: string, value?: bigint, sheet = "数"): Expression => {
  const placed: Placed = { sheet, at, ...(value !== undefined && { value: ratio(value) }) };
  return { kind: "cell", cell: placed };
};
const of = (operator: "+" | "-" | "*" | "/", left: Expression, right: Expression): Expression => ({
  kind: "operation",
  operator,
  left,
  right,
});

describe("a live formula", () => {
  it("is empty while a cell is, and says so itself", () => {
    const share = of("/", cell("B1", 5n), cell("B2"));
    expect(valueOf(share)).toBeUndefined();
    expect(formulaText(share, "数")).toBe('IFERROR(IF(COUNT(B1,B2)<2,"",B1/B2),"")');
  });

  it("keeps sums within products in brackets", () => {
    const sum = of("-", cell("B1", 5n), of("-", cell("B2", 3n), cell("B3", 1n)));
    expect(formulaText(sum, "数")).toContain("B1-(B2-B3)");
    expect(formulaText(of("*", of("+", cell("B1"), cell("B2")), cell("B3")), "数")).toContain(
      "(B1+B2)*B3",
    );
    expect(valueOf(sum)?.toFraction()).toBe("3");
  });

  it("calls cells of other sheets by their names", () => {
    const other = cell("C7", 1n, "五、RD费用 2024");
    expect(formulaText(of("+", cell("B1", 1n), other), "数")).toContain("B1+'五、RD费用 2024'!C7");
  });

  it("comes to nothing where it divides by zero", () => {
    expect(valueOf(of("/", cell("B1", 5n), cell("B2", 0n)))).toBeUndefined();
  });
});

describe("formulas of the rules that ship", () => {
  const formulas = knowledge.rules.flatMap(({ versions }) =>
    versions.flatMap(({ measures }) =>
      [...measures.values()].flatMap(({ cases }) => cases.map(({ formula }) => formula.text)),
    ),
  );

  it.each([...new Set(formulas)])("%s is taken apart and put together again", (formula) => {
    const plain = (text: string) => text.replace(/[\s()]/g, "");
    expect(plain(written(treeOf(formula)))).toBe(plain(formula));
  });
});

describe("places of a figure", () => {
  const exact = (text: string) => parseDecimal(text) ?? ZERO;

  it.each([
    ["4999.999999", "元", ["5000"], "#,##0.000000"],
    ["5000.004", "元", ["5000"], "#,##0.000"],
    ["4210.55", "元", ["5000"], "#,##0.00"],
    ["0.0499999", "%", ["0.05"], "0.00000%"],
    ["0.05", "%", ["0.05"], "0.00%"],
    ["52", "人", [], "#,##0"],
    ["62.875", "人", [], "#,##0.00"],
    ["-4999.999", "元", ["-5000"], "#,##0.000"],
  ])("%s %s beside %s is shown as %s", (value, unit, limits, format) => {
    expect(formatOf(exact(value), unit, limits.map(exact))).toBe(format);
  });
});

function written(tree: Tree): string {
  switch (tree.kind) {
    case "number":
      return String(tree.value);
    case "name":
      return tree.name;
    case "operation":
      return `${written(tree.left)}${tree.operator}${written(tree.right)}`;
    case "call":
      return `${tree.name}(${tree.args.map(written).join(",")})`;
  }
}
