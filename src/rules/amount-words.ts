import { pointOf } from "../units/interval-arithmetic.ts";
import { valueWords } from "./comparison-words.ts";
import type { Names, Told } from "./telling.ts";
import type { AmountResult } from "./verdict.ts";
import type { TextLine } from "./verdict-text.ts";

/** How many steps back the arithmetic of an amount is told. */
const STEPS = 3;

/** The sums of a verdict with how they came about, or why they are not known. */
export function amountLines(told: Told, names: Names): TextLine[] {
  const seen = new Set<string>();
  return together(told.verdict.amounts).flatMap((amount) => {
    const measure = told.version.amounts.find(({ id }) => id === amount.id)?.measure;
    return amountOf(amount, measure, told, names, seen);
  });
}

/** Sums that are not known for the same reason, as one. */
function together(amounts: readonly AmountResult[]): AmountResult[] {
  const all: AmountResult[] = [];
  for (const amount of amounts) {
    const { unknown, office, clause, note, label } = amount;
    const same = all.findIndex(
      (one) =>
        unknown !== undefined &&
        note === undefined &&
        one.note === undefined &&
        one.unknown === unknown &&
        one.office === office &&
        JSON.stringify(one.clause) === JSON.stringify(clause),
    );
    const before = all[same];
    if (before) all[same] = { ...before, label: `${before.label}、${label}` };
    else all.push(amount);
  }
  return all;
}

/** Whether what a title is worth stands among the amounts already. */
export function isAmount(measure: string | undefined, { version }: Told): boolean {
  return version.amounts.some((amount) => amount.measure === measure);
}

/** What a title is worth to this company, against what it has now; empty where the rule cannot say. */
export function worthLines(told: Told, names: Names): TextLine[] {
  const { worth } = told.verdict;
  const benefit = told.version.benefits.find((one) => one.worth !== undefined);
  if (!worth || !benefit || isAmount(benefit.worth, told)) return [];
  const label = told.wording.label(benefit.worth ?? "");
  const detail: TextLine = { role: "detail", text: benefit.say };
  return [...amountOf({ ...worth, label }, benefit.worth, told, names), detail];
}

function amountOf(
  amount: AmountResult,
  measure: string | undefined,
  told: Told,
  names: Names,
  seen = new Set<string>(),
): TextLine[] {
  const { label, clause, note } = amount;
  const line: TextLine = {
    role: "item",
    text: `${label}：${sumOf(amount, told, names)}`,
    ...(clause && { clause }),
  };
  const known = amount.value && pointOf(amount.value.interval);
  const steps = known && measure !== undefined ? arithmeticSteps(measure, told, seen) : [];
  return [
    line,
    ...steps.map((text): TextLine => ({ role: "detail", text })),
    ...(note === undefined ? [] : [{ role: "detail", text: `说明：${note}` } as const]),
  ];
}

/** Why there is no sum, and whom to ask. */
export function noSum(unknown: string, office: string | undefined, names: Names): string {
  const whom = office === undefined ? undefined : (names.office(office) ?? office);
  const why = unknown.replace(/，?(省多少税)?不能给数。?$|。$/, "");
  return whom === undefined ? `不能给数：${why}` : `不能给数：${why}；问${whom}`;
}

/** A sum in words, or why there is none and whom to ask. */
export function sumOf({ value, unknown, office, missing }: AmountResult, told: Told, names: Names) {
  if (unknown !== undefined) return noSum(unknown, office, names);
  const open = missing.length > 0 ? `缺${told.lacking(missing)}` : "";
  if (!value) return open === "" ? "算不出" : `还算不出，${open}`;
  if (pointOf(value.interval)) return valueWords(value);
  return open === "" ? `${valueWords(value)}（给的是概数）` : `还算不出，${open}`;
}

/** `可加计的研发费用 ＝ 111 万元 ＋ 22 万元 ＝ 133 万元`, the sum itself first, then what it rests on. */
function arithmeticSteps(id: string, told: Told, seen: Set<string>, depth = 0): string[] {
  const result = told.verdict.measures.find((one) => one.id === id);
  if (!result || seen.has(id) || depth > STEPS) return [];
  seen.add(id);
  const sum = told.arithmetic.get(id);
  const means = result.method === undefined ? "" : `（${result.method}）`;
  if (sum === undefined)
    return result.method === undefined ? [] : [`${result.label}：${valueWords(result)}${means}`];
  const formula = told.version.measures
    .get(id)
    ?.cases.find((one) => one.formula.text === result.formula)?.formula;
  const own = `${result.label} ＝ ${sum} ＝ ${valueWords(result)}${means}`;
  return [
    own,
    ...(formula?.names ?? []).flatMap((name) => arithmeticSteps(name, told, seen, depth + 1)),
  ];
}
