import { noticeReply } from "../messages/notice-reply.ts";
import type { Reply } from "../messages/reply.ts";
import type { Database } from "./database.ts";
import { isDue } from "./due.ts";
import type { Outbox } from "./generated/client.ts";
import { insertRows } from "./insert.ts";
import { newId } from "./new-id.ts";
import { seal } from "./sealing.ts";
import { set, straight, type AnyTransaction, type Cell } from "./straight.ts";

/** What became of a reply handed to a channel, as a channel tells it. */
export type Delivery =
  | { outcome: "sent"; id: string }
  | { outcome: "retryAt"; at: Date }
  | { outcome: "blocked"; why?: string } // `why` of a mailbox that took nothing
  | { outcome: "unknown" };

/** Where a reply stands on its way to the person. */
export type ReplyState =
  "queued" | "sending" | "sent" | "blocked" | "unknown" | "failed" | "skipped";

/** A reply as it waits to be sent, or was sent. */
export interface QueuedReply {
  id: string;
  /** Grows within a conversation, from 1. */
  seq: number;
  conversationId: string;
  channel: string;
  address: string;
  /** Id of the message it answers; `undefined` for what is sent unasked. */
  inReplyTo?: string;
  priority: "chat" | "notice";
  reply: Reply;
  state: ReplyState;
  attempts: number;
  /** Not to be tried again before; `undefined` means at once. */
  nextAttemptAt?: Date;
  /** The notice that it is, where it is one. */
  noticeId?: string;
}

/** What is read with a reply: a notice's stands with the notice, and names the recipient's companies. */
export const withNotice = {
  recipient: {
    select: {
      noticeId: true,
      notice: { select: { reply: true } },
      companies: { select: { enterprise: { select: { name: true } } } },
    },
  },
} as const;

/** A row of the outbox as it is read. */
type OutboxRow = Outbox & {
  recipient: {
    noticeId: string;
    notice: { reply: string | null };
    companies: readonly { enterprise: { name: string | null } }[];
  } | null;
};

/** Stores replies of a conversation under the next numbers, to be sent. */
export async function queueReplies(
  tx: AnyTransaction,
  queue: {
    conversationId: string;
    inboxId?: string;
    replies: readonly Reply[];
    priority: "chat" | "notice";
  },
  at: Date,
): Promise<QueuedReply[]> {
  const { conversationId, inboxId, replies, priority } = queue;
  if (replies.length === 0) return [];
  const [place] = await straight(tx).all<{ channel: string; address: string; lastReply: number }>(
    `UPDATE "Conversation" SET "lastReply" = "lastReply" + ? WHERE "id" = ?
     RETURNING "channel", "address", "lastReply"`,
    [replies.length, conversationId],
  );
  if (!place) throw new Error(`There is no conversation ${conversationId}.`);
  const { channel, address, lastReply } = place;
  const queued = replies.map((reply, part): QueuedReply => ({
    id: newId(),
    seq: lastReply - replies.length + part + 1,
    ...{ conversationId, channel, address, priority, reply, state: "queued", attempts: 0 },
    ...(inboxId !== undefined && { inReplyTo: inboxId }),
  }));
  await insertRows(
    tx,
    "Outbox",
    queued.map(({ id, seq, reply, state, attempts }, part) => ({
      ...{ id, conversationId, seq, channel, address, state, attempts, priority },
      inboxId: inboxId ?? null,
      part: inboxId === undefined ? null : part,
      reply: seal(tx, `conversation:${conversationId}`, "reply", JSON.stringify(reply)),
      createdAt: at,
    })),
  );
  return queued;
}

/** The replies stored for a message, in order; empty while it is not answered. */
export async function repliesTo(db: Database, inboxId: string): Promise<QueuedReply[]> {
  const rows = await db.outbox.findMany({ where: { inboxId }, orderBy: { part: "asc" } });
  return rows.map((row) => queuedReply({ ...row, recipient: null }));
}

/**
 * Messages and replies of a conversation after the reply numbered `after` (0 for all), oldest first.
 * A message counts as coming after a reply when it was received after the one that reply answers.
 */
export async function history(
  db: Database,
  channel: string,
  address: string,
  after: number,
): Promise<{
  messages: { id: string; text: string; at: string }[];
  replies: QueuedReply[];
}> {
  const conversation = await db.conversation.findUnique({
    where: { channel_address: { channel, address } },
    select: { id: true },
  });
  if (conversation === null) return { messages: [], replies: [] };
  const conversationId = conversation.id;
  const seen = after > 0 ? await lastMessageBefore(db, conversationId, after) : 0;
  const messages = await db.inbox.findMany({
    where: { conversationId, seq: { gt: seen } },
    orderBy: { seq: "asc" },
    select: { id: true, text: true, sentAt: true },
  });
  const replies = await db.outbox.findMany({
    // A notice is there from the moment it is handed over.
    where: {
      ...{ conversationId, seq: { gt: after } },
      OR: [{ recipientId: null }, { state: { in: ["sending", "sent", "unknown"] } }],
    },
    orderBy: { seq: "asc" },
    include: withNotice,
  });
  return {
    messages: messages.map(({ id, text, sentAt }) => ({ id, text, at: sentAt.toISOString() })),
    replies: replies.map(queuedReply),
  };
}

/** Number of the message that the last reply up to `seq` answers; 0 when none does. */
async function lastMessageBefore(db: Database, conversationId: string, seq: number) {
  const row = await db.outbox.findFirst({
    where: { conversationId, seq: { lte: seq }, inboxId: { not: null } },
    orderBy: { seq: "desc" },
    select: { inbox: { select: { seq: true } } },
  });
  return row?.inbox?.seq ?? 0;
}

/** The replies of a channel that wait and may be tried at `now`, in order; notices of staff are asked for apart. */
export async function queuedReplies(
  db: Database,
  channel: string,
  now: Date,
): Promise<QueuedReply[]> {
  const rows = await db.outbox.findMany({
    where: { channel, state: "queued", recipientId: null, ...isDue(now) },
    orderBy: [{ priority: "asc" }, { createdAt: "asc" }, { conversationId: "asc" }, { seq: "asc" }],
  });
  return rows.map((row) => queuedReply({ ...row, recipient: null }));
}

/**
 * Notes that a reply is being handed over; false when it is not waiting any more, or waits for the
 * answer before it in its conversation (which waits for the one before that). A page shows what is
 * stored in its order anyway.
 */
export async function markSending(db: Database, id: string, at: Date): Promise<boolean> {
  const count = await straight(db).run(
    `UPDATE "Outbox" SET "state" = 'sending', "sendingAt" = ?, "attempts" = "attempts" + 1
     WHERE "id" = ? AND "state" = 'queued' AND ("channel" = 'web' OR COALESCE((
       SELECT e."state" FROM "Outbox" e WHERE e."conversationId" = "Outbox"."conversationId"
         AND e."seq" < "Outbox"."seq" AND e."inboxId" IS NOT NULL
       ORDER BY e."seq" DESC LIMIT 1), 'sent') <> 'queued')`,
    [at, id],
  );
  return count === 1;
}

/** Whether a reply waits to be handed over. */
export async function isQueued(db: Database, id: string): Promise<boolean> {
  return (await db.outbox.count({ where: { id, state: "queued" } })) === 1;
}

/** Notes that a reply reached the platform under its id there. */
export async function markSent(
  db: Database,
  id: string,
  platformId: string,
  at: Date,
): Promise<void> {
  await markOutcome(db, id, { outcome: "sent", id: platformId }, at);
}

/** Notes what became of a reply; one that is known to be sent stays so. */
export async function markOutcome(
  db: Database,
  id: string,
  delivery: Delivery,
  at: Date,
): Promise<void> {
  const data = (): Record<string, Cell> => {
    switch (delivery.outcome) {
      case "sent":
        return { state: "sent", platformId: delivery.id, settledAt: at, nextAttemptAt: null };
      case "retryAt":
        return { state: "queued", nextAttemptAt: delivery.at };
      case "blocked":
        return { state: "blocked", why: delivery.why ?? null, settledAt: at, nextAttemptAt: null };
      case "unknown":
        return { state: delivery.outcome, settledAt: at, nextAttemptAt: null };
    }
  };
  const fields = data();
  const sql = `UPDATE "Outbox" SET ${set(Object.keys(fields))} WHERE "id" = ? AND "state" <> 'sent'`;
  await straight(db).run(sql, [...Object.values(fields), id]);
}

/** Why it is doubtful how often a reply came: the server ended while it was being handed over. */
const INTERRUPTED = "interrupted";

/**
 * Settles what was being handed over when the last server ended and may or may not have arrived; to
 * be called before anything is sent. An answer goes out again: better twice than not at all. A
 * notice does not, but where a page shows what is stored. Returns the ids of those in doubt.
 */
export async function settleInterrupted(db: Database, at: Date): Promise<string[]> {
  const state = "sending";
  // A page shows what is stored: there nothing arrives twice.
  await db.outbox.updateMany({ where: { state, channel: "web" }, data: { state: "queued" } });
  const found = await db.outbox.findMany({ where: { state }, select: { id: true } });
  await db.outbox.updateMany({
    where: { state, priority: "chat", recipientId: null },
    data: { state: "queued", why: INTERRUPTED },
  });
  await db.outbox.updateMany({ where: { state }, data: { state: "unknown", settledAt: at } });
  return found.map(({ id }) => id);
}

/** Replies of which nobody knows whether they arrived, or whether once, oldest first. */
export async function doubtful(db: Database): Promise<QueuedReply[]> {
  const rows = await db.outbox.findMany({
    where: { OR: [{ state: "unknown" }, { why: INTERRUPTED }] },
    orderBy: [{ createdAt: "asc" }, { conversationId: "asc" }, { seq: "asc" }],
    include: withNotice,
  });
  return rows.map(queuedReply);
}

/** A row of the outbox as it is told. */
export function queuedReply(row: OutboxRow): QueuedReply {
  const { id, seq, conversationId, channel, address, inboxId, attempts, nextAttemptAt } = row;
  return {
    id,
    seq,
    conversationId,
    channel,
    address,
    ...(inboxId !== null && { inReplyTo: inboxId }),
    priority: row.priority === "notice" ? "notice" : "chat",
    reply: replyOf(row),
    state: row.state as ReplyState,
    attempts,
    ...(nextAttemptAt !== null && { nextAttemptAt }),
    ...(row.recipient && { noticeId: row.recipient.noticeId }),
  };
}

function replyOf({ reply, recipient }: Pick<OutboxRow, "reply" | "recipient">): Reply {
  if (!recipient) return JSON.parse(reply) as Reply;
  const frozen = JSON.parse(recipient.notice.reply ?? NOTHING) as Reply;
  return noticeReply(
    frozen,
    recipient.companies.flatMap(({ enterprise }) => enterprise.name ?? []),
  );
}

/** What a notice says that was not approved. */
const NOTHING = JSON.stringify({ kind: "notice", text: "", citations: [], choices: [] });

/** A reply stored for an address; `undefined` where that address was sent no such reply. */
export async function readReply(
  db: Database,
  channel: string,
  address: string,
  id: string,
): Promise<Reply | undefined> {
  const row = await db.outbox.findUnique({ where: { id }, include: withNotice });
  if (!row || row.channel !== channel || row.address !== address) return undefined;
  return replyOf(row);
}
