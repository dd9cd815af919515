import { readFactText } from "../profile/fact-text.ts";
import type { Amount, Benefit, Presumption, Relation, Stated, Window } from "../rules/rule.ts";
import { FILING_KINDS } from "../rules/rule.ts";
import type { Row } from "./row.ts";
import { nested } from "./rule-condition.ts";
import type { RuleScope } from "./rule-scope.ts";

const WINDOW_KEYS =
  "from to kind say clause when monthly yearly usual always monthsAfterChange".split(" ");

/** Reads `amounts`. */
export function readAmounts(version: Row, scope: RuleScope): Amount[] {
  const keys = "id label measure unknown office clause when ifKnown note".split(" ");
  return version.rows("amounts", keys).map((row) => {
    const measure = measureOf(row, "measure", scope);
    if (measure === undefined && !row.has("unknown"))
      throw row.fault("measure", "这笔金额没有算法：写 measure，不知道的写 unknown 说明原因。");
    const clause = row.optionalClause("clause", scope.names);
    const when = nested(row, "when", scope);
    const ifKnown = row.yes("ifKnown");
    if (ifKnown && !when)
      throw row.fault("ifKnown", "没有 when 就没有要先知道的：写上 when，或去掉 ifKnown。");
    return {
      id: row.text("id"),
      label: row.text("label"),
      ...(measure !== undefined && { measure }),
      ...(clause && { clause }),
      ...(when && { when }),
      ...(ifKnown && { ifKnown }),
      ...row.optionals("unknown", "office", "note"),
    };
  });
}

/** Reads `benefits`. */
export function readBenefits(version: Row, scope: RuleScope): Benefit[] {
  return version.rows("benefits", ["say", "clause", "from", "to", "worth", "when"]).map((row) => {
    const [from, to] = [row.optionalDay("from"), row.optionalDay("to")];
    const worth = measureOf(row, "worth", scope);
    return {
      ...statedOf(row, scope),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(worth !== undefined && { worth }),
    };
  });
}

/** Reads a list of sentences with their clauses: `materials`, `notes`. */
export function readStatedList(version: Row, key: string, scope: RuleScope): Stated[] {
  return version.rows(key, ["say", "clause", "when"]).map((row) => statedOf(row, scope));
}

/** Reads `requires` or `conflictsWith`. */
export function readRelations(version: Row, key: string, scope: RuleScope): Relation[] {
  return version.rows(key, ["programme", "fact", "say", "clause", "when"]).map((row) => {
    const fact = row.optional("fact");
    if (fact !== undefined) scope.fact(row, "fact", fact);
    return {
      ...statedOf(row, scope),
      programme: row.text("programme"),
      ...(fact !== undefined && { fact }),
    };
  });
}

/** Reads `presumes`. */
export function readPresumptions(version: Row, scope: RuleScope): Presumption[] {
  return version.rows("presumes", ["fact", "is", "say"]).map((row) => {
    const fact = row.text("fact");
    const read = readFactText(scope.fact(row, "fact", fact), row.text("is"));
    if ("wrong" in read) throw row.fault("is", `“is”写的${read.wrong}。`);
    return { fact, value: read.value, say: row.text("say") };
  });
}

/** Reads `windows` or `deadlines`. */
export function readWindows(version: Row, key: string, scope: RuleScope): Window[] {
  return version.rows(key, WINDOW_KEYS).map((row) => {
    const [from, to] = [row.optionalDay("from"), row.optionalDay("to")];
    const kind = row.optionalChoice("kind", FILING_KINDS);
    return {
      ...statedOf(row, scope),
      every: readEvery(row),
      ...(kind && { kind }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(row.has("monthsAfterChange") && { monthsAfterChange: months(row) }),
    };
  });
}

function months(row: Row): number {
  const typed = row.text("monthsAfterChange");
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  throw row.fault("monthsAfterChange", `“monthsAfterChange”写的“${typed}”不对：写月数，如 3。`);
}

function readEvery(row: Row): Window["every"] {
  if (row.yes("always")) return { kind: "always" };
  if (row.has("monthly")) {
    const [first, last] = ends(row, "monthly", /^(\d{1,2})\.\.(\d{1,2})$/, "1..10");
    return { kind: "monthly", first: Number(first), last: Number(last) };
  }
  for (const kind of ["yearly", "usual"] as const) {
    if (!row.has(kind)) continue;
    const [first, last] = ends(row, kind, /^(\d\d-\d\d)\.\.(\d\d-\d\d)$/, "04-01..05-31");
    return { kind, first, last };
  }
  if (!row.has("from") || !row.has("to"))
    throw row.fault(
      "say",
      "这个时间没有说从哪天到哪天：写 from 和 to，或 monthly、yearly、usual、always。",
    );
  return { kind: "once" };
}

function ends(row: Row, key: string, form: RegExp, example: string): [string, string] {
  const [, first, last] = form.exec(row.text(key)) ?? [];
  if (first !== undefined && last !== undefined) return [first, last];
  throw row.fault(key, `“${key}”写的“${row.text(key)}”不对：写成 ${example}。`);
}

function statedOf(row: Row, scope: RuleScope): Stated {
  const clause = row.optionalClause("clause", scope.names);
  const when = nested(row, "when", scope);
  return { say: row.text("say"), ...(clause && { clause }), ...(when && { when }) };
}

function measureOf(row: Row, key: string, scope: RuleScope): string | undefined {
  const id = row.optional(key);
  if (id === undefined || scope.measures(id)) return id;
  throw row.fault(key, `没有“${id}”这个指标：先写在 measures 里。`);
}
