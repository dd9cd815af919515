import { conditionLine, tierWords } from "../../rules/condition-words.ts";
import type { Told } from "../../rules/telling.ts";
import type { ConditionResult } from "../../rules/verdict.ts";

/** Longer sums stand on the page of the programme. */
const MOST_SUM = 60;
const DAYS = "天";
/** More figures than that make no short line of what is met. */
const MOST_PARTS = 2;
/** Of several ways that all fail so many are told. */
const MOST_WAYS = 2;

/** A condition with what decides it: its figure, or those of the parts that it comes to. */
export function toldWords(condition: ConditionResult, told: Told): string {
  const parts = decisive(condition);
  const own = conditionLine(condition, told).text;
  if (parts[0] === condition) return withSum(own, sumWords(condition, told));
  const folds = condition.outcome === "met" && parts.length > MOST_PARTS;
  if (parts.length === 0 || folds) return own;
  const words = parts.map((part) => partTold(part, parts.length, told));
  const enough = condition.outcome === "unmet" ? metParts(condition) : [];
  const also = enough.map((part) => shortly(partTold(part, MOST_PARTS, told)));
  const good = also.length === 0 ? "" : `；已够的：${also.join("；")}`;
  return `${own}${own.includes("：") ? "；" : "："}${words.join("；")}${good}`;
}

/** A part with its figure, and how that was reckoned. */
export function partTold(part: ConditionResult, of: number, told: Told): string {
  return withSum(partWords(part, of, told), sumWords(part, told));
}

/** What is met is told short. */
const LENIENT = /，要求不低于 ?([\d.,]+ ?[^\s，；（]*)（含）/g;

/** What is asked of a figure that is enough, in a few words. */
export function shortly(text: string): string {
  return text.replace(LENIENT, "，要求 $1");
}

/** Parts that are met by a figure of a condition that is not met as a whole yet, though all of it is asked. */
export function metParts({ children, anyOf }: ConditionResult): readonly ConditionResult[] {
  if (anyOf === true) return [];
  return children.flatMap((child) =>
    child.outcome === "met"
      ? decisive(child).filter(({ value }) => value !== undefined && value.unit !== DAYS)
      : metParts(child),
  );
}

/** The parts that a condition comes out by; itself where it is compared or answered as a whole. */
export function decisive(condition: ConditionResult): readonly ConditionResult[] {
  const { outcome, children, anyOf, value, said } = condition;
  if (value !== undefined || said !== undefined || children.length === 0) return [condition];
  const same = children.filter((one) => one.outcome === outcome);
  const told = anyOf !== true ? same : same.slice(0, outcome === "met" ? 1 : MOST_WAYS);
  return told.flatMap(decisive).filter((one) => outcome === "unmet" || one.value !== undefined);
}

function partWords(part: ConditionResult, of: number, told: Told): string {
  const { text } = conditionLine(part, told);
  if (!text.startsWith("：")) return text;
  return of > 1 || part.subject === undefined
    ? `${told.wording.label(part.subject ?? "")}${text}`
    : text.slice(1);
}

/** How a figure was reckoned, where that is short, and which row of a table it is held against. */
function sumWords(condition: ConditionResult, told: Told): string {
  const { subject = "", value } = condition;
  if (value?.unit === DAYS) return "";
  const all = told.arithmetic.get(subject)?.trim() ?? "";
  const sum = all.length > MOST_SUM || all.includes("还不知道") ? "" : all;
  const tier = condition.outcome === "unknown" ? "" : tierWords(condition, told);
  return [sum, tier].filter((one) => one !== "").join("；");
}

/** A sum stands in brackets, behind what stands there already. */
function withSum(text: string, sum: string): string {
  if (sum === "") return text;
  return text.endsWith("元）") ? `${text.slice(0, -1)}；现在 ${sum}）` : `${text}（${sum}）`;
}
