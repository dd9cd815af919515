import { printClause } from "../../clauses/clause.ts";
import { bandsFor } from "../../rules/bands.ts";
import type { Band, BandLimit, Figure, Param, Subject } from "../../rules/rule.ts";
import { limitWords } from "../../rules/wording.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare, type Rational } from "../../units/rational.ts";
import { addressOf, type Placed } from "./expression.ts";
import { cellUnit, formatOf, inCell } from "./number-format.ts";
import { SheetPlan } from "./sheet-plan.ts";
import type { WorkbookGround } from "./workbook-ground.ts";

const SIGNS: Readonly<Record<Exclude<BandLimit["comparator"], "oneOf">, string>> = {
  atMost: "<=",
  lessThan: "<",
  atLeast: ">=",
  moreThan: ">",
};

/** Finds the cell of what a table is read by. */
export type CellOf = (subject: Subject) => Placed | undefined;

/** Where a row of a table begins or ends, as its cell holds it. */
interface Limit {
  readonly sign: string;
  readonly value: Rational;
  readonly unit: string;
}

/** A figure in its cell, with the cell of the limit up to which it holds. */
interface Row {
  readonly cell: Placed;
  readonly sign?: string;
  readonly edge?: Placed;
}

/** Puts the figures of the law into labelled cells that carry their clauses. */
export class ParamCells {
  readonly #ground: WorkbookGround;
  readonly #sheet: SheetPlan;
  readonly #placed = new Map<string, Placed>();
  readonly #cellOf: CellOf;

  constructor(ground: WorkbookGround, name: string, cellOf: CellOf) {
    this.#ground = ground;
    this.#cellOf = cellOf;
    this.#sheet = new SheetPlan(name, [38, 14, 8, 14, 36, 38], {
      landscape: true,
      frozen: { rows: 3, columns: 1 },
    });
    const { version } = ground.told;
    this.#sheet.title(
      name,
      `文件里的数都在这一页，公式从这里取；来自规则 ${version.id}，要改先对照出处。`,
    );
    this.#sheet.heads("参数", "数", "单位", "档的界限", "说明", "出处");
  }

  get sheet(): SheetPlan {
    return this.#sheet;
  }

  /** The cell of a parameter; `undefined` where it is no one figure. */
  at(id: string): Placed | undefined {
    const known = this.#placed.get(id);
    if (known) return known;
    const param = this.#ground.told.version.params.get(id);
    if (!param) return undefined;
    const placed = this.#write(param, param.value, "");
    if (placed) this.#placed.set(id, placed);
    return placed;
  }

  #write(param: Param, figure: Figure, note: string): Placed | undefined {
    if (figure.kind === "option") {
      const { evaluation, version } = this.#ground.told;
      const { value: choice } = evaluation.collect(() => evaluation.choice(figure.option));
      const chosen = figure.choices.get(choice);
      const option = version.options.get(figure.option);
      const said = option ? `${option.label}：${option.choices.get(choice) ?? choice}` : "";
      return chosen && this.#write(param, chosen, said);
    }
    if (figure.kind === "bands") return this.#table(param, figure.by, figure.bands);
    const { evaluation } = this.#ground.told;
    const value = pointOf(evaluation.collect(() => evaluation.threshold(figure)).value);
    return value && this.#row(param, value, note).cell;
  }

  #row({ label, unit, clause }: Param, value: Rational, note: string, limit?: Limit): Row {
    const sheet = this.#sheet;
    sheet.text(1, label, "label");
    const cell = sheet.figure(2, inCell(value, unit), formatOf(inCell(value, unit), unit));
    sheet.text(3, cellUnit(unit));
    const edge = limit && sheet.figure(4, limit.value, formatOf(limit.value, limit.unit));
    if (!limit) sheet.text(4, "");
    sheet.text(5, note);
    sheet.text(6, printClause(clause), "remark");
    sheet.row += 1;
    return { cell, ...(limit && edge && { sign: limit.sign, edge }) };
  }

  /** A table with the row that holds for this enterprise, live where it goes by a figure. */
  #table(param: Param, by: Subject, bands: readonly Band<Figure>[]): Placed | undefined {
    const { evaluation, wording } = this.#ground.told;
    const label = wording.label(by.name);
    const rows = bands.flatMap((band) => {
      const value = pointOf(evaluation.collect(() => evaluation.threshold(band.value)).value);
      return value ? [{ band, value }] : [];
    });
    const written = rows.map(({ band, value }) => {
      const own = `${param.label}（${label}${limitWords(band)}）`;
      return this.#row({ ...param, label: own }, value, "", limitOf(band, by.unit ?? ""));
    });
    const cell = this.#cellOf(by);
    const live =
      cell && written.every(({ edge }, index) => edge ?? rows[index]?.band.limit === undefined);
    const sheet = this.#sheet;
    sheet.text(1, `${param.label}：这家企业的一档`, "label");
    const chosen = live ? rowAt(cell, written) : this.#sure(by, bands, written);
    const result = chosen?.cell.value;
    const format = formatOf(result, param.unit);
    const placed = live
      ? sheet.worked(2, this.#choosing(cell, written), result, format)
      : result && sheet.figure(2, result, format);
    if (!placed) sheet.text(2, "还不知道");
    sheet.text(3, cellUnit(param.unit));
    sheet.text(4, "");
    sheet.text(5, `按${label}分档`);
    sheet.text(6, printClause(param.clause), "remark");
    sheet.row += 1;
    return placed;
  }

  /** The row that holds where a table goes by no figure. */
  #sure(by: Subject, bands: readonly Band<Figure>[], rows: readonly Row[]): Row | undefined {
    const { evaluation } = this.#ground.told;
    const [chosen, ...others] = evaluation.collect(() => bandsFor(by, bands, evaluation)).value;
    const sure = others.length === 0 && rows.length === bands.length;
    return sure && chosen ? rows[bands.indexOf(chosen)] : undefined;
  }

  #choosing(cell: Placed, rows: readonly Row[]): string {
    const of = addressOf(cell, this.#sheet.name);
    const chain = rows.reduceRight(
      (rest, { cell: { at }, sign, edge }) =>
        sign !== undefined && edge ? `IF(${of}${sign}${edge.at},${at},${rest})` : at,
      '""',
    );
    return `IF(ISNUMBER(${of}),${chain},"")`;
  }
}

/** The row that holds for what a cell holds now. */
function rowAt({ value }: Placed, rows: readonly Row[]): Row | undefined {
  return (
    value &&
    rows.find(({ sign, edge }) => {
      const order = edge?.value && compare(value, edge.value);
      return order === undefined || (sign !== undefined && HOLDS[sign]?.(order) === true);
    })
  );
}

const HOLDS: Readonly<Record<string, (order: -1 | 0 | 1) => boolean>> = {
  "<=": (order) => order <= 0,
  "<": (order) => order < 0,
  ">=": (order) => order >= 0,
  ">": (order) => order > 0,
};

/** The figure that a row of a table begins or ends at; `undefined` for the rest and for choices. */
function limitOf({ limit }: Band<Figure>, unit: string): Limit | undefined {
  if (!limit || limit.comparator === "oneOf") return undefined;
  const value = pointOf(limit.interval);
  return value && { sign: SIGNS[limit.comparator], value: inCell(value, unit), unit };
}
