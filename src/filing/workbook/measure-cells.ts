import { printClause } from "../../clauses/clause.ts";
import type { Measure } from "../../rules/rule.ts";
import type { MeasureResult } from "../../rules/verdict.ts";
import { middleOf } from "../known-figure.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import type { Placed } from "./expression.ts";
import { FormulaCells, type Found } from "./formula-cells.ts";
import { treeOf } from "./formula-tree.ts";
import { cellUnit, formatOf, inCell } from "./number-format.ts";
import { SheetPlan } from "./sheet-plan.ts";
import type { WorkbookGround } from "./workbook-ground.ts";

/** Where a measure reads what it is computed from. */
export type Cells = Omit<Found, "measure">;

/** What stands on the sheet beside the figures. */
export interface MeasureWords {
  readonly notes: readonly string[];
  /** Head of the column that says how a figure came about. */
  readonly head: string;
  how(measure: Measure, result: MeasureResult): string;
}

/** Works every measure of a rule out in a cell of its own, with a live formula. */
export class MeasureCells {
  readonly #ground: WorkbookGround;
  readonly #sheet: SheetPlan;
  readonly #placed = new Map<string, Placed | undefined>();
  readonly #formulas: FormulaCells;
  readonly #words: MeasureWords;

  constructor(ground: WorkbookGround, name: string, cells: Cells, words?: MeasureWords) {
    this.#ground = ground;
    this.#words = words ?? {
      notes: NOTES,
      head: "这次怎么来的",
      how: ({ id }, result) => this.#how(id, result),
    };
    this.#formulas = new FormulaCells(ground, { ...cells, measure: (id) => this.at(id) });
    this.#sheet = new SheetPlan(name, [36, 16, 8, 50, 38], {
      landscape: true,
      frozen: { rows: this.#words.notes.length + 2, columns: 1 },
    });
    this.#sheet.title(name, ...this.#words.notes);
    this.#sheet.heads("项目", "数", "单位", this.#words.head, "出处");
  }

  get sheet(): SheetPlan {
    return this.#sheet;
  }

  /** The cell of a measure; `undefined` where it is no figure that a cell can hold. */
  at(id: string): Placed | undefined {
    if (this.#placed.has(id)) return this.#placed.get(id);
    const measure = this.#ground.told.version.measures.get(id);
    if (!measure) return undefined;
    const { evaluation } = this.#ground.told;
    const { value: result } = evaluation.collect(() => evaluation.measureResult(id));
    const expression = this.#formulas.expressionOf(this.#formulaOf(measure, result));
    const placed = this.#write(measure, result, expression);
    this.#placed.set(id, placed);
    return placed;
  }

  /** The formula that told a measure, or its last one while it is not known which will. */
  #formulaOf({ id, cases, given, count }: Measure, result: MeasureResult) {
    if (result.given || (count && result.formula === undefined)) return undefined;
    const own = cases.find(({ formula }) => formula.text === result.formula);
    if (own) return treeOf(own.formula.text);
    // Told by another measure.
    const other = given.find((name) => {
      const cells = name === id ? undefined : this.#ground.told.version.measures.get(name);
      return cells?.cases.some(({ formula }) => formula.text === result.formula) === true;
    });
    if (other !== undefined) return { kind: "name", name: other } as const;
    const last = cases.at(-1);
    return last && treeOf(last.formula.text);
  }

  #write(
    measure: Measure,
    result: MeasureResult,
    expression: ReturnType<FormulaCells["expressionOf"]>,
  ): Placed {
    const { id, label, unit, clause } = measure;
    const sheet = this.#sheet;
    const limits = this.#ground.limits.of(id).map((limit) => inCell(limit, unit));
    const format = (value: ReturnType<typeof middleOf>) => formatOf(value, unit, limits);
    const known = middleOf(result.interval);
    sheet.text(1, label, "label");
    const placed = this.#figure(expression, known && inCell(known, unit), format);
    sheet.text(3, cellUnit(unit));
    sheet.text(4, this.#words.how(measure, result), "remark");
    sheet.text(5, clause ? printClause(clause) : "", "remark");
    sheet.row += 1;
    return placed;
  }

  #figure(
    expression: ReturnType<FormulaCells["expressionOf"]>,
    known: ReturnType<typeof middleOf>,
    format: (value: ReturnType<typeof middleOf>) => string,
  ): Placed {
    if (expression) return this.#sheet.live(2, expression, format);
    if (known) return this.#sheet.figure(2, known, format(known));
    this.#sheet.entry(2);
    return this.#sheet.place(2);
  }

  #how(id: string, { given, method, interval, missing }: MeasureResult): string {
    const sum = this.#ground.told.arithmetic.get(id);
    const means = method === undefined ? "" : `（${method}）`;
    if (missing.length > 0) return `还缺${this.#ground.told.lacking(missing)}`;
    if (given) return "企业直接给的数";
    const rough = pointOf(interval) ? "" : "；里面有概数";
    return sum === undefined ? `${means}${rough}`.replace(/^；/, "") : `${sum}${means}${rough}`;
  }
}

const NOTES = [
  "蓝字是公式，改前面各页的数就会重算；数是空的，公式也空着。和预审用的是同一套规则、同一组数。",
  "金额单位万元；只显示两位小数，格子里是准数。",
];
