import { ratio } from "../../units/rational.ts";
import { formatOf } from "../workbook/number-format.ts";
import { SheetPlan } from "../workbook/sheet-plan.ts";
import type { Expression, Placed } from "../workbook/expression.ts";
import { blank, type Form } from "./form.ts";

const KINDS = [
  "其中：在职人员",
  "兼职人员",
  "临时聘用人员",
  "外籍人员",
  "留学归国人员",
  "千人计划人员",
];
const STRUCTURE: readonly (readonly [head: string, kinds: readonly string[]])[] = [
  ["学历", ["博士", "硕士", "本科", "大专及以下"]],
  ["职称", ["高级职称", "中级职称", "初级职称", "高级技工"]],
  ["年龄", ["30 及以下", "31-40", "41-50", "51 及以上"]],
];
const MONTHLY = [
  ["employeesMonthly", "employees"],
  ["techStaffMonthly", "techStaff"],
] as const;
const MONTHS = 12;

/** The people of the last closed year, and the cells of monthly counts by fact. */
export function staffSheet(form: Form): {
  readonly plan: SheetPlan;
  readonly months: ReadonlyMap<string, readonly Placed[]>;
} {
  const year = form.ground.lastYear;
  const plan = new SheetPlan("三、人力资源", [22, 15, 15, 15, 15, 34], {
    frozen: { rows: 2, columns: 1 },
  });
  plan.title(
    `三、人力资源情况表（${String(year)} 年）`,
    "单位：人。总数按全年月平均；兼职、临时聘用的要满规定天数才数。",
  );
  plan.section("（一）总体情况");
  plan.text(4, "来源和备注", "head", { columns: 3 });
  plan.heads("项目", "企业职工", "科技人员");
  const total = plan.row;
  plan.row += 1;
  for (const kind of KINDS) {
    plan.text(1, kind, "label");
    blank(form, plan, 2, `${kind.replace("其中：", "")}（职工、科技人员）`);
    plan.open(3);
    plan.text(4, "", "remark", { columns: 3 });
    plan.row += 1;
  }
  plan.section("（二）全体人员结构");
  for (const [head, kinds] of STRUCTURE) {
    for (const [index, text] of [head, ...kinds].entries()) plan.text(index + 1, text, "head");
    plan.row += 1;
    plan.text(1, "人数", "label");
    for (const [index] of kinds.entries())
      blank(form, plan, index + 2, index === 0 ? `全体人员的${head}结构` : "");
    plan.row += 1;
  }
  const months = monthly(form, plan);
  totals(form, plan, total, months);
  return { plan, months };
}

/** The averages of the year: as they were told, else from the months. */
function totals(
  { facts, ground }: Form,
  plan: SheetPlan,
  row: number,
  months: ReadonlyMap<string, readonly Placed[]>,
): void {
  const { row: next } = plan;
  const { lastYear } = ground;
  plan.row = row;
  plan.text(1, "总数（全年月平均）", "label");
  const marks = MONTHLY.map(([monthly, yearly], index) => {
    const cells = months.get(monthly) ?? [];
    const told = ground.filing.profile.year(yearly, lastYear);
    if (told || cells.length === 0) {
      facts.put(plan, index + 2, yearly, lastYear);
      return facts.remark(yearly, [lastYear]);
    }
    const sum = { kind: "call", name: "SUM", of: cells.map(cellOf) } as const;
    const count = { kind: "number", value: ratio(BigInt(cells.length)) } as const;
    const average = { kind: "operation", operator: "/", left: sum, right: count } as const;
    plan.live(index + 2, average, (value) => formatOf(value, "人"));
    return "按各月人数算";
  });
  plan.text(4, [...new Set(marks)].join("；"), "remark", { columns: 3 });
  plan.row = next;
}

function cellOf(cell: Placed): Expression {
  return { kind: "cell", cell };
}

/** Monthly counts from which the averages come, where they were given. */
function monthly({ ground }: Form, plan: SheetPlan): Map<string, readonly Placed[]> {
  const { profile } = ground.filing;
  const found = new Map<string, readonly Placed[]>();
  const known = MONTHLY.map(([fact]) => {
    const value = (profile.year(fact, ground.lastYear) ?? profile.once(fact))?.value;
    return value?.kind === "months" ? value.months : [];
  });
  if (known.every((months) => months.length === 0)) return found;
  plan.section("各月人数（算月平均用，不在申请书里）");
  plan.heads("月", "职工月初", "职工月末", "科技人员月初", "科技人员月末");
  const cells = MONTHLY.map((): Placed[] => []);
  for (let month = 0; month < MONTHS; month += 1) {
    plan.text(1, `第 ${String(month + 1)} 个月`, "label");
    for (const [index, months] of known.entries())
      for (const [end, value] of (months[month] ?? []).entries()) {
        const column = 2 + index * 2 + end;
        cells[index]?.push(plan.figure(column, value, formatOf(value, "人")));
      }
    plan.row += 1;
  }
  for (const [index, [fact]] of MONTHLY.entries()) {
    const own = cells[index] ?? [];
    if (own.length > 0) found.set(fact, own);
  }
  return found;
}

/** Writes the ratio of the form's experts under the sheet. */
export function staffRatio({ measures }: Form, plan: SheetPlan): void {
  plan.section("占比（预审核算，不在申请书里）");
  for (const [label, id, unit] of RATIOS) {
    const cell = measures.at(id);
    if (!cell) continue;
    plan.text(1, label, "label");
    const format = formatOf(cell.value ?? ratio(0n), unit);
    const address = `'${cell.sheet}'!${cell.at}`;
    plan.worked(2, `IF(ISNUMBER(${address}),${address},"")`, cell.value, format);
    plan.text(3, "见“占比核算”", "remark", { columns: 3 });
    plan.row += 1;
  }
}

const RATIOS = [
  ["职工总数", "employeesAverage", "人"],
  ["科技人员", "techStaffAverage", "人"],
  ["科技人员占比", "techStaffRatio", "%"],
] as const;
