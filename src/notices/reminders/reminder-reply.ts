import { daysBetween, type Day } from "../../calendar/day.ts";
import type { Clause } from "../../clauses/clause.ts";
import type { Choice, Citation, Reply } from "../../messages/reply.ts";
import type { ComingDay } from "./coming-day.ts";

/** What is said to have a reminder no more, or to see all. */
export const STOP_WORDS = "别提醒";
export const LIST_WORDS = "我的提醒";

/** What reminders are written with. */
export interface ReminderWriting {
  readonly today: Day;
  /** The citation of a clause; `undefined` where no text stands there. */
  readonly cite: (clause: Clause) => Citation | undefined;
  /** Whether the companies are named: the person has several. */
  readonly named: boolean;
}

/** So many of them have a button of their own to stop them. */
const MOST_BUTTONS = 3;

/** Days that come as one message, and one more for what a company said of itself. */
export function reminderReplies(days: readonly ComingDay[], writing: ReminderWriting): Reply[] {
  const hidden = (day: ComingDay) => day.private || writing.named;
  return [days.filter((day) => !hidden(day)), days.filter(hidden)].flatMap((some, index) =>
    some.length === 0 ? [] : [replyOf(some, index === 1, writing)],
  );
}

function replyOf(days: readonly ComingDay[], hidden: boolean, writing: ReminderWriting): Reply {
  const [only] = days.length === 1 ? days : [];
  const lines = days.map((day) => reminderLine(day, writing));
  const stops = days.slice(0, MOST_BUTTONS).map(({ name }): Choice => {
    const text = `${STOP_WORDS} ${name}`;
    return { label: only ? `${STOP_WORDS}这个` : text, text };
  });
  const go = only?.next === undefined ? [] : [{ label: only.next, text: only.next }];
  const citations = days.flatMap(({ clause }) => (clause && writing.cite(clause)) ?? []);
  const places = new Set<string>();
  return {
    kind: "notice",
    text: only
      ? `提醒：${lines.join("")}`
      : ["提醒：", ...lines.map((line) => `- ${line}`)].join("\n"),
    citations: citations.filter(({ document, article }) => {
      const place = `${document} ${article}`;
      return !places.has(place) && places.add(place);
    }),
    choices: [...go, ...stops, { label: LIST_WORDS, text: LIST_WORDS }],
    ...(hidden && { private: true as const }),
  };
}

/** A day that comes as one line: what, how long until then, and what is to be done. */
export function reminderLine(
  { name, due, say, companies }: ComingDay,
  { today, named }: Pick<ReminderWriting, "today" | "named">,
): string {
  const names = named ? companies.flatMap((one) => one.name ?? []) : [];
  const whose = names.length === 0 ? "" : `（${names.join("、")}）`;
  const left = daysBetween(today, due);
  const when = left > 0 ? `还有 ${left} 天。` : left === 0 ? "就是今天。" : "";
  return `**${name}**${whose}：${when}${say}`;
}
