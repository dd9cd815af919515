import type { Placed } from "../workbook/expression.ts";
import { letters, SheetPlan } from "../workbook/sheet-plan.ts";
import type { Projects } from "./project-sheet.ts";
import type { Ledger } from "./voucher-sheet.ts";

const MONEY = "#,##0.00";
/** Ledgers are kept in 元, forms are filled in 万元. */
const UNIT = "10000";

/** Sums by project, with the cells of the sums of each class. */
export interface Summary {
  readonly plan: SheetPlan;
  /** The sum of a class over all projects, by fact. */
  readonly sums: ReadonlyMap<string, Placed>;
  /** The sum of a project over all classes, by its place. */
  project(index: number): string;
}

/** Classes down, projects across, as the form has them; live over the vouchers. */
export function summarySheet(
  name: string,
  notes: readonly string[],
  ledger: Ledger,
  projects: Projects,
  counts: (index: number) => string | undefined,
): Summary {
  const { codes } = projects;
  const all = codes.length + 2;
  const plan = new SheetPlan(name, [34, ...codes.map(() => 11), 14], {
    landscape: true,
    frozen: { rows: notes.length + 2, columns: 1 },
  });
  plan.title(name, ...notes);
  plan.heads("科目（万元）", ...codes, "合计");
  const sums = new Map<string, Placed>();
  const top = plan.row;
  for (const [place, { label, fact }] of ledger.classes.entries()) {
    plan.text(1, label, "label");
    for (const [index, code] of codes.entries()) {
      const own = ledger.range(1);
      const sum = `SUMIFS(${ledger.range(ledger.first + place)},${own},"${code}")/${UNIT}`;
      const left = counts(index);
      const wanting = [`COUNTIF(${own},"${code}")=0`, ...(left === undefined ? [] : [left])];
      const when = wanting.length > 1 ? `OR(${wanting.join(",")})` : (wanting[0] ?? "");
      plan.worked(index + 2, `IF(${when},"",${sum})`, undefined, MONEY);
    }
    sums.set(fact, added(plan, all, across(plan, all)));
    plan.row += 1;
  }
  plan.text(1, "合计", "label");
  for (let column = 2; column <= all; column += 1) {
    const letter = letters(column);
    added(plan, column, `${letter}${String(top)}:${letter}${String(plan.row - 1)}`);
  }
  const bottom = plan.row;
  plan.row += 1;
  return {
    plan,
    sums,
    project: (index) => `'${plan.name}'!${letters(index + 2)}${String(bottom)}`,
  };
}

function across(plan: SheetPlan, all: number): string {
  return `B${String(plan.row)}:${letters(all - 1)}${String(plan.row)}`;
}

function added(plan: SheetPlan, column: number, range: string): Placed {
  return plan.worked(column, `IF(COUNT(${range})=0,"",SUM(${range}))`, undefined, MONEY);
}
