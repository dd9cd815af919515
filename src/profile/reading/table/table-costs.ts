import type { Rational } from "../../../units/rational.ts";
import type { Table, TableCell, TableRow } from "./table-cells.ts";
import { costClassIn, type CostClass } from "./table-classes.ts";
import { dayIn } from "./table-day.ts";
import { figureOf } from "./table-figure.ts";
import { timeIn, type ColumnTime } from "./table-period.ts";
import type { TableGround } from "./table-reading-kinds.ts";
import {
  headOf,
  headsOf,
  stateOf,
  withTitles,
  type ColumnHead,
  type TableState,
} from "./table-state.ts";
import type { Trouble } from "./table-trouble.ts";
import { isUnitCell, unitFactor } from "./table-unit.ts";
import { compact, nameIn } from "./table-words.ts";

/** One figure of research cost. */
export interface Cost {
  readonly cost: CostClass;
  /** Name of the project or entry it is of; `undefined` for all of them together. */
  readonly project: string | undefined;
  readonly year: number;
  /** In 元, as exact as it stands. */
  readonly value: Rational;
  readonly cell: TableCell;
  readonly label: string;
}

/** Costs of a table, and what its titles say of them. */
export interface Costs {
  readonly costs: readonly Cost[];
  readonly state: TableState;
  /** Totals of all its years together. */
  readonly overall: readonly Omit<Cost, "year">[];
  /** Whether its rows are entries of a ledger, not projects. */
  readonly entries: boolean;
}

/** How many classes a table names at least. */
const FEWEST_CLASSES = 3;
/** Rows at the top of a table that tell what it is about. */
const ROWS_ABOVE = 5;
const TOTAL_ROW = /^(?:合计|总计|小计|累计|本年累计|本年合计|全年合计|年度合计)$/;
/** Rows of a ledger that are no entries: opening balances and what adds up a month. */
const NO_ENTRY =
  /^(?:期初(?:余额|数)?|上年结转|.{0,6}月(?:合计|小计)|本[页季].{0,2}[合小]计|过次页|承前页)$/;

/** Reads research costs by class, project and year; `undefined` where a table is not about them. */
export function readCosts(table: Table, ground: TableGround, trouble: Trouble): Costs | undefined {
  if (!isOfResearch(table, ground)) return undefined;
  const headAt = table.rows.findIndex((row) => classesIn(row) >= FEWEST_CLASSES);
  if (headAt >= 0 && !table.rows[headAt]?.some((cell) => cell && figureOf(cell)))
    return byColumns(table, headAt, ground, trouble);
  const named = table.rows.filter((row) => rowClass(row) !== undefined);
  return new Set(named.map(rowClass)).size >= FEWEST_CLASSES
    ? byRows(table, ground, trouble)
    : undefined;
}

const OF_RESEARCH = /研发|研究开发|加计|a107012|(?:^|[^a-z])rd-?\d/;
const OF_OTHERS = /(?:管理|销售|制造|财务|期间)费用|营业成本|生产成本/;

/** Whether a table says that it is about research, and not that it is about other costs. */
function isOfResearch({ name, before = [], rows }: Table, { file }: TableGround): boolean {
  const above = rows
    .slice(0, ROWS_ABOVE)
    .flatMap((row) => row.flatMap((cell) => (cell ? [cell.text] : [])));
  const near = [name, ...before.slice(-1), ...above.slice(0, 1)].map(compact);
  if (near.some((text) => OF_OTHERS.test(text) && !OF_RESEARCH.test(text))) return false;
  return [file, name, ...before, ...above].some((text) => OF_RESEARCH.test(compact(text)));
}

function classesIn(row: TableRow): number {
  return new Set(row.flatMap((cell) => (cell ? [costClassIn(cell.text)] : [])).filter((one) => one))
    .size;
}

function rowClass(row: TableRow): CostClass | undefined {
  for (const cell of row) {
    if (!cell || figureOf(cell)) continue;
    const found = costClassIn(cell.text);
    if (found) return found;
  }
  return undefined;
}

const LEDGER_COLUMN = /^(?:日期|凭证.*|摘要|记账日期|月份)$/;

/** Projects or entries in the rows, classes over the columns. */
function byColumns(table: Table, headAt: number, ground: TableGround, trouble: Trouble): Costs {
  const above = table.rows.slice(0, headAt);
  const state = above.reduce(withTitles, stateOf(table, ground));
  const heads = (table.rows[headAt] ?? []).map((cell) => cell && headOf(cell));
  const costs: Cost[] = [];
  const overall: Omit<Cost, "year">[] = [];
  const rows = table.rows.slice(headAt + 1);
  const times = rows.map((row) => entryTime(row, heads));
  const years = new Set(times.flatMap((time) => (time?.kind === "year" ? [time.year] : [])));
  const [only] = years.size === 1 ? years : [];
  for (const [at, row] of rows.entries()) {
    const labels = row.flatMap((cell) =>
      cell && !figureOf(cell) && cell.day === undefined && !isUnitCell(cell.text)
        ? [cell.text]
        : [],
    );
    const names = labels.map(nameIn);
    const total = names.some((name) => TOTAL_ROW.test(name));
    if (!total && names.some((name) => NO_ENTRY.test(name))) continue;
    const own = total && only !== undefined ? ({ kind: "year", year: only } as const) : undefined;
    const time = times[at] ?? own;
    const ofAll = total && time === undefined && years.size > 1;
    // A row without any name can only be an entry of a ledger; its place tells it apart.
    const project = total ? undefined : (labels[0] ?? row.find((cell) => cell)?.address ?? "");
    for (const [column, cell] of row.entries()) {
      const head = heads[column];
      const cost = head && !head.passedOver ? costClassIn(head.cell.text) : undefined;
      if (!cell || !head || !cost || cell.spread === true) continue;
      // What stands under several years is none of one year; which year it is read as does not matter.
      const when = ofAll ? ({ kind: "year", year: 0 } as const) : time;
      const read = costOf(cell, head, when, { table, state, ground, trouble });
      const found = { cost, project, cell, label: head.cell.text };
      if (read && ofAll) overall.push({ ...found, value: read.value });
      else if (read) costs.push({ ...found, ...read });
    }
  }
  const entries = heads.some((head) => head && LEDGER_COLUMN.test(head.name));
  return { costs, state, overall, entries };
}

/** The year that an entry says it is of: by its day, its month or its year. */
function entryTime(
  row: TableRow,
  heads: readonly (ColumnHead | undefined)[],
): ColumnTime | undefined {
  for (const [column, cell] of row.entries()) {
    const head = heads[column];
    if (!cell || (head && costClassIn(head.cell.text))) continue;
    const day = dayIn(cell);
    const time = day === undefined ? timeIn(cell) : undefined;
    if (day !== undefined) return { kind: "year", year: Number(day.slice(0, 4)) };
    if (time?.kind === "year") return time;
  }
  return undefined;
}

/** Classes in the rows; projects, years or one amount over the columns. */
function byRows(table: Table, ground: TableGround, trouble: Trouble): Costs {
  const costs: Cost[] = [];
  let state = stateOf(table, ground);
  let heads: readonly (ColumnHead | undefined)[] = [];
  for (const row of table.rows) {
    const cost = row.some((cell) => cell && (figureOf(cell) ?? cell.flaw))
      ? rowClass(row)
      : undefined;
    if (!cost) {
      if (row.some((cell) => cell && figureOf(cell) && timeIn(cell) === undefined)) continue;
      const titled = withTitles(state, row);
      if (
        titled.unit !== state.unit ||
        titled.period !== state.period ||
        titled.kind !== state.kind
      )
        state = titled;
      if (row.filter((cell) => cell && cell.spread !== true).length > 1) heads = headsOf(row);
      continue;
    }
    const labelled = row.find((cell) => cell && !figureOf(cell) && costClassIn(cell.text));
    for (const [column, cell] of row.entries()) {
      const head = heads[column];
      if (!cell || cell === labelled || cell.spread === true || head?.passedOver === true) continue;
      const read = costOf(cell, head, head?.time, { table, state, ground, trouble });
      const project =
        !head || head.total || head.time || isAmount(head.name) ? undefined : head.cell.text;
      if (read) costs.push({ cost, project, ...read, cell, label: labelled?.text ?? "" });
    }
  }
  return { costs, state, overall: [], entries: false };
}

function isAmount(name: string): boolean {
  return /^(?:金额|数额|本年发生额|发生额|实际发生额|归集金额|投入额|费用|数据|)$/.test(name);
}

interface Around {
  readonly table: Table;
  readonly state: TableState;
  readonly ground: TableGround;
  readonly trouble: Trouble;
}

/** The year and the amount of a cell; what is open about it is noted. */
function costOf(
  cell: TableCell,
  head: ColumnHead | undefined,
  time: ColumnTime | undefined,
  { table, state, ground, trouble }: Around,
): { year: number; value: Rational } | undefined {
  const figure = figureOf(cell);
  if (!figure || figure.share) {
    if (cell.flaw) trouble.flawed(cell, head?.name ?? "");
    return undefined;
  }
  const whole = state.period?.month === 12 ? state.period.year : undefined;
  const year = time?.kind === "year" ? time.year : (whole ?? ground.stated?.year);
  if (time?.kind === "part" || (year === undefined && state.period))
    trouble.open("part", table, state);
  else if (year === undefined) trouble.open("year", table, state);
  if (year === undefined || time?.kind === "part") return undefined;
  const unit = figure.unit ?? head?.unit ?? state.unit ?? ground.stated?.unit;
  if (figure.value.n === 0n) return { year, value: figure.value };
  if (unit === "foreign") trouble.foreign(table);
  else if (unit === undefined) trouble.open("unit", table, state);
  const factor = unit === undefined ? undefined : unitFactor(unit);
  return factor && { year, value: figure.value.mul(factor) };
}
