import type { Day } from "../calendar/day.ts";
import type { Database, Transaction } from "./database.ts";

/** That somebody is told, so many days ahead of it, of a day that comes. */
export interface ReminderKey {
  /** window, certificate, duty, stale, question: see `notices/reminders/coming-day.ts`. */
  readonly kind: string;
  /** What it is about, such as the id of a rule. */
  readonly subject: string;
  readonly due: Day;
  readonly ahead: number;
}

/** A reminder that is stored. */
export interface StoredReminder extends ReminderKey {
  readonly state: "planned" | "told";
  /** When it was told, else when it was planned. */
  readonly at: Date;
}

/** A reminder to be stored, of one company alone where one is given. */
export interface NewReminder extends ReminderKey {
  readonly enterpriseId?: string | undefined;
}

/** So many people are read at once. */
const PAGE = 500;

/** Ids of the people for whom days may come: those who are known and are no staff, page by page. */
export async function* peopleToRemind(db: Database): AsyncGenerator<readonly string[]> {
  let after = "";
  for (;;) {
    const rows = await db.person.findMany({
      where: { id: { gt: after }, erasedAt: null, role: null },
      select: { id: true },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    const last = rows.at(-1);
    if (last) yield rows.map(({ id }) => id);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/** What a person was told of and what is planned for it, by day. */
export async function remindersOf(
  db: Database | Transaction,
  personId: string,
): Promise<StoredReminder[]> {
  const rows = await db.reminder.findMany({
    where: { personId },
    orderBy: [{ due: "asc" }, { ahead: "desc" }, { id: "asc" }],
  });
  return rows.map(({ kind, subject, due, ahead, state, at }) => ({
    ...{ kind, subject, due, ahead, at },
    state: state === "told" ? "told" : "planned",
  }));
}

/** Puts what is planned for a person in place of what was; what it was told stays. Returns how many went. */
export async function planReminders(
  tx: Transaction,
  personId: string,
  planned: readonly NewReminder[],
  at: Date,
): Promise<number> {
  const before = await tx.reminder.findMany({ where: { personId } });
  const wanted = new Map(planned.map((one) => [keyOf(one), one]));
  const gone = before.filter((one) => one.state !== "told" && !wanted.has(keyOf(one)));
  if (gone.length > 0)
    await tx.reminder.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  const known = new Set(before.map(keyOf));
  const fresh = planned.filter((one) => !known.has(keyOf(one)));
  await tx.reminder.createMany({
    data: fresh.map(({ kind, subject, due, ahead, enterpriseId = null }) => ({
      ...{ personId, kind, subject, due, ahead, enterpriseId, state: "planned", at },
    })),
  });
  return gone.length;
}

/** Notes that a person is told of something that was planned; false where it was told before, or is not planned. */
export async function markTold(
  tx: Transaction,
  personId: string,
  { kind, subject, due, ahead }: ReminderKey,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.reminder.updateMany({
    where: { personId, kind, subject, due, ahead, state: "planned" },
    data: { state: "told", at },
  });
  return count === 1;
}

/** Deletes what people were told of days before that one; returns how many. */
export async function dropOldReminders(db: Database, before: Day): Promise<number> {
  const { count } = await db.reminder.deleteMany({ where: { due: { lt: before } } });
  return count;
}

function keyOf({ kind, subject, due, ahead }: ReminderKey): string {
  return JSON.stringify([kind, subject, due, ahead]);
}
