import type { Database, Transaction } from "./database.ts";
import { insertRows } from "./insert.ts";
import { ProfileChanged } from "./profiles.ts";
import { forgetScopes, GONE, seal, sealedColumns } from "./sealing.ts";
import { straight, type AnyTransaction } from "./straight.ts";

/** How far a guided conversation has come, and how many turns it took; `undefined` when none began. */
export async function readDialogue(
  db: Database | AnyTransaction,
  owner: string,
): Promise<{ state: unknown; version: number } | undefined> {
  const [row] = await straight(db).all<{ state: string; version: number }>(
    `SELECT "state", "version" FROM "Dialogue" WHERE "owner" = ?`,
    [owner],
  );
  return row ? { state: JSON.parse(row.state) ?? undefined, version: row.version } : undefined;
}

/**
 * Stores how far it has come: anything that is JSON. Throws `ProfileChanged` when it is no longer
 * at the version that was read, 0 for one that is new.
 */
export async function saveDialogue(
  tx: AnyTransaction,
  owner: string,
  state: unknown,
  version: number,
  at: Date,
): Promise<void> {
  const sealed = seal(tx, owner, "state", JSON.stringify(state));
  if (version === 0) {
    const row = { owner, state: sealed, version: 1, updatedAt: at };
    return insertRows(tx, "Dialogue", [row]);
  }
  const count = await straight(tx).run(
    `UPDATE "Dialogue" SET "state" = ?, "updatedAt" = ?, "version" = "version" + 1
     WHERE "owner" = ? AND "version" = ?`,
    [sealed, at, owner, version],
  );
  if (count !== 1)
    throw new ProfileChanged(`Dialogue ${owner} is no longer at version ${String(version)}.`);
}

/** Forgets how far a guided conversation has come. */
export async function dropDialogue(tx: Transaction, owner: string): Promise<void> {
  await tx.dialogue.deleteMany({ where: { owner } });
}

/** Takes the words of messages and replies out of a conversation; that they came stays known. */
export async function blankConversation(tx: Transaction, conversationId: string): Promise<void> {
  const where = { where: { conversationId } };
  await tx.inbox.updateMany({ ...where, data: { text: GONE } });
  await tx.inboxFile.deleteMany({ where: { inbox: { conversationId } } });
  await tx.turn.updateMany({ ...where, data: { text: GONE, frame: "null" } });
  await tx.answer.deleteMany({ where: { turn: { conversationId } } });
  await tx.outbox.updateMany({ ...where, data: { reply: sealedColumns["reply"]?.gone ?? "" } });
  forgetScopes(tx, [`conversation:${conversationId}`]);
}
