import { pointOf } from "../../units/interval-arithmetic.ts";
import { ratio, ZERO } from "../../units/rational.ts";
import type { Expression, Placed } from "./expression.ts";
import type { Tree } from "./formula-tree.ts";
import type { WorkbookGround } from "./workbook-ground.ts";

/** The cells that a formula may point to. */
export interface Found {
  measure(id: string): Placed | undefined;
  param(id: string): Placed | undefined;
  /** A fact of a fiscal year, or the one without years. */
  fact(id: string, year?: number): Placed | undefined;
  /** A total of several years. */
  total(id: string, from: number, to: number): Placed | undefined;
  /** Counts at the beginning and the end of every month. */
  months(id: string): readonly Placed[];
  filingDay(): Placed;
}

type Maybe = Expression | undefined;

/** Turns formulas of rules into live formulas over the cells of a workbook. */
export class FormulaCells {
  readonly #ground: WorkbookGround;
  readonly #found: Found;

  constructor(ground: WorkbookGround, found: Found) {
    this.#ground = ground;
    this.#found = found;
  }

  /** `undefined` where a part of the formula is in no cell. */
  expressionOf(tree: Tree | undefined): Maybe {
    if (!tree) return undefined;
    switch (tree.kind) {
      case "number":
        return { kind: "number", value: ratio(tree.value) };
      case "name":
        return this.#named(tree.name);
      case "operation": {
        const { operator } = tree;
        const [left, right] = [this.expressionOf(tree.left), this.expressionOf(tree.right)];
        return left && right && { kind: "operation", operator, left, right };
      }
      case "call":
        return this.#call(tree.name, tree.args);
    }
  }

  #named(name: string): Maybe {
    const { measures, params } = this.#ground.told.version;
    if (name === "filingDay") return cell(this.#found.filingDay());
    if (measures.has(name)) return cell(this.#found.measure(name));
    if (params.has(name)) return cell(this.#found.param(name));
    return cell(this.#found.fact(name, this.#yearOf(name)));
  }

  /** The year in which a fact is looked at where a formula names it alone. */
  #yearOf(fact: string): number | undefined {
    const { evaluation } = this.#ground.told;
    const { profile } = this.#ground.filing;
    const year = evaluation.yearOfFact(fact);
    return year !== undefined && !profile.year(fact, year) && profile.once(fact) ? undefined : year;
  }

  #call(name: string, args: readonly Tree[]): Maybe {
    const [first, second, third] = args;
    const last = this.#ground.lastYear;
    const one = () => this.expressionOf(first);
    switch (name) {
      case "latest":
        return cell(this.#found.fact(nameOf(first), last));
      case "thisYear":
        return cell(this.#found.fact(nameOf(first), last + 1));
      case "yearsAgo":
        return cell(this.#found.fact(nameOf(second), last + 1 - numberOf(first)));
      case "sum":
        return this.#sum(first);
      case "average":
        return operation(
          "/",
          this.#sum(first),
          this.#literal({ kind: "call", name: "years", args }),
        );
      case "years":
        return this.#literal({ kind: "call", name, args });
      case "smallest":
        return call("MIN", this.#row(first));
      case "largest":
        return call("MAX", this.#row(first));
      case "min":
        return call("MIN", [one(), this.expressionOf(second)]);
      case "max":
        return call("MAX", [one(), this.expressionOf(second)]);
      case "positive":
        return call("MAX", [one(), { kind: "number", value: ZERO }]);
      case "whole":
        return call("INT", [one()]);
      case "asNumber":
      case "points":
        return one();
      case "averageGrowth":
        return averageGrowth(one(), this.expressionOf(second), this.expressionOf(third));
      case "compound": {
        const growth = operation("/", this.expressionOf(second), one());
        const root = growth && ({ kind: "root", of: growth, degree: numberOf(third) } as const);
        return operation("-", root, whole(1n));
      }
      case "monthly": {
        const cells = this.#found.months(nameOf(first)).map(cell);
        return operation("/", call("SUM", cells), whole(BigInt(cells.length)));
      }
      case "days":
        return operation("-", this.#day(second), this.#day(first));
      default:
        return undefined;
    }
  }

  #day(tree: Tree | undefined): Maybe {
    const name = nameOf(tree);
    const placed = name === "filingDay" ? this.#found.filingDay() : this.#found.fact(name);
    return placed?.value ? cell(placed) : undefined;
  }

  #sum(row: Tree | undefined): Maybe {
    const total = this.#total(row);
    return total ? cell(total) : call("SUM", this.#row(row));
  }

  /** The cell of a stated total that counts instead of its years. */
  #total(row: Tree | undefined): Placed | undefined {
    if (row?.kind !== "call" || row.name !== "last") return undefined;
    const [count, fact] = row.args;
    const name = nameOf(fact);
    const { evaluation } = this.#ground.told;
    const all = evaluation.collect(() => evaluation.row(name, numberOf(count))).value;
    if (!all.total) return undefined;
    const to = this.#ground.lastYear;
    return [to + 1 - numberOf(count), all.years[0] ?? to]
      .map((from) => this.#found.total(name, from, to))
      .find((placed) => placed !== undefined);
  }

  /** The cells of several years, those before the company left out. */
  #row(row: Tree | undefined): readonly Maybe[] {
    if (row?.kind === "operation") return this.#rowWorked(row);
    if (row?.kind !== "call") return [undefined];
    const [first, second] = row.args;
    if (row.name === "shares" || row.name === "lesser") {
      const [left, right] = [this.#row(first), this.#row(second)];
      return left.map((one, index) =>
        row.name === "shares"
          ? operation("/", one, right[index])
          : call("MIN", [one, right[index]]),
      );
    }
    const to = this.#ground.lastYear;
    const years = Array.from(
      { length: numberOf(first) },
      (_, index) => to + 1 - numberOf(first) + index,
    );
    const own = years.filter((year) => !this.#ground.precedes(year));
    return own.map((year) => cell(this.#found.fact(nameOf(second), year)));
  }

  /** Two rows added year by year, or every year of a row times the same. */
  #rowWorked({ operator, left, right }: Extract<Tree, { kind: "operation" }>): readonly Maybe[] {
    const row = this.#row(left);
    const factor = operator === "*" ? this.expressionOf(right) : undefined;
    const others = operator === "*" ? row.map(() => factor) : this.#row(right);
    return row.map((one, index) => operation(operator, one, others[index]));
  }

  /** A part that no cell computes, as the figure that it is now. */
  #literal(tree: Extract<Tree, { kind: "call" }>): Maybe {
    const { evaluation } = this.#ground.told;
    const [row] = tree.args;
    if (row?.kind !== "call") return undefined;
    const [count, fact] = row.args;
    const { value } = evaluation.collect(() => evaluation.row(nameOf(fact), numberOf(count)).count);
    const point = pointOf(value);
    return point && { kind: "number", value: point };
  }
}

function averageGrowth(base: Maybe, middle: Maybe, end: Maybe): Maybe {
  const steps = operation("+", operation("/", middle, base), operation("/", end, middle));
  return operation("-", operation("/", steps, whole(2n)), whole(1n));
}

function cell(placed: Placed | undefined): Maybe {
  return placed && { kind: "cell", cell: placed };
}

function whole(value: bigint): Expression {
  return { kind: "number", value: ratio(value) };
}

function operation(operator: "+" | "-" | "*" | "/", left: Maybe, right: Maybe): Maybe {
  return left && right && { kind: "operation", operator, left, right };
}

function call(name: "SUM" | "MIN" | "MAX" | "INT", of: readonly Maybe[]): Maybe {
  const parts = of.flatMap((one) => one ?? []);
  return parts.length < of.length || parts.length === 0
    ? undefined
    : { kind: "call", name, of: parts };
}

function nameOf(tree: Tree | undefined): string {
  return tree?.kind === "name" ? tree.name : "";
}

function numberOf(tree: Tree | undefined): number {
  return tree?.kind === "number" ? Number(tree.value) : 0;
}
