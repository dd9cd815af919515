import type { Day } from "../calendar/day.ts";
import type { Reply } from "../messages/reply.ts";
import { storeAnswers, type NewAnswer } from "./answers.ts";
import type { Database, Transaction } from "./database.ts";
import { storeGaps, type NewGap } from "./gaps.ts";
import type { Inbox } from "./generated/client.ts";
import { recordHandoff } from "./handoffs.ts";
import { insertRows } from "./insert.ts";
import { newId } from "./new-id.ts";
import { queueReplies, repliesTo, type QueuedReply } from "./outbox.ts";
import { forgets, GONE, seal } from "./sealing.ts";
import { isStraight, marks, straight, together, type AnyTransaction } from "./straight.ts";

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
  /** The same where all of it goes straight to the database: for what is stored with every message. */
  store?: ((tx: AnyTransaction) => Promise<void>) | undefined;
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
  const settle = (tx: AnyTransaction) => settleTurn(tx, inboxId, outcome, at);
  const done = await (outcome.save ? db.$transaction(settle) : together(db, settle));
  return done ?? repliesTo(db, inboxId);
}

/** What `completeTurn` does, inside a transaction; `undefined` for a message that was answered before. */
export async function settleTurn(
  tx: AnyTransaction,
  inboxId: string,
  outcome: TurnOutcome,
  at: Date,
): Promise<QueuedReply[] | undefined> {
  const mark = (ids: readonly string[]) =>
    straight(tx).all<Marked>(
      `UPDATE "Inbox" SET "state" = 'answered', "answeredAt" = ?
       WHERE "id" IN ${marks(ids.length)} AND "state" = 'received'
       RETURNING "id", "conversationId", "seq", "text"`,
      [at, ...ids],
    );
  const [message] = await mark([inboxId]);
  if (!message) return undefined;
  if (outcome.together && outcome.together.ids.length > 0) await mark(outcome.together.ids);
  return storeTurn(tx, message, outcome, at);
}

/** A message whose answer is stored. */
type Marked = Pick<Inbox, "id" | "conversationId" | "seq" | "text">;

async function storeTurn(tx: AnyTransaction, message: Marked, outcome: TurnOutcome, at: Date) {
  const { id: inboxId, conversationId, seq } = message;
  // First, as it may take the words of the conversation away, those of this message among them.
  const scope = `conversation:${conversationId}`;
  const gone = (await saved(tx, outcome)) && forgets(tx, scope);
  const text = gone ? GONE : (outcome.together?.text ?? message.text);
  await straight(tx).run(`DELETE FROM "InboxFile" WHERE "inboxId" = ?`, [inboxId]);
  const turnId = newId();
  await insertRows(tx, "Turn", [
    {
      ...{ id: turnId, conversationId, inboxId, seq, at },
      text: seal(tx, scope, "text", text),
      frame: seal(tx, scope, "frame", JSON.stringify(outcome.frame ?? null)),
      guided: outcome.guided ?? null,
      asOf: outcome.asOf ?? null,
    },
  ]);
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

/** Stores what goes with a turn; true where a transaction of Prisma was needed for it. */
async function saved(tx: AnyTransaction, { store, save }: TurnOutcome): Promise<boolean> {
  await store?.(tx);
  if (!save) return false;
  if (isStraight(tx)) throw new Error("What a turn saves needs a transaction of Prisma.");
  await save(tx);
  return true;
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

/** What the last `count` answered messages of a conversation were about, newest last. */
export async function recentFrames(
  db: Database,
  conversationId: string,
  count: number,
): Promise<unknown[]> {
  const rows = await straight(db).all<{ frame: string }>(
    `SELECT "frame" FROM "Turn" WHERE "conversationId" = ? ORDER BY "seq" DESC LIMIT ?`,
    [conversationId, count],
  );
  return rows.reverse().map(({ frame }) => JSON.parse(frame) as unknown);
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
