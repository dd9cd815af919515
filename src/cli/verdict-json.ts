import { printClause } from "../clauses/clause.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { decimalText, ratio, type Rational } from "../units/rational.ts";
import { valueWords } from "../rules/comparison-words.ts";
import type { Standing } from "../rules/judge-all.ts";
import type { RemedyResult } from "../rules/remedy.ts";
import type { Names } from "../rules/telling.ts";
import type { AmountResult, ConditionResult, Valued, Verdict } from "../rules/verdict.ts";

/** One line of `precheck --jsonl`, out. `doubts` are questions about facts that were put aside. */
export function verdictJson(
  id: string,
  { verdict, remedies }: Standing,
  names: Names,
  doubts: readonly string[] = [],
) {
  const { programme, version, asOf, filingDay, years, outcome } = verdict;
  return {
    id,
    programme,
    rule: version ?? null,
    asOf,
    filingDay,
    years,
    outcome,
    conditions: verdict.conditions.map(conditionJson),
    scores: verdict.scores.map(({ id: score, range }) => ({
      id: score,
      low: range.low ? decimalText(range.low) : null,
      high: range.high ? decimalText(range.high) : null,
    })),
    missing: [...new Set(verdict.missing.map(({ fact }) => fact))],
    amount: amountOf(verdict, names),
    remedies: remedies.map(remedyJson),
    notes: [
      ...doubts,
      ...(version === undefined ? ["没有管这一天这类申报的规则，判断不了。"] : []),
      ...verdict.notes.map(({ say }) => say),
      ...verdict.options.map(({ note }) => note),
    ],
  };
}

function conditionJson(result: ConditionResult) {
  const { id, label, outcome, value, threshold, shortfall, selfDeclared } = result;
  const limit = threshold && pointOf(threshold.interval);
  const near = limit ? [limit] : [];
  return {
    id,
    label,
    outcome,
    value: value ? figure(value, near) : said(result),
    threshold: threshold ? figure(threshold) : null,
    unit: value?.unit ?? null,
    shortfall: shortfall ? figure(shortfall, [ratio(0n)]) : null,
    clause: result.clause ? printClause(result.clause) : null,
    selfDeclared,
    note: noteOf(result),
  };
}

/** A decimal in the unit (5.3 for 5.3%); `null` where it is not exactly known. */
function figure({ interval, unit }: Valued, near: readonly Rational[] = []): string | null {
  const scale = ratio(unit === "%" ? 100n : 1n);
  const point = pointOf(interval);
  const limits = near.map((one) => one.mul(scale));
  return point ? decimalText(point.mul(scale), 4, limits) : null;
}

function said({ said: words }: ConditionResult): string | boolean | null {
  if (words === undefined) return null;
  return words === "是" || words === "否" ? words === "是" : words;
}

function noteOf({ note, undefinedBecause, method, value }: ConditionResult): string | null {
  const { low, high } = value?.interval ?? {};
  const bounded = value && low && high && !pointOf(value.interval);
  const words = [
    ...(bounded ? [`在 ${valueWords(value)}之间`] : []),
    ...[method, undefinedBecause, note].flatMap((one) => one ?? []),
  ];
  return words.length === 0 ? null : words.join("；");
}

/** The first sum of the rule with the others as its `parts`; `null` where the rule has none. */
function amountOf({ amounts }: Verdict, names: Names) {
  const [first, ...parts] = amounts.map((amount) => amountJson(amount, names));
  return first ? { ...first, parts } : null;
}

/** A sum for machines: `value` is `null` where it is not known, and `unknown` says why. */
export function amountJson(amount: AmountResult, names: Names) {
  const { id, label, value, unknown, office, clause, note, missing } = amount;
  return {
    id,
    label,
    value: value ? figure(value) : null,
    unit: value?.unit ?? null,
    unknown: unknown ?? null,
    office: office === undefined ? null : (names.office(office) ?? office),
    missing: [...new Set(missing.map(({ fact }) => fact))],
    clause: clause ? printClause(clause) : null,
    note: note ?? null,
  };
}

function remedyJson({ condition, say, raise, closedYear, from, clause }: RemedyResult) {
  return {
    condition,
    say,
    raise: raise ? { facts: raise.facts, by: figure(raise.by), unit: raise.by.unit } : null,
    closedYear: closedYear ?? null,
    from: from ?? null,
    clause: clause ? printClause(clause) : null,
  };
}
