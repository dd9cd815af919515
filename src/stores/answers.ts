import type { Citation, Reply } from "../messages/reply.ts";
import type { Database } from "./database.ts";
import { insertRows } from "./insert.ts";
import { newId } from "./new-id.ts";
import { seal } from "./sealing.ts";
import { inTurn } from "./serial-transaction.ts";
import type { AnyTransaction } from "./straight.ts";

/** An answer to keep. */
export interface NewAnswer {
  /** Index of the reply that bears it: its kind, text, day and citations are stored as shown. */
  reply: number;
  question: string;
  /** How it was worded: from the passages themselves, or by a chat model. */
  mode: "extractive" | "model";
}

/** Stores answers, sealed for a scope, and their citations; returns the replies, each with the id of its answer. */
export async function storeAnswers(
  tx: AnyTransaction,
  { turnId, scope }: { turnId: string; scope: string },
  replies: readonly Reply[],
  answers: readonly NewAnswer[],
  at: Date,
): Promise<Reply[]> {
  const shown = [...replies];
  const rows = answers.map(({ reply: index, question, mode }, position) => {
    const reply = shown[index];
    if (reply === undefined)
      throw new Error(`Answer ${position} names reply ${index} of ${shown.length}.`);
    const id = newId();
    shown[index] = { ...reply, answerId: id };
    const { kind, text, asOf = null } = reply;
    return {
      ...{ id, turnId, position, kind, asOf, mode, createdAt: at },
      question: seal(tx, scope, "question", question),
      text: seal(tx, scope, "text", text),
    };
  });
  const citations = answers.flatMap(({ reply }, position) =>
    (replies[reply]?.citations ?? []).map((citation, place) => ({
      ...shownCitation(citation),
      answerId: rows[position]?.id ?? "",
      position: place,
    })),
  );
  await insertRows(tx, "Answer", rows);
  await insertRows(tx, "AnswerCitation", citations);
  return shown;
}

/** A citation as a row; what stood there on other days is not kept with it. */
function shownCitation(citation: Citation) {
  const { article, number, document, kind, quote, text, from, to, checked, standing, source } =
    citation;
  return {
    ...{ place: article, document, kind, text, from, checked, standing },
    ...{ number: number ?? null, quote: quote ?? null, to: to ?? null, source: source ?? null },
  };
}

/** What a person thought of an answer. */
export interface Judgement {
  helpful: boolean;
  /** What was wrong with it, or what was good. */
  reason?: string;
}

/**
 * Stores what a person thought of an answer; the latest counts, so that a reason given later
 * belongs to the same vote. False when there is no such answer.
 */
export async function recordFeedback(
  db: Database,
  answerId: string,
  feedback: { helpful: boolean; reason?: string | undefined },
  at: Date,
): Promise<boolean> {
  return inTurn(db, async (tx) => {
    const answer = await tx.answer.findUnique({
      where: { id: answerId },
      select: { turn: { select: { conversationId: true } } },
    });
    if (answer === null) return false;
    const { helpful, reason } = feedback;
    const scope = `conversation:${answer.turn.conversationId}`;
    const sealed = reason === undefined ? null : seal(tx, scope, "reason", reason);
    const data = { helpful, reason: sealed, at };
    const { count } = await tx.feedback.updateMany({ where: { answerId }, data });
    if (count === 0) await tx.feedback.create({ data: { answerId, ...data } });
    return true;
  });
}

/** What was thought of these answers, by their id; those nobody judged are missing. */
export async function readFeedback(
  db: Database,
  answerIds: readonly string[],
): Promise<Map<string, Judgement>> {
  if (answerIds.length === 0) return new Map();
  const rows = await db.feedback.findMany({
    where: { answerId: { in: [...answerIds] } },
    orderBy: { at: "asc" },
  });
  return new Map(
    rows.map(({ answerId, helpful, reason }) => [
      answerId,
      { helpful, ...(reason !== null && { reason }) },
    ]),
  );
}
