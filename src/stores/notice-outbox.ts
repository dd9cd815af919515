import { setImmediate } from "node:timers/promises";
import type { Database, Transaction } from "./database.ts";
import { Prisma } from "./generated/client.ts";
import { MAIL, portions, WAYS } from "./recipients.ts";
import { inTurn } from "./serial-transaction.ts";

/** So many rows are written in one transaction: what is said meanwhile waits no longer than that takes. */
const AT_ONCE = 2000;

/**
 * Stores a row of the outbox for each recipient of an approved notice who has a conversation, a part
 * at a time. A row has the id of its recipient; nobody gets a second one. It is of no use to anybody
 * before the notice is being sent.
 */
export async function queueNotice(db: Database, noticeId: string, at: Date): Promise<void> {
  for (let after = ""; ;) {
    const [part] = await db.$queryRaw<{ last: string | null }[]>`
      SELECT max(p."who") AS "last" FROM (
        SELECT "who" FROM "Recipient" WHERE "noticeId" = ${noticeId} AND "who" > ${after}
        ORDER BY "who" LIMIT ${AT_ONCE}) p`;
    const last = part?.last ?? undefined;
    if (last === undefined) return;
    await inTurn(db, (tx) => queuePart(tx, noticeId, { after, last }, at));
    // The database answers at once: without a pause all else would wait.
    await setImmediate();
    after = last;
  }
}

async function queuePart(
  tx: Transaction,
  noticeId: string,
  { after, last }: { after: string; last: string },
  at: Date,
): Promise<void> {
  const waiting = Prisma.sql`FROM "Recipient" r JOIN "Notice" n ON n."id" = r."noticeId"
    WHERE r."noticeId" = ${noticeId} AND n."state" = 'approved'
      AND r."who" > ${after} AND r."who" <= ${last}
      AND r."skipped" IS NULL AND r."conversationId" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Outbox" o WHERE o."recipientId" = r."id")`;
  await tx.$executeRaw`
    UPDATE "Conversation" SET "lastReply" = "lastReply" + 1
    WHERE "id" IN (SELECT r."conversationId" ${waiting})`;
  await tx.$executeRaw`
    INSERT INTO "Outbox" ("id", "conversationId", "seq", "channel", "address", "reply",
      "recipientId", "priority", "state", "attempts", "createdAt")
    SELECT w."id", c."id", c."lastReply", c."channel", c."address", '',
      w."id", 'notice', 'queued', 0, ${at}
    FROM (SELECT r."id", r."conversationId" ${waiting}) w
    JOIN "Conversation" c ON c."id" = w."conversationId"
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
