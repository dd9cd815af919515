import type { ASTNode } from "@marcbachmann/cel-js";
import { daysBetween, addMonths } from "../calendar/day.ts";
import { pointInterval, type Interval } from "../units/interval.ts";
import * as arithmetic from "../units/interval-arithmetic.ts";
import { ratio, ZERO } from "../units/rational.ts";
import { averageGrowth } from "./average-growth.ts";
import { compoundGrowth } from "./compound-growth.ts";
import { loneIn, quotientIn, wholeNumber, type LoneFact, type Quotient } from "./formula-shape.ts";
import { formulaWords, type Parts } from "./formula-words.ts";
import type { DaySpan, Reading, YearRow } from "./reading.ts";
import type { NameKind, UnitTypes } from "./unit-types.ts";
import { joinRows, scaleRow } from "./year-rows.ts";

/** A formula that was checked, ready to be computed. */
export interface Formula {
  /** As written. */
  readonly text: string;
  readonly unit: string;
  /** Names of facts, measures and params in it. */
  readonly names: readonly string[];
  /** The figure of a fact that it is, where it is nothing else. */
  readonly lone?: LoneFact;
  /** Its two sides where it divides one figure by another of the same unit. */
  readonly quotient?: Quotient;
  compute(reading: Reading): Interval;
  /** The formula with the figures put in, for people. */
  explain(reading: Reading): string;
}

/** What a name stands for in the formulas of one version. */
export interface Named {
  readonly from: "fact" | "measure" | "param" | "filingDay";
  readonly kind: NameKind;
  readonly unit: string;
}

/** Finds what a name stands for; `undefined` for one that is not known. */
export type Names = (name: string) => Named | undefined;

type Scalar = (reading: Reading) => Interval;
type Row = (reading: Reading) => YearRow;
type DayOf = (reading: Reading) => DaySpan | undefined;

const IDENTIFIER = /(?<![\w.])[A-Za-z_]\w*(?!\w|\s*\()/g;
/** Decimals would be doubles, and two literals side by side would be divided as whole numbers. */
const LOOSE_LITERAL = /\d\.\d|\d\s*[*/+-]\s*\d/;

/**
 * Checks the names and units of a formula and makes it ready; throws an error whose message says
 * what is wrong, as half a sentence.
 */
export function compileFormula(text: string, types: UnitTypes, names: Names): Formula {
  if (LOOSE_LITERAL.test(text))
    throw new Error("里有小数或两个并排的数：写成参数（params），或先写有单位的再乘除整数");
  const used = [...new Set(text.match(IDENTIFIER) ?? [])];
  const variables = new Map<string, string>();
  const known = new Map<string, Named>();
  for (const name of used) {
    const named = names(name);
    const type = named && types.typeOf(named.kind, named.unit);
    if (!named || type === undefined)
      throw new Error(`用到的“${name}”不认识：写 facts.yaml 的 id，或本版的 measures、params`);
    variables.set(name, type);
    known.set(name, named);
  }
  const { ast, unit } = types.check(text, variables);
  const compiler = new Compiler(known);
  const lone = loneIn(ast, (name) => known.get(name)?.from === "fact");
  const quotient = quotientIn(ast, compiler, unit);
  return {
    text,
    unit,
    names: used,
    ...(lone && { lone }),
    ...(quotient && { quotient }),
    compute: compiler.scalar(ast),
    explain: (reading) => formulaWords(ast, compiler, reading),
  };
}

/** Turns the parts of a formula into functions. */
class Compiler implements Parts {
  readonly #names: ReadonlyMap<string, Named>;

  constructor(names: ReadonlyMap<string, Named>) {
    this.#names = names;
  }

  unit(name: string): string {
    return this.#names.get(name)?.unit ?? "数";
  }

  scalar(node: ASTNode): Scalar {
    if (node.op === "value") {
      const point = pointInterval(ratio(BigInt(String(node.args))));
      return () => point;
    }
    if (node.op === "id") return this.#named(node.args);
    if (node.op === "call") return this.#call(node.args[0], node.args[1]);
    if (node.op === "+" || node.op === "-" || node.op === "*" || node.op === "/")
      return this.#operation(node.op, this.scalar(node.args[0]), this.scalar(node.args[1]));
    throw new Error(`里的“${node.op}”不能用：只用 + - * / 和列出的函数`);
  }

  #named(name: string): Scalar {
    const from = this.#names.get(name)?.from;
    if (from === "measure") return (reading) => reading.measure(name);
    if (from === "param") return (reading) => reading.param(name);
    return (reading) => reading.figure(name);
  }

  #operation(operator: "+" | "-" | "*" | "/", left: Scalar, right: Scalar): Scalar {
    switch (operator) {
      case "+":
        return (reading) => arithmetic.addIntervals(left(reading), right(reading));
      case "-":
        return (reading) => arithmetic.subtractIntervals(left(reading), right(reading));
      case "*":
        return (reading) => arithmetic.multiplyIntervals(left(reading), right(reading));
      case "/":
        return (reading) => divide(reading, left(reading), right(reading));
    }
  }

  #call(name: string, args: readonly ASTNode[]): Scalar {
    const [first, second, third] = args;
    if (!first) throw new Error(`里的 ${name}() 是空的：写上要算的`);
    const one = () => this.scalar(first);
    const two = () => this.scalar(second ?? first);
    switch (name) {
      case "latest":
        return this.#ofYear(first, 1);
      case "yearsAgo":
        return this.#ofYear(second ?? first, wholeNumber(first));
      case "thisYear":
        return this.#ofYear(first, 0);
      case "sum":
        return after(this.row(first), total);
      case "average":
        return after(this.row(first), (row) => arithmetic.divideIntervals(total(row), row.count));
      case "smallest":
        return after(this.row(first), ({ values }) => folded(values, arithmetic.smallerOf));
      case "largest":
        return after(this.row(first), ({ values }) => folded(values, arithmetic.greaterOf));
      case "years":
        return after(this.row(first), ({ count }) => count);
      case "min":
        return both(one(), two(), arithmetic.smallerOf);
      case "max":
        return both(one(), two(), arithmetic.greaterOf);
      case "positive":
        return both(one(), () => pointInterval(ZERO), arithmetic.greaterOf);
      case "whole":
        return after(one(), arithmetic.wholeOf);
      case "compound": {
        const years = wholeNumber(third ?? first);
        return both(one(), two(), (from, to) => compoundGrowth(from, to, years));
      }
      case "averageGrowth":
        return growing(one(), two(), this.scalar(third ?? first));
      case "monthly":
        return monthlyAverage(identifier(first));
      case "asNumber":
      case "points":
        return one();
      case "days":
        return between(this.day(first), this.day(second ?? first), daysBetween);
      case "fullYears":
        return between(this.day(first), this.day(second ?? first), fullYears);
      default:
        throw new Error(`里的 ${name}() 不认识`);
    }
  }

  row(node: ASTNode): Row {
    if (node.op === "+" || node.op === "*") {
      const [left, right] = node.args;
      const first = this.row(left);
      if (node.op === "+") return joined(first, this.row(right), arithmetic.addIntervals);
      const factor = this.scalar(right);
      return (reading) => scaleRow(first(reading), factor(reading));
    }
    if (node.op !== "call") throw new Error("要的是几年的数：写 last(3, …)");
    const [name, [first, second]] = node.args;
    if (!first || !second) throw new Error(`里的 ${name}() 少了东西`);
    if (name === "lesser") return joined(this.row(first), this.row(second), arithmetic.smallerOf);
    if (name === "shares") {
      const [parts, wholes] = [this.row(first), this.row(second)];
      return (reading) =>
        joinRows(parts(reading), wholes(reading), (part, whole) => divide(reading, part, whole));
    }
    const [count, fact] = [wholeNumber(first), identifier(second)];
    return (reading) => reading.row(fact, count);
  }

  day(node: ASTNode): DayOf {
    const name = identifier(node);
    if (name === "filingDay") return ({ filingDay }) => ({ from: filingDay, to: filingDay });
    return (reading) => reading.day(name);
  }

  #ofYear(node: ASTNode, ago: number): Scalar {
    const fact = identifier(node);
    return (reading) => reading.figure(fact, reading.lastYear + 1 - ago);
  }
}

function after<T>(read: (reading: Reading) => T, then: (value: T) => Interval): Scalar {
  return (reading) => then(read(reading));
}

function both(a: Scalar, b: Scalar, join: (a: Interval, b: Interval) => Interval): Scalar {
  return (reading) => join(a(reading), b(reading));
}

function growing(first: Scalar, second: Scalar, third: Scalar): Scalar {
  return (reading) => {
    const [base, middle] = [first(reading), second(reading)];
    if ([base, middle].some((one) => arithmetic.pointOf(one)?.n === 0n)) reading.dividedByZero();
    return averageGrowth(base, middle, third(reading));
  };
}

function divide(reading: Reading, dividend: Interval, divisor: Interval): Interval {
  if (arithmetic.pointOf(divisor)?.n === 0n) reading.dividedByZero();
  return arithmetic.divideIntervals(dividend, divisor);
}

function total(row: YearRow): Interval {
  if (row.years.length === 0) return arithmetic.ANYTHING;
  return row.total ?? row.values.reduce(arithmetic.addIntervals, pointInterval(ZERO));
}

function folded(
  values: readonly Interval[],
  join: (a: Interval, b: Interval) => Interval,
): Interval {
  const [first, ...rest] = values;
  return first ? rest.reduce(join, first) : arithmetic.ANYTHING;
}

function joined(left: Row, right: Row, join: (a: Interval, b: Interval) => Interval): Row {
  return (reading) => joinRows(left(reading), right(reading), join);
}

function between(from: DayOf, to: DayOf, count: (from: string, to: string) => number): Scalar {
  return (reading) => {
    const [start, end] = [from(reading), to(reading)];
    if (!start || !end) return arithmetic.ANYTHING;
    return arithmetic.countBetween(count(start.to, end.from), count(start.from, end.to));
  };
}

/** Whole years that have passed from one day to another; 0 where it lies before. */
function fullYears(from: string, to: string): number {
  let years = 0;
  while (addMonths(from, (years + 1) * 12) <= to) years += 1;
  return years;
}

/** The average of the months' averages of the last closed year. */
function monthlyAverage(fact: string): Scalar {
  return (reading) => {
    const months = reading.months(fact, reading.lastYear);
    if (!months || months.length === 0) return arithmetic.NOT_NEGATIVE;
    const sum = months.reduce((added, [begin, end]) => added.add(begin).add(end), ZERO);
    return pointInterval(sum.div(ratio(BigInt(months.length * 2))));
  };
}

function identifier(node: ASTNode): string {
  if (node.op === "id") return node.args;
  throw new Error("里要写一个事实的 id");
}
