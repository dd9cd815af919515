import type { Reply } from "../messages/reply.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Transaction } from "./database.ts";
import type { Handoff } from "./generated/client.ts";
import { storedHandoff, type StoredHandoff } from "./handoffs.ts";
import { queueReplies } from "./outbox.ts";
import { seal } from "./sealing.ts";
import { straight, type AnyTransaction } from "./straight.ts";

/** A hand-over that staff answer in a conversation of their own. */
export interface Relay extends StoredHandoff {
  /** The conversation of the member of staff. */
  takenInId: string;
  takenBy: string;
}

/** The hand-over that a conversation is one side of; `undefined` when it is of none. */
export async function relayOf(
  db: Database | AnyTransaction,
  conversationId: string,
): Promise<Relay | undefined> {
  const [row] = await straight(db).all<Handoff>(
    `SELECT * FROM "Handoff" WHERE "state" = 'taken'
       AND ("takenInId" = ? OR ("conversationId" = ? AND "takenInId" IS NOT NULL))
     ORDER BY "takenAt" DESC LIMIT 1`,
    [conversationId, conversationId],
  );
  return row?.takenInId && row.takenBy !== null
    ? { ...storedHandoff(row), takenInId: row.takenInId, takenBy: row.takenBy }
    : undefined;
}

/** The hand-overs that are not done whose id ends so. */
export async function handoffsEnding(
  db: Database | Transaction,
  end: string,
): Promise<StoredHandoff[]> {
  const rows = await db.handoff.findMany({
    where: { id: { endsWith: end }, state: { not: "done" } },
    take: 2,
  });
  return rows.map(storedHandoff);
}

/** Has a member of staff answer a hand-over in a conversation of its own; false when another was quicker. */
export async function takeIn(
  tx: Transaction,
  handoff: StoredHandoff,
  { by, takenInId }: { by: string; takenInId: string },
  at: Date,
): Promise<boolean> {
  const { count } = await tx.handoff.updateMany({
    where: {
      ...{ id: handoff.id, state: { not: "done" } },
      OR: [{ takenBy: null }, { takenBy: by }],
    },
    data: { state: "taken", takenBy: by, takenInId, takenAt: at },
  });
  // Where it was answered is found again when the words of both sides are to be erased.
  if (count === 1) await note(tx, "take", { id: handoff.id, by, conversation: takenInId }, at);
  return count === 1;
}

/** Gives a hand-over back to the assistant: it waits again, or is done with a note. */
export async function giveBack(
  tx: Transaction,
  { id, takenBy, conversationId }: Relay,
  closing: string | undefined,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.handoff.updateMany({
    where: { id, takenBy, state: "taken" },
    data: {
      takenInId: null,
      ...(closing === undefined
        ? { state: "open", takenBy: null, takenAt: null }
        : {
            ...{ state: "done", doneAt: at },
            note: seal(tx, `conversation:${conversationId}`, "note", closing),
          }),
    },
  });
  const what = closing === undefined ? "giveBack" : "close";
  if (count === 1) await note(tx, what, { id, by: takenBy }, at);
  return count === 1;
}

/** Sends what one side wrote into the conversation of the other. */
export async function relay(
  tx: Transaction,
  to: string,
  reply: Reply,
  at: Date,
): Promise<string | undefined> {
  const queue = { conversationId: to, replies: [reply], priority: "chat" } as const;
  return (await queueReplies(tx, queue, at))[0]?.id;
}

/** Keeps on record what a member of staff did with a hand-over. */
export async function note(
  tx: Transaction,
  what: string,
  {
    id,
    by,
    enterpriseId,
    conversation,
  }: { id: string; by: string; enterpriseId?: string; conversation?: string },
  at: Date,
): Promise<void> {
  const entry = { at, actor: by, action: `handoff.${what}`, subject: `handoff:${id}` };
  const detail = conversation === undefined ? {} : { conversation };
  await recordAudit(tx, { ...entry, enterpriseId, detail });
}

/** The conversations of staff in which hand-overs of these conversations were answered, at any time. */
export async function answeringConversations(
  tx: Transaction,
  conversationIds: readonly string[],
): Promise<string[]> {
  const handoffs = await tx.handoff.findMany({
    where: { conversationId: { in: [...conversationIds] } },
    select: { id: true },
  });
  const subjects = handoffs.map(({ id }) => `handoff:${id}`);
  const rows = await tx.audit.findMany({
    where: { action: "handoff.take", subject: { in: subjects } },
    select: { detail: true },
  });
  return rows.flatMap(({ detail }) => {
    const { conversation } = JSON.parse(detail) as { conversation?: string };
    return conversation ?? [];
  });
}
