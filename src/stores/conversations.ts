import type { Day } from "../calendar/day.ts";
import type { Database } from "./database.ts";
import { straight, type AnyTransaction } from "./straight.ts";

/** A conversation as a list of them shows it. */
export interface ConversationSummary {
  address: string;
  /** What was asked first. */
  title: string;
  /** When it began and when the last message came, as ISO 8601 instants in UTC. */
  began: string;
  last: string;
  /** How many messages the person sent. */
  messages: number;
}

/**
 * The conversations of a channel whose address begins with `prefix`, the latest first, at most
 * `most`; those in which nothing was said are left out. The prefix holds letters, digits, `-` and `_`.
 */
export async function listConversations(
  db: Database,
  channel: string,
  prefix: string,
  most: number,
): Promise<ConversationSummary[]> {
  const rows = await db.conversation.findMany({
    // The upper end lies behind every continuation in whatever order the database sorts by.
    where: { channel, address: { gte: prefix, lt: prefix + "z".repeat(25) } },
    select: {
      address: true,
      lastMessage: true,
      inbox: { orderBy: { seq: "asc" }, take: 1, select: { text: true, sentAt: true } },
      turns: { orderBy: { seq: "desc" }, take: 1, select: { at: true } },
    },
  });
  return rows
    .filter(({ address }) => address.startsWith(prefix))
    .flatMap(({ address, lastMessage, inbox: [first], turns: [latest] }) =>
      first === undefined
        ? []
        : [
            {
              address,
              title: first.text,
              began: first.sentAt.toISOString(),
              last: (latest?.at ?? first.sentAt).toISOString(),
              messages: lastMessage,
            },
          ],
    )
    .sort((a, b) => b.last.localeCompare(a.last))
    .slice(0, most);
}

/**
 * Takes a conversation away from its address: whoever holds that finds it no more. What was said
 * stays stored, and what waits for staff is answered as before.
 */
export async function leaveConversation(
  db: Database,
  channel: string,
  address: string,
): Promise<void> {
  const found = await db.conversation.findUnique({
    where: { channel_address: { channel, address } },
    select: { id: true },
  });
  if (found === null) return;
  await db.conversation.update({
    where: { id: found.id },
    data: { address: `left ${found.id}` },
  });
}

/**
 * Moves a conversation to another address of its channel, with all that was and is to be sent there.
 * Where there is a conversation at that address already both stay, and only what waits goes there.
 */
export async function moveConversation(
  db: Database,
  channel: string,
  from: string,
  to: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const there = await tx.conversation.count({ where: { channel, address: to } });
    const waiting = { state: { in: ["queued", "sending"] } };
    await tx.outbox.updateMany({
      where: { channel, address: from, ...(there > 0 && waiting) },
      data: { address: to },
    });
    if (there === 0)
      await tx.conversation.updateMany({
        where: { channel, address: from },
        data: { address: to },
      });
  });
}

/** A conversation, as far as it matters whose it is. */
export interface KnownConversation {
  id: string;
  /** The person who holds it, where that is known. */
  personId?: string;
  /** The day whose law answers, when the person set one. */
  asOf?: Day;
}

/** The private conversation at an address; `undefined` when there is none, or several people speak in it. */
export async function findConversation(
  db: Database,
  channel: string,
  address: string,
): Promise<KnownConversation | undefined> {
  const where = { channel_address: { channel, address }, shared: false };
  return known(await db.conversation.findUnique({ where, select }));
}

/** The conversation with this id; `undefined` when there is none. */
export async function conversationById(
  db: Database,
  id: string,
): Promise<KnownConversation | undefined> {
  return known(await db.conversation.findUnique({ where: { id }, select }));
}

/** Whether it is known whose a conversation is. */
export async function isSomebodys(tx: AnyTransaction, id: string): Promise<boolean> {
  const sql = `SELECT "id" FROM "Conversation" WHERE "id" = ? AND "personId" IS NOT NULL`;
  return (await straight(tx).all(sql, [id])).length > 0;
}

/** Where the private conversations of a person are, the oldest first. */
export function privateConversations(
  db: Database,
  personId: string,
): Promise<{ id: string; channel: string; address: string }[]> {
  return db.conversation.findMany({
    where: { personId, shared: false },
    select: { id: true, channel: true, address: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** Where a conversation is, with all other private ones of the same person; none when it is not known. */
export async function conversationsWith(
  db: Database,
  id: string,
): Promise<{ channel: string; address: string }[]> {
  const select = { channel: true, address: true, personId: true };
  const found = await db.conversation.findUnique({ where: { id }, select });
  if (!found) return [];
  const { personId, ...own } = found;
  return personId === null ? [own] : privateConversations(db, personId);
}

const select = {
  id: true,
  personId: true,
  asOf: true,
  inbox: { orderBy: { seq: "desc" }, take: 1, select: { asOf: true } },
} as const;

function known(
  row: {
    id: string;
    personId: string | null;
    asOf: string | null;
    inbox: readonly { asOf: string | null }[];
  } | null,
): KnownConversation | undefined {
  if (!row) return undefined;
  const { id, personId } = row;
  // The day that the last message named goes on beside the conversation.
  const asOf = row.inbox[0]?.asOf ?? row.asOf;
  return { id, ...(personId !== null && { personId }), ...(asOf !== null && { asOf }) };
}
