import type { Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { OpenDays } from "./filing-window.ts";
import { figureWords, rangeWords } from "./figure-words.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import type { RemedyResult } from "./remedy.ts";
import { yearsByFact, type Told } from "./telling.ts";
import type { MissingFact } from "./verdict.ts";
import type { TextLine } from "./verdict-text.ts";

/** What can honestly be done, one line for each unmet condition that has a remedy. */
export function remedyLines(remedies: readonly RemedyResult[], told: Told): TextLine[] {
  return remedies.map(({ label, ...remedy }): TextLine => {
    const { clause } = remedy;
    return {
      role: "item",
      text: `${label}：${remedyWords({ label, ...remedy }, told)}`,
      ...(clause && { clause }),
    };
  });
}

/** One remedy in words: how many more, from when, and that closed years stay as they are. */
export function remedyWords(
  { say, raise, closedYear, from, earliest }: RemedyResult,
  told: Told,
): string {
  const sentence = say.endsWith("。") ? say : `${say}。`;
  if (from !== undefined && earliest !== undefined)
    return `日子还没说到天：最早 ${earliest}、最晚 ${from} 申报，这一条就满足。${sentence}`;
  if (from !== undefined) return `最早 ${from} 申报，这一条就满足。${sentence}`;
  if (!raise) return sentence;
  const point = pointOf(raise.by.interval);
  const by = point
    ? figureWords(point, raise.by.unit)
    : rangeWords(raise.by.interval, raise.by.unit);
  const facts = raise.facts.map((fact) => told.wording.label(fact));
  const together = facts.length > 1 ? "同时至少各加" : "至少加";
  const gap = `按现在的数，${facts.join("、")}${together} ${by}就够。`;
  if (closedYear === undefined) return `${sentence}${gap}`;
  const next = String(Math.max(closedYear + 1, yearOf(told.verdict.asOf)));
  return `${sentence}${gap}${String(closedYear)} 年已经过去，改不了；从 ${next} 年的数做起，以后的申报才看得到。`;
}

/** Missing facts as questions, the years of one fact together. */
export function questionLines(missing: readonly MissingFact[], told: Told): TextLine[] {
  return [...yearsByFact(missing)].map(([fact, of]): TextLine => {
    const definition = told.definitions.get(fact);
    const label = told.wording.label(fact);
    const span = askedYears(of, told.verdict.asOf);
    const ask = definition?.question ?? `${label}是多少？`;
    const { clause } = definition ?? {};
    const text = `${span}${ask}${definition?.hint ?? ""}`;
    return { role: "item", text, ...(clause && { clause }) };
  });
}

/** The years that are asked about; of one that is not over an expectation will do. */
export function askedYears(years: readonly number[], asOf: Day): string {
  if (years.length === 0) return "";
  const open = years.some((year) => year >= yearOf(asOf)) ? "（还没过完的先给预计数）" : "";
  return `${years.map(String).join("、")} 年${open}：`;
}

/** When one can file: the open or next window, with how sure it is. */
export function windowLines(open: OpenDays | undefined, asOf: Day): TextLine[] {
  if (!open) return [{ role: "item", text: "申报时间没有装进来，看当年通知，或先问受理部门。" }];
  const { window } = open;
  const { clause } = window;
  return [
    {
      role: "item",
      text: `${openWords(open, asOf)}。${window.say}`,
      ...(clause && { clause }),
    },
  ];
}

/** `现在就能报，到 2026-08-31`, `下一次 2027-06-01 到 2027-08-31，只是估计`. */
export function openWords({ from, to, certain, window }: OpenDays, asOf: Day): string {
  if (window.every.kind === "always") return from <= asOf ? "常年受理" : `${from} 起常年受理`;
  const sure = certain ? "" : "（只是估计，以当年通知为准）";
  if (from <= asOf) return certain ? `现在就能报，到 ${to}` : `往年这时候能报，到 ${to}${sure}`;
  return `下一次 ${from} 到 ${to}${sure}`;
}
