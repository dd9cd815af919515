import type { Database } from "./database.ts";
import type { Handoff } from "./generated/client.ts";
import { insertRows } from "./insert.ts";
import { newId } from "./new-id.ts";
import { seal } from "./sealing.ts";
import type { AnyTransaction } from "./straight.ts";

/** A wish to be answered by staff. */
export interface NewHandoff {
  /** Made here when absent. */
  id?: string;
  conversationId: string;
  question: string;
  /** How to reach the person; `undefined` means in the conversation itself. */
  contact?: string | undefined;
}

/** A wish to be answered by staff that was stored. */
export interface StoredHandoff extends NewHandoff {
  id: string;
  state: "open" | "taken" | "done";
  at: Date;
  takenBy?: string;
  takenAt?: Date;
  doneAt?: Date;
  note?: string;
}

/** Stores a wish to be answered by staff and returns its id. */
export async function recordHandoff(
  tx: AnyTransaction,
  { id = newId(), conversationId, question, contact }: NewHandoff,
  at: Date,
): Promise<string> {
  const scope = `conversation:${conversationId}`;
  await insertRows(tx, "Handoff", [
    {
      ...{ id, conversationId, at },
      question: seal(tx, scope, "question", question),
      contact: contact === undefined ? null : seal(tx, scope, "contact", contact),
    },
  ]);
  return id;
}

/** The hand-overs that are not done, oldest first. */
export async function openHandoffs(db: Database): Promise<StoredHandoff[]> {
  const rows = await db.handoff.findMany({
    where: { state: { not: "done" } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map(storedHandoff);
}

/** A hand-over as its row tells. */
export function storedHandoff(row: Handoff): StoredHandoff {
  const { id, conversationId, question, contact, state, at, takenBy, takenAt, doneAt, note } = row;
  return {
    id,
    conversationId,
    question,
    ...(contact !== null && { contact }),
    state: state === "taken" || state === "done" ? state : "open",
    at,
    ...(takenBy !== null && { takenBy }),
    ...(takenAt !== null && { takenAt }),
    ...(doneAt !== null && { doneAt }),
    ...(note !== null && { note }),
  };
}
