import type { Points, ScorePart } from "../rules/rule.ts";
import type { Interval } from "../units/interval.ts";
import { parseDecimal } from "../units/rational.ts";
import type { Row } from "./row.ts";
import { nested } from "./rule-condition.ts";
import { readBands } from "./rule-figure.ts";
import type { RuleScope } from "./rule-scope.ts";

const PART_KEYS =
  "id label max clause given when parts best first by bands expert formula points".split(" ");
const SCORE_KEYS = PART_KEYS.filter((key) => key !== "id");

/** Tells the scope which scores and parts there are, before anything refers to them. */
export function announceScores(version: Row, scope: RuleScope): void {
  const add = (row: Row, id: string) => {
    scope.addScore(row, id);
    for (const key of ["parts", "best", "first"])
      for (const part of row.rows(key, PART_KEYS)) add(part, part.text("id"));
  };
  for (const [id, row] of version.named("scores", SCORE_KEYS)) add(row, id);
}

/** Reads `scores`. */
export function readScores(version: Row, scope: RuleScope): ScorePart[] {
  return [...version.named("scores", SCORE_KEYS)].map(([id, row]) => readPart(row, id, scope));
}

function readPart(row: Row, id: string, scope: RuleScope): ScorePart {
  const clause = row.optionalClause("clause", scope.names);
  const when = nested(row, "when", scope);
  const given = row.optional("given");
  if (given !== undefined) scope.fact(row, "given", given);
  return {
    id,
    label: row.text("label"),
    max: readRange(row, "max"),
    points: readPoints(row, scope),
    ...(clause && { clause }),
    ...(given !== undefined && { given }),
    ...(when && { when }),
  };
}

function readPoints(row: Row, scope: RuleScope): Points {
  const inner = (key: string) =>
    row.rows(key, PART_KEYS).map((part) => readPart(part, part.text("id"), scope));
  if (row.has("parts")) return { kind: "sum", parts: inner("parts") };
  if (row.has("best")) return { kind: "best", parts: inner("best") };
  if (row.has("first")) return { kind: "first", parts: inner("first") };
  if (row.has("expert")) return { kind: "expert", range: readRange(row, "expert") };
  if (row.has("points")) return { kind: "expert", range: readRange(row, "points") };
  if (row.has("formula")) return { kind: "formula", formula: scope.formula(row, "formula", "分") };
  const by = scope.subject(row, "by");
  const bands = readBands(row, by, scope, (band) => readRange(band, "points"));
  return { kind: "bands", by, bands };
}

/** Points as `5` or `5..6`. */
function readRange(row: Row, key: string): Interval {
  const text = row.text(key);
  const [first = "", second = first] = text.replace(/\s*分$/, "").split("..");
  const [low, high] = [parseDecimal(first), parseDecimal(second)];
  if (low && high && low.compare(high) <= 0)
    return { low, high, lowIncluded: true, highIncluded: true };
  throw row.fault(key, `“${key}”写的“${text}”不是分数：写成 5 或 5..6。`);
}
