import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { Rational } from "../../../units/rational.ts";
import type { FactDefinition } from "../../fact-definition.ts";
import type { Table, TableRow } from "./table-cells.ts";
import { factNamed, factsOfRow, type RowFact } from "./table-facts.ts";
import { figureOf, yearIn, type TableFigure } from "./table-figure.ts";
import { toCents, type Found } from "./table-found.ts";
import type { TableGround } from "./table-reading-kinds.ts";
import { figuresIn, type RowFigure } from "./table-row.ts";
import {
  headsOf,
  isHeadRow,
  joined,
  stateOf,
  withTitles,
  type ColumnHead,
  type TableState,
} from "./table-state.ts";
import { unsureOf, type Trouble } from "./table-trouble.ts";
import { unitBehind, unitFactor } from "./table-unit.ts";
import { compact } from "./table-words.ts";
import { yearOfFigure } from "./table-years.ts";

/** Reads the figures of a table row by row, each by its row's or its column's name and its year. */
export function readStatement(
  table: Table,
  ground: TableGround,
  trouble: Trouble,
  wanted: (fact: FactDefinition) => boolean = () => true,
): Found[] {
  const { vocabulary } = ground;
  const isName = (name: string) => factNamed(name, vocabulary) !== undefined;
  const found: Found[] = [];
  let state = stateOf(table, ground);
  let heads: (ColumnHead | undefined)[] = [];
  let behindHead = false;
  for (const row of table.rows) {
    if (isOfAccounts(row)) {
      trouble.accounts(table);
      return [];
    }
    if (isHeadRow(row, behindHead, isName)) {
      const below = headsOf(row);
      heads = behindHead ? widened(heads, below) : below;
      for (const head of below) if (head?.unit && !head.time) state = { ...state, unit: head.unit };
      behindHead = true;
      continue;
    }
    behindHead = false;
    if (!row.some((cell) => cell && figureOf(cell))) state = withTitles(state, row);
    found.push(...figuresOf(row, { table, heads, state, ground, trouble, wanted }));
  }
  return found;
}

/** Whether a row is the head of accounts with 借方 and 贷方, whose balances are no figures of a statement. */
function isOfAccounts(row: TableRow): boolean {
  return row.some(
    (cell) =>
      cell && /^(?:借方|贷方|借方金额|贷方金额|借方余额|贷方余额)$/.test(compact(cell.text)),
  );
}

interface Place {
  readonly table: Table;
  readonly heads: readonly (ColumnHead | undefined)[];
  readonly state: TableState;
  readonly ground: TableGround;
  readonly trouble: Trouble;
  readonly wanted: (fact: FactDefinition) => boolean;
}

function widened(
  above: readonly (ColumnHead | undefined)[],
  below: readonly (ColumnHead | undefined)[],
): (ColumnHead | undefined)[] {
  const length = Math.max(above.length, below.length);
  return Array.from({ length }, (_, at) => joined(above[at], below[at]));
}

function figuresOf(row: TableRow, place: Place): Found[] {
  return figuresIn(row, place.heads).flatMap((each) => foundOf(each, place));
}

function foundOf(figured: RowFigure, place: Place): Found[] {
  const { heads, state, ground, trouble, table } = place;
  const { cell, column, figure, time } = figured;
  const head = heads[column];
  const scope = head?.scope ?? state.scope ?? ground.stated?.scope;
  // A column's name is that of its figures in rows that are years, or have no name of their own.
  const ofColumn = (time ?? figured.label === undefined) ? head?.cell.text : undefined;
  const labels = [figured.label, ofColumn].flatMap((text) => text ?? []);
  const [label, named] = firstNamed(labels, state, scope, ground);
  const facts = named.filter(({ fact }) => place.wanted(fact));
  if (label === undefined || facts.length === 0) return [];
  if (!figure) {
    trouble.flawed(cell, label);
    return [];
  }
  if (!head && figured.among > 1 && !figured.alone) {
    trouble.headless(table);
    return [];
  }
  const when = label === head?.cell.text ? time : head?.time;
  return facts.flatMap((each): Found[] => {
    const { fact } = each;
    const dated = yearOfFigure(fact, when, state, ground);
    if ("open" in dated) {
      trouble.open(dated.open, table, state);
      return [];
    }
    const value = inUnit(fact, figure, { figured, label, head, place });
    if (!value) return [];
    if (cell.rounded === true || (fact.kind === "money" && toCents(value) !== value))
      trouble.rounded(cell);
    const forecast =
      when?.kind === "year" && (when.forecast === true || isOpen(fact, dated.year, ground));
    const group = state.consolidated || /合并/.test(head?.cell.text ?? "");
    const unsure = unsureOf(fact, group, forecast) ?? each.unsure;
    return [
      {
        fact,
        year: dated.year,
        value,
        cell: cell.address,
        label,
        text: cell.text,
        audited: state.audited,
        forecast,
        standing: group ? "group" : each.unsure === undefined ? "own" : "likely",
        ...(unsure !== undefined && { unsure }),
      },
    ];
  });
}

function isOpen(
  { per, kind }: FactDefinition,
  year: number | undefined,
  { today }: TableGround,
): boolean {
  return per === "year" && kind === "money" && year !== undefined && year >= yearOf(today);
}

function firstNamed(
  labels: readonly string[],
  state: TableState,
  scope: TableState["scope"],
  { vocabulary }: TableGround,
): [string | undefined, readonly RowFact[]] {
  for (const label of labels) {
    const facts = factsOfRow(label, state, scope, vocabulary);
    if (facts.length > 0) return [label, facts];
  }
  return [undefined, []];
}

function inUnit(
  fact: FactDefinition,
  figure: TableFigure,
  {
    figured,
    label,
    head,
    place,
  }: { figured: RowFigure; label: string; head: ColumnHead | undefined; place: Place },
): Rational | undefined {
  const { state, ground, trouble, table } = place;
  if (fact.kind === "ratio") return figure.share ? figure.value : undefined;
  if (figure.share) return undefined;
  if (fact.kind !== "money")
    return yearIn(figured.cell) === undefined || fact.kind === "count" ? figure.value : undefined;
  if (figure.value.n === 0n) return figure.value;
  const unit =
    figure.unit ??
    unitBehind(label) ??
    figured.unit ??
    head?.unit ??
    state.unit ??
    ground.stated?.unit;
  const factor = unit === undefined ? undefined : unitFactor(unit);
  if (factor) return figure.value.mul(factor);
  if (unit === undefined) trouble.open("unit", table, state);
  else if (unit === "foreign") trouble.foreign(table);
  return undefined;
}
