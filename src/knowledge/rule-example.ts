import { readFactText } from "../profile/fact-text.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Fact, FactValue } from "../profile/fact.ts";
import type { Example } from "../rules/example.ts";
import { FILING_KINDS, type Measure, type Rule } from "../rules/rule.ts";
import type { Interval } from "../units/interval.ts";
import { readStated } from "../units/stated-quantity.ts";
import type { Row } from "./row.ts";
import { readTable, type Source } from "./table.ts";

const KEYS = ["id", "says", "filingDay", "asOf", "kind", "options", "facts", "expect"];
const EXPECT_KEYS = "outcome conditions values shortfalls scores amounts missing".split(" ");

/** Reads `rules/<id>.examples.yaml`. */
export function readExamples(
  source: Source,
  faults: string[],
  rule: Rule,
  definitions: FactDefinitions,
): Example[] {
  return readTable(source, KEYS, faults, (row) => {
    const filingDay = row.day("filingDay");
    return {
      id: row.text("id"),
      file: source.file,
      line: row.line,
      says: row.text("says"),
      filingDay,
      asOf: row.optionalDay("asOf") ?? filingDay,
      kind: row.optionalChoice("kind", FILING_KINDS) ?? "new",
      options: row.texts("options"),
      facts: readFacts(row, rule, definitions),
      expect: readExpect(row),
    };
  });
}

function readExpect(row: Row): Example["expect"] {
  const expect = row.row("expect", EXPECT_KEYS);
  if (!expect) throw row.fault("expect", "缺“expect”：写上要得出的结果。");
  const figures = (key: string) =>
    new Map([...expect.texts(key)].map(([id, text]) => [id, readFigure(expect, key, text)]));
  return {
    conditions: expect.texts("conditions"),
    values: figures("values"),
    shortfalls: figures("shortfalls"),
    scores: figures("scores"),
    amounts: figures("amounts"),
    missing: expect.list("missing"),
    ...expect.optionals("outcome"),
  };
}

function readFigure(row: Row, key: string, text: string): Interval {
  const stated = readStated(text, "数");
  if (stated) return stated.interval;
  throw row.fault(key, `“${key}”写的“${text}”不是数：写成“4.5 %”“1720/9 万元”或“52..78”。`);
}

/** Facts by key: a value, values by year or span of years, or a list of items. */
function readFacts(row: Row, rule: Rule, definitions: FactDefinitions): Fact[] {
  const measures = new Map(rule.versions.flatMap((version) => [...version.measures]));
  const facts = row.row("facts", [...definitions.keys(), ...measures.keys()]);
  if (!facts) return [];
  const keys = [...definitions.keys(), ...measures.keys()].filter((key) => facts.has(key));
  return [...new Set(keys)].flatMap((key) => {
    const value = (text: string) => readValue(facts, key, text, definitions, measures.get(key));
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

function readValue(
  row: Row,
  key: string,
  text: string,
  definitions: FactDefinitions,
  measure: Measure | undefined,
): FactValue {
  const definition = definitions.get(key) ?? (measure && asFact(measure));
  const read = definition && readFactText(definition, text);
  if (read && "value" in read) return read.value;
  throw row.fault(key, `“${key}”写的${read?.wrong ?? "不认识"}。`);
}

/** A measure that is stated outright is read like a fact of its unit. */
function asFact({ id, label, unit }: Measure) {
  const kind = unit === "元" ? "money" : unit === "%" ? "ratio" : "number";
  const definition = { id, label, kind, unit, per: "once" } as const;
  return { ...definition, aliases: [], choices: [], distinctFrom: [] };
}

function readYears(row: Row, key: string, text: string): [number, number] {
  const [, from, to = from] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return [Number(from), Number(to)];
  throw row.fault(key, `“${key}”的年份“${text}”不对：写成 2025，三年合计写 2023-2025。`);
}
