import type { Database } from "../stores/database.ts";
import { answersOf, countAnswers, type NoticeAnswerKind } from "../stores/notice-answers.ts";
import {
  countCounties,
  countCountyAnswers,
  countReasons,
  countStates,
  listRecipients,
  sentSince,
  settleDoubt,
  type CountyCount,
  type RecipientRow,
  type RecipientState,
  type StateCount,
} from "../stores/notice-progress.ts";
import { moveNotice, readNotice } from "../stores/notices.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { noteNotice, UNKNOWN } from "./seen-notice.ts";
import type { NoticeGround, NoticeOutcome } from "./notice-ground.ts";
import { mayHandle, type NoticeStaff } from "./staff.ts";

/** Over so long the rate is measured, in milliseconds. */
const RATE_SPAN = 60_000;

/** How far a notice has come. */
export interface NoticeProgress {
  /** Recipients by state, those of no recipient left out. */
  readonly states: ReadonlyMap<RecipientState, number>;
  /** The same by way. */
  readonly ways: readonly StateCount[];
  readonly recipients: number;
  /** Recipients that are settled: sent, given up, left out, or called. */
  readonly settled: number;
  /** Messages sent a second, over the last minute. */
  readonly rate: number;
  /** Seconds until nothing waits, at that rate; `undefined` when nothing is sent just now. */
  readonly secondsLeft?: number;
}

/** Where nothing more happens by itself. */
const SETTLED: readonly RecipientState[] = [
  "sent",
  "failed",
  "skipped",
  "blocked",
  "unknown",
  "called",
];

/** Tells how far a notice has come. */
export async function noticeProgress(db: Database, id: string, now: Date): Promise<NoticeProgress> {
  const ways = await countStates(db, id);
  const states = new Map<RecipientState, number>();
  for (const { state, count } of ways) states.set(state, (states.get(state) ?? 0) + count);
  const sum = (of: (state: RecipientState) => boolean) =>
    ways.reduce((all, { state, count }) => all + (of(state) ? count : 0), 0);
  const notice = await readNotice(db, id);
  const began = notice?.startedAt?.getTime() ?? now.getTime();
  const span = Math.max(1000, Math.min(RATE_SPAN, now.getTime() - began));
  const sent = await sentSince(db, id, new Date(now.getTime() - span));
  const rate = (1000 * sent) / span;
  const waiting = sum((state) => state === "queued" || state === "sending");
  return {
    ...{ states, ways, rate },
    recipients: sum(() => true),
    settled: sum((state) => SETTLED.includes(state)),
    ...(waiting > 0 && rate > 0 && { secondsLeft: Math.ceil(waiting / rate) }),
  };
}

/** The ways of a notice, in the order in which they are named. */
export function waysOf({ ways }: NoticeProgress): string[] {
  return [...new Set(ways.map(({ via }) => via))];
}

/** What came of a notice in a county. */
export interface CountyStatistics extends CountyCount {
  /** Companies by what their people did. */
  readonly answers: ReadonlyMap<NoticeAnswerKind, number>;
}

/** What came of a notice. */
export interface NoticeStatistics extends NoticeProgress {
  /** Why some got nothing: stopped, tooMany, cancelled, blocked, bounced, tries … */
  readonly reasons: ReadonlyMap<string, number>;
  /** Recipients by what they did; read is known of the web alone. */
  readonly answers: ReadonlyMap<NoticeAnswerKind, number>;
  /** Recipients by the words of their 回执. */
  readonly receipts: ReadonlyMap<string, number>;
  readonly counties: readonly CountyStatistics[];
}

/** Tells what came of a notice. */
export async function noticeStatistics(
  db: Database,
  id: string,
  now: Date,
): Promise<NoticeStatistics> {
  const progress = await noticeProgress(db, id, now);
  const byCounty = await countCountyAnswers(db, id);
  const receipts = new Map<string, number>();
  for (const { words } of await answersOf(db, id, "receipt"))
    receipts.set(words, (receipts.get(words) ?? 0) + 1);
  return {
    ...progress,
    reasons: await countReasons(db, id),
    answers: await countAnswers(db, id),
    receipts,
    counties: (await countCounties(db, id)).map((one) => ({
      ...one,
      answers: new Map(
        byCounty
          .filter(({ county }) => county === one.county)
          .map(({ kind, companies }) => [kind as NoticeAnswerKind, companies]),
      ),
    })),
  };
}

/** The recipients of whom nobody knows whether they got a notice. */
export function doubtfulRecipients(db: Database, id: string): Promise<RecipientRow[]> {
  return listRecipients(db, id, { states: ["unknown"], most: 200 });
}

/** Whom to call: those without a way to be told, and those whom no way reached. */
export function callList(db: Database, id: string, page = 1): Promise<RecipientRow[]> {
  const states: RecipientState[] = ["toCall", "called", "blocked", "failed"];
  return listRecipients(db, id, { states, page, most: 200 });
}

/** Settles whether a recipient in doubt got a notice; `again` sends it once more. */
export async function settleRecipient(
  ground: NoticeGround,
  staff: NoticeStaff,
  { id, recipientId }: { id: string; recipientId: string },
  found: "arrived" | "again",
): Promise<NoticeOutcome> {
  const at = ground.now();
  const notice = await readNotice(ground.db, id);
  if (!notice || !mayHandle(staff, notice)) return { refused: UNKNOWN };
  if (found === "again" && notice.state === "cancelled")
    return { refused: "这份已经取消，不再发了。" };
  if (!(await settleDoubt(ground.db, { noticeId: id, id: recipientId }, found, at)))
    return { refused: "这一条已经定了。" };
  return inTurn(ground.db, async (tx) => {
    if (found === "again")
      await moveNotice(tx, { id, states: ["done"] }, { state: "sending", endedAt: null });
    await noteNotice(tx, "settle", id, staff, at, { recipient: recipientId, found });
    return { done: notice, notes: [] };
  });
}
