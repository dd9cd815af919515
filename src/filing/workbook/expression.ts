import { exactDecimal, compare, ZERO, type Rational } from "../../units/rational.ts";
import { rootOf } from "../../units/root.ts";
import type { Operator } from "./formula-tree.ts";

/** A cell that formulas can point to, with what it holds; without a figure it is empty. */
export interface Placed {
  readonly sheet: string;
  /** `B3`. */
  readonly at: string;
  readonly value?: Rational;
}

/** What a live formula computes. */
export type Expression =
  | { readonly kind: "number"; readonly value: Rational }
  | { readonly kind: "cell"; readonly cell: Placed }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "call";
      readonly name: "SUM" | "MIN" | "MAX" | "INT";
      readonly of: readonly Expression[];
    }
  | { readonly kind: "root"; readonly of: Expression; readonly degree: number };

/** The whole formula without `=`: empty while a cell that it rests on is, or while it divides by zero. */
export function formulaText(expression: Expression, sheet: string): string {
  const cells = [...new Set(cellsOf(expression).map((cell) => addressOf(cell, sheet)))];
  const body = textOf(expression, sheet, 0);
  if (cells.length === 0) return body;
  return `IFERROR(IF(COUNT(${cells.join(",")})<${String(cells.length)},"",${body}),"")`;
}

/** What an expression comes to, exactly; `undefined` while a cell is empty or where it divides by zero. */
export function valueOf(expression: Expression): Rational | undefined {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "cell":
      return expression.cell.value;
    case "operation": {
      const [left, right] = [valueOf(expression.left), valueOf(expression.right)];
      return left && right ? operate(expression.operator, left, right) : undefined;
    }
    case "call":
      return called(expression.name, expression.of.map(valueOf));
    case "root": {
      const of = valueOf(expression.of);
      return of && rootOf(of, expression.degree).low;
    }
  }
}

/** Every cell that an expression rests on. */
function cellsOf(expression: Expression): readonly Placed[] {
  switch (expression.kind) {
    case "number":
      return [];
    case "cell":
      return [expression.cell];
    case "operation":
      return [...cellsOf(expression.left), ...cellsOf(expression.right)];
    case "call":
      return expression.of.flatMap(cellsOf);
    case "root":
      return cellsOf(expression.of);
  }
}

/** A cell as another sheet or its own calls it. */
export function addressOf({ sheet, at }: Placed, from: string): string {
  return sheet === from ? at : `'${sheet.replaceAll("'", "''")}'!${at}`;
}

const HOLDS: Readonly<Record<Operator, number>> = { "+": 1, "-": 1, "*": 2, "/": 2 };

function textOf(expression: Expression, sheet: string, around: number): string {
  switch (expression.kind) {
    case "number":
      return numberText(expression.value);
    case "cell":
      return addressOf(expression.cell, sheet);
    case "operation": {
      const { operator, left, right } = expression;
      const holds = HOLDS[operator];
      const tail = operator === "-" || operator === "/" ? holds + 1 : holds;
      const text = `${textOf(left, sheet, holds)}${operator}${textOf(right, sheet, tail)}`;
      return holds < around ? `(${text})` : text;
    }
    case "call":
      return `${expression.name}(${expression.of.map((one) => textOf(one, sheet, 0)).join(",")})`;
    case "root":
      return `(${textOf(expression.of, sheet, 0)})^(1/${String(expression.degree)})`;
  }
}

function numberText(value: Rational): string {
  const decimal = exactDecimal(value);
  if (decimal !== undefined && value.s >= 0n) return decimal;
  return `(${value.toFraction()})`;
}

function operate(operator: Operator, left: Rational, right: Rational): Rational | undefined {
  switch (operator) {
    case "+":
      return left.add(right);
    case "-":
      return left.sub(right);
    case "*":
      return left.mul(right);
    case "/":
      return right.n === 0n ? undefined : left.div(right);
  }
}

function called(
  name: Extract<Expression, { kind: "call" }>["name"],
  values: readonly (Rational | undefined)[],
): Rational | undefined {
  const known = values.flatMap((value) => value ?? []);
  const [first, ...rest] = known;
  if (known.length < values.length) return undefined;
  switch (name) {
    case "SUM":
      return known.reduce((sum, value) => sum.add(value), ZERO);
    case "MIN":
      return first && rest.reduce((a, b) => (compare(a, b) <= 0 ? a : b), first);
    case "MAX":
      return first && rest.reduce((a, b) => (compare(a, b) >= 0 ? a : b), first);
    case "INT":
      return first?.floor();
  }
}
