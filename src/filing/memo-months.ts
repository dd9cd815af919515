import { yearOf } from "../calendar/fiscal-year.ts";
import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import { notesOf } from "../rules/judge.ts";
import { openWords } from "../rules/next-words.ts";
import type { RemedyResult } from "../rules/remedy.ts";
import type { Window } from "../rules/rule.ts";
import type { Told } from "../rules/telling.ts";
import type { ClosedView } from "./closed-years.ts";
import type { FilingGround } from "./filing-ground.ts";

/** What is to be done, and when. */
export interface Step {
  readonly when: string;
  readonly what: string;
  readonly clause?: Clause;
}

/** At most so many missing facts are named. */
const MOST_NAMED = 4;

/** What is to be done month by month, from now to after the title. */
export function stepsOf(
  ground: FilingGround,
  told: Told,
  closed: ClosedView | undefined,
): readonly Step[] {
  const { standing, asOf } = ground;
  const { verdict } = standing;
  const { remedies } = closed?.standing ?? standing;
  const now = monthOf(asOf);
  const missing = missingOf(told);
  const year = yearOf(asOf);
  const last = verdict.years.at(-1);
  return [
    ...standing.first.map(({ say, clause }) => step("先", say, clause)),
    ...(missing === "" ? [] : [step(`现在（${now}）`, `补上还缺的：${missing}。`)]),
    ...remedies
      .filter(({ raise, from }) => !raise && from === undefined)
      .map(({ label, say, clause }) => step(`现在（${now}）`, `${label}：${say}`, clause)),
    ...remedies.flatMap((remedy) => raising(remedy, year)),
    ...(last !== undefined && last >= year
      ? [
          step(
            `${String(last + 1)} 年 1 月起`,
            `${String(last)} 年过完了，用实际数换掉预计数，再预审一次。`,
          ),
        ]
      : []),
    ...filing(ground, told),
    ...remedies.flatMap(({ label, say, clause, from }) =>
      from === undefined ? [] : [step(`${from} 起`, `${label}：${say}`, clause)],
    ),
    ...told.version.deadlines
      .filter(
        ({ from = verdict.filingDay, to = verdict.filingDay }) =>
          from <= verdict.filingDay && verdict.filingDay <= to,
      )
      .map((deadline) => step(deadlineWhen(deadline), deadline.say, deadline.clause)),
  ];
}

function missingOf(told: Told): string {
  const { missing, conditions } = told.verdict;
  const all =
    missing.length > 0
      ? missing
      : conditions.flatMap((one) => (one.outcome === "unknown" ? one.missing : []));
  return all.length === 0 ? "" : told.lacking(all, MOST_NAMED);
}

/** What has to rise, in the year that is still open or in the next. */
function raising({ raise, closedYear, label, say, clause }: RemedyResult, year: number): Step[] {
  if (!raise) return [];
  const next = closedYear === undefined ? year : Math.max(closedYear + 1, year);
  const when = next === year ? `${String(year)} 年内` : `${String(next)} 年`;
  return [step(when, `${label}：${say}`, clause)];
}

/** Materials before the window, and the window. */
function filing({ standing, asOf }: FilingGround, told: Told): Step[] {
  const { open } = standing;
  const materials = notesOf(told.version.materials, told.evaluation).length;
  const ready =
    materials === 0 ? "材料以当年通知为准" : `备齐 ${String(materials)} 样材料，清单见预审报告`;
  if (!open) {
    const what = `申报时间没有装进来，看当年通知，或先问受理部门；${ready}。`;
    return told.version.dateBy === "taxYear" ? [] : [step("申报前", what)];
  }
  const { from, to, window } = open;
  if (window.every.kind === "always")
    return [step(from <= asOf ? "随时" : `${from} 起`, `${ready}。${window.say}`, window.clause)];
  return [
    step(from > asOf ? `${monthOf(from)}前` : `现在（${monthOf(asOf)}）`, `${ready}。`),
    step(monthsOf(from, to), `${openWords(open, asOf)}。${window.say}`, window.clause),
  ];
}

function deadlineWhen({ every }: Window): string {
  if (every.kind !== "yearly" && every.kind !== "usual") return "有了以后";
  const [first, last] = [every.first, every.last].map((day) => String(Number(day.slice(0, 2))));
  return `有了以后，每年 ${first ?? ""}—${last ?? ""} 月`;
}

function step(when: string, what: string, clause?: Clause): Step {
  return { when, what, ...(clause && { clause }) };
}

/** `2026 年 11 月`. */
function monthOf(day: Day): string {
  return `${day.slice(0, 4)} 年 ${String(Number(day.slice(5, 7)))} 月`;
}

function monthsOf(from: Day, to: Day): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return monthOf(from);
  if (from.slice(0, 4) === to.slice(0, 4))
    return `${from.slice(0, 4)} 年 ${String(Number(from.slice(5, 7)))}—${String(Number(to.slice(5, 7)))} 月`;
  return `${monthOf(from)}—${monthOf(to)}`;
}
