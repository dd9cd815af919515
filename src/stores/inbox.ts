import type { Incoming } from "../messages/incoming.ts";
import type { Database, Transaction } from "./database.ts";
import type { Conversation, Inbox, InboxFile } from "./generated/client.ts";
import { CHANNEL_TOPIC, dropPreference } from "./preferences.ts";
import { seal, sealBytes, unsealBytes } from "./sealing.ts";

/** A message that was stored, with the conversation it belongs to. */
export interface StoredIncoming extends Incoming {
  id: string;
  conversationId: string;
  /** Its number in the conversation, from 1. */
  seq: number;
  /** The person whose conversation it is, where that is known. */
  personId?: string;
  /** True when its replies are stored. */
  answered: boolean;
}

/** Gives a private conversation to the person whom its channel knows by the sender's name. */
async function bindConversation(
  tx: Transaction,
  id: string,
  { channel, sender }: Incoming,
): Promise<void> {
  const known = await tx.identity.findUnique({
    where: { channel_externalId: { channel, externalId: sender } },
    select: { personId: true },
  });
  if (known) await tx.conversation.update({ where: { id }, data: known });
}

/**
 * Stores a message, and its conversation when new; `at` is when it was received.
 * `duplicate` is true when the channel had given its id before, and `id` is then the first one's.
 * `settle` is done together with it: both are stored, or neither.
 */
export async function recordIncoming(
  db: Database,
  incoming: Incoming,
  at: Date,
  settle?: (tx: Transaction, id: string) => Promise<unknown>,
): Promise<{ id: string; conversationId: string; duplicate: boolean }> {
  const { channel, messageId } = incoming;
  const seen = async () => {
    const row = await db.inbox.findUnique({
      where: { channel_messageId: { channel, messageId } },
      select: { id: true, conversationId: true },
    });
    return row && { ...row, duplicate: true };
  };
  try {
    return await db.$transaction(async (tx) => {
      const stored = await storeIncoming(tx, incoming, at);
      await settle?.(tx, stored.id);
      return stored;
    });
  } catch (error) {
    const before = await seen();
    if (before) return before;
    throw error;
  }
}

async function storeIncoming(
  tx: Transaction,
  incoming: Incoming,
  at: Date,
): Promise<{ id: string; conversationId: string; duplicate: boolean }> {
  const { channel, address, messageId, group: shared = false } = incoming;
  const conversation = await tx.conversation.upsert({
    where: { channel_address: { channel, address } },
    create: { channel, address, shared, lastMessage: 1, createdAt: at },
    update: { lastMessage: { increment: 1 }, ...(shared && { shared, personId: null }) },
    select: { id: true, lastMessage: true, personId: true },
  });
  const { id: conversationId, lastMessage } = conversation;
  // What began before the person was known was given to it when it became known.
  if (lastMessage === 1 && !shared) await bindConversation(tx, conversationId, incoming);
  const { id } = await tx.inbox.create({
    data: {
      conversationId,
      seq: lastMessage,
      channel,
      messageId,
      sender: incoming.sender,
      text: seal(tx, `conversation:${conversationId}`, "text", incoming.text),
      asOf: incoming.asOf ?? null,
      place: incoming.place ?? null,
      edits: incoming.edits ?? null,
      quotes: incoming.quotes ?? null,
      // As a date: a text would be planned anew for each message.
      sentAt: new Date(incoming.at),
      receivedAt: at,
    },
    select: { id: true },
  });
  // Whoever writes takes what is sent there again.
  if (conversation.personId !== null)
    await dropPreference(tx, conversation.personId, CHANNEL_TOPIC + channel);
  const files = incoming.files ?? [];
  if (files.length > 0)
    await tx.inboxFile.createMany({
      data: files.map(({ name, bytes }, position) => ({
        inboxId: id,
        position,
        name,
        bytes: sealBytes(tx, `conversation:${conversationId}`, bytes),
      })),
    });
  return { id, conversationId, duplicate: false };
}

/** The messages that are not answered yet, in the order received. */
export async function pendingIncoming(db: Database): Promise<StoredIncoming[]> {
  const rows = await db.inbox.findMany({
    where: { state: "received" },
    orderBy: [{ receivedAt: "asc" }, { conversationId: "asc" }, { seq: "asc" }],
    include: withAll,
  });
  return rows.map((row) => storedIncoming(db, row));
}

/** The message with this id; `undefined` when there is none. */
export async function readIncoming(db: Database, id: string): Promise<StoredIncoming | undefined> {
  // All at once: this is asked for each message.
  const [row] = await db.$queryRaw<(Inbox & ConversationOf & { files: number | bigint })[]>`
    SELECT i.*, c."address", c."personId", c."shared",
      (SELECT COUNT(*) FROM "InboxFile" f WHERE f."inboxId" = i."id") AS "files"
    FROM "Inbox" i JOIN "Conversation" c ON c."id" = i."conversationId"
    WHERE i."id" = ${id}`;
  if (!row) return undefined;
  const files =
    Number(row.files) === 0
      ? []
      : await db.inboxFile.findMany({ where: { inboxId: id }, orderBy: { position: "asc" } });
  return storedIncoming(db, { ...row, conversation: row, files });
}

/** What is read of the conversation of a message. */
type ConversationOf = Pick<Conversation, "address" | "personId" | "shared">;

/** What is read with a message. */
const withAll = {
  conversation: { select: { address: true, personId: true, shared: true } },
  files: { orderBy: { position: "asc" } },
} as const;

function storedIncoming(
  db: Database,
  row: Inbox & {
    conversation: ConversationOf;
    files: InboxFile[];
  },
): StoredIncoming {
  const { id, conversationId, seq, channel, sender, messageId, text, asOf, place, files } = row;
  const { address, personId, shared } = row.conversation;
  return {
    id,
    conversationId,
    seq,
    channel,
    address,
    sender,
    messageId,
    text,
    at: row.sentAt.toISOString(),
    ...(asOf !== null && { asOf }),
    ...(place !== null && { place }),
    ...(row.edits !== null && { edits: row.edits }),
    ...(row.quotes !== null && { quotes: row.quotes }),
    ...(personId !== null && { personId }),
    ...(shared && { group: true as const }),
    ...(files.length > 0 && {
      files: files.map(({ name, bytes }) => ({ name, bytes: unsealBytes(db, bytes) })),
    }),
    answered: row.state === "answered",
  };
}
