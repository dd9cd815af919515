import type { FactDefinition, FactDefinitions } from "../profile/fact-definition.ts";
import type { Fact, FactValue } from "../profile/fact.ts";
import { readFactText } from "../profile/fact-text.ts";
import type { Measure, Rule } from "../rules/rule.ts";
import type { Row } from "./row.ts";

/** What else is wrong with a value that could be read, as half a sentence. */
export type Doubts = (
  definition: FactDefinition,
  text: string,
  value: FactValue,
) => string | undefined;

/** Measures of rules by id: they can be stated outright. */
export function measuresOf(rules: readonly Rule[]): ReadonlyMap<string, Measure> {
  return new Map(
    rules.flatMap(({ versions }) => versions.flatMap(({ measures }) => [...measures])),
  );
}

/** A measure that is stated outright is read like a fact of its unit. */
export function measureAsFact({ id, label, unit }: Measure): FactDefinition {
  const kind = unit === "元" ? "money" : unit === "%" ? "ratio" : "number";
  return { id, label, kind, unit, per: "once", aliases: [], choices: [], distinctFrom: [] };
}

/** Reads `facts`: by key a value, values by year or span of years, or a list of items. */
export function readFacts(
  row: Row,
  definitions: FactDefinitions,
  measures: ReadonlyMap<string, Measure>,
  doubts: Doubts = () => undefined,
): Fact[] {
  const known = new Map([
    ...[...measures].map(([id, measure]) => [id, measureAsFact(measure)] as const),
    ...definitions,
  ]);
  const facts = row.row("facts", [...known.keys()]);
  if (!facts) return [];
  const stated = [...known.values()].filter(({ id }) => facts.has(id));
  return stated.flatMap((definition) => {
    const key = definition.id;
    const value = (text: string) => readValue(facts, definition, text, doubts);
    if (facts.isList(key))
      return [{ key, value: { kind: "items" as const, items: facts.records(key) } }];
    if (facts.isText(key)) return [{ key, value: value(facts.text(key)) }];
    return [...facts.texts(key)].map(([years, text]) => ({
      key,
      years: readYears(facts, key, years),
      value: value(text),
    }));
  });
}

function readValue(row: Row, definition: FactDefinition, text: string, doubts: Doubts): FactValue {
  const { id } = definition;
  const read = readFactText(definition, text);
  if ("wrong" in read) throw row.fault(id, `“${id}”写的${read.wrong}。`);
  const doubt = doubts(definition, text, read.value);
  if (doubt !== undefined) throw row.fault(id, `“${id}”写的${doubt}。`);
  return read.value;
}

function readYears(row: Row, key: string, text: string): [number, number] {
  const [, from, to = from] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined && from <= to) return [Number(from), Number(to)];
  throw row.fault(key, `“${key}”的年份“${text}”不对：写成 2025，三年合计写 2023-2025。`);
}
