import type { Condition, NamedCondition, Remedy, Test } from "../rules/rule.ts";
import type { Comparator } from "../units/interval-comparison.ts";
import { pointInterval } from "../units/interval.ts";
import { ratio } from "../units/rational.ts";
import type { Row } from "./row.ts";
import { readFigure } from "./rule-figure.ts";
import type { RuleScope } from "./rule-scope.ts";

const COMPARATORS: readonly Comparator[] = [
  "atLeast",
  "atMost",
  "moreThan",
  "lessThan",
  "is",
  "isNot",
];

/** Keys of a condition. */
export const CONDITION_KEYS = [
  ..."id label clause measure fact score oneOf all any not when exempt expert".split(" "),
  ..."selfDeclared ifKnown note option choose remedy".split(" "),
  ...COMPARATORS,
];

/** Reads a condition of the first rank, which has an id, a label and a clause. */
export function readNamedCondition(row: Row, scope: RuleScope): NamedCondition {
  const condition = readCondition(row, scope);
  const { clause } = condition;
  if (!clause) throw row.fault("clause", "缺“clause”：每个条件都要写出自哪一条。");
  return { ...condition, id: row.text("id"), label: row.text("label"), clause };
}

/** Reads a condition and those within it. */
function readCondition(row: Row, scope: RuleScope): Condition {
  const clause = row.optionalClause("clause", scope.names);
  const [when, exempt] = [nested(row, "when", scope), nested(row, "exempt", scope)];
  const remedy = row.row("remedy", ["raise", "unit", "wait", "say"]);
  return {
    ...row.optionals("id", "label", "note", "expert"),
    ...(clause && { clause }),
    test: readTest(row, scope),
    ...(when && { when }),
    ...(exempt && { exempt }),
    ...(row.yes("selfDeclared") && { selfDeclared: true }),
    ...(row.yes("ifKnown") && { ifKnown: true }),
    ...(remedy && { remedy: readRemedy(remedy, scope) }),
  };
}

/** Reads the condition under a key; `undefined` where there is none. */
export function nested(row: Row, key: string, scope: RuleScope): Condition | undefined {
  const inner = row.row(key, CONDITION_KEYS);
  return inner && readCondition(inner, scope);
}

function readTest(row: Row, scope: RuleScope): Test {
  for (const kind of ["all", "any"] as const)
    if (row.has(kind))
      return { kind, of: row.rows(kind, CONDITION_KEYS).map((one) => readCondition(one, scope)) };
  const turned = nested(row, "not", scope);
  if (turned) return { kind: "not", of: turned };
  if (row.has("choose")) return readChoices(row, scope);
  const key = (["measure", "fact", "score"] as const).find((one) => row.has(one));
  if (key === undefined) {
    if (row.has("expert")) return { kind: "expert" };
    throw row.fault(
      "id",
      "这个条件没有说看什么：写 measure、fact、score、all、any、not、choose 或 expert。",
    );
  }
  const subject = scope.subject(row, key);
  if (subject.unit !== undefined) return readComparison(row, subject, subject.unit, scope);
  return readSaid(row, subject, scope);
}

function readComparison(
  row: Row,
  subject: Extract<Test, { kind: "compare" }>["subject"],
  unit: string,
  scope: RuleScope,
): Test {
  const [comparator, ...others] = COMPARATORS.filter((one) => row.has(one));
  if (comparator === undefined || others.length > 0)
    throw row.fault("id", `这个条件要正好写一个比较：${COMPARATORS.join("、")}。`);
  return { kind: "compare", subject, comparator, figure: readFigure(row, comparator, scope, unit) };
}

function readSaid(
  row: Row,
  subject: Extract<Test, { kind: "yesno" }>["subject"],
  scope: RuleScope,
): Test {
  const { kind, choices: known } = scope.fact(row, "fact", subject.name);
  const negate = row.has("isNot");
  const choices = row.has("oneOf") ? row.list("oneOf") : [row.text(negate ? "isNot" : "is")];
  if (kind === "yesno") {
    const yes = (row.choice(negate ? "isNot" : "is", ["yes", "no"]) === "yes") !== negate;
    return { kind: "yesno", subject, yes };
  }
  if (kind !== "choice" && kind !== "text")
    throw row.fault("fact", `“${subject.name}”不能这样比：清单和日期先写成指标（count、days）。`);
  const strange = choices.find((one) => kind === "choice" && !known.includes(one));
  if (strange !== undefined)
    throw row.fault(
      "fact",
      `“${subject.name}”没有“${strange}”这个选择：只能写 ${known.join("、")}。`,
    );
  return { kind: "choice", subject, choices, negate };
}

function readChoices(row: Row, scope: RuleScope): Test {
  const option = row.text("option");
  const chosen = row.named("choose", CONDITION_KEYS);
  scope.choices(row, option, chosen.keys());
  const choices = [...chosen].map(([id, one]) => [id, readCondition(one, scope)] as const);
  return { kind: "option", option, choices: new Map(choices) };
}

function readRemedy(row: Row, scope: RuleScope): Remedy {
  const raise = row.list("raise");
  for (const fact of raise) scope.fact(row, "raise", fact);
  const unit = row.optional("unit");
  return {
    raise,
    wait: row.yes("wait"),
    say: row.text("say"),
    ...(raise.length > 0 && {
      unit:
        unit === undefined ? pointInterval(ratio(1n)) : scope.quantity(row, "unit", unit).interval,
    }),
  };
}
