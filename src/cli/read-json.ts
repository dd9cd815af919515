import { fiscalYears, yearOf } from "../calendar/fiscal-year.ts";
import type { FactDefinition } from "../profile/fact-definition.ts";
import { unitOf } from "../profile/fact-definition.ts";
import { readFactText } from "../profile/fact-text.ts";
import { EMPTY_HISTORY, record, standing, type Entry } from "../profile/history.ts";
import { readStatements } from "../profile/reading/read-statements.ts";
import { readTurn } from "../profile/reading/turn/read-turn.ts";
import type { Statement } from "../profile/reading/statement.ts";
import { putsRight } from "../profile/reading/turn/turn-corrections.ts";
import type { PlaceName, Turn } from "../profile/reading/turn/turn-context.ts";
import type { Vocabulary } from "../profile/reading/vocabulary.ts";
import { storeValue } from "../profile/stored-value.ts";
import type { Interval } from "../units/interval.ts";
import { readQuantities } from "../units/quantities.ts";
import type { Quantity } from "../units/quantity.ts";
import { compare, decimalText, ratio, type Rational } from "../units/rational.ts";
import { LABELS, labelOfField } from "./field-labels.ts";

/** One message to be read, with what had just been asked. */
export interface ReadRow {
  readonly id: string;
  readonly text: string;
  readonly asOf: string;
  readonly context?: {
    readonly asked?: string | null | undefined;
    readonly year?: number | null | undefined;
    readonly unit?: string | null | undefined;
    readonly previous?: string | null | undefined;
  };
}

/** Labels whose facts are added up. */
const SUMMED = new Set(["Ⅰ类知识产权", "Ⅱ类知识产权"]);

/** A fact as `read` and `converse` print it. */
interface FactJson {
  readonly fact: string;
  readonly label: string;
  readonly value: string | boolean | null;
  readonly unit: string | null;
  readonly year: number | readonly [number, number] | null;
  readonly approximate: boolean;
  readonly range: readonly (string | null)[] | null;
  readonly bound: string | null;
  readonly period: string;
  readonly forecast: boolean;
  readonly needsConfirmation: boolean;
  readonly words: string;
}

/** What messages are read with. */
interface ReadGround {
  readonly vocabulary: Vocabulary;
  readonly places: readonly PlaceName[];
}

/** Reads what one message says, as a line of `read --jsonl`. */
export function readJson({ id, text, asOf, context = {} }: ReadRow, ground: ReadGround) {
  const { vocabulary, places } = ground;
  const { definitions } = vocabulary;
  const asked = definitionOf(context.asked, definitions);
  const year = context.year ?? undefined;
  const question = asked && { fact: asked.id, ...(year !== undefined && { year }) };
  const known = previousOf(asked, year, context, asOf);
  const turn = readTurn(text, {
    today: asOf,
    vocabulary,
    places,
    within: [],
    asked: asked ? [{ fact: asked.id, years: year === undefined ? [] : [year] }] : [],
    known,
    years: fiscalYears(asOf, 3),
  });
  const read = readStatements(text, {
    today: asOf,
    vocabulary,
    ...(question && { asked: question }),
  }).filter(({ hypothetical }) => !hypothetical);
  const instead =
    known.length > 0 && putsRight(text) && read.some(({ fact }) => fact === asked?.id);
  const facts = inClasses([
    ...read.flatMap((one) => factJson(one, definitions.get(one.fact), text)),
    ...wordsJson(turn, read),
  ]);
  return {
    id,
    facts,
    superseded: instead ? known.map(({ fact }) => namedJson(fact, year, context.previous)) : [],
    withdrawn: turn.withdrawn.flatMap((one) =>
      known
        .filter((entry) => entry.id === one.id)
        .map(({ fact }) => namedJson(fact, year, context.previous)),
    ),
    unknown: [...new Set(turn.unknown.map(({ fact }) => labelOfField(fact, definitions)))],
    intents: intentsOf(turn, facts.length > 0, instead),
  };

  function namedJson(fact: string, of: number | undefined, value: string | null | undefined) {
    return { fact, label: labelOfField(fact, definitions), year: of ?? null, value: value ?? null };
  }

  /** Words that are facts, which only a turn reads: places. */
  function wordsJson({ claims }: Turn, statements: readonly Statement[]): FactJson[] {
    return claims.flatMap(({ fact, value, words }) =>
      value.kind === "text" && fact === "regRegion" && statements.every((one) => one.fact !== fact)
        ? [{ ...plain(fact, definitions.get(fact), words), value: value.text, unit: null }]
        : [],
    );
  }
}

/** Counts of rights of one class added up, as their label says; what is not exact stays apart. */
function inClasses(facts: readonly FactJson[]): FactJson[] {
  return facts.flatMap((one): FactJson[] => {
    const same = facts.filter(({ label, approximate }) => label === one.label && !approximate);
    if (!SUMMED.has(one.label) || one.approximate || same.length < 2) return [one];
    if (same[0] !== one) return [];
    const sum = same.reduce((so, { value }) => so + Number(value), 0);
    const unsure = same.some(({ needsConfirmation }) => needsConfirmation);
    const words = same.map((each) => each.words).join("、");
    return [{ ...one, value: String(sum), words, needsConfirmation: unsure }];
  });
}

function definitionOf(
  label: string | null | undefined,
  definitions: ReadonlyMap<string, FactDefinition>,
): FactDefinition | undefined {
  if (label === null || label === undefined) return undefined;
  const merged = LABELS[label]?.[0];
  const own = definitions.get(merged ?? label);
  return (
    own ??
    [...definitions.values()].find((one) => one.label === label || one.aliases.includes(label))
  );
}

/** What was held before of what had been asked, as an entry. */
function previousOf(
  asked: FactDefinition | undefined,
  year: number | undefined,
  { previous, unit }: NonNullable<ReadRow["context"]>,
  today: string,
): Entry[] {
  if (!asked || previous === null || previous === undefined) return [];
  const reading = readFactText(
    asked,
    previous,
    unit ?? (asked.kind === "money" ? "万元" : undefined),
  );
  if (!("value" in reading)) return [];
  const of = asked.per === "once" ? undefined : (year ?? yearOf(today) - 1);
  const claim = {
    fact: asked.id,
    value: storeValue(reading.value),
    evidence: "said" as const,
    words: previous,
    ...(of !== undefined && { years: [of, of] as const }),
  };
  return standing(record(EMPTY_HISTORY, claim, { at: today, by: "company", turn: 1 }).history);
}

function plain(
  fact: string,
  definition: FactDefinition | undefined,
  words: string,
): Omit<FactJson, "value" | "unit"> {
  return {
    fact,
    label: definition ? labelOfField(fact, new Map([[fact, definition]])) : fact,
    year: null,
    approximate: false,
    range: null,
    bound: null,
    period: "year",
    forecast: false,
    needsConfirmation: false,
    words,
  };
}

function factJson(
  statement: Statement,
  definition: FactDefinition | undefined,
  text: string,
): FactJson[] {
  if (!definition) return [];
  const { fact, value, years, forecast, unsure, unitTaken, part, words } = statement;
  const common = {
    ...plain(fact, definition, words),
    year: !years ? null : years[0] === years[1] ? years[0] : years,
    forecast,
    period:
      part === true
        ? partWords(text, statement)
        : years && years[0] !== years[1]
          ? "years"
          : "year",
    needsConfirmation: unsure !== undefined || unitTaken === true || part === true,
  };
  switch (value.kind) {
    case "figure":
      return [{ ...common, ...figureJson(statement, value.interval, definition) }];
    case "yesno":
      return [{ ...common, value: value.yes, unit: null }];
    case "text":
      return [{ ...common, value: value.text, unit: null }];
    case "date":
      return [{ ...common, value: dateJson(value.from, value.to), unit: "date" }];
    case "items":
    case "months":
      return [];
  }
}

function figureJson(
  { unitSaid, words }: Statement,
  interval: Interval,
  definition: FactDefinition,
) {
  const share = definition.kind === "ratio" ? ratio(100n) : ratio(1n);
  const bare = definition.kind === "money" && !unitSaid;
  const { low, high } = interval;
  const text = (end: Rational) => decimalText(end.mul(share));
  const exact = low && high && compare(low, high) === 0;
  const said = readQuantities(words)[0];
  // A share of another year's figure is held as the growth that it comes to, which nobody said.
  const moved =
    definition.kind === "ratio" &&
    said?.value &&
    ((low && compare(said.value, low.mul(share)) < 0) ||
      (high && compare(said.value, high.mul(share)) > 0));
  const within = moved ? undefined : said?.value;
  return {
    value: exact ? text(low) : said && within ? decimalText(inUnits(said, interval, share)) : null,
    unit: bare ? null : (unitOf(definition) ?? null),
    approximate: !exact,
    range: exact ? null : [low, high].map((end) => (end ? text(end) : null)),
    bound: exact ? null : (said?.bound ?? null),
  };
}

/** The figure said, in the unit that its range is held in: 1900出头 beside figures in 万. */
function inUnits(said: Quantity, { low, high }: Interval, share: Rational): Rational {
  const value = said.value ?? ratio(0n);
  const ends = [
    [said.low, low],
    [said.high, high],
  ] as const;
  const held = ends.flatMap(([from, to]) =>
    from && to && from.s !== 0n && to.s !== 0n ? [to.mul(share).div(from)] : [],
  );
  const [factor] = held;
  if (!factor || held.some((each) => !each.equals(factor))) return value;
  return value.mul(factor);
}

/** The part of a year that a figure is said of. */
function partWords(text: string, { start }: Statement): string {
  const before = readQuantities(text.slice(0, start)).findLast(({ kind }) => kind === "period");
  return before?.words ?? "part";
}

function dateJson(from: string, to: string): string {
  if (from === to) return from;
  if (from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  return from.endsWith("-01-01") && to.endsWith("-12-31") ? from.slice(0, 4) : `${from}..${to}`;
}

function intentsOf(turn: Turn, facts: boolean, instead: boolean): string[] {
  return [
    ...(facts ? ["give_facts"] : []),
    ...(instead ? ["correct"] : []),
    ...(turn.withdrawn.length > 0 ? ["withdraw"] : []),
    ...(turn.unknown.length > 0 ? ["unknown"] : []),
    ...(turn.supposed.length > 0 ? ["suppose"] : []),
    ...(turn.question === undefined ? [] : ["ask"]),
    ...(turn.answer === undefined ? [] : [turn.answer]),
    ...turn.commands,
  ];
}
