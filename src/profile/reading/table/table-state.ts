import type { Table, TableCell, TableRow } from "./table-cells.ts";
import { figureOf, yearIn } from "./table-figure.ts";
import { periodIn, timeIn, type ColumnTime, type TablePeriod } from "./table-period.ts";
import type { TableGround } from "./table-reading-kinds.ts";
import {
  isConsolidated,
  kindIn,
  saysAudited,
  scopeIn,
  type ResearchScope,
  type StatementKind,
} from "./table-subject.ts";
import { statedUnit, unitBehind, type MoneyUnit } from "./table-unit.ts";
import { compact, nameIn } from "./table-words.ts";

/** What holds for the rows that follow, as the titles above them say. */
export interface TableState {
  readonly kind?: StatementKind;
  readonly scope?: ResearchScope;
  readonly period?: TablePeriod;
  readonly unit?: MoneyUnit | "foreign";
  readonly audited: boolean;
  readonly consolidated: boolean;
}

/** What stands over a column. */
export interface ColumnHead {
  readonly cell: TableCell;
  /** What it is called, without unit and brackets. */
  readonly name: string;
  readonly time?: ColumnTime;
  readonly unit?: MoneyUnit;
  readonly scope?: ResearchScope;
  /** Whether its figures are counts of rows, shares, differences and the like. */
  readonly passedOver: boolean;
  /** Whether it tells a group's figures from those of the company alone. */
  readonly group: boolean;
  /** Whether it adds the columns beside it up. */
  readonly total: boolean;
}

/** What is known of a table before its first row. */
export function stateOf({ name, before = [], rows }: Table, { file }: TableGround): TableState {
  const base = file.replace(/\.[A-Za-z]{1,5}$/, "");
  const start: TableState = { audited: false, consolidated: false };
  // What the file is named does not make its figures audited.
  const named = { ...withTitle(start, base), audited: false };
  const state = [name, ...before].reduce(withTitle, named);
  const kind = kindByRows(rows);
  const bare = state.period ?? bareYear(name) ?? bareYear(base);
  return {
    ...state,
    ...(bare && { period: bare }),
    ...(state.kind === undefined && kind && { kind }),
  };
}

const LONGEST_TITLE = 60;

/** What holds behind a line that stands over figures. */
function withTitle(state: TableState, text: string): TableState {
  const kind = kindIn(text);
  const scope = scopeIn(text);
  const period = periodIn(text);
  const unit = statedUnit(text) ?? (text.length <= LONGEST_TITLE ? unitBehind(text) : undefined);
  return {
    ...state,
    ...(kind && { kind }),
    ...(scope && { scope }),
    ...(period && { period }),
    ...(unit && { unit }),
    audited: state.audited || saysAudited(text),
    consolidated: kind ? isConsolidated(text) : state.consolidated || isConsolidated(text),
  };
}

/** What holds behind a row that has no figures. */
export function withTitles(state: TableState, row: TableRow): TableState {
  const texts = row.flatMap((cell) => (cell && !cell.spread ? [cell.text] : []));
  return texts.reduce(withTitle, state);
}

function bareYear(text: string): TablePeriod | undefined {
  const years = text.match(/(?<!\d)20\d\d(?!\d)/g) ?? [];
  return years.length === 1 ? { year: Number(years[0]), month: 12 } : undefined;
}

function kindByRows(rows: Table["rows"]): StatementKind | undefined {
  const names = new Set(
    rows.flatMap((row) => row.flatMap((cell) => (cell ? [nameIn(cell.text)] : []))),
  );
  const has = (...all: string[]) => all.some((each) => names.has(each));
  if (has("营业成本", "税金及附加", "营业税金及附加") && has("营业利润", "利润总额", "净利润"))
    return "income";
  return has("资产总计", "负债合计") && has("流动资产合计", "负债和所有者权益总计")
    ? "balance"
    : undefined;
}

const SUBJECT =
  /^(?:项目|科目|指标|指标名称|资产|名称|类别|费用类别|费用项目|费用名称|年度|年份|会计年度|内容|序号|栏次|行次|行数|研发项目|项目名称|项目编号|科目名称|会计科目|摘要|日期|负债(?:和|及).*|口径)$/;
const TITLE = /(?:单位|日期|期间|所属期|编号)[:：]|^编制/;
const PASSED_OVER =
  /^(?:行次|行数|栏次|序号|编号|附注|注释.*|备注|说明|单位|计量单位|公式|页码|凭证.*)$|占比|比例|比重|百分比|增减|增幅|增长|变动|同比|环比|差异/;
const GROUP = /^(?:合并|母公司|本公司)(?:数|金额|报表)?$/;
const TOTAL = /^(?:合计|总计|小计|累计|三年合计|三年累计|合计数|合计金额)$/;

/** What stands over a column in a cell of a head. */
export function headOf(cell: TableCell): ColumnHead {
  const name = nameIn(cell.text);
  const time = timeIn(cell);
  const unit = unitBehind(cell.text);
  const scope = scopeIn(cell.text);
  return {
    cell,
    name,
    ...(time && { time }),
    ...(unit && { unit }),
    ...(scope && { scope }),
    passedOver: PASSED_OVER.test(name),
    group: GROUP.test(name),
    total: TOTAL.test(name),
  };
}

/** Whether a row stands over columns: it names what is below it, and has no figures but years. */
export function isHeadRow(
  row: TableRow,
  behindHead: boolean,
  isName: (name: string) => boolean,
): boolean {
  const cells = row.flatMap((cell) => (cell ? [cell] : []));
  const own = cells.filter(({ spread }) => spread !== true);
  if (own.some((cell) => figureOf(cell) && yearIn(cell) === undefined)) return false;
  if (own.some(({ text }) => TITLE.test(compact(text)))) return false;
  const names = own.map(({ text }) => nameIn(text));
  const subject = names.some((name) => SUBJECT.test(name));
  const heads = own
    .map(headOf)
    .filter(({ time, passedOver, total, group }) => time ?? (passedOver || total || group));
  const first = own[0];
  const figures = own.filter((cell) => yearIn(cell) !== undefined);
  if (!subject && first && isName(nameIn(first.text)) && figures.length === own.length - 1)
    return false;
  if (subject) return own.length > 1;
  if (heads.length > 1) return true;
  const named = names.filter(isName).length;
  return named > 1 || (behindHead && own.length > 1 && heads.length > 0);
}

/** The heads of a row; a total beside years is their sum, and a month beside a year is not asked for. */
export function headsOf(row: TableRow): (ColumnHead | undefined)[] {
  const heads = row.map((cell) => cell && headOf(cell));
  const years = heads.filter((head) => head?.time?.kind === "year").length;
  const whole = heads.some((head) => head?.time && head.time.kind !== "part");
  const beside = ({ total, time }: ColumnHead) =>
    (total && years > 1) || (time?.kind === "part" && whole);
  return heads.map((head) => (head && beside(head) ? { ...head, passedOver: true } : head));
}

/** The heads of columns where a further row of them follows at once: 2025年 above 金额 and 占比. */
export function joined(
  above: ColumnHead | undefined,
  below: ColumnHead | undefined,
): ColumnHead | undefined {
  if (!above || !below) return below ?? above;
  const relative = below.time?.kind === "relative" ? below.time.which : undefined;
  const year = above.time?.kind === "year" ? above.time : undefined;
  const time = year
    ? relative === "opening"
      ? { ...year, year: year.year - 1 }
      : year
    : below.time;
  const unit = below.unit ?? above.unit;
  const scope = below.scope ?? above.scope;
  return {
    ...below,
    name: below.name === "" ? above.name : below.name,
    ...((time ?? above.time) && { time: time ?? above.time }),
    ...(unit && { unit }),
    ...(scope && { scope }),
    passedOver: below.passedOver || above.passedOver,
    total: below.total || above.total,
  };
}
