import type { Clause } from "../clauses/clause.ts";
import { pointOf, subtractIntervals } from "../units/interval-arithmetic.ts";
import { compareIntervals } from "../units/interval-comparison.ts";
import type { Interval } from "../units/interval.ts";
import type { Collector } from "./collector.ts";
import type { Draft } from "./draft.ts";
import type { Evaluation } from "./evaluation.ts";
import { standsInEveryRow } from "./row-by-row.ts";
import type { Condition, Test } from "./rule.ts";
import type { ConditionResult, MissingFact, Outcome, Valued } from "./verdict.ts";

type Result = Outcome | "notApplicable";

/** What a test came to, before it is put beside its label and clause. */
interface Tested extends Pick<
  ConditionResult,
  "value" | "said" | "subject" | "comparator" | "threshold" | "method" | "anyOf"
> {
  outcome: Result;
  children?: readonly ConditionResult[];
}

/** Judges one condition; facts it lacks are only listed where they can still change it. */
export function judgeCondition(condition: Condition, evaluation: Evaluation): ConditionResult {
  const { when, exempt } = condition;
  const applies = when && evaluation.judge(when);
  if (applies?.outcome === "unmet") return told(condition, { outcome: "notApplicable" }, []);
  const { value: tested, found } = evaluation.collect(() => testOf(condition, evaluation));
  const forExperts = leftToExperts(tested, evaluation);
  const lacking = forExperts ? [] : open(tested, found);
  const own = told(condition, { ...tested, ...forExperts }, lacking, found);
  if (condition.ifKnown === true && own.outcome === "unknown")
    return told(condition, { outcome: "notApplicable" }, []);
  const withWhen = applies && own.outcome !== "met" ? leaning(own, applies) : own;
  if (!exempt || withWhen.outcome === "met" || withWhen.outcome === "notApplicable")
    return noted(withWhen, found, evaluation);
  return noted(excused(withWhen, evaluation.judge(exempt)), found, evaluation);
}

/** Passes on what was noted: options always, missing facts only where nothing is decided. */
function noted(result: ConditionResult, found: Collector, evaluation: Evaluation): ConditionResult {
  evaluation.passOn(found, result.missing);
  return result;
}

function open(tested: Tested, found: Collector): readonly MissingFact[] {
  if (tested.outcome === "met" || tested.outcome === "unmet") return [];
  if (tested.outcome === "notApplicable") return [];
  return tested.children ? union(tested.children.map((child) => child.missing)) : found.missing;
}

function told(
  condition: Condition,
  tested: Tested,
  missing: readonly MissingFact[],
  found?: Collector,
): ConditionResult {
  const { id = "", label = "", clause, note, selfDeclared = false } = condition;
  const {
    outcome,
    value,
    said,
    subject,
    comparator,
    threshold,
    method,
    children = [],
    anyOf,
  } = tested;
  const short = outcome === "unmet" ? shortfall(tested) : undefined;
  const why = found && outcome === "unknown" ? undefinedIn(found) : undefined;
  const result: Draft<ConditionResult> = {
    id,
    label,
    outcome,
    selfDeclared: outcome === "met" && (selfDeclared || children.some(leansOnWord)),
    exempted: false,
    options: found ? [...found.options] : [],
    missing,
    children,
  };
  if (clause) result.clause = clause;
  if (subject !== undefined) result.subject = subject;
  if (value) result.value = value;
  if (comparator) result.comparator = comparator;
  if (threshold) result.threshold = threshold;
  if (said !== undefined) result.said = said;
  if (method !== undefined) result.method = method;
  if (anyOf === true) result.anyOf = true;
  if (short) result.shortfall = short;
  if (note !== undefined) result.note = note;
  if (why !== undefined) result.undefinedBecause = why;
  return result;
}

/** Why nothing can be said where no fact is missing. */
function undefinedIn({ byZero, notYet }: Collector): string | undefined {
  if (notYet) return "那一年企业还没有成立";
  return byZero ? "除数是 0" : undefined;
}

function leansOnWord({ outcome, selfDeclared }: ConditionResult): boolean {
  return outcome === "met" && selfDeclared;
}

/** How far an exact value is from its exact threshold. */
function shortfall({ value, comparator, threshold }: Omit<Tested, "outcome">): Valued | undefined {
  const [is, limit] = [value && pointOf(value.interval), threshold && pointOf(threshold.interval)];
  if (!value || !threshold || !is || !limit || comparator === undefined) return undefined;
  if (comparator === "is" || comparator === "isNot") return undefined;
  const down = comparator === "atMost" || comparator === "lessThan";
  const [great, small] = down ? [value, threshold] : [threshold, value];
  return { interval: subtractIntervals(great.interval, small.interval), unit: value.unit };
}

/** Where it is not known whether a condition applies, it is only decided if it is met. */
function leaning(own: ConditionResult, applies: ConditionResult): ConditionResult {
  if (applies.outcome === "met" || applies.outcome === "notApplicable") return own;
  const missing = union([applies.missing, own.missing]);
  const outcome = applies.outcome === "expert" && own.outcome !== "unknown" ? "expert" : "unknown";
  return { ...own, outcome, missing };
}

function excused(own: ConditionResult, exempt: ConditionResult): ConditionResult {
  if (exempt.outcome === "met")
    return {
      ...own,
      outcome: "met",
      exempted: true,
      selfDeclared: exempt.selfDeclared,
      missing: [],
    };
  if (exempt.outcome === "unmet" || exempt.outcome === "notApplicable") return own;
  const unknown = own.outcome === "unknown" || exempt.outcome === "unknown";
  return {
    ...own,
    outcome: unknown ? "unknown" : "expert",
    missing: union([own.missing, exempt.missing]),
    ...(own.outcome === "unmet" && { unmetUnlessExempt: true }),
  };
}

/** A score is left to experts where they alone decide it, whatever the facts that are not known. */
function leftToExperts(tested: Tested, evaluation: Evaluation): { outcome: "expert" } | undefined {
  const { outcome, subject, comparator, threshold } = tested;
  if (outcome !== "unknown" || subject?.startsWith("score:") !== true) return undefined;
  if (!comparator || !threshold) return undefined;
  const { least, most } = evaluation.scoreById(subject.slice("score:".length));
  const [low, high] = [least, most].map((end) =>
    compareIntervals(end, comparator, threshold.interval),
  );
  const decide = low !== undefined && high !== undefined && low !== high;
  return decide ? { outcome: "expert" } : undefined;
}

function testOf(condition: Condition, evaluation: Evaluation): Tested {
  const tested = decide(condition.test, evaluation);
  const forExperts = condition.expert !== undefined && tested.outcome === "unknown";
  return forExperts ? { ...tested, outcome: "expert" } : tested;
}

function decide(test: Test, evaluation: Evaluation): Tested {
  switch (test.kind) {
    case "expert":
      return { outcome: "expert" };
    case "yesno": {
      const said = evaluation.said(test.subject.name);
      if (said?.kind !== "yesno") return { outcome: "unknown", subject: test.subject.name };
      const outcome = said.yes === test.yes ? "met" : "unmet";
      return { outcome, subject: test.subject.name, said: said.yes ? "是" : "否" };
    }
    case "choice": {
      const said = evaluation.said(test.subject.name);
      if (said?.kind !== "text") return { outcome: "unknown", subject: test.subject.name };
      const outcome = test.choices.includes(said.text) !== test.negate ? "met" : "unmet";
      return { outcome, subject: test.subject.name, said: said.text };
    }
    case "compare":
      return compared(test, evaluation);
    case "not": {
      const child = evaluation.judge(test.of);
      const turned: Partial<Record<Result, Result>> = { met: "unmet", unmet: "met" };
      return { outcome: turned[child.outcome] ?? child.outcome, children: [child] };
    }
    case "option": {
      const chosen = test.choices.get(evaluation.choice(test.option));
      if (!chosen) throw new Error(`Option ${test.option} lacks a condition.`);
      const child = evaluation.judge(chosen);
      return { outcome: child.outcome, children: [child] };
    }
    case "all":
    case "any": {
      const children = test.of.map((one) => evaluation.judge(one));
      const outcomes = children.map((child) => child.outcome);
      return test.kind === "all"
        ? { outcome: all(outcomes), children }
        : { outcome: any(outcomes), children, anyOf: true };
    }
  }
}

function compared(test: Extract<Test, { kind: "compare" }>, evaluation: Evaluation): Tested {
  const { subject, comparator } = test;
  const interval: Interval = evaluation.rangeOf(subject);
  const threshold = evaluation.threshold(test.figure);
  const stands =
    compareIntervals(interval, comparator, threshold) ?? standsInEveryRow(test, evaluation);
  const unit = subject.unit ?? "数";
  const method =
    subject.kind === "measure" ? evaluation.measureResult(subject.name).method : undefined;
  return {
    outcome: stands === undefined ? "unknown" : stands ? "met" : "unmet",
    subject: subject.kind === "score" ? `score:${subject.name}` : subject.name,
    value: { interval, unit },
    comparator,
    threshold: { interval: threshold, unit },
    ...(method !== undefined && { method }),
  };
}

/** unmet outweighs unknown, unknown expert, expert met; what is not applicable is left out. */
export function all(outcomes: readonly Result[]): Outcome {
  return (["unmet", "unknown", "expert"] as const).find((one) => outcomes.includes(one)) ?? "met";
}

function any(outcomes: readonly Result[]): Outcome {
  return (["met", "unknown", "expert"] as const).find((one) => outcomes.includes(one)) ?? "unmet";
}

function union(lists: readonly (readonly MissingFact[])[]): readonly MissingFact[] {
  const seen = new Map<string, MissingFact>();
  for (const one of lists.flat()) seen.set(`${one.fact}@${String(one.year ?? "")}`, one);
  return [...seen.values()];
}

/** A clause that a result rests on: its own, else the first of its children's. */
export function clauseOf(result: ConditionResult): Clause | undefined {
  return result.clause ?? result.children.map(clauseOf).find((clause) => clause !== undefined);
}
