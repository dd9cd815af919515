import type { CompanyState, DialogueState } from "../dialogue/dialogue-state.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import { unitOf } from "../profile/fact-definition.ts";
import { standing, type Entry } from "../profile/history.ts";
import { fraction, intervalOf, isExact, type StoredValue } from "../profile/stored-value.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { decimalText, ratio, type Rational } from "../units/rational.ts";

/** Labels under which figures are compared, where several facts count as one in a conversation. */
const LABELS: Readonly<Record<string, string>> = {
  operatingRevenue: "销售收入",
  rdExpenseUnspecified: "研发费用",
  rdExpenseHnte: "研发费用",
  rdExpenseDeduction: "研发费用",
  rdExpenseBook: "研发费用",
  rdExpenseAudited: "研发费用",
  rdRatio: "研发费用占比",
  techStaffSme: "科技人员",
  employeesSme: "职工总数",
};

/** What a fact is called in the output. */
export function labelOf(fact: string, definitions: FactDefinitions): string {
  return LABELS[fact] ?? definitions.get(fact)?.label ?? fact;
}

/** The profiles of all companies after a turn, as in `read --jsonl`. */
export function profileJson({ companies }: DialogueState, definitions: FactDefinitions) {
  const several = companies.length > 1;
  return companies.flatMap((company) =>
    told(company).map((entry) => ({
      ...factJson(entry, definitions),
      ...(several && { company: company.name ?? null }),
    })),
  );
}

/** What was superseded in one turn. */
export function supersededJson(
  { companies }: DialogueState,
  turn: number,
  definitions: FactDefinitions,
) {
  return companies.flatMap(({ history }) =>
    history.entries
      .filter(({ ended, implied }) => ended?.turn === turn && implied !== true)
      .map((entry) => ({ label: labelOf(entry.fact, definitions), year: yearJson(entry) })),
  );
}

/** What is known only approximately. */
export function approximateJson({ companies }: DialogueState, definitions: FactDefinitions) {
  return companies.flatMap((company) =>
    told(company)
      .filter(({ value }) => value.kind === "figure" && !isExact(value))
      .map((entry) => ({ label: labelOf(entry.fact, definitions), year: yearJson(entry) })),
  );
}

/** What the companies were asked and could not tell. */
export function unknownJson({ companies }: DialogueState, definitions: FactDefinitions): string[] {
  const labels = companies.flatMap(({ history }) =>
    history.unknowns.map(({ fact }) => labelOf(fact, definitions)),
  );
  return [...new Set(labels)];
}

function told({ history }: CompanyState): Entry[] {
  return standing(history).filter(({ implied }) => implied !== true);
}

function factJson(entry: Entry, definitions: FactDefinitions) {
  const { fact, value, forecast, words } = entry;
  const definition = definitions.get(fact);
  const unit = definition ? (unitOf(definition) ?? null) : null;
  const approximate = value.kind === "figure" && !isExact(value);
  return {
    fact,
    label: labelOf(fact, definitions),
    value: valueJson(value, unit),
    unit: value.kind === "date" ? "date" : unit,
    year: yearJson(entry),
    approximate,
    range: approximate ? rangeJson(value, unit) : null,
    bound: null,
    period: entry.years && entry.years[0] !== entry.years[1] ? "years" : "year",
    forecast: forecast === true,
    needsConfirmation: false,
    words,
  };
}

function yearJson({ years }: Entry): number | readonly [number, number] | null {
  if (!years) return null;
  return years[0] === years[1] ? years[0] : years;
}

function valueJson(value: StoredValue, unit: string | null) {
  switch (value.kind) {
    case "figure": {
      const said = value.said === undefined ? pointOf(intervalOf(value)) : fraction(value.said);
      const { low } = intervalOf(value);
      const one = said ?? low;
      return one ? figure(one, unit) : null;
    }
    case "yesno":
      return value.yes;
    case "text":
      return value.text;
    case "date":
      return dateJson(value.from, value.to);
    case "items":
      return value.items;
    case "months":
      return value.months.map((pair) => pair.map((one) => decimalText(fraction(one))));
  }
}

function rangeJson(value: StoredValue, unit: string | null) {
  if (value.kind !== "figure") return null;
  const { low, high } = intervalOf(value);
  return [low, high].map((end) => (end ? figure(end, unit) : null));
}

/** A decimal in the unit: 5.3 for 5.3%. */
function figure(value: Rational, unit: string | null): string {
  return decimalText(value.mul(ratio(unit === "%" ? 100n : 1n)));
}

function dateJson(from: string, to: string): string {
  if (from === to) return from;
  return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4);
}
