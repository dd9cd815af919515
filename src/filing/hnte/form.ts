import type { Placed } from "../workbook/expression.ts";
import type { FactCells } from "../workbook/fact-cells.ts";
import type { MeasureCells } from "../workbook/measure-cells.ts";
import type { ParamCells } from "../workbook/param-cells.ts";
import type { SheetPlan } from "../workbook/sheet-plan.ts";
import type { WorkbookGround } from "../workbook/workbook-ground.ts";
import type { Activity } from "./activities.ts";

/** What the sheets of the application form are made from. */
export interface Form {
  readonly ground: WorkbookGround;
  readonly facts: FactCells;
  readonly measures: MeasureCells;
  readonly params: ParamCells;
  readonly activities: readonly Activity[];
  /** The fiscal years of the form, oldest first. */
  readonly years: readonly number[];
}

/** An empty cell of the form about which no fact is kept. */
export function blank(
  { ground }: Form,
  plan: SheetPlan,
  column: number,
  label: string,
  extent: { readonly columns?: number } = {},
): Placed {
  const cell = plan.open(column, extent);
  if (label !== "") ground.lacks({ label, cell });
  return cell;
}

/** A row of the form: its name, one fact, and how the fact is borne. */
export function factRow(
  form: Form,
  plan: SheetPlan,
  label: string,
  fact: string,
  year: number | undefined,
  remark: number,
  columns = 1,
): Placed {
  plan.text(1, label, "label");
  const placed = form.facts.put(plan, 2, fact, year, { columns });
  for (let column = 2 + columns; column < remark; column += 1) plan.text(column, "");
  plan.text(remark, form.facts.remark(fact, [year]), "remark");
  plan.row += 1;
  return placed;
}
