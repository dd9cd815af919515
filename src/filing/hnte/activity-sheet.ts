import { formatOf, inCell } from "../workbook/number-format.ts";
import { letters, SheetPlan } from "../workbook/sheet-plan.ts";
import { ZERO } from "../../units/rational.ts";
import { codeOf, type Activity } from "./activities.ts";
import type { YearSheet } from "./expense-sheet.ts";
import { blank, type Form } from "./form.ts";

const TEXTS = ["目的及组织实施方式", "核心技术及创新点", "取得的阶段性成果"];
const ROOM = 70;
const MONEY = formatOf(undefined, "元");
const NAMES = ["第一年", "第二年", "第三年"];

/** One block of the form for every research activity; an empty one where none is known. */
export function activitySheet(form: Form, expenses: readonly YearSheet[]): SheetPlan {
  const plan = new SheetPlan("四、RD表", [18, 22, 18, 16, 12, 16], {
    frozen: { rows: 1, columns: 0 },
  });
  plan.title(
    "四、企业研究开发活动情况表",
    "近三年执行的活动，一个活动一张；金额单位：万元。三段文字按申请书的字数上限写。",
  );
  const activities: readonly (Activity | undefined)[] =
    form.activities.length > 0 ? form.activities : [undefined];
  if (form.activities.length === 0)
    form.ground.lacks({ fact: "rdActivities", cell: { sheet: plan.name, at: "B5" } });
  for (const [index, activity] of activities.entries())
    block(form, plan, activity, index, expenses);
  return plan;
}

function block(
  form: Form,
  plan: SheetPlan,
  activity: Activity | undefined,
  index: number,
  expenses: readonly YearSheet[],
): void {
  plan.section(`研发活动编号：${codeOf("RD", index + 1)}`);
  const pair = (left: string, first: string | undefined, right: string, second?: string) => {
    plan.text(1, left, "label");
    entry(plan, 2, first, 2);
    plan.text(4, right, "label");
    entry(plan, 5, second, 2);
    plan.row += 1;
  };
  const { name, from, to, field, source, rights, budget } = activity ?? {};
  const span = from === undefined && to === undefined ? undefined : `${from ?? ""} 到 ${to ?? ""}`;
  pair("研发活动名称", name, "起止时间", span);
  pair("技术领域", field, "技术来源", source);
  plan.text(1, "知识产权编号", "label");
  entry(plan, 2, rights, 5);
  plan.row += 1;
  plan.text(1, "研发经费总预算", "label");
  if (budget) plan.figure(2, inCell(budget, "元"), MONEY);
  else plan.open(2);
  plan.text(3, "近三年总支出", "label");
  const total = plan.row;
  plan.text(4, "其中", "label");
  years(expenses, plan, activity, index, total);
  for (const text of TEXTS) {
    plan.text(1, text, "label");
    blank(form, plan, 2, "", { columns: 5 });
    plan.atLeast(ROOM);
    plan.row += 1;
  }
}

function entry(plan: SheetPlan, column: number, said: string | undefined, columns: number): void {
  if (said === undefined) plan.open(column, { columns });
  else plan.text(column, said, "text", { columns });
}

/** What an activity cost in every year, taken from the sheets of expenses. */
function years(
  all: readonly YearSheet[],
  plan: SheetPlan,
  activity: Activity | undefined,
  index: number,
  total: number,
): void {
  const known = all.map(({ year }) => {
    const spent = activity?.spent.get(year);
    return spent && [...spent.values()].reduce((sum, one) => sum.add(one), ZERO);
  });
  const cells: string[] = [];
  for (const [at, { year, plan: sheet, sums }] of all.entries()) {
    plan.row = total + at;
    plan.text(5, `${NAMES[at] ?? ""}（${String(year)}）`, "label");
    const column = letters(index + 2);
    const source = `'${sheet.name}'!${column}${String(sums)}`;
    const value = known[at];
    plan.worked(6, `IF(ISNUMBER(${source}),${source},"")`, value && inCell(value, "元"), MONEY);
    cells.push(`F${String(total + at)}`);
  }
  plan.row = total;
  const sum = known.flatMap((value) => value ?? []).reduce((left, one) => left.add(one), ZERO);
  const whole = known.every((value) => value !== undefined);
  const list = cells.join(",");
  plan.worked(
    4,
    `IF(COUNT(${list})<${String(cells.length)},"",SUM(${list}))`,
    whole ? inCell(sum, "元") : undefined,
    MONEY,
  );
  plan.row = total + all.length;
}
