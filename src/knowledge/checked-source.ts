import type { Day } from "../calendar/day.ts";
import { daysBetween } from "../calendar/day.ts";
import type { Knowledge } from "./knowledge.ts";

/** Something of the knowledge that was compared with its source on a day. */
export interface CheckedSource {
  kind: "document" | "calendar" | "question" | "card";
  /** What it is called: 文号 or title, year, question. */
  name: string;
  checked: Day;
}

/** After so many days something should be compared with its source again. */
export const overdueAfter = 180;

/** Whether something last checked on a day should be checked again. */
export function isOverdue(checked: Day, today: Day): boolean {
  return daysBetween(checked, today) > overdueAfter;
}

/** What was last checked when, the oldest check first. */
export function checkedSources(knowledge: Knowledge): CheckedSource[] {
  const { policies, calendar, faq, cards } = knowledge;
  const sources: CheckedSource[] = [
    ...policies.map(({ number, title, checked }) => ({
      kind: "document" as const,
      name: number ?? title,
      checked,
    })),
    ...[...calendar.values()].flatMap(({ year, checked }) =>
      checked === undefined
        ? []
        : [{ kind: "calendar" as const, name: `${year} 年节假日`, checked }],
    ),
    ...faq.map(({ question, checked }) => ({ kind: "question" as const, name: question, checked })),
    ...cards.map(({ title, checked }) => ({ kind: "card" as const, name: title, checked })),
  ];
  return sources.sort((a, b) => a.checked.localeCompare(b.checked));
}

/** How many were last checked in each month (`2026-11`), the oldest month first. */
export function checksByMonth(
  sources: readonly { checked: Day }[],
): { month: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { checked } of sources) {
    const month = checked.slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts]
    .map(([month, count]) => ({ month, count }))
    .sort((a, b) => a.month.localeCompare(b.month));
}
