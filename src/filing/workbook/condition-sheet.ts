import { printClause } from "../../clauses/clause.ts";
import { clauseOf } from "../../rules/condition.ts";
import { conditionLine } from "../../rules/condition-words.ts";
import { withoutName } from "../condition-said.ts";
import type { Condition, Figure, Subject } from "../../rules/rule.ts";
import { MARK_WORDS } from "../../rules/verdict-text.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import type { Comparator } from "../../units/interval-comparison.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare } from "../../units/rational.ts";
import { addressOf, type Placed } from "./expression.ts";
import { formatOf, inCell } from "./number-format.ts";
import { SheetPlan } from "./sheet-plan.ts";
import type { WorkbookGround } from "./workbook-ground.ts";

/** How a comparison is written in a formula, and said in a head. */
const TESTS: Readonly<Record<Comparator, readonly [sign: string, words: string]>> = {
  atLeast: [">=", "不低于"],
  atMost: ["<=", "不超过"],
  moreThan: [">", "高于"],
  lessThan: ["<", "低于"],
  is: ["=", "等于"],
  isNot: ["<>", "不等于"],
};
/** Doubles of equal figures may differ beyond this place. */
const PLACES = 12;

/** Finds the cell of what is compared. */
export interface Compared {
  subject(subject: Subject): Placed | undefined;
  param(id: string): Placed | undefined;
}

/** The sheet of conditions: the verdict, and beside it what the cells say now. */
export function conditionSheet(ground: WorkbookGround, name: string, cells: Compared): SheetPlan {
  const sheet = new SheetPlan(name, [26, 40, 14, 10, 14, 12, 12, 12, 38], {
    landscape: true,
    frozen: { rows: 4, columns: 1 },
  });
  sheet.title(
    name,
    "“预审结果”是按准数判的；“表里的数”跟着表走，改了数就变，供对账用。概数压线、专家评、只凭自报的，以预审结果为准。",
    "自报：只凭企业自己的话，由部门或专家另核。",
  );
  sheet.heads(
    "条件",
    "预审怎么说",
    "表里的数",
    "要求",
    "线",
    "按表里的数",
    "预审结果",
    "自报",
    "出处",
  );
  const writer = new Writer(ground, sheet, cells);
  for (const result of ground.told.verdict.conditions) {
    const condition = ground.told.version.conditions.find(({ id }) => id === result.id);
    writer.write(result, condition, 0);
  }
  return sheet;
}

class Writer {
  readonly #ground: WorkbookGround;
  readonly #sheet: SheetPlan;
  readonly #cells: Compared;

  constructor(ground: WorkbookGround, sheet: SheetPlan, cells: Compared) {
    this.#ground = ground;
    this.#sheet = sheet;
    this.#cells = cells;
  }

  write(result: ConditionResult, condition: Condition | undefined, depth: number): void {
    const sheet = this.#sheet;
    const { told } = this.#ground;
    const line = conditionLine(result, told);
    const clause = depth === 0 ? clauseOf(result) : result.clause;
    const label = result.label || withoutName(line.text, "") || "其中";
    sheet.text(1, `${"\u3000".repeat(depth)}${label}`, "label");
    sheet.text(2, withoutName(line.text, result.label));
    this.#compared(result, condition);
    sheet.text(7, MARK_WORDS[result.outcome]);
    sheet.text(8, result.selfDeclared && depth === 0 ? "自报" : "");
    sheet.text(9, clause ? printClause(clause) : "", "remark");
    sheet.row += 1;
    if (result.outcome === "notApplicable") return;
    for (const [index, child] of result.children.entries())
      this.write(child, innerOf(condition, index, told.evaluation), depth + 1);
  }

  #compared({ value, outcome }: ConditionResult, condition: Condition | undefined): void {
    const sheet = this.#sheet;
    const test = condition?.test;
    const compared = test?.kind === "compare" && outcome !== "notApplicable" ? test : undefined;
    const score = compared?.subject.kind === "score";
    const of = compared && !score ? this.#cells.subject(compared.subject) : undefined;
    if (!compared || !of) {
      for (const column of [3, 4, 5, 6]) sheet.text(column, "");
      return;
    }
    const { comparator, figure, subject } = compared;
    const unit = value?.unit ?? subject.unit ?? "数";
    const line = this.#line(figure, unit);
    const near = line?.value ? [line.value] : [];
    const address = addressOf(of, sheet.name);
    const result = of.value;
    const format = formatOf(result, unit, near);
    const own = sheet.worked(3, `IF(ISNUMBER(${address}),${address},"")`, result, format);
    sheet.text(4, TESTS[comparator][1]);
    if (!line) {
      for (const column of [5, 6]) sheet.text(column, "");
      return;
    }
    this.#answer(comparator, own, line);
  }

  /** Whether the cells meet the comparison, with what they say now. */
  #answer(comparator: Comparator, own: Placed, line: Placed): void {
    const sheet = this.#sheet;
    const [sign] = TESTS[comparator];
    const open = `OR(NOT(ISNUMBER(${own.at})),NOT(ISNUMBER(${line.at})))`;
    const met = `ROUND(${own.at}-${line.at},${String(PLACES)})${sign}0`;
    const said =
      own.value && line.value
        ? holds(comparator, compare(own.value, line.value))
          ? "符合"
          : "不符合"
        : "还不知道";
    sheet.answer(6, `IF(${open},"还不知道",IF(${met},"符合","不符合"))`, said);
  }

  /** The threshold in a cell: pointing to its parameter, or as the condition has it. */
  #line(figure: Figure, unit: string): Placed | undefined {
    const sheet = this.#sheet;
    if (figure.kind === "named") {
      const { params } = this.#ground.told.version;
      const placed = params.has(figure.name)
        ? this.#cells.param(figure.name)
        : this.#cells.subject({ kind: "measure", name: figure.name });
      if (!placed) return undefined;
      const format = formatOf(placed.value, unit);
      return sheet.worked(5, addressOf(placed, sheet.name), placed.value, format);
    }
    const { evaluation } = this.#ground.told;
    const value = pointOf(evaluation.collect(() => evaluation.threshold(figure)).value);
    if (!value) return undefined;
    return sheet.figure(5, inCell(value, unit), formatOf(inCell(value, unit), unit));
  }
}

function holds(comparator: Comparator, order: -1 | 0 | 1): boolean {
  switch (comparator) {
    case "atLeast":
      return order >= 0;
    case "atMost":
      return order <= 0;
    case "moreThan":
      return order > 0;
    case "lessThan":
      return order < 0;
    case "is":
      return order === 0;
    case "isNot":
      return order !== 0;
  }
}

function innerOf(
  condition: Condition | undefined,
  index: number,
  evaluation: WorkbookGround["told"]["evaluation"],
): Condition | undefined {
  const test = condition?.test;
  if (test?.kind === "all" || test?.kind === "any") return test.of[index];
  if (test?.kind === "not") return test.of;
  if (test?.kind !== "option") return undefined;
  return test.choices.get(evaluation.collect(() => evaluation.choice(test.option)).value);
}
