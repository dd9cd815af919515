import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/instant.ts";
import { recordAudit } from "../stores/audit.ts";
import type { Database, Transaction } from "../stores/database.ts";
import { readNotice, type Notice } from "../stores/notices.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import type { NoticeGround, NoticeOutcome } from "./notice-ground.ts";
import { mayHandle, type NoticeStaff } from "./staff.ts";

/** A notice as somebody saw it. */
export interface SeenNotice {
  readonly id: string;
  readonly edition: number;
}

/** What is said where the notice is another one by now, or none that the asker may see. */
export const CHANGED = "刚才有人改过这份通知，看了新的再来。";
export const UNKNOWN = "没有这份通知。";

/** The notice that a member of staff saw, while it is of that edition. */
export async function seenNotice(
  db: Database | Transaction,
  staff: NoticeStaff,
  { id, edition }: SeenNotice,
): Promise<Notice | { refused: string }> {
  const notice = await readNotice(db, id);
  if (!notice || !mayHandle(staff, notice)) return { refused: UNKNOWN };
  return notice.edition === edition ? notice : { refused: CHANGED };
}

/** Does something about a notice while it is as it was seen, all of it or nothing. */
export function toSeen(
  { db, now }: Pick<NoticeGround, "db" | "now">,
  staff: NoticeStaff,
  seen: SeenNotice,
  work: (tx: Transaction, before: Notice, at: Date) => Promise<NoticeOutcome>,
): Promise<NoticeOutcome> {
  const at = now();
  return inTurn(db, async (tx) => {
    const before = await seenNotice(tx, staff, seen);
    return "refused" in before ? before : work(tx, before, at);
  });
}

/** Keeps on record what somebody did about a notice; the staff of the program itself have no name. */
export async function noteNotice(
  tx: Transaction,
  what: string,
  id: string,
  staff: Pick<NoticeStaff, "name">,
  at: Date,
  detail: object = {},
): Promise<void> {
  const entry = { at, actor: staff.name, action: `notice.${what}`, subject: `notice:${id}` };
  await recordAudit(tx, { ...entry, detail });
}

/** The notice as it is now, as something that was done. */
export async function done(
  tx: Transaction,
  id: string,
  notes: readonly string[] = [],
): Promise<NoticeOutcome> {
  const notice = await readNotice(tx, id);
  return notice ? { done: notice, notes } : { refused: UNKNOWN };
}

/** The day in Asia/Shanghai. */
export function today(at: Date): Day {
  return dayOf(at.toISOString()) ?? "";
}
