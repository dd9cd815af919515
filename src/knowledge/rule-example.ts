import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Example } from "../rules/example.ts";
import { FILING_KINDS, type Rule } from "../rules/rule.ts";
import type { Interval } from "../units/interval.ts";
import { readStated } from "../units/stated-quantity.ts";
import { measuresOf, readFacts } from "./fact-rows.ts";
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
      facts: readFacts(row, definitions, measuresOf([rule])),
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
