import { auditOf } from "../stores/audit.ts";
import type { Database, Transaction } from "../stores/database.ts";
import { isUnderWay, queueNotice, skipWaiting } from "../stores/notice-outbox.ts";
import { dueNotices, moveNotice, readNotice, type Notice } from "../stores/notices.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { alone } from "./alone.ts";
import type { NoticeGround, NoticeOutcome } from "./notice-ground.ts";
import { reachesAll, readyFault } from "./notice.ts";
import {
  CHANGED,
  done,
  noteNotice,
  seenNotice,
  today,
  toSeen,
  type SeenNotice,
} from "./seen-notice.ts";
import { lookAtMoment, type MomentOfSending } from "./sending-hours.ts";
import type { NoticeStaff } from "./staff.ts";

/** What sending stands on: the audience was found before. */
export type SendingGround = Omit<NoticeGround, "find" | "cite" | "channels">;

/** Goes on although the moment is a bad one. */
interface Anyway {
  readonly anyway?: boolean | undefined;
}

/** Lets an approved notice go out by itself at a moment, or not any more where none is given. */
export async function scheduleNotice(
  ground: SendingGround,
  staff: NoticeStaff,
  seen: SeenNotice,
  sendAt: Date | undefined,
  { anyway = false }: Anyway = {},
): Promise<NoticeOutcome> {
  return toSeen(ground, staff, seen, async (tx, before, at) => {
    const look = sendAt && lookAtMoment(sendAt, ground.holidays(), ground.quiet);
    if (sendAt && sendAt < at) return { refused: "这个时间已经过了。" };
    if (look && !anyway && !reachesAll(before) && (look.quiet || look.dayOff))
      return {
        refused: `${badMoment(look)}可以改到 ${writeMoment(look.good)}，或者确认就这个时间发。`,
      };
    const late = sendAt && before.closes !== undefined && today(sendAt) > before.closes;
    if (late) return { refused: `那时截止日 ${before.closes} 已经过了。` };
    if (!(await moveNotice(tx, { ...seen, states: ["approved"] }, { sendAt: sendAt ?? null })))
      return { refused: "批准以后才能定发送时间。" };
    await noteNotice(tx, "schedule", seen.id, staff, at, { sendAt: sendAt?.toISOString() });
    return done(tx, seen.id, unknownYear(look));
  });
}

/** Begins to send an approved notice; in quiet hours and on days off it waits for a good moment unless told otherwise. */
export async function startNotice(
  ground: SendingGround,
  staff: NoticeStaff,
  seen: SeenNotice,
  { anyway = false }: Anyway = {},
): Promise<NoticeOutcome> {
  const notice = await seenNotice(ground.db, staff, seen);
  if ("refused" in notice) return notice;
  const look = lookAtMoment(ground.now(), ground.holidays(), ground.quiet);
  if (!anyway && !reachesAll(notice) && (look.quiet || look.dayOff)) {
    const moved = await scheduleNotice(ground, staff, seen, look.good);
    if ("refused" in moved) return moved;
    return {
      ...moved,
      notes: [`${badMoment(look)}定在 ${writeMoment(look.good)} 发。`, ...moved.notes],
    };
  }
  const begun = await begin(ground, notice, staff);
  return "refused" in begun ? begun : { ...begun, notes: unknownYear(look) };
}

/** Begins to send the notices whose hour has come; those that cannot be sent stand still, and say why. */
export async function startDueNotices(ground: SendingGround): Promise<NoticeOutcome[]> {
  const all: NoticeOutcome[] = [];
  for (const notice of await dueNotices(ground.db, ground.now())) {
    const begun = await begin(ground, notice, { name: await starterOf(ground.db, notice) });
    if ("refused" in begun)
      await moveNotice(
        ground.db,
        { id: notice.id, edition: notice.edition, states: ["approved"] },
        { sendAt: null, pausedWhy: begun.refused },
      );
    all.push(begun);
  }
  return all;
}

/**
 * Begins to send a notice: it is due from now on, then a row is written for each recipient, a part at
 * a time so that answering goes on, and when all are there the sending begins. Whatever ends us
 * meanwhile, nobody was sent anything, and the next server begins again.
 */
function begin(
  ground: SendingGround,
  { id, edition }: SeenNotice,
  by: Pick<NoticeStaff, "name">,
): Promise<NoticeOutcome> {
  const { db } = ground;
  const at = ground.now();
  const approved = { id, edition, states: ["approved"] } as const;
  return alone(db, id, async () => {
    const due = await inTurn(db, async (tx) => {
      const notice = await startable(tx, approved, at);
      if ("refused" in notice) return notice;
      await moveNotice(tx, approved, { sendAt: at, pausedWhy: null });
      await noteNotice(tx, "start", id, by, at);
      return notice;
    });
    if ("refused" in due) return due;
    await queueNotice(db, id, at);
    return inTurn(db, async (tx) => {
      const notice = await startable(tx, approved, at);
      if ("refused" in notice) return notice;
      await moveNotice(tx, approved, { state: "sending", startedAt: at, sendAt: null });
      await ground.publish?.(tx, { ...notice, state: "sending", startedAt: at });
      return done(tx, id);
    });
  });
}

/** A notice that can begin to be sent now, or why it cannot. */
async function startable(
  tx: Transaction,
  { id, edition }: SeenNotice,
  at: Date,
): Promise<Notice | { refused: string }> {
  const notice = await readNotice(tx, id);
  if (notice?.edition !== edition) return { refused: CHANGED };
  if (notice.state === "sending") return { refused: "已经在发了。" };
  if (notice.state !== "approved") return { refused: "批准以后才能发。" };
  const fault = readyFault(notice, today(at));
  return fault === undefined ? notice : { refused: fault };
}

/** Who had a notice begin to be sent, or be sent at its hour. */
async function starterOf(db: Database, { id, approvedBy = "" }: Notice): Promise<string> {
  const all = (await auditOf(db, `notice:${id}`)).filter(({ action }) => STARTS.includes(action));
  return all.at(-1)?.actor ?? approvedBy;
}

const STARTS: readonly string[] = ["notice.schedule", "notice.start"];

/** Has a notice that is being sent stand still. */
export async function pauseNotice(
  ground: SendingGround,
  staff: NoticeStaff,
  seen: SeenNotice,
  why = "",
): Promise<NoticeOutcome> {
  const change = { state: "paused", pausedWhy: why === "" ? `${staff.name} 暂停` : why };
  return move(ground, staff, seen, {
    what: "pause",
    states: ["sending"],
    change,
    refused: "没有在发，不用暂停。",
  });
}

/** Lets a notice that stands still go on. */
export async function resumeNotice(
  ground: SendingGround,
  staff: NoticeStaff,
  seen: SeenNotice,
): Promise<NoticeOutcome> {
  return move(ground, staff, seen, {
    what: "resume",
    states: ["paused"],
    change: { state: "sending", pausedWhy: null },
    refused: "没有暂停，不用继续。",
  });
}

/** Has a notice go to nobody any more who did not get it yet. */
export async function cancelNotice(
  ground: SendingGround,
  staff: NoticeStaff,
  seen: SeenNotice,
): Promise<NoticeOutcome> {
  return toSeen(ground, staff, seen, async (tx, before, at) => {
    const states = ["draft", "submitted", "approved", "sending", "paused"] as const;
    const change = { state: "cancelled", endedAt: at, sendAt: null, pausedWhy: null };
    if (!(await moveNotice(tx, { ...seen, states }, change)))
      return { refused: "已经发完或取消了。" };
    const skipped = await skipWaiting(tx, seen.id, "cancelled", at);
    await noteNotice(tx, "cancel", seen.id, staff, at, { skipped });
    const got = before.startedAt
      ? [`还没发的 ${skipped} 个不发了；已经收到的可以再发更正或收回。`]
      : [];
    return done(tx, seen.id, got);
  });
}

/** Notes that nothing of a notice waits any more; false while something does, or it is not being sent. */
export async function finishNotice(
  { db, now }: Pick<SendingGround, "db" | "now">,
  id: string,
): Promise<boolean> {
  if (await isUnderWay(db, id)) return false;
  return moveNotice(db, { id, states: ["sending"] }, { state: "done", endedAt: now() });
}

async function move(
  ground: SendingGround,
  staff: NoticeStaff,
  seen: SeenNotice,
  {
    what,
    states,
    change,
    refused,
  }: {
    what: string;
    states: readonly Notice["state"][];
    change: Parameters<typeof moveNotice>[2];
    refused: string;
  },
): Promise<NoticeOutcome> {
  return toSeen(ground, staff, seen, async (tx, before, at) => {
    if (!(await moveNotice(tx, { ...seen, states }, change))) return { refused };
    await noteNotice(tx, what, seen.id, staff, at);
    return done(tx, seen.id);
  });
}

function badMoment({ quiet, dayOff }: MomentOfSending): string {
  if (quiet && dayOff) return "那时是休息日的休息时间。";
  return dayOff ? "那天是休息日。" : "那时已是休息时间。";
}

function unknownYear(look: MomentOfSending | undefined): string[] {
  return look?.unknownYear === undefined
    ? []
    : [`${look.unknownYear} 年的放假安排还没有录入，只避开了周末，请自己看一下是不是工作日。`];
}

function writeMoment(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
