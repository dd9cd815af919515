import { readFrame } from "../../answering/frame.ts";
import { addDays, weekday, type Day } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/instant.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import { listStaff } from "../../stores/staff.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import { queueForPerson, toldReply } from "../../stores/telling.ts";
import { weekCounts, type WeekCounts } from "../../stores/week-counts.ts";

/** So many programmes and aspects are named. */
const MOST_NAMED = 5;
const DAYS = 7;

/** What the names of what people ask about are looked up in. */
type Names = Pick<Knowledge, "programmes" | "aspects">;

/** Tells staff, in their chats, what came of the last week from Monday to Sunday; returns what they were told. */
export async function sendDigest(
  db: Database,
  names: Names,
  pages: string,
  at: Date,
  end: (tx: Transaction, outcome: string) => Promise<void>,
): Promise<string> {
  const today = dayOf(at.toISOString()) ?? "";
  const monday = addDays(today, -((weekday(today) + 6) % DAYS));
  const first = addDays(monday, -DAYS);
  const counts = await weekCounts(db, midnight(first), midnight(monday));
  const text = digestText(counts, names, { first, last: addDays(monday, -1) });
  await inTurn(db, async (tx) => {
    for (const { id, role, removedAt } of await listStaff(tx)) {
      if (role === "office" || removedAt) continue;
      const reply = toldReply(`${text}\n工作台：${pages}/desk`, ["谁在等"]);
      await queueForPerson(tx, id, [reply], at, "notice");
    }
    await end(tx, text);
  });
  return text;
}

/** What came of a week, in a few lines. */
function digestText(
  { messages, conversations, gaps, handoffs, frames, questions }: WeekCounts,
  { programmes, aspects }: Names,
  { first, last }: { first: Day; last: Day },
): string {
  const read = frames.flatMap((frame) => readFrame(frame) ?? []);
  const titles = new Map([...programmes, ...aspects].map(({ id, title }) => [id, title]));
  const most = (ids: readonly string[]) => mostOften(ids, (id) => titles.get(id) ?? id);
  const about = most(read.flatMap((frame) => [...new Set(frame.programmes)]));
  const asked = most(read.flatMap((frame) => [...new Set(frame.aspects)]));
  return [
    `${first} 到 ${last} 小结：`,
    `- 消息 ${messages} 条，来自 ${conversations} 个对话`,
    ...(about === "" ? [] : [`- 问得最多的项目：${about}`]),
    ...(asked === "" ? [] : [`- 问得最多的方面：${asked}`]),
    `- 库里没答案的新增 ${gaps.came} 个，还有 ${gaps.open} 个没处理`,
    ...questions.map((question) => `  “${question.slice(0, 30)}”`),
    `- 找人的新增 ${handoffs.came} 个，办结 ${handoffs.done} 个，还有 ${handoffs.open} 个在等`,
  ].join("\n");
}

function mostOften(ids: readonly string[], label: (id: string) => string): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_NAMED)
    .map(([id, count]) => `${label(id)} ${count}`)
    .join("，");
}

/** When a day begins in Asia/Shanghai. */
function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
