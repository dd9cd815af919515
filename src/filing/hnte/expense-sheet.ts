import { compare, ZERO, type Rational } from "../../units/rational.ts";
import { figureOf, isRough } from "../known-figure.ts";
import { formatOf, inCell } from "../workbook/number-format.ts";
import { letters, SheetPlan } from "../workbook/sheet-plan.ts";
import { codeOf, EXPENSES } from "./activities.ts";
import type { Form } from "./form.ts";

/** So many columns for activities stand there even where none is known. */
const LEAST = 4;
const MONEY = formatOf(undefined, "元");
/** How many of the classes are the company's own. */
const OWN = 7;

/** The expenses of one year on a sheet, and the row of their sums. */
export interface YearSheet {
  readonly year: number;
  readonly plan: SheetPlan;
  readonly sums: number;
}

/** The research expenses of one year: classes down, activities across. */
export function expenseSheet(form: Form, year: number): YearSheet {
  const count = Math.max(form.activities.length, LEAST);
  const widths = [30, ...Array.from({ length: count + 2 }, () => 13), 32];
  const name = `五、RD费用 ${String(year)}`;
  const plan = new SheetPlan(name, widths, { landscape: true, frozen: { rows: 4, columns: 1 } });
  plan.title(
    `五、企业年度研究开发费用结构明细表（${String(year)} 年）`,
    "单位：万元。费用还没分到项目的先放“没分到项目”，分好以后往左挪；没有发生的填 0，空着表示还不知道。",
    "委托外部填实际发生额。合计、小计是公式。",
  );
  return { year, plan, sums: new YearOfExpenses(form, plan, year, count).write() };
}

class YearOfExpenses {
  readonly #form: Form;
  readonly #plan: SheetPlan;
  readonly #year: number;
  readonly #count: number;
  /** The columns of what no activity has, of the sums, and of remarks. */
  readonly #rest: number;
  /** What cells hold that are added up, by column and row. */
  readonly #values = new Map<string, Rational>();

  constructor(form: Form, plan: SheetPlan, year: number, count: number) {
    this.#form = form;
    this.#plan = plan;
    this.#year = year;
    this.#count = count;
    this.#rest = count + 2;
  }

  /** Returns the row of the sums. */
  write(): number {
    const plan = this.#plan;
    const codes = Array.from({ length: this.#count }, (_, index) => {
      const name = this.#form.activities[index]?.name;
      return `${codeOf("RD", index + 1)}${name === undefined ? "" : `\n${name}`}`;
    });
    plan.heads("科目（累计发生额）", ...codes, "没分到项目", "合计", "来源和备注");
    const top = plan.row;
    const parts = this.#classes(EXPENSES.slice(0, OWN), top + 1, "\u3000\u3000");
    this.#sums(top, "内部研究开发费用", parts);
    const outside = top + OWN + 1;
    const entrusted = this.#classes(EXPENSES.slice(OWN), outside + 1, "\u3000\u3000其中：");
    this.#sums(outside, "委托外部研究开发费用", entrusted);
    plan.row = outside + entrusted.length + 1;
    const all = plan.row;
    this.#sums(all, "研究开发费用（内、外部）小计", [top, outside]);
    plan.row += 1;
    plan.note("申请书的表里没有“境外的外部研发费用”这一行，这里单列，供算境内占比。");
    this.#reckoning(top, outside);
    return all;
  }

  /** Rows of classes; returns their numbers. */
  #classes(classes: readonly (typeof EXPENSES)[number][], from: number, indent: string): number[] {
    return classes.map(({ fact, field, label }, index) => {
      const plan = this.#plan;
      plan.row = from + index;
      plan.text(1, `${indent}${label}`, "label");
      const own = this.#form.activities.map(({ spent }) => spent.get(this.#year)?.get(field));
      for (let at = 0; at < this.#count; at += 1) {
        const value = own[at];
        if (value) this.#figure(at + 2, value);
        else plan.open(at + 2);
      }
      const told = own.flatMap((value) => value ?? []).reduce((sum, one) => sum.add(one), ZERO);
      const total = this.#total(
        fact,
        told,
        own.some((value) => value !== undefined),
      );
      const row = String(plan.row);
      const across = `B${row}:${letters(this.#rest)}${row}`;
      const placed = plan.worked(
        this.#rest + 1,
        `IF(COUNT(${across})=0,"",SUM(${across}))`,
        total,
        formatOf(total, "元", this.#form.ground.limits.of(fact, this.#year)),
      );
      if (total) this.#note(this.#rest + 1, total);
      if (!total) this.#form.ground.lacks({ fact, year: this.#year, cell: placed });
      this.#form.facts.hold(placed, fact, this.#year);
      return plan.row;
    });
  }

  /** What no activity has yet, and the sum of the row as its cell holds it. */
  #total(fact: string, told: Rational, some: boolean): Rational | undefined {
    const { profile, history } = this.#form.ground.filing;
    const plan = this.#plan;
    const known = profile.year(fact, this.#year);
    const all = known && figureOf(known, history);
    const rest = all?.sub(told);
    if (known && rest) this.#figure(this.#rest, rest, isRough(known) ? "rough" : "figure");
    else plan.open(this.#rest);
    const over = rest && compare(rest, ZERO) < 0 ? "各项目加起来比全年的数多，核对；" : "";
    const left = !all && some ? "只有各项目的数，预审没有用；" : "";
    plan.text(
      this.#rest + 2,
      `${over}${left}${this.#form.facts.remark(fact, [this.#year])}`,
      "remark",
    );
    return all ? inCell(all, "元") : some ? inCell(told, "元") : undefined;
  }

  /** A sum in 元 that is added up later. */
  #figure(column: number, value: Rational, look: "figure" | "rough" = "figure"): void {
    this.#plan.figure(column, inCell(value, "元"), MONEY, look);
    this.#note(column, inCell(value, "元"));
  }

  #note(column: number, value: Rational): void {
    this.#values.set(`${String(column)}:${String(this.#plan.row)}`, value);
  }

  /** A row that adds others up; the sum of all waits until each of them is there. */
  #sums(row: number, label: string, parts: readonly number[]): void {
    const plan = this.#plan;
    plan.row = row;
    plan.text(1, label, "label");
    for (let column = 2; column <= this.#rest + 1; column += 1) {
      const cells = parts.map((part) => `${letters(column)}${String(part)}`).join(",");
      const whole = column === this.#rest + 1;
      const wanting = whole ? `<${String(parts.length)}` : "=0";
      const values = parts.map((part) => this.#values.get(`${String(column)}:${String(part)}`));
      const known = values.flatMap((value) => value ?? []);
      const enough = whole ? known.length === parts.length : known.length > 0;
      const result = enough ? known.reduce((sum, one) => sum.add(one), ZERO) : undefined;
      plan.worked(column, `IF(COUNT(${cells})${wanting},"",SUM(${cells}))`, result, MONEY);
      if (result) this.#note(column, result);
    }
    plan.text(this.#rest + 2, "", "remark");
  }

  /** What the pre-check takes from the year, beside the form. */
  #reckoning(own: number, outside: number): void {
    const { facts, params } = this.#form;
    const plan = this.#plan;
    plan.section("预审核算用（不填进申请书）");
    for (const [label, fact] of TOTALS) {
      plan.text(1, label, "label");
      facts.put(plan, 2, fact, this.#year);
      plan.text(3, facts.remark(fact, [this.#year]), "remark", { columns: this.#rest });
      plan.row += 1;
    }
    const share = params.at("outsourcedShare");
    const sum = letters(this.#rest + 1);
    if (!share) return;
    const at = `'${share.sheet}'!${share.at}`;
    const counted = this.#valueAt(outside);
    plan.text(1, "委托外部计入额", "label");
    const result = counted && share.value && counted.mul(share.value);
    const cell = `${sum}${String(outside)}`;
    const placed = plan.worked(2, `IF(ISNUMBER(${cell}),${cell}*${at},"")`, result, MONEY);
    plan.text(3, "委托外部 × 计入比例（见“规则参数”）", "remark", { columns: this.#rest });
    plan.row += 1;
    const inner = this.#valueAt(own);
    const both = `${sum}${String(own)},${placed.at}`;
    plan.text(1, "按计入额的小计", "label");
    const total = inner && result && inner.add(result);
    plan.worked(2, `IF(COUNT(${both})<2,"",SUM(${both}))`, total, MONEY);
    plan.text(3, "其他费用有上限，怎么算见“占比核算”", "remark", { columns: this.#rest });
    plan.row += 1;
  }

  #valueAt(row: number): Rational | undefined {
    return this.#values.get(`${String(this.#rest + 1)}:${String(row)}`);
  }
}

const TOTALS: readonly (readonly [label: string, fact: string])[] = [
  ["全年研发费用总数（企业给的）", "rdExpenseHnte"],
  ["其中境内（企业给的）", "rdExpenseDomesticHnte"],
];
