import type { Reply } from "../messages/reply.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Transaction } from "./database.ts";
import { storedHandoff, type StoredHandoff } from "./handoffs.ts";
import { queueReplies } from "./outbox.ts";
import { seal } from "./sealing.ts";
import { inTurn } from "./serial-transaction.ts";

/** A hand-over with the conversation in which it was asked for. */
export interface HandoffWithConversation extends StoredHandoff {
  channel: string;
  address: string;
  /** Number of the last reply stored in the conversation. */
  lastReply: number;
}

/** What came of doing something about a hand-over. */
export type HandoffOutcome = "done" | "takenByOther" | "closed" | "gone";

const conversation = {
  conversation: { select: { channel: true, address: true, lastReply: true } },
} as const;

/** The hand-overs in a state, or that are not done when none is given: those open oldest first, those done last first. */
export async function listHandoffs(
  db: Database,
  state: StoredHandoff["state"] | undefined,
): Promise<HandoffWithConversation[]> {
  const order = state === "done" ? "desc" : "asc";
  const rows = await db.handoff.findMany({
    where: { state: state ?? { not: "done" } },
    orderBy: [{ at: order }, { id: order }],
    include: conversation,
  });
  return rows.map((row) => ({ ...storedHandoff(row), ...row.conversation }));
}

/** The hand-over with this id; `undefined` when there is none. */
export async function readHandoff(
  db: Database | Transaction,
  id: string,
): Promise<HandoffWithConversation | undefined> {
  const row = await db.handoff.findUnique({ where: { id }, include: conversation });
  return row ? { ...storedHandoff(row), ...row.conversation } : undefined;
}

/** Puts a hand-over into the hands of a member of staff; `from` names whose hands it is taken out of. */
export function takeHandoff(
  db: Database,
  id: string,
  { by, from }: { by: string; from?: string },
  at: Date,
): Promise<HandoffOutcome> {
  return work(db, id, { by, from }, async (tx, handoff) => {
    const before = handoff.takenBy;
    await tx.handoff.update({ where: { id }, data: { state: "taken", takenBy: by, takenAt: at } });
    const detail = before === undefined ? {} : { before };
    await record(tx, { at, actor: by, action: "handoff.take", id, detail });
    return "done";
  });
}

/** Closes a hand-over with a note on what came of it. */
export function closeHandoff(
  db: Database,
  id: string,
  { by, note }: { by: string; note: string },
  at: Date,
): Promise<HandoffOutcome> {
  return work(db, id, { by }, async (tx, handoff) => {
    await tx.handoff.update({
      where: { id },
      data: {
        ...{ state: "done", doneAt: at, takenBy: by, takenAt: handoff.takenAt ?? at },
        note: seal(tx, `conversation:${handoff.conversationId}`, "note", note),
      },
    });
    // What came of it is told by the hand-over, where an erasure finds it.
    await record(tx, { at, actor: by, action: "handoff.close", id });
    return "done";
  });
}

/**
 * Sends a reply into the conversation of a hand-over, which is then in the hands of who wrote it.
 * `after` is the last reply that the writer saw: when there are newer ones the outcome is `stale`,
 * so that nothing is sent twice.
 */
export function replyToHandoff(
  db: Database,
  id: string,
  { by, reply, after }: { by: string; reply: Reply; after: number },
  at: Date,
): Promise<HandoffOutcome | "stale"> {
  return work<"stale">(db, id, { by }, async (tx, { conversationId, lastReply, takenAt }) => {
    if (lastReply !== after) return "stale";
    const queue = { conversationId, replies: [reply], priority: "chat" } as const;
    const [queued] = await queueReplies(tx, queue, at);
    const data = { state: "taken", takenBy: by, takenAt: takenAt ?? at };
    await tx.handoff.update({ where: { id }, data });
    const detail = { outbox: queued?.id };
    await record(tx, { at, actor: by, action: "handoff.reply", id, detail });
    return "done";
  });
}

/** Notes that a member of staff read the conversation of a hand-over. */
export async function noteReading(db: Database, id: string, by: string, at: Date): Promise<void> {
  await db.$transaction((tx) => record(tx, { at, actor: by, action: "handoff.read", id }));
}

/** Does something about a hand-over that is not done, nor in the hands of another than `from`. */
function work<Other = never>(
  db: Database,
  id: string,
  { by, from }: { by: string; from?: string | undefined },
  task: (tx: Transaction, handoff: HandoffWithConversation) => Promise<HandoffOutcome | Other>,
): Promise<HandoffOutcome | Other> {
  return inTurn(db, async (tx) => {
    const handoff = await readHandoff(tx, id);
    if (!handoff) return "gone";
    if (handoff.state === "done") return "closed";
    const { takenBy } = handoff;
    const free = takenBy === undefined || takenBy === by || takenBy === from;
    return free ? task(tx, handoff) : "takenByOther";
  });
}

function record(
  tx: Transaction,
  { id, ...entry }: { at: Date; actor: string; action: string; id: string; detail?: object },
): Promise<void> {
  return recordAudit(tx, { ...entry, subject: `handoff:${id}` });
}
