import type { Database, Transaction } from "./database.ts";
import type { Gap } from "./generated/client.ts";

/** A question that the knowledge could not answer. */
export interface NewGap {
  question: string;
  /** What it was about: anything that is JSON. */
  frame: unknown;
  /** Why not, in a word or a sentence. */
  reason: string;
}

/** A gap that was stored. */
export interface StoredGap extends NewGap {
  id: string;
  state: "open" | "answered" | "dismissed";
  at: Date;
  answer?: { text: string; by: string; at: Date };
}

/** Stores what a turn could not answer. */
export async function storeGaps(
  tx: Transaction,
  turnId: string,
  gaps: readonly NewGap[],
  at: Date,
): Promise<void> {
  if (gaps.length === 0) return;
  await tx.gap.createMany({
    data: gaps.map(({ question, frame, reason }) => ({
      turnId,
      question,
      frame: JSON.stringify(frame ?? null),
      reason,
      at,
    })),
  });
}

/** The gaps that nobody has answered yet, oldest first. */
export async function openGaps(db: Database): Promise<StoredGap[]> {
  const rows = await db.gap.findMany({
    where: { state: "open" },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map(storedGap);
}

/** Stores the answer of a member of staff to a gap; false when it is not open any more. */
export async function answerGap(
  db: Database,
  id: string,
  answer: { text: string; by: string },
  at: Date,
): Promise<boolean> {
  const { count } = await db.gap.updateMany({
    where: { id, state: "open" },
    data: { state: "answered", answer: answer.text, answeredBy: answer.by, answeredAt: at },
  });
  return count === 1;
}

/** Sets a gap aside as none of ours; false when it is not open any more. */
export async function dismissGap(db: Database, id: string, by: string, at: Date): Promise<boolean> {
  const { count } = await db.gap.updateMany({
    where: { id, state: "open" },
    data: { state: "dismissed", answeredBy: by, answeredAt: at },
  });
  return count === 1;
}

function storedGap(row: Gap): StoredGap {
  const { id, question, reason, at, answer, answeredBy, answeredAt } = row;
  return {
    id,
    question,
    frame: JSON.parse(row.frame) as unknown,
    reason,
    state: row.state === "answered" || row.state === "dismissed" ? row.state : "open",
    at,
    ...(answer !== null &&
      answeredBy !== null &&
      answeredAt !== null && { answer: { text: answer, by: answeredBy, at: answeredAt } }),
  };
}
