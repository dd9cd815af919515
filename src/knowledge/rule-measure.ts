import type { ItemTest, Measure, MeasureCase, Option, Param } from "../rules/rule.ts";
import { canonicalUnit, readStated } from "../units/stated-quantity.ts";
import type { Row } from "./row.ts";
import { nested } from "./rule-condition.ts";
import { readBandedFigure } from "./rule-figure.ts";
import type { RuleScope } from "./rule-scope.ts";

const PARAM_KEYS = ["label", "value", "clause", "by", "bands", "option", "choose"];
const MEASURE_KEYS = "label unit formula given clause cases count where note".split(" ");
const CASE_KEYS = ["when", "formula", "label"];
const TEST_KEYS = ["field", "is", "oneOf", "notAfter", "atLeastMonthsBefore"];
const OPTION_KEYS = ["id", "label", "default", "choices", "note", "clause"];

/** Reads `options`. */
export function readOptions(version: Row, scope: RuleScope): Map<string, Option> {
  const options = version.rows("options", OPTION_KEYS).map((row): Option => {
    const [id, fallback] = [row.text("id"), row.text("default")];
    const choices = row.texts("choices");
    if (!choices.has(fallback))
      throw row.fault("default", `“default”写的“${fallback}”不在 choices 里：写其中一个。`);
    const clause = row.optionalClause("clause", scope.names);
    scope.addOption(id, choices.keys());
    return {
      id,
      fallback,
      choices,
      label: row.text("label"),
      note: row.text("note"),
      ...(clause && { clause }),
    };
  });
  return new Map(options.map((option) => [option.id, option]));
}

/** Tells the scope which measures and params there are, before any of them is read. */
export function announce(version: Row, scope: RuleScope): void {
  for (const [id, row] of version.named("params", PARAM_KEYS))
    scope.add(row, id, "param", unitOfParam(row));
  for (const [id, row] of version.named("measures", MEASURE_KEYS))
    scope.add(row, id, "measure", canonicalUnit(row.text("unit")));
}

/** Reads `params`. */
export function readParams(version: Row, scope: RuleScope): Map<string, Param> {
  const params = [...version.named("params", PARAM_KEYS)].map(([id, row]): Param => {
    const unit = scope.unit(id) ?? "";
    const clause = row.optionalClause("clause", scope.names);
    if (!clause) throw row.fault("clause", `参数“${id}”缺“clause”：每个数都要写出自哪一条。`);
    return { id, unit, clause, label: row.text("label"), value: valueOfParam(row, scope, unit) };
  });
  return new Map(params.map((param) => [param.id, param]));
}

function unitOfParam(row: Row): string {
  const choice = [...row.texts("choose").values()][0];
  const band = row.rows("bands", [
    "upTo",
    "below",
    "atLeast",
    "moreThan",
    "is",
    "value",
    "label",
  ])[0];
  const text = row.optional("value") ?? choice ?? band?.text("value") ?? "";
  const stated = readStated(text);
  if (stated) return stated.unit;
  throw row.fault("value", `“value”写的“${text}”不是数：写成“7 %”“1234 万元”这样带单位的数。`);
}

function valueOfParam(row: Row, scope: RuleScope, unit: string): Param["value"] {
  if (row.has("bands")) return readBandedFigure(row, scope, unit);
  const fixed = (key: string, text: string) =>
    ({
      kind: "fixed",
      interval: scope.quantity(row, key, text, unit).interval,
      words: text,
    }) as const;
  if (!row.has("choose")) return fixed("value", row.text("value"));
  const [option, chosen] = [row.text("option"), row.texts("choose")];
  scope.choices(row, option, chosen.keys());
  const choices = [...chosen].map(([id, text]) => [id, fixed("choose", text)] as const);
  return { kind: "option", option, choices: new Map(choices) };
}

/** Reads `measures`; a fault where one is computed from itself. */
export function readMeasures(version: Row, scope: RuleScope): Map<string, Measure> {
  const measures = [...version.named("measures", MEASURE_KEYS)].map(([id, row]) =>
    readMeasure(row, id, scope),
  );
  return new Map(measures.map((measure) => [measure.id, measure]));
}

function readMeasure(row: Row, id: string, scope: RuleScope): Measure {
  const unit = canonicalUnit(row.text("unit"));
  const clause = row.optionalClause("clause", scope.names);
  const given = row.list("given");
  for (const name of given) checkGiven(row, name, unit, scope);
  const count = row.optional("count");
  if (count !== undefined) scope.fact(row, "count", count);
  const cases = readCases(row, unit, scope);
  if (cases.length === 0 && given.length === 0 && count === undefined)
    throw row.fault("formula", `指标“${id}”没有算法：写 formula、cases、count 或 given。`);
  return {
    id,
    unit,
    label: row.text("label"),
    given: given.includes(id) ? given : [...given, id],
    cases,
    ...row.optionals("note"),
    ...(clause && { clause }),
    ...(count !== undefined && {
      count: { fact: count, where: row.rows("where", TEST_KEYS).map(readItemTest) },
    }),
  };
}

/** What tells a measure is a fact, or another measure in the same unit. */
function checkGiven(row: Row, name: string, unit: string, scope: RuleScope): void {
  if (!scope.measures(name)) scope.fact(row, "given", name);
  else if (scope.unit(name) !== unit)
    throw row.fault(
      "given",
      `“given”写的“${name}”单位是“${scope.unit(name) ?? ""}”，要和“${unit}”一样。`,
    );
}

function readCases(row: Row, unit: string, scope: RuleScope): MeasureCase[] {
  if (row.has("formula")) return [{ formula: scope.formula(row, "formula", unit) }];
  const rows = row.rows("cases", CASE_KEYS);
  return rows.map((one, index) => {
    const when = nested(one, "when", scope);
    if (!when && index < rows.length - 1)
      throw one.fault("formula", "没有 when 的一种后面还有，永远轮不到：把它放到最后。");
    return {
      formula: scope.formula(one, "formula", unit),
      ...(when && { when }),
      ...one.optionals("label"),
    };
  });
}

function readItemTest(row: Row): ItemTest {
  const field = row.text("field");
  if (row.has("notAfter")) {
    row.choice("notAfter", ["filingDay"]);
    return { field, notAfter: "filingDay" };
  }
  if (row.has("atLeastMonthsBefore"))
    return { field, atLeastMonthsBefore: Number(row.decimal("atLeastMonthsBefore")) };
  return { field, oneOf: row.has("is") ? [row.text("is")] : row.someOf("oneOf") };
}
