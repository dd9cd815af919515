import type { Database, Transaction } from "./database.ts";
import { isDue } from "./due.ts";
import { queuedReply, withNotice, type QueuedReply } from "./outbox.ts";
import { CHANNEL_TOPIC, closeChannel, type ChannelClosed } from "./preferences.ts";
import { placesOf } from "./recipients.ts";
import { inTurn } from "./serial-transaction.ts";

/** How many notices a person gets in some time, those that must reach all not counted. */
export interface NoticeCap {
  readonly most: number;
  readonly days: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** The notices that are being sent, with when that began. */
export function sendingNotices(db: Database): Promise<{ id: string; startedAt: Date | null }[]> {
  return db.notice.findMany({ where: { state: "sending" }, select: { id: true, startedAt: true } });
}

/** Replies of these notices that wait on a channel and may be tried at `now`, at most `most`. */
export async function dueNoticeReplies(
  db: Database,
  channel: string,
  noticeIds: readonly string[],
  now: Date,
  most: number,
): Promise<QueuedReply[]> {
  const rows = await db.outbox.findMany({
    where: {
      ...{ channel, state: "queued", ...isDue(now) },
      recipient: { noticeId: { in: [...noticeIds] } },
    },
    // In the order of the index: what was sent is not looked through again.
    orderBy: { nextAttemptAt: "asc" },
    take: most,
    include: withNotice,
  });
  return rows.map(queuedReply);
}

/**
 * Notes that a reply of a notice is being handed over; false when it is not waiting any more, its
 * notice stands still, or its recipient wants nothing of it or has had enough: see `settleRefused`.
 */
export async function claimNoticeReply(
  db: Database,
  { id, channel, conversationId, seq }: QueuedReply,
  cap: NoticeCap,
  now: Date,
): Promise<boolean> {
  if (channel === "web") await renumber(db, { id, conversationId, seq });
  const since = new Date(now.getTime() - cap.days * DAY);
  const count = await db.$executeRaw`
    UPDATE "Outbox" SET "state" = 'sending', "sendingAt" = ${now}, "attempts" = "attempts" + 1
    WHERE "id" = ${id} AND "state" = 'queued' AND EXISTS (
      SELECT 1 FROM "Recipient" r JOIN "Notice" n ON n."id" = r."noticeId"
      WHERE r."id" = "Outbox"."recipientId" AND n."state" = 'sending'
        AND NOT EXISTS (SELECT 1 FROM "Preference" f WHERE f."personId" = r."personId"
          AND f."stopped" AND (f."topic" = ${CHANNEL_TOPIC} || "Outbox"."channel"
            OR (f."topic" = n."topic" AND NOT n."mandatory" AND n."kind" = 'first')))
        AND (n."mandatory" OR n."kind" <> 'first' OR ${cap.most} > (
          SELECT count(*) FROM "Recipient" o JOIN "Outbox" t ON t."recipientId" = o."id"
          JOIN "Notice" m ON m."id" = o."noticeId"
          WHERE o."personId" = r."personId" AND o."id" <> r."id" AND NOT m."mandatory"
            AND m."kind" = 'first' AND t."state" IN ('sending', 'sent', 'unknown')
            AND t."sendingAt" >= ${since})))`;
  return count === 1;
}

/** Puts a reply behind those that were stored after it: who reads by numbers has passed its own. */
async function renumber(
  db: Database,
  { id, conversationId, seq }: Pick<QueuedReply, "id" | "conversationId" | "seq">,
): Promise<void> {
  const behind = { id: conversationId, lastReply: { gt: seq } };
  if ((await db.conversation.count({ where: behind })) === 0) return;
  await inTurn(db, async (tx) => {
    const { lastReply } = await tx.conversation.update({
      where: { id: conversationId },
      data: { lastReply: { increment: 1 } },
      select: { lastReply: true },
    });
    await tx.outbox.updateMany({ where: { id, state: "queued" }, data: { seq: lastReply } });
  });
}

/** What became of a reply that was not handed over. */
export type Refused = "skipped" | "moved" | "blocked" | "waits";

/** Settles a reply that could not be claimed: skipped with why, or put where the person is to be reached. */
export function settleRefused(
  db: Database,
  id: string,
  channels: readonly string[],
  at: Date,
): Promise<Refused> {
  return inTurn(db, async (tx) => {
    const row = await tx.outbox.findUnique({
      where: { id },
      select: {
        ...{ state: true, channel: true },
        recipient: {
          select: {
            personId: true,
            notice: { select: { state: true, topic: true, mandatory: true, kind: true } },
          },
        },
      },
    });
    if (row?.state !== "queued" || !row.recipient) return "waits";
    const { personId, notice } = row.recipient;
    const skip = async (why: string): Promise<Refused> => {
      await tx.outbox.update({
        where: { id },
        data: { state: "skipped", why, settledAt: at, nextAttemptAt: null },
      });
      return "skipped";
    };
    if (notice.state === "cancelled") return skip("cancelled");
    if (notice.state !== "sending" || personId === null) return "waits";
    const stopped = await tx.preference.findMany({
      where: {
        ...{ personId, stopped: true },
        topic: { in: [notice.topic, CHANNEL_TOPIC + row.channel] },
      },
    });
    const mayStop = !notice.mandatory && notice.kind === "first";
    if (mayStop && stopped.some(({ topic }) => topic === notice.topic)) return skip("stopped");
    if (stopped.some(({ topic }) => topic !== notice.topic))
      return elsewhere(tx, { id, personId, why: "blocked" }, channels, at);
    return mayStop ? skip("tooMany") : "waits";
  });
}

/**
 * Notes that an address takes nothing from us any more, and puts a notice that went there where the
 * same person is to be reached. `why` stands with one that is to be reached nowhere.
 */
export function settleBlocked(
  db: Database,
  id: string,
  { reason, why, channels }: { reason: ChannelClosed; why: string; channels: readonly string[] },
  at: Date,
): Promise<Refused> {
  return inTurn(db, async (tx) => {
    const row = await tx.outbox.findUnique({
      where: { id },
      select: { state: true, conversationId: true, recipient: { select: { personId: true } } },
    });
    if (!row || row.state === "sent") return "waits";
    await closeChannel(tx, row.conversationId, reason, at);
    const personId = row.recipient?.personId ?? null;
    return elsewhere(tx, { id, personId, why }, channels, at);
  });
}

async function elsewhere(
  tx: Transaction,
  { id, personId, why }: { id: string; personId: string | null; why: string },
  channels: readonly string[],
  at: Date,
): Promise<Refused> {
  const [place] = personId === null ? [] : await placesOf(tx, [personId], channels);
  if (!place) {
    await tx.outbox.update({
      where: { id },
      data: { state: "blocked", why, settledAt: at, nextAttemptAt: null },
    });
    return "blocked";
  }
  const { lastReply } = await tx.conversation.update({
    where: { id: place.id },
    data: { lastReply: { increment: 1 } },
    select: { lastReply: true },
  });
  const { channel, address } = place;
  await tx.outbox.update({
    where: { id },
    data: {
      ...{ conversationId: place.id, channel, address, seq: lastReply },
      ...{ state: "queued", nextAttemptAt: null },
    },
  });
  await tx.recipient.updateMany({
    where: { outbox: { id } },
    data: { via: channel, conversationId: place.id },
  });
  return "moved";
}

/** Notes that a reply is given up; `why` is one word. */
export async function giveUp(db: Database, id: string, why: string, at: Date): Promise<void> {
  await db.outbox.updateMany({
    where: { id, state: { in: ["queued", "sending"] } },
    data: { state: "failed", why, settledAt: at, nextAttemptAt: null },
  });
}

/** Has a reply wait for longer that was not handed over. */
export async function putOff(db: Database, id: string, until: Date): Promise<void> {
  await db.outbox.updateMany({ where: { id, state: "queued" }, data: { nextAttemptAt: until } });
}

/** Lets replies of notices that were cancelled while they were tried go to nobody. */
export async function skipCancelled(db: Database, noticeId: string, at: Date): Promise<void> {
  await db.outbox.updateMany({
    where: { state: "queued", recipient: { noticeId, notice: { state: "cancelled" } } },
    data: { state: "skipped", why: "cancelled", settledAt: at, nextAttemptAt: null },
  });
}
