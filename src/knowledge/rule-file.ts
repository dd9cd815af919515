import { createHash } from "node:crypto";
import type { Applies, Rule, RuleVersion } from "../rules/rule.ts";
import { FILING_KINDS } from "../rules/rule.ts";
import { UnitTypes } from "../rules/unit-types.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import { unitOf, type FactDefinition } from "../profile/fact-definition.ts";
import { noting } from "./fault.ts";
import type { Programme } from "./programme.ts";
import type { Row } from "./row.ts";
import { readNamedCondition, CONDITION_KEYS } from "./rule-condition.ts";
import { dependsOnItself } from "./rule-cycle.ts";
import { announce, readMeasures, readOptions, readParams } from "./rule-measure.ts";
import * as parts from "./rule-parts.ts";
import { RuleScope, type RuleGround } from "./rule-scope.ts";
import { announceScores, readScores } from "./rule-score.ts";
import { readRow } from "./table.ts";
import type { Source } from "./table.ts";

const RULE_KEYS = ["id", "programme", "title", "region", "years", "dateBy", "versions"];
const VERSION_KEYS = (
  "from to applies basis standing note params options measures conditions scores amounts " +
  "benefits materials windows deadlines requires conflictsWith notes presumes ask corrected"
).split(" ");

/** What rules are read against, from the other tables. */
export function ruleGround(facts: readonly FactDefinition[], names: DocumentNames): RuleGround {
  return {
    names,
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    types: new UnitTypes(facts.flatMap((fact) => unitOf(fact) ?? [])),
  };
}

/** Reads `rules/<id>.yaml`; what is faulty is noted, and `undefined` comes back. */
export function readRule(
  source: Source,
  faults: string[],
  ground: RuleGround,
  programmes: readonly Programme[],
): Rule | undefined {
  return noting(faults, () => {
    const row = readRow(source, RULE_KEYS);
    const id = row.text("id");
    if (source.file !== `rules/${id}.yaml`)
      throw row.fault("id", `“id”写的“${id}”和文件名不一样：文件要叫 rules/${id}.yaml。`);
    const programme = row.optional("programme") ?? id;
    const title = row.optional("title") ?? programmes.find((one) => one.id === programme)?.title;
    if (title === undefined)
      throw row.fault("programme", `没有“${programme}”这个项目：写 programmes.yaml 里有的 id。`);
    const dateBy = row.optionalChoice("dateBy", ["filing", "taxYear"] as const) ?? "filing";
    const versions = row
      .rows("versions", VERSION_KEYS)
      .map((version) => readVersion({ id, dateBy }, version, source.text, ground));
    if (versions.length === 0) throw row.fault("versions", "没有版本：至少写一个“- from: …”。");
    checkOverlap(row, versions);
    return {
      id,
      programme,
      title,
      region: row.text("region"),
      years: Number(row.decimal("years")),
      dateBy,
      versions: versions.sort((a, b) => (a.from < b.from ? -1 : 1)),
    };
  });
}

function readVersion(
  rule: Pick<Rule, "id" | "dateBy">,
  row: Row,
  text: string,
  ground: RuleGround,
): RuleVersion {
  const scope = new RuleScope(ground);
  const [from, to] = [row.day("from"), row.optionalDay("to")];
  announce(row, scope);
  announceScores(row, scope);
  const options = readOptions(row, scope);
  const params = readParams(row, scope);
  const measures = readMeasures(row, scope);
  const circle = dependsOnItself(params, measures);
  if (circle !== undefined)
    throw row.fault("measures", `“${circle}”绕回自己算自己：断开其中一步。`);
  const ask = row.list("ask");
  for (const fact of ask) scope.fact(row, "ask", fact);
  return {
    id: `${rule.id}@${from}`,
    dateBy: rule.dateBy,
    hash: createHash("sha256")
      .update(text.slice(...row.range))
      .digest("hex"),
    from,
    ...(to !== undefined && { to }),
    applies: readApplies(row, from, to),
    basis: row.clauses("basis", ground.names),
    standing: row.choice("standing", ["原文读过", "转述"] as const),
    ...row.optionals("note"),
    params,
    options,
    measures,
    conditions: row
      .rows("conditions", CONDITION_KEYS)
      .map((condition) => readNamedCondition(condition, scope)),
    scores: readScores(row, scope),
    amounts: parts.readAmounts(row, scope),
    benefits: parts.readBenefits(row, scope),
    materials: parts.readStatedList(row, "materials", scope),
    windows: parts.readWindows(row, "windows", scope),
    deadlines: parts.readWindows(row, "deadlines", scope),
    requires: parts.readRelations(row, "requires", scope),
    conflicts: parts.readRelations(row, "conflictsWith", scope),
    notes: parts.readStatedList(row, "notes", scope),
    presumes: parts.readPresumptions(row, scope),
    ask,
    corrected: row
      .rows("corrected", ["on", "say"])
      .map((one) => ({ on: one.day("on"), say: one.text("say") })),
  };
}

function readApplies(row: Row, from: string, to: string | undefined): Applies[] {
  const rows = row.rows("applies", ["kind", "from", "to"]);
  if (rows.length === 0)
    return FILING_KINDS.map((kind) => ({ kind, from, ...(to !== undefined && { to }) }));
  return rows.map((one) => {
    const last = one.optionalDay("to");
    return {
      kind: one.choice("kind", FILING_KINDS),
      from: one.day("from"),
      ...(last !== undefined && { to: last }),
    };
  });
}

/** A fault where two versions decide the same filings of one day. */
function checkOverlap(row: Row, versions: readonly RuleVersion[]): void {
  for (const [index, one] of versions.entries())
    for (const other of versions.slice(index + 1))
      for (const a of one.applies)
        for (const b of other.applies)
          if (a.kind === b.kind && a.from <= (b.to ?? "9999") && b.from <= (a.to ?? "9999"))
            throw row.fault(
              "versions",
              `${one.id} 和 ${other.id} 有几天都管“${a.kind}”：让一个到前一天为止。`,
            );
}
