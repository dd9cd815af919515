import type { Database } from "./database.ts";
import type { Handoff } from "./generated/client.ts";

/** A wish to be answered by staff. */
export interface NewHandoff {
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
  note?: string;
}

/** Stores a wish to be answered by staff and returns its id. */
export async function recordHandoff(db: Database, handoff: NewHandoff, at: Date): Promise<string> {
  const { conversationId, question, contact } = handoff;
  const { id } = await db.handoff.create({
    data: { conversationId, question, contact: contact ?? null, at },
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

/** Puts a hand-over into the hands of a member of staff; false when it is not open any more. */
export async function takeHandoff(
  db: Database,
  id: string,
  by: string,
  at: Date,
): Promise<boolean> {
  const { count } = await db.handoff.updateMany({
    where: { id, state: "open" },
    data: { state: "taken", takenBy: by, takenAt: at },
  });
  return count === 1;
}

/** Closes a hand-over with a note; false when there is none or it was closed before. */
export async function closeHandoff(
  db: Database,
  id: string,
  note: string,
  at: Date,
): Promise<boolean> {
  const { count } = await db.handoff.updateMany({
    where: { id, state: { not: "done" } },
    data: { state: "done", note, doneAt: at },
  });
  return count === 1;
}

function storedHandoff(row: Handoff): StoredHandoff {
  const { id, conversationId, question, contact, state, at, takenBy, note } = row;
  return {
    id,
    conversationId,
    question,
    ...(contact !== null && { contact }),
    state: state === "taken" || state === "done" ? state : "open",
    at,
    ...(takenBy !== null && { takenBy }),
    ...(note !== null && { note }),
  };
}
