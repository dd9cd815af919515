import type { Activity } from "../hnte/activities.ts";
import { codeOf } from "../hnte/activities.ts";
import { SheetPlan } from "../workbook/sheet-plan.ts";

/** So many projects have a row. */
const PROJECTS = 10;

/** The list of projects, and where each stands. */
export interface Projects {
  readonly plan: SheetPlan;
  readonly codes: readonly string[];
  /** Cells of the state and the kind of a project, by place. */
  state(index: number): string;
  kind(index: number): string;
}

/** What a project is once and for all: every ledger points here. */
export function projectSheet(activities: readonly Activity[]): Projects {
  const plan = new SheetPlan("项目", [12, 40, 14, 14, 14, 14, 16], {
    frozen: { rows: 4, columns: 1 },
  });
  plan.title(
    "研发项目",
    "编号和申请书的 RD 编号一致；一个项目既费用化又资本化的，分成两个编号。",
    "完成情况填“未结束”或“已结束”，支出类型填“费用化”或“资本化”；汇总按这两栏取数。",
  );
  plan.heads("项目编号", "项目名称", "完成情况", "支出类型", "开始", "结束", "负责人");
  const top = plan.row;
  const codes = Array.from({ length: PROJECTS }, (_, index) => codeOf("RD", index + 1));
  for (const [index, code] of codes.entries()) {
    const { name, from, to } = activities[index] ?? {};
    plan.text(1, code, "label");
    for (const [place, said] of [name, undefined, undefined, from, to, undefined].entries())
      if (said === undefined) plan.entry(place + 2);
      else plan.text(place + 2, said);
    plan.row += 1;
  }
  const cell = (column: string) => (index: number) =>
    `'${plan.name}'!$${column}$${String(top + index)}`;
  return { plan, codes, state: cell("C"), kind: cell("D") };
}
