import type { Database } from "../../stores/database.ts";
import { dropConversation, dropOldFiles, staleConversations } from "../../stores/keeping.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import { eraseConversation } from "./erasure.ts";

/** For how many days what people said is kept. */
export interface Keeping {
  /** After the last word in a conversation. */
  conversations: number;
  /** After a file came that could not be answered; else it goes with the answer. */
  files: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** Deletes what was kept long enough: conversations with what they told of unnamed companies, and files. */
export async function dropOld(
  db: Database,
  keeping: Keeping,
  at: Date,
): Promise<{ conversations: number; files: number }> {
  const before = (days: number) => new Date(at.getTime() - days * DAY);
  const files = await dropOldFiles(db, before(keeping.files));
  const stale = await staleConversations(db, before(keeping.conversations));
  for (const id of stale)
    await inTurn(db, async (tx) => {
      await dropConversation(tx, id, () => eraseConversation(tx, id, at));
    });
  return { conversations: stale.length, files };
}
