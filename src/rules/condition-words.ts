import type { Interval } from "../units/interval.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { bandsFor } from "./bands.ts";
import { clauseOf } from "./condition.ts";
import { gapWords, rankNames, thresholdWords, valueWords } from "./comparison-words.ts";
import { compare } from "../units/rational.ts";
import { figureWords } from "./figure-words.ts";
import { moneyShort } from "./money-short.ts";
import type { Condition, Figure } from "./rule.ts";
import type { Told } from "./telling.ts";
import type { ConditionResult } from "./verdict.ts";
import type { TextLine } from "./verdict-text.ts";
import { limitWords } from "./wording.ts";

/** The order in which conditions are read: what stands against it first. */
const ORDER = ["unmet", "unknown", "expert", "met", "notApplicable"] as const;

/** All conditions of a verdict, those that are not met first. */
export function conditionsLines(told: Told): TextLine[] {
  const { conditions } = told.verdict;
  const inOrder = ORDER.flatMap((one) => conditions.filter(({ outcome }) => outcome === one));
  return inOrder.flatMap((result) => conditionLines(result, own(result, told), told));
}

/** One condition as a line, without what stands within it. */
export function conditionLine(result: ConditionResult, told: Told): TextLine {
  return lineOf(result, own(result, told), told, 0);
}

/** The condition that a result is of, however deep it lies; `undefined` for one without a name. */
function own({ id }: ConditionResult, { version }: Told): Condition | undefined {
  const find = (list: readonly Condition[]): Condition | undefined =>
    list.find((one) => one.id === id) ??
    list.map((one) => find(within(one))).find((one) => one !== undefined);
  return id === "" ? undefined : find(version.conditions);
}

function within({ test }: Condition): readonly Condition[] {
  if (test.kind === "all" || test.kind === "any") return test.of;
  if (test.kind === "not") return [test.of];
  return test.kind === "option" ? [...test.choices.values()] : [];
}

function conditionLines(
  result: ConditionResult,
  condition: Condition | undefined,
  told: Told,
  depth = 0,
): TextLine[] {
  return [
    lineOf(result, condition, told, depth),
    ...details(result, condition, told).map((text): TextLine => ({ role: "detail", text, depth })),
    ...childLines(result, condition, told, depth + 1),
  ];
}

function lineOf(
  result: ConditionResult,
  condition: Condition | undefined,
  told: Told,
  depth: number,
): TextLine {
  const clause = depth === 0 ? clauseOf(result) : result.clause;
  const label = result.label || (condition ? named(condition, told) : "");
  const word = result.selfDeclared && depth === 0 ? "（自报）" : "";
  const said = stateOf(result, condition, told);
  return {
    role: "item",
    mark: result.outcome,
    text: said === "" ? `${label}${word}` : `${label}${word}：${said}`,
    depth,
    ...(clause && { clause }),
  };
}

function stateOf(result: ConditionResult, condition: Condition | undefined, told: Told): string {
  const { outcome, exempted } = result;
  if (outcome === "notApplicable") return "这次不用看";
  if (exempted && condition?.exempt)
    return `${compared(result, condition, told)}按豁免算符合（${told.wording.condition(condition.exempt)}）`;
  if (result.unmetUnlessExempt === true && condition?.exempt && result.value)
    return `${unlessWords(result, condition, told)}，除非${told.wording.condition(condition.exempt)}`;
  if (outcome === "expert" && condition?.expert !== undefined) return condition.expert;
  if (result.value) return ranked(compared(result, condition, told), result, told);
  if (result.said !== undefined) return answered(result, condition, told);
  if (outcome === "unknown")
    return result.undefinedBecause ?? (result.children.length === 0 ? lacking(result, told) : "");
  return "";
}

/** What a condition without a label is called: what it compares, else the whole of it. */
function named(condition: Condition, { wording }: Told): string {
  const { test } = condition;
  return "subject" in test ? wording.label(test.subject.name) : wording.condition(condition);
}

/** Ranks by their names where the measure has names for them. */
function ranked(said: string, { subject = "", value }: ConditionResult, { wording }: Told): string {
  const names = value?.unit === "数" ? rankNames(wording.label(subject)) : undefined;
  if (!names || names.size === 0) return said;
  return said.replace(
    / ?(?<![\d.,])(\d+)(?![\d.,])/g,
    (all, rank: string) => names.get(rank) ?? all,
  );
}

function lacking({ missing }: ConditionResult, told: Told): string {
  return missing.length === 0 ? "给的数还不够准" : `缺${told.lacking(missing)}`;
}

/** Value, threshold and gap of a comparison. */
function compared(result: ConditionResult, condition: Condition | undefined, told: Told): string {
  const { value, threshold, comparator, shortfall, outcome } = result;
  if (!value || !threshold || comparator === undefined) return "";
  const near = [threshold.interval, ...rowsOf(figureOf(condition), told)].flatMap(
    (one) => pointOf(one) ?? [],
  );
  const limit = thresholdWords(comparator, threshold, figureOf(condition), told.wording);
  const is = valueWords(value, near);
  if (outcome === "unknown" && result.missing.length > 0) {
    const known = is === "还不知道" ? "" : `现在只知道${is.startsWith("不") ? "" : "是 "}${is}，`;
    return `${known}要求${limit}${rowsWords(result)}；缺${told.lacking(result.missing)}`;
  }
  if (outcome === "unknown") {
    const why = result.undefinedBecause ?? "给的是概数，压在线上，要准数";
    return `${is}，要求${limit}${rowsWords(result)}；${why}`;
  }
  const short = shortfall && moneyShort(result, told);
  const gap = shortfall
    ? `，${gapWords(shortfall, comparator)}${short === undefined || short === "" ? "" : `，${short}`}`
    : "";
  return `${is}，要求${limit}${gap}`;
}

/** A value that is not enough, where something may excuse it. */
function unlessWords(result: ConditionResult, condition: Condition, told: Told): string {
  const { value, threshold, comparator } = result;
  if (!value || !threshold || comparator === undefined) return "";
  const limit = thresholdWords(comparator, threshold, figureOf(condition), told.wording);
  return `${valueWords(value)}，不够，要求${limit}`;
}

/** Which of the rows of a table a value is enough for, while it is open which one counts. */
function rowsWords({ value, threshold, comparator }: ConditionResult): string {
  const { low, high } = threshold?.interval ?? {};
  const [least, most] = [value?.interval.low, value?.interval.high];
  if (comparator !== "atLeast" || !low || !high || !least || !most) return "";
  const between = compare(low, high) < 0 && compare(least, low) >= 0 && compare(most, high) < 0;
  const unit = threshold?.unit ?? "";
  return between ? `，够 ${figureWords(low, unit)} 不够 ${figureWords(high, unit)}` : "";
}

/** What was answered to a yes/no or a choice, and what was to be answered. */
function answered(result: ConditionResult, condition: Condition | undefined, told: Told): string {
  const { said = "", subject = "", outcome } = result;
  if (!condition) return said;
  const { test } = condition;
  const label = told.wording.label(subject);
  const own = label === result.label ? said : `${label}，你答“${said}”`;
  const is = told.isAssumed(subject) ? `先按“${said}”算，没直接说` : own;
  if (outcome !== "unmet") return is;
  if (test.kind === "yesno") return `${is}，要求是“${test.yes ? "是" : "否"}”`;
  if (test.kind !== "choice") return is;
  return `${is}，要求${test.negate ? "不是" : "是"}${test.choices.join("、")}`;
}

function details(
  result: ConditionResult,
  condition: Condition | undefined,
  told: Told,
): readonly string[] {
  if (result.outcome === "notApplicable") return [];
  const { subject = "", method, value, note } = result;
  const measure = told.verdict.measures.find(({ id }) => id === subject);
  const sum = told.arithmetic.get(subject);
  const exact = value && pointOf(value.interval);
  const means = method === undefined ? "" : `（${method}）`;
  const stated = measure?.given === true && result.missing.length === 0;
  return [
    ...(sum !== undefined && exact ? [`算法：${sum.trim()}${means}`] : []),
    ...(stated ? ["按你直接给的数"] : []),
    ...tier(figureOf(condition), told),
    ...(note === undefined ? [] : [`说明：${note}`]),
  ];
}

/** What the rows of a table ask: a figure is never rounded over one of them. */
function rowsOf(figure: Figure | undefined, told: Told): Interval[] {
  if (figure?.kind === "fixed") return [figure.interval];
  if (figure?.kind === "bands") return figure.bands.flatMap(({ value }) => rowsOf(value, told));
  if (figure?.kind !== "named") return [];
  return rowsOf(told.version.params.get(figure.name)?.value, told);
}

/** Which row of a table decides what a condition asks; empty where no table does. */
export function tierWords(result: ConditionResult, told: Told): string {
  return tier(figureOf(own(result, told)), told).join("");
}

/** Which row of a table decides the threshold. */
function tier(figure: Figure | undefined, told: Told): readonly string[] {
  if (figure?.kind === "named") {
    const param = told.version.params.get(figure.name);
    return param ? tier(param.value, told) : [];
  }
  if (figure?.kind !== "bands") return [];
  const { by, bands } = figure;
  const [row, ...others] = bandsFor(by, bands, told.evaluation);
  if (!row || others.length > 0) return [];
  const label = told.wording.label(by.name);
  if (by.unit === undefined) return [`${label}是${limitWords(row)}，按这一档`];
  const value = valueWords({ interval: told.evaluation.rangeOf(by), unit: by.unit });
  return [`${label} ${value}，${row.limit ? `${limitWords(row)}的这一档` : "按其余的一档"}`];
}

function figureOf(condition: Condition | undefined): Figure | undefined {
  return condition?.test.kind === "compare" ? condition.test.figure : undefined;
}

/** What stands within a condition, as far as it explains how it came out. */
function childLines(
  result: ConditionResult,
  condition: Condition | undefined,
  told: Told,
  depth: number,
): TextLine[] {
  if (result.exempted || result.outcome === "notApplicable") return [];
  const inner = innerOf(condition, result, told);
  // The reading that was chosen has no line of its own where several things stand within it.
  if (condition?.test.kind === "option")
    return inner.flatMap(([child, one]) =>
      child.children.length > 0
        ? childLines(child, one, told, depth)
        : conditionLines(child, one, told, depth),
    );
  const telling = inner.filter(([child]) => explains(child, result, condition));
  return telling.flatMap(([child, one]) => conditionLines(child, one, told, depth));
}

function explains(
  child: ConditionResult,
  { outcome, children }: ConditionResult,
  condition: Condition | undefined,
): boolean {
  if (child.outcome === "notApplicable") return false;
  if (condition?.test.kind === "any") {
    if (outcome === "met") return child === children.find((one) => one.outcome === "met");
    return outcome === "unmet" || child.outcome !== "unmet";
  }
  return outcome === "met" ? child.value !== undefined : child.outcome !== "met";
}

function innerOf(
  condition: Condition | undefined,
  { children }: ConditionResult,
  told: Told,
): (readonly [ConditionResult, Condition | undefined])[] {
  const test = condition?.test;
  return children.map((child, index) => {
    if (test?.kind === "all" || test?.kind === "any") return [child, test.of[index]];
    if (test?.kind === "not") return [child, test.of];
    if (test?.kind === "option")
      return [child, test.choices.get(told.evaluation.choice(test.option))];
    return [child, undefined];
  });
}
