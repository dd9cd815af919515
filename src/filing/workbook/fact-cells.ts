import { daysBetween } from "../../calendar/day.ts";
import type { Fact } from "../../profile/fact.ts";
import { unitOf, type FactDefinition } from "../../profile/fact-definition.ts";
import { fiscalYears } from "../../calendar/fiscal-year.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { ratio, ZERO } from "../../units/rational.ts";
import { printClause } from "../../clauses/clause.ts";
import { figureOf, isRough, marksOf } from "../known-figure.ts";
import type { Placed } from "./expression.ts";
import { cellUnit, formatOf, inCell } from "./number-format.ts";
import { SheetPlan, type Extent } from "./sheet-plan.ts";
import type { WorkbookGround } from "./workbook-ground.ts";

/** The day from which days are numbered; only their differences count. */
const FIRST = "1970-01-01";
/** Columns of figures begin here on the sheet of all other facts. */
const YEARS_FROM = 2;
/** At least so many years stand on that sheet. */
const LEAST_YEARS = 3;

/** Puts facts into cells, each once, so that formulas find them: on the sheets of a form, or on one of their own. */
export class FactCells {
  readonly #ground: WorkbookGround;
  readonly #placed = new Map<string, Placed>();
  readonly #sheet: SheetPlan;
  readonly #years: readonly number[];
  readonly #rows = new Map<string, number>();

  constructor(ground: WorkbookGround, name: string, notes: readonly string[]) {
    const { rule, verdict } = ground.filing.standing;
    this.#ground = ground;
    this.#years = fiscalYears(verdict.filingDay, Math.max(rule.years, LEAST_YEARS));
    this.#sheet = new SheetPlan(name, [34, ...this.#years.map(() => 15), 15, 15, 8, 34, 40], {
      landscape: true,
      frozen: { rows: 2 + notes.length, columns: 1 },
    });
    this.#sheet.title(name, ...notes);
    const years = this.#years.map((year) => `${String(year)} 年`);
    this.#sheet.heads("项目", ...years, "几年合计", "不分年", "单位", "来源和备注", "口径出处");
  }

  /** The sheet of what has no place elsewhere. */
  get sheet(): SheetPlan {
    return this.#sheet;
  }

  /** Puts a fact into a cell of a form; where it is not known the cell stays open. */
  put(plan: SheetPlan, column: number, fact: string, year?: number, extent: Extent = {}): Placed {
    const placed = this.#write(plan, column, fact, year, extent);
    this.#placed.set(keyOf(fact, year), placed);
    return placed;
  }

  /** Says that a cell that was worked out holds a fact. */
  hold(placed: Placed, fact: string, year?: number): void {
    this.#placed.set(keyOf(fact, year), placed);
  }

  /** The cell of a fact, on the sheet of its own where no form has it; `undefined` for years too long ago. */
  at(fact: string, year?: number): Placed | undefined {
    const known = this.#placed.get(keyOf(fact, year));
    if (known) return known;
    const column = this.#columnOf(year);
    if (column === undefined) return undefined;
    const row = this.#rowOf(fact);
    return this.#on(row, () => this.put(this.#sheet, column, fact, year));
  }

  /** The cell of a total of several years. */
  total(fact: string, from: number, to: number): Placed | undefined {
    const key = `${fact}@${String(from)}-${String(to)}`;
    const known = this.#placed.get(key);
    const total = this.#ground.filing.profile.span(fact, from, to);
    if (known || !total) return known;
    const row = this.#rowOf(fact);
    const placed = this.#on(row, () =>
      this.#figure(this.#sheet, YEARS_FROM + this.#years.length, total),
    );
    if (placed) this.#placed.set(key, placed);
    return placed;
  }

  /** How a fact in a cell is borne: said, audited, approximate, expected. */
  remark(fact: string, years: readonly (number | undefined)[]): string {
    const { profile } = this.#ground.filing;
    const all = years.flatMap((year) => {
      const known = this.#factOf(fact, year);
      return known ? [{ year, marks: marksOf(known, this.#ground.filing.definitions) }] : [];
    });
    const span = profile.all(fact).find(({ years: of }) => of && of[0] !== of[1]);
    const totals = span && all.length === 0 ? marksOf(span, this.#ground.filing.definitions) : [];
    const [first] = all;
    if (!first) return totals.length === 0 ? "" : `几年合计：${totals.join("，")}`;
    const same = all.every(({ marks }) => marks.join() === first.marks.join());
    if (same) return first.marks.join("，");
    return all
      .map(
        ({ year, marks }) => `${year === undefined ? "" : `${String(year)} 年`}${marks.join("，")}`,
      )
      .join("；");
  }

  #factOf(fact: string, year: number | undefined): Fact | undefined {
    const { profile } = this.#ground.filing;
    return year === undefined ? profile.once(fact) : profile.year(fact, year);
  }

  #write(
    plan: SheetPlan,
    column: number,
    fact: string,
    year: number | undefined,
    extent: Extent,
  ): Placed {
    const { evaluation } = this.#ground.told;
    if (year !== undefined && this.#ground.precedes(year)) {
      plan.text(column, "还没成立", "text");
      return plan.place(column);
    }
    const known = this.#factOf(fact, year);
    const definition = this.#ground.filing.definitions.get(fact);
    const unit = definition && unitOf(definition);
    if (known && (known.forecast !== true || this.#ground.open(year))) {
      const written = this.#figure(plan, column, known);
      if (written) return written;
      if (known.value.kind === "date") {
        const { from, to } = known.value;
        if (from === to) return plan.day(column, from, daysFrom(from), extent);
        plan.text(column, `${from} 到 ${to}`, "rough");
        return plan.place(column);
      }
      plan.text(column, this.#ground.words(known), "text", extent);
      return plan.place(column);
    }
    // One year of a stated total whose other years are known.
    const derived =
      unit === undefined || year === undefined
        ? undefined
        : pointOf(evaluation.collect(() => evaluation.figure(fact, year)).value);
    if (derived && unit !== undefined)
      return plan.figure(column, inCell(derived, unit), this.#format(fact, year, derived, unit));
    const placed = plan.open(column, extent);
    const aside = plan === this.#sheet;
    this.#ground.lacks({ fact, ...(year !== undefined && { year }), cell: placed, aside });
    return placed;
  }

  #figure(plan: SheetPlan, column: number, known: Fact): Placed | undefined {
    const { definitions, history } = this.#ground.filing;
    const definition = definitions.get(known.key);
    const unit = (definition && unitOf(definition)) ?? this.#ground.unitOf(known.key);
    const value = figureOf(known, history);
    if (!value) return undefined;
    const year = known.years && known.years[0] === known.years[1] ? known.years[0] : undefined;
    const format = this.#format(known.key, year, value, unit);
    return plan.figure(column, inCell(value, unit), format, isRough(known) ? "rough" : "figure");
  }

  #format(fact: string, year: number | undefined, value: typeof ZERO, unit: string): string {
    const limits = this.#ground.limits.of(fact, year).map((limit) => inCell(limit, unit));
    return formatOf(inCell(value, unit), unit, limits);
  }

  #columnOf(year: number | undefined): number | undefined {
    if (year === undefined) return YEARS_FROM + this.#years.length + 1;
    const index = this.#years.indexOf(year);
    return index < 0 ? undefined : YEARS_FROM + index;
  }

  #rowOf(fact: string): number {
    const known = this.#rows.get(fact);
    if (known !== undefined) return known;
    const row = this.#sheet.row;
    const definition = this.#ground.filing.definitions.get(fact);
    const label = definition?.label ?? this.#ground.told.wording.label(fact);
    const unit = (definition && unitOf(definition)) ?? this.#ground.unitOf(fact);
    const notes = YEARS_FROM + this.#years.length + 3;
    this.#sheet.text(1, label, "label");
    // Cells that no formula asks for stay plain; the others are written over.
    for (let column = YEARS_FROM; column < notes - 1; column += 1) this.#sheet.entry(column);
    this.#sheet.text(notes - 1, textUnit(definition) ? "" : cellUnit(unit));
    this.#sheet.text(notes, this.remark(fact, [...this.#years, undefined]));
    this.#sheet.text(notes + 1, definition?.clause ? printClause(definition.clause) : "", "remark");
    this.#rows.set(fact, row);
    this.#sheet.row += 1;
    return row;
  }

  #on<T>(row: number, work: () => T): T {
    const { row: next } = this.#sheet;
    this.#sheet.row = row;
    const done = work();
    this.#sheet.row = next;
    return done;
  }
}

/** A day as formulas see it. */
export function daysFrom(day: string) {
  return ratio(BigInt(daysBetween(FIRST, day)));
}

function textUnit(definition: FactDefinition | undefined): boolean {
  return definition !== undefined && unitOf(definition) === undefined;
}

function keyOf(fact: string, year: number | undefined): string {
  return year === undefined ? fact : `${fact}@${String(year)}`;
}
