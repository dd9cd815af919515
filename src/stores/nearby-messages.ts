import type { Database } from "./database.ts";
import type { Inbox } from "./generated/client.ts";
import { straight } from "./straight.ts";

/** A message of a conversation as it is looked at beside another. */
export interface NearbyMessage {
  id: string;
  messageId: string;
  sender: string;
  text: string;
  asOf: string | null;
  place: string | null;
  edits: string | null;
  /** When it was sent and when it was received, in milliseconds. */
  sentAt: number;
  receivedAt: number;
  answered: boolean;
}

/** The messages from just before the one numbered `seq`, and all that wait, in the order received. */
export async function nearbyMessages(
  db: Database,
  conversationId: string,
  seq: number,
): Promise<NearbyMessage[]> {
  const rows = await straight(db).all<Inbox>(
    `SELECT * FROM "Inbox" WHERE "conversationId" = ? AND ("seq" >= ? OR "state" = 'received')
     ORDER BY "seq"`,
    [conversationId, seq - 1],
  );
  return rows.map(({ sentAt, receivedAt, state, ...row }) => ({
    ...row,
    sentAt: sentAt.getTime(),
    receivedAt: receivedAt.getTime(),
    answered: state === "answered",
  }));
}

/** The choices under the last answers of a conversation, by what they say. */
export async function offeredChoices(db: Database, conversationId: string): Promise<Set<string>> {
  const rows = await straight(db).all<{ reply: string }>(
    `SELECT "reply" FROM "Outbox" WHERE "conversationId" = ? AND "inboxId" IS NOT NULL
     ORDER BY "seq" DESC LIMIT 3`,
    [conversationId],
  );
  const replies = rows.map(({ reply }) => JSON.parse(reply) as { choices?: { text: string }[] });
  return new Set(replies.flatMap(({ choices = [] }) => choices.map(({ text }) => text)));
}

/** A message that was answered, as it is put right: the turn that took it and all that was said in it. */
export interface AnsweredPart {
  /** Number of the turn of the guided conversation; absent where it was none. */
  guided?: number;
  /** What was answered in that turn, in the order received. */
  parts: { messageId: string; text: string }[];
}

/** The turn that answered a message of a channel, perhaps together with others; `undefined` where none did. */
export async function turnOf(
  db: Database,
  channel: string,
  messageId: string,
): Promise<AnsweredPart | undefined> {
  const message = await db.inbox.findUnique({
    where: { channel_messageId: { channel, messageId } },
    select: { conversationId: true, seq: true, answeredAt: true },
  });
  if (!message) return undefined;
  const { conversationId, seq, answeredAt } = message;
  // What was answered together was marked so at one moment.
  const turn = await db.turn.findFirst({
    where: { conversationId, seq: { gte: seq }, inbox: { answeredAt } },
    orderBy: { seq: "asc" },
    select: { seq: true, guided: true },
  });
  if (!turn) return undefined;
  const before = await db.turn.findFirst({
    where: { conversationId, seq: { lt: turn.seq } },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  if (before && before.seq >= seq) return undefined;
  const parts = await db.inbox.findMany({
    where: { conversationId, answeredAt, seq: { gt: before?.seq ?? 0, lte: turn.seq } },
    orderBy: { seq: "asc" },
    select: { messageId: true, text: true },
  });
  return { ...(turn.guided !== null && { guided: turn.guided }), parts };
}
