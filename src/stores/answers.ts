import { randomUUID } from "node:crypto";
import type { Reply } from "../messages/reply.ts";
import type { Database, Transaction } from "./database.ts";

/** An answer to keep. */
export interface NewAnswer {
  /** Index of the reply that bears it: its kind, text, day and citations are stored as shown. */
  reply: number;
  question: string;
  /** How it was worded: from the passages themselves, or by a chat model. */
  mode: "extractive" | "model";
}

/** Stores answers and their citations; returns the replies, each with the id of its answer. */
export async function storeAnswers(
  tx: Transaction,
  turnId: string,
  replies: readonly Reply[],
  answers: readonly NewAnswer[],
  at: Date,
): Promise<Reply[]> {
  const shown = [...replies];
  const rows = answers.map(({ reply: index, question, mode }, position) => {
    const reply = shown[index];
    if (reply === undefined)
      throw new Error(`Answer ${position} names reply ${index} of ${shown.length}.`);
    const id = randomUUID();
    shown[index] = { ...reply, answerId: id };
    const { kind, text, asOf = null } = reply;
    return { id, turnId, position, question, kind, text, asOf, mode, createdAt: at };
  });
  const citations = answers.flatMap(({ reply }, position) =>
    (replies[reply]?.citations ?? []).map(({ article, changes: _, ...citation }, place) => ({
      ...citation,
      answerId: rows[position]?.id ?? "",
      position: place,
      place: article,
    })),
  );
  if (rows.length > 0) await tx.answer.createMany({ data: rows });
  if (citations.length > 0) await tx.answerCitation.createMany({ data: citations });
  return shown;
}

/** Stores what a person thought of an answer; false when there is no such answer. */
export async function recordFeedback(
  db: Database,
  answerId: string,
  feedback: { helpful: boolean; reason?: string | undefined },
  at: Date,
): Promise<boolean> {
  const answer = await db.answer.findUnique({ where: { id: answerId }, select: { id: true } });
  if (answer === null) return false;
  await db.feedback.create({
    data: { answerId, helpful: feedback.helpful, reason: feedback.reason ?? null, at },
  });
  return true;
}
