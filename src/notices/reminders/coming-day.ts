import { addDays, type Day } from "../../calendar/day.ts";
import type { Clause } from "../../clauses/clause.ts";
import type { Preference } from "../../stores/preferences.ts";

/** What reminders are of; a person may set each for itself. */
export const reminderKinds = ["window", "certificate", "duty", "stale", "question"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** What reminders are of, as people read it behind the name of a programme. */
export const reminderLabels: Readonly<Record<ReminderKind, string>> = {
  window: "申报",
  certificate: "证书到期",
  duty: "要办的事",
  stale: "新一年的数",
  question: "没答完的问题",
};

/** So many days ahead people are told where they set nothing else. */
const usualDays: Readonly<Record<ReminderKind, readonly number[]>> = {
  window: [30, 7, 1],
  certificate: [90, 30, 7],
  duty: [30, 7, 1],
  stale: [0],
  question: [0],
};

/** At most so many days ahead may be set. */
export const MOST_DAYS_AHEAD = 99;

/** A company that a day concerns. */
export interface ConcernedCompany {
  readonly id: string;
  readonly name?: string | undefined;
}

/** A day that comes for a person. */
export interface ComingDay {
  readonly kind: ReminderKind;
  /** What it is about, such as the id of a rule; one of a kind and day is told once. */
  readonly subject: string;
  /** What people call it, such as `高企申报`. */
  readonly name: string;
  readonly due: Day;
  /** Not told before, where a span begins late. */
  readonly from?: Day;
  /** Told until this day, where that is of use after the day itself. */
  readonly until?: Day;
  /** What is to be done, as a sentence. */
  readonly say: string;
  readonly clause?: Clause;
  /** Tells of what the company said: not for everybody's eyes. */
  readonly private: boolean;
  /** What can be said to go on with it. */
  readonly next?: string;
  readonly companies: readonly ConcernedCompany[];
}

/** The topic under which a person sets a kind of reminders, or one of them. */
export function reminderTopic(kind: ReminderKind, subject?: string): string {
  return `reminder:${kind}${subject === undefined ? "" : `:${subject}`}`;
}

/** How many days ahead a person is told of a day, the most first; none where it wants nothing of it. */
export function stagesOf(day: ComingDay, wishes: readonly Preference[]): readonly number[] {
  const set = (topic: string) => wishes.find((one) => one.topic === topic);
  const [own, kind] = [set(reminderTopic(day.kind, day.subject)), set(reminderTopic(day.kind))];
  // What was said of one by itself stands beside its kind, unless that was stopped later.
  const stopped = kind?.stopped === true && !(own && own.at >= kind.at);
  if (own?.stopped === true || stopped) return [];
  const days = [...(own?.days ?? kind?.days ?? usualDays[day.kind])].sort((a, b) => b - a);
  const { from } = day;
  return from === undefined ? days : days.filter((ahead) => addDays(day.due, -ahead) >= from);
}

/**
 * How many days ahead is to be told now: the nearest of those whose day has come, where neither it
 * nor a nearer one was told. What was missed meanwhile goes with it; `undefined` where nothing is due.
 */
export function stageNow(
  day: ComingDay,
  stages: readonly number[],
  today: Day,
  told: readonly number[],
): number | undefined {
  if (today > (day.until ?? day.due)) return undefined;
  const come = stages.filter((ahead) => addDays(day.due, -ahead) <= today);
  const nearest = come.at(-1);
  if (nearest === undefined || told.some((ahead) => ahead <= nearest)) return undefined;
  return nearest;
}
