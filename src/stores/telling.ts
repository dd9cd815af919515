import type { Reply } from "../messages/reply.ts";
import type { Database } from "./database.ts";
import { queueReplies } from "./outbox.ts";
import { inTurn } from "./serial-transaction.ts";

/** Tells a person something where it spoke last, in private; false when it never did. */
export function tellPerson(
  db: Database,
  personId: string,
  text: string,
  at: Date,
  {
    priority = "chat",
    choices = [],
  }: { priority?: "chat" | "notice"; choices?: readonly string[] } = {},
): Promise<boolean> {
  const buttons = choices.map((label) => ({ label, text: label }));
  const reply = { kind: "handoff" as const, text, citations: [], choices: buttons };
  return sendPerson(db, personId, reply, at, priority);
}

/** Sends a person a reply where it spoke last, in private; false when it never did. */
export function sendPerson(
  db: Database,
  personId: string,
  reply: Reply,
  at: Date,
  priority: "chat" | "notice" = "chat",
): Promise<boolean> {
  return inTurn(db, async (tx) => {
    const last = await tx.inbox.findFirst({
      where: {
        conversation: { personId, shared: false, address: { not: { startsWith: "left " } } },
      },
      orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      select: { conversationId: true },
    });
    if (!last) return false;
    const { conversationId } = last;
    await queueReplies(tx, { conversationId, replies: [reply], priority }, at);
    return true;
  });
}
