import type { Reply } from "../messages/reply.ts";
import type { Database, Transaction } from "./database.ts";
import { queueReplies } from "./outbox.ts";
import { CHANNEL_TOPIC, preferencesOf } from "./preferences.ts";
import { inTurn } from "./serial-transaction.ts";

/** Tells a person something where it spoke last, in private; false when it never did. */
export function tellPerson(
  db: Database,
  personId: string,
  text: string,
  at: Date,
): Promise<boolean> {
  return sendPerson(db, personId, toldReply(text), at);
}

/** What staff or a person is told unasked, as a reply; a choice says itself. */
export function toldReply(text: string, choices: readonly string[] = []): Reply {
  const buttons = choices.map((label) => ({ label, text: label }));
  return { kind: "handoff", text, citations: [], choices: buttons };
}

/** Sends a person a reply where it spoke last, in private; false when it never did. */
export function sendPerson(
  db: Database,
  personId: string,
  reply: Reply,
  at: Date,
): Promise<boolean> {
  return inTurn(db, (tx) => queueForPerson(tx, personId, [reply], at, "chat"));
}

/** Queues replies to a person where it spoke last, in private and open to us; false where there is no such place. */
export async function queueForPerson(
  tx: Transaction,
  personId: string,
  replies: readonly Reply[],
  at: Date,
  priority: "chat" | "notice",
): Promise<boolean> {
  const closed = (await preferencesOf(tx, personId)).flatMap(({ topic, stopped }) =>
    stopped && topic.startsWith(CHANNEL_TOPIC) ? topic.slice(CHANNEL_TOPIC.length) : [],
  );
  const last = await tx.inbox.findFirst({
    where: {
      conversation: {
        ...{ personId, shared: false, channel: { notIn: closed } },
        address: { not: { startsWith: "left " } },
      },
    },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    select: { conversationId: true },
  });
  if (!last) return false;
  await queueReplies(tx, { conversationId: last.conversationId, replies, priority }, at);
  return true;
}
