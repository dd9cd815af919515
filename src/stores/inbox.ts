import type { Incoming } from "../messages/incoming.ts";
import type { Database } from "./database.ts";
import type { Conversation, Inbox, InboxFile } from "./generated/client.ts";
import { insertRows } from "./insert.ts";
import { newId } from "./new-id.ts";
import { CHANNEL_TOPIC } from "./preferences.ts";
import { seal, sealBytes, unsealBytes } from "./sealing.ts";
import { straight, together, type Straight } from "./straight.ts";

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
  tx: Straight,
  id: string,
  { channel, sender }: Incoming,
): Promise<void> {
  await tx.run(
    `UPDATE "Conversation" SET "personId" = COALESCE((
       SELECT "personId" FROM "Identity" WHERE "channel" = ? AND "externalId" = ?), "personId")
     WHERE "id" = ?`,
    [channel, sender, id],
  );
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
  settle?: (tx: Straight, id: string) => Promise<unknown>,
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
    return await together(db, async (tx) => {
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
  tx: Straight,
  incoming: Incoming,
  at: Date,
): Promise<{ id: string; conversationId: string; duplicate: boolean }> {
  const { channel, address, messageId, group: shared = false } = incoming;
  const [conversation] = await tx.all<Pick<Conversation, "id" | "lastMessage" | "personId">>(
    `INSERT INTO "Conversation" ("id", "channel", "address", "shared", "lastMessage", "createdAt")
     VALUES (?, ?, ?, ?, 1, ?)
     ON CONFLICT ("channel", "address") DO UPDATE
       SET "lastMessage" = "Conversation"."lastMessage" + 1${shared ? SHARED : ""}
     RETURNING "id", "lastMessage", "personId"`,
    [newId(), channel, address, shared, at],
  );
  if (!conversation) throw new Error("A conversation was not stored.");
  const { id: conversationId, lastMessage } = conversation;
  // What began before the person was known was given to it when it became known.
  if (lastMessage === 1 && !shared) await bindConversation(tx, conversationId, incoming);
  const scope = `conversation:${conversationId}`;
  const id = newId();
  await insertRows(tx, "Inbox", [
    {
      ...{ id, conversationId, seq: lastMessage, channel, messageId, sender: incoming.sender },
      text: seal(tx, scope, "text", incoming.text),
      ...{ asOf: incoming.asOf ?? null, place: incoming.place ?? null },
      ...{ edits: incoming.edits ?? null, quotes: incoming.quotes ?? null },
      ...{ sentAt: new Date(incoming.at), receivedAt: at },
    },
  ]);
  // Whoever writes takes what is sent there again.
  if (conversation.personId !== null)
    await tx.run(`DELETE FROM "Preference" WHERE "personId" = ? AND "topic" = ?`, [
      ...[conversation.personId, CHANNEL_TOPIC + channel],
    ]);
  await insertRows(
    tx,
    "InboxFile",
    (incoming.files ?? []).map(({ name, bytes }, position) => ({
      ...{ inboxId: id, position, name },
      bytes: sealBytes(tx, scope, bytes),
    })),
  );
  return { id, conversationId, duplicate: false };
}

/** Sets what is so of a conversation once several people speak in it. */
const SHARED = `, "shared" = TRUE, "personId" = NULL`;

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
  const [row] = await straight(db).all<Inbox & ConversationOf & { hasFiles: string | null }>(
    `SELECT i.*, c."address", c."personId", c."shared",
       (SELECT f."inboxId" FROM "InboxFile" f WHERE f."inboxId" = i."id" LIMIT 1) AS "hasFiles"
     FROM "Inbox" i JOIN "Conversation" c ON c."id" = i."conversationId"
     WHERE i."id" = ?`,
    [id],
  );
  if (!row) return undefined;
  const files =
    row.hasFiles === null
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
