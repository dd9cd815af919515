import type { Day } from "../calendar/day.ts";
import type { Reply } from "../messages/reply.ts";
import { storeAnswers, type NewAnswer } from "./answers.ts";
import type { Database, Transaction } from "./database.ts";
import { storeGaps, type NewGap } from "./gaps.ts";
import { recordHandoff } from "./handoffs.ts";
import { queueReplies, repliesTo, type QueuedReply } from "./outbox.ts";
import { GONE, seal } from "./sealing.ts";

/** What answering one message came to. */
export interface TurnOutcome {
  /** What the message was about: anything that is JSON. */
  frame: unknown;
  /** In the order in which they are sent. */
  replies: readonly Reply[];
  /** Which of the replies are answers to keep; their reply gets its `answerId`. */
  answers?: readonly NewAnswer[];
  /** What could not be answered. */
  gaps?: readonly NewGap[];
  /** The day whose law answered. */
  asOf?: Day | undefined;
  /** What is to be answered by staff, under an id made before so that a reply can name it. */
  handoff?: { id: string; question: string; contact?: string | undefined } | undefined;
  /** Number of the turn of the guided conversation, where that took the message. */
  guided?: number | undefined;
  /** Messages before it that are answered with it, and the words of all of them. */
  together?: { ids: readonly string[]; text: string } | undefined;
  /** What is stored together with it, before the replies. */
  save?: ((tx: Transaction) => Promise<void>) | undefined;
}

/** A message of a conversation that was answered. */
export interface StoredTurn {
  id: string;
  seq: number;
  text: string;
  frame: unknown;
  asOf?: Day;
  at: Date;
}

/**
 * Stores what answering a message came to, all or nothing, and marks the message answered.
 * For a message that was answered before nothing changes, and the first outcome is returned.
 */
export async function completeTurn(
  db: Database,
  inboxId: string,
  outcome: TurnOutcome,
  at: Date,
): Promise<QueuedReply[]> {
  const done = await db.$transaction((tx) => settleTurn(tx, inboxId, outcome, at));
  return done ?? repliesTo(db, inboxId);
}

/** What `completeTurn` does, inside a transaction; `undefined` for a message that was answered before. */
export async function settleTurn(
  tx: Transaction,
  inboxId: string,
  outcome: TurnOutcome,
  at: Date,
): Promise<QueuedReply[] | undefined> {
  const marked = await tx.inbox.updateMany({
    where: { id: inboxId, state: "received" },
    data: { state: "answered", answeredAt: at },
  });
  if (marked.count === 0) return undefined;
  if (outcome.together)
    await tx.inbox.updateMany({
      where: { id: { in: [...outcome.together.ids] }, state: "received" },
      data: { state: "answered", answeredAt: at },
    });
  return storeTurn(tx, inboxId, outcome, at);
}

async function storeTurn(tx: Transaction, inboxId: string, outcome: TurnOutcome, at: Date) {
  // First, as it may take the words of the conversation away, those of this message among them.
  await outcome.save?.(tx);
  const { conversationId, seq, ...own } = await tx.inbox.findUniqueOrThrow({
    where: { id: inboxId },
    select: { conversationId: true, seq: true, text: true },
  });
  const text = own.text === GONE ? GONE : (outcome.together?.text ?? own.text);
  await tx.inboxFile.deleteMany({ where: { inboxId } });
  const scope = `conversation:${conversationId}`;
  const { id: turnId } = await tx.turn.create({
    data: {
      conversationId,
      inboxId,
      seq,
      text: seal(tx, scope, "text", text),
      frame: seal(tx, scope, "frame", JSON.stringify(outcome.frame ?? null)),
      guided: outcome.guided ?? null,
      asOf: outcome.asOf ?? null,
      at,
    },
    select: { id: true },
  });
  const replies = await storeAnswers(
    tx,
    { turnId, scope },
    outcome.replies,
    outcome.answers ?? [],
    at,
  );
  await storeGaps(tx, { turnId, scope }, outcome.gaps ?? [], at);
  if (outcome.handoff) await recordHandoff(tx, { conversationId, ...outcome.handoff }, at);
  return queueReplies(tx, { conversationId, inboxId, replies, priority: "chat" }, at);
}

/** The last `count` messages of a conversation that were answered, newest last. */
export async function recentTurns(
  db: Database,
  conversationId: string,
  count: number,
): Promise<StoredTurn[]> {
  const rows = await db.turn.findMany({
    where: { conversationId },
    orderBy: { seq: "desc" },
    take: count,
  });
  return rows.reverse().map(({ id, seq, text, frame, asOf, at }) => ({
    id,
    seq,
    text,
    frame: JSON.parse(frame) as unknown,
    ...(asOf !== null && { asOf }),
    at,
  }));
}

/** Sets the day whose law answers in a conversation; `undefined` goes back to the day of each message. */
export async function setAsOf(
  db: Database,
  conversationId: string,
  day: Day | undefined,
): Promise<void> {
  await db.conversation.update({ where: { id: conversationId }, data: { asOf: day ?? null } });
}

/** The day whose law answers in a conversation; `undefined` when none was set. */
export async function readAsOf(db: Database, conversationId: string): Promise<Day | undefined> {
  const row = await db.conversation.findUnique({
    where: { id: conversationId },
    select: { asOf: true },
  });
  return row?.asOf ?? undefined;
}
