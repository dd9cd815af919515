import type { Database, Transaction } from "./database.ts";
import { seal } from "./sealing.ts";

/** The conversations in which nothing was said since `before`, and of which nothing waits for staff. */
export async function staleConversations(db: Database, before: Date): Promise<string[]> {
  const rows = await db.conversation.findMany({
    where: {
      createdAt: { lt: before },
      inbox: { none: { receivedAt: { gte: before } } },
      outbox: { none: { createdAt: { gte: before } } },
      handoffs: { none: { state: { not: "done" } } },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Deletes the files that came before `before`; returns how many. */
export async function dropOldFiles(db: Database, before: Date): Promise<number> {
  const { count } = await db.inboxFile.deleteMany({
    where: { inbox: { receivedAt: { lt: before } } },
  });
  return count;
}

/**
 * Deletes a conversation; `erase` takes its words out first. A question that staff answered is
 * knowledge by then, and stays without the conversation.
 */
export async function dropConversation(
  tx: Transaction,
  conversationId: string,
  erase: () => Promise<void>,
): Promise<void> {
  const where = { turn: { conversationId } };
  for (const { id, question } of await tx.gap.findMany({ where: { ...where, state: "answered" } }))
    await tx.gap.update({
      where: { id },
      data: { turnId: null, frame: "null", question: seal(tx, "faq", "question", question) },
    });
  await tx.gap.deleteMany({ where });
  await erase();
  await tx.conversation.delete({ where: { id: conversationId } });
}
