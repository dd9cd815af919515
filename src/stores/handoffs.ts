import type { Database, Transaction } from "./database.ts";
import type { Handoff } from "./generated/client.ts";
import { seal } from "./sealing.ts";

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
  db: Database | Transaction,
  handoff: NewHandoff,
  at: Date,
): Promise<string> {
  const { conversationId, question, contact } = handoff;
  const scope = `conversation:${conversationId}`;
  const { id } = await db.handoff.create({
    data: {
      ...(handoff.id !== undefined && { id: handoff.id }),
      conversationId,
      question: seal(db, scope, "question", question),
      contact: contact === undefined ? null : seal(db, scope, "contact", contact),
      at,
    },
    select: { id: true },
  });
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
