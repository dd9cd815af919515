import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/instant.ts";
import { workingDays, type Holidays } from "../calendar/working-day.ts";
import type { Database } from "../stores/database.ts";
import { markReminded, waitingHandoffs } from "../stores/reminding.ts";
import { listStaff } from "../stores/staff.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { queueForPerson, toldReply } from "../stores/telling.ts";

/** Somebody who waits to be answered is told of after so many working days, and again after as many more. */
const WORKING_DAYS = 1;
/** Told of one by one up to so many; more are counted. */
const MOST_NAMED = 5;

/** Whether somebody who asked on a day has waited for more than a working day. */
export function waitsLong(since: Day, today: Day, holidays: Holidays): boolean {
  const due = workingDays(since, WORKING_DAYS, holidays);
  // Where the year's holidays are not known every day counts.
  return due.outcome === "day" ? due.day < today : since < today;
}

/**
 * Tells staff, where they are known on a channel, of those who asked for a person and wait for more
 * than a working day: whoever took it, or everybody where nobody did. That it was told is noted in the
 * transaction that queues it. Returns of how many.
 */
export function remindStaff(db: Database, holidays: Holidays, at: Date): Promise<number> {
  const today = dayOf(at.toISOString()) ?? "";
  return inTurn(db, async (tx) => {
    const late = (await waitingHandoffs(tx)).filter(({ since }) =>
      waitsLong(dayOf(since.toISOString()) ?? "", today, holidays),
    );
    if (late.length === 0) return 0;
    const staff = (await listStaff(tx)).filter(
      ({ role, removedAt }) => role !== "office" && !removedAt,
    );
    for (const { id, name } of staff) {
      const own = late.filter(({ takenBy }) => takenBy === undefined || takenBy === name);
      if (own.length === 0) continue;
      const lines = own
        .slice(0, MOST_NAMED)
        .map(({ id: one, question }) => `- ${one.slice(-8)} ${question.slice(0, 40)}`);
      const text = [`${String(own.length)} 个人等了超过一个工作日：`, ...lines].join("\n");
      const choices = own.slice(0, MOST_NAMED).map(({ id: one }) => `接手 ${one.slice(-8)}`);
      await queueForPerson(tx, id, [toldReply(text, choices)], at, "notice");
    }
    await markReminded(
      tx,
      late.map(({ id }) => id),
      at,
    );
    return late.length;
  });
}
