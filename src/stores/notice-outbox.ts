import type { Database, Transaction } from "./database.ts";
import { Prisma } from "./generated/client.ts";
import { MAIL, portions, WAYS } from "./recipients.ts";

/**
 * Stores a row of the outbox for each recipient of a notice who has a conversation, all at once;
 * `startedAt` of the notice must be set. A row has the id of its recipient; nobody gets a second one.
 * Returns how many.
 */
export async function queueNotice(tx: Transaction, noticeId: string): Promise<number> {
  const waiting = Prisma.sql`FROM "Recipient" r
    WHERE r."noticeId" = ${noticeId} AND r."skipped" IS NULL AND r."conversationId" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Outbox" o WHERE o."recipientId" = r."id")`;
  await tx.$executeRaw`
    UPDATE "Conversation" SET "lastReply" = "lastReply" + 1
    WHERE "id" IN (SELECT r."conversationId" ${waiting})`;
  return tx.$executeRaw`
    INSERT INTO "Outbox" ("id", "conversationId", "seq", "channel", "address", "reply",
      "recipientId", "priority", "state", "attempts", "createdAt")
    SELECT w."id", c."id", c."lastReply", c."channel", c."address", '',
      w."id", 'notice', 'queued', 0, n."startedAt"
    FROM (SELECT r."id", r."conversationId", r."noticeId" ${waiting}) w
    JOIN "Conversation" c ON c."id" = w."conversationId"
    JOIN "Notice" n ON n."id" = w."noticeId"
    ORDER BY w."id"`;
}

/** Lets what waits of a notice go to nobody any more; returns how many. */
export async function skipWaiting(
  tx: Transaction,
  noticeId: string,
  why: string,
  at: Date,
): Promise<number> {
  const { count } = await tx.outbox.updateMany({
    where: { state: "queued", recipient: { noticeId } },
    data: { state: "skipped", why, settledAt: at, nextAttemptAt: null },
  });
  return count;
}

/** Whether something of a notice waits or is being handed over. */
export async function isUnderWay(db: Database | Transaction, noticeId: string): Promise<boolean> {
  const row = await db.outbox.findFirst({
    // Named so that the index is of use: there may be a hundred thousand that were sent.
    where: {
      ...{ channel: { in: [...WAYS] }, state: { in: ["queued", "sending"] } },
      recipient: { noticeId },
    },
    select: { id: true },
  });
  return row !== null;
}

/** What was kept of the mailboxes of companies that took nothing, by id of the company. */
export async function bouncesOf(
  db: Database | Transaction,
  enterpriseIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of portions(enterpriseIds)) {
    const rows = await db.outbox.findMany({
      where: {
        ...{ channel: MAIL, state: "blocked", why: { startsWith: "bounced" } },
        conversation: { enterpriseId: { in: some } },
      },
      orderBy: { settledAt: "asc" },
      select: { why: true, conversation: { select: { enterpriseId: true } } },
    });
    for (const { why, conversation } of rows) found.set(conversation.enterpriseId ?? "", why ?? "");
  }
  return found;
}
