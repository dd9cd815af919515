import { addDays, type Day } from "../../calendar/day.ts";
import type { Database } from "../../stores/database.ts";
import { preferencesOf } from "../../stores/preferences.ts";
import {
  markTold,
  planReminders,
  remindersOf,
  type NewReminder,
  type StoredReminder,
} from "../../stores/reminders.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import { queueForPerson } from "../../stores/telling.ts";
import { stageNow, stagesOf, type ComingDay } from "./coming-day.ts";
import { reminderReplies, type ReminderWriting } from "./reminder-reply.ts";

/** Of so many days at most somebody is told at once; the others have their turn on the next day. */
const MOST_AT_ONCE = 6;

/** What came of reminding a person. */
export interface Reminded {
  /** Days of which it was told. */
  readonly told: number;
  /** What was planned for days that are over by now, and was never told. */
  readonly missed: number;
}

/**
 * Plans of what a person is to be told, and tells what is due: queued for sending in the transaction
 * in which it is noted as told. Where the person spoke nowhere yet it stays planned.
 */
export async function remindPerson(
  db: Database,
  personId: string,
  days: readonly ComingDay[],
  writing: ReminderWriting,
  at: Date,
): Promise<Reminded> {
  const known = await remindersOf(db, personId);
  if (days.length === 0 && known.every(({ state }) => state === "told"))
    return { told: 0, missed: 0 };
  return inTurn(db, async (tx) => {
    const [before, wishes] = [await remindersOf(tx, personId), await preferencesOf(tx, personId)];
    const { today } = writing;
    const planned: NewReminder[] = [];
    const due: { day: ComingDay; key: NewReminder }[] = [];
    for (const day of days) {
      const stages = stagesOf(day, wishes);
      const told = toldOf(before, day);
      const now = stageNow(day, stages, today, told);
      const later = stages.filter(
        (ahead) => addDays(day.due, -ahead) > today && !told.some((one) => one <= ahead),
      );
      planned.push(...later.map((ahead) => keyOf(day, ahead)));
      if (now === undefined) continue;
      const key = keyOf(day, now);
      planned.push(key);
      due.push({ day, key });
    }
    const missed = before.filter(
      (one) => one.state === "planned" && one.due < today && !planned.some((key) => same(key, one)),
    ).length;
    await planReminders(tx, personId, planned, at);
    const tell = due.slice(0, MOST_AT_ONCE);
    const replies = reminderReplies(
      tell.map(({ day }) => day),
      writing,
    );
    if (replies.length === 0 || !(await queueForPerson(tx, personId, replies, at, "notice")))
      return { told: 0, missed };
    for (const { key } of tell) await markTold(tx, personId, key, at);
    return { told: tell.length, missed };
  });
}

/** How many days ahead somebody was told of a day already. */
function toldOf(reminders: readonly StoredReminder[], day: ComingDay): number[] {
  return reminders
    .filter(
      ({ kind, subject, due, state }) =>
        state === "told" && kind === day.kind && subject === day.subject && due === day.due,
    )
    .map(({ ahead }) => ahead);
}

function keyOf({ kind, subject, due, companies }: ComingDay, ahead: number): NewReminder {
  const [only] = companies.length === 1 ? companies : [];
  return { kind, subject, due, ahead, enterpriseId: only?.id };
}

function same(a: NewReminder, b: { kind: string; subject: string; due: Day; ahead: number }) {
  return a.kind === b.kind && a.subject === b.subject && a.due === b.due && a.ahead === b.ahead;
}
