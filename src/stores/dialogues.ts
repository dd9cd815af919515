import type { Database, Transaction } from "./database.ts";

/** How far the guided conversation of a conversation has come; `undefined` when none began. */
export async function readDialogue(
  db: Database | Transaction,
  conversationId: string,
): Promise<unknown> {
  const row = await db.dialogue.findUnique({ where: { conversationId } });
  return row ? (JSON.parse(row.state) as unknown) : undefined;
}

/** Stores how far it has come: anything that is JSON; `undefined` takes it away. */
export async function saveDialogue(
  tx: Transaction,
  conversationId: string,
  state: unknown,
  at: Date,
): Promise<void> {
  if (state === undefined) {
    await tx.dialogue.deleteMany({ where: { conversationId } });
    return;
  }
  const data = { state: JSON.stringify(state), updatedAt: at };
  await tx.dialogue.upsert({
    where: { conversationId },
    create: { conversationId, ...data },
    update: data,
  });
}

/** Takes the words of messages and replies out of a conversation; that they came stays known. */
export async function blankConversation(tx: Transaction, conversationId: string): Promise<void> {
  const where = { where: { conversationId } };
  const [text, reply] = ["（已清除）", { kind: "smalltalk", text: "（已清除）" }];
  await tx.inbox.updateMany({ ...where, data: { text } });
  await tx.inboxFile.deleteMany({ where: { inbox: { conversationId } } });
  await tx.turn.updateMany({ ...where, data: { text, frame: "null" } });
  await tx.answer.deleteMany({ where: { turn: { conversationId } } });
  await tx.outbox.updateMany({
    ...where,
    data: { reply: JSON.stringify({ ...reply, citations: [], choices: [] }) },
  });
}
