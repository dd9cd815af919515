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
  return inTurn(db, async (tx) => {
    const last = await tx.inbox.findFirst({
      where: {
        conversation: { personId, shared: false, address: { not: { startsWith: "left " } } },
      },
      orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      select: { conversationId: true },
    });
    if (!last) return false;
    const buttons = choices.map((label) => ({ label, text: label }));
    const reply = { kind: "handoff" as const, text, citations: [], choices: buttons };
    const { conversationId } = last;
    await queueReplies(tx, { conversationId, replies: [reply], priority }, at);
    return true;
  });
}
