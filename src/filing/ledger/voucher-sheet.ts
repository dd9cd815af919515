import { letters, SheetPlan } from "../workbook/sheet-plan.ts";

/** So many vouchers have a row; more are made by copying one. */
const ROWS = 150;
const MONEY = "#,##0.00";

/** A column of a ledger that a class of expenses is entered in. */
export interface ClassColumn {
  readonly label: string;
  /** The fact of a year that its sum is. */
  readonly fact: string;
}

/** A ledger sheet, and where its columns are. */
export interface Ledger {
  readonly plan: SheetPlan;
  readonly classes: readonly ClassColumn[];
  /** The range of a column over all vouchers, such as `'…'!$G$6:$G$155`. */
  range(column: number): string;
  /** Column of the first class. */
  readonly first: number;
  /** Column of what is gathered of a voucher in all. */
  readonly gathered: number;
}

/** What a voucher tells, whatever is gathered from it. */
const VOUCHER = ["项目编号", "日期", "凭证种类", "凭证号数", "摘要", "会计凭证记载金额"];
const WIDTHS = [11, 12, 10, 10, 26, 15];

/** One sheet of vouchers: each on a row, its amount parted into classes. */
export function voucherSheet(
  name: string,
  notes: readonly string[],
  gathered: string,
  classes: readonly ClassColumn[],
): Ledger {
  const count = VOUCHER.length;
  const plan = new SheetPlan(name, [...WIDTHS, 15, ...classes.map(() => 13), 18], {
    landscape: true,
    frozen: { rows: notes.length + 2, columns: 1 },
  });
  plan.title(name, ...notes);
  plan.heads(...VOUCHER, gathered, ...classes.map(({ label }) => label), "备注");
  const top = plan.row;
  const [first, last] = [count + 2, count + 1 + classes.length];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 1; column <= count; column += 1) plan.entry(column);
    const across = `${letters(first)}${String(plan.row)}:${letters(last)}${String(plan.row)}`;
    if (classes.length === 0) plan.entry(count + 1);
    else plan.worked(count + 1, `IF(COUNT(${across})=0,"",SUM(${across}))`, undefined, MONEY);
    for (let column = first; column <= last + 1; column += 1) plan.entry(column);
    plan.row += 1;
  }
  const bottom = plan.row - 1;
  return {
    plan,
    classes,
    first,
    gathered: count + 1,
    range: (column) =>
      `'${plan.name}'!$${letters(column)}$${String(top)}:$${letters(column)}$${String(bottom)}`,
  };
}
