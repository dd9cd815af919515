import type { Database, Transaction } from "./database.ts";
import { seal } from "./sealing.ts";
import { inTurn } from "./serial-transaction.ts";

/** What a recipient did with a notice. */
export type NoticeAnswerKind =
  "precheck" | "receipt" | "contact" | "event" | "attended" | "asked" | "read";

/** What a recipient did, the last of its kind. */
export interface NoticeAnswer {
  recipientId: string;
  kind: NoticeAnswerKind;
  /** What was said; empty where there is nothing to say. */
  words: string;
  at: Date;
}

/** Notes what a recipient did with a notice, in the place of what it did of that kind before. */
export async function storeNoticeAnswer(
  tx: Transaction,
  { recipientId, kind, words }: Omit<NoticeAnswer, "at">,
  at: Date,
): Promise<void> {
  const { conversationId, who } = await tx.recipient.findUniqueOrThrow({
    where: { id: recipientId },
    select: { conversationId: true, who: true },
  });
  const scope = conversationId === null ? who : `conversation:${conversationId}`;
  const fields = { words: words === "" ? "" : seal(tx, scope, "words", words), at };
  await tx.noticeAnswer.upsert({
    where: { recipientId_kind: { recipientId, kind } },
    create: { recipientId, kind, ...fields },
    update: fields,
  });
}

/** Takes back what a recipient did with a notice; false where it did nothing of that kind. */
export async function dropNoticeAnswer(
  tx: Transaction,
  recipientId: string,
  kind: NoticeAnswerKind,
): Promise<boolean> {
  const { count } = await tx.noticeAnswer.deleteMany({ where: { recipientId, kind } });
  return count === 1;
}

/** Notes that these recipients saw their notice where that is known: on the web. */
export async function noteRead(
  db: Database,
  recipientIds: readonly string[],
  at: Date,
): Promise<void> {
  if (recipientIds.length === 0) return;
  const unread = { id: { in: [...recipientIds] }, answers: { none: { kind: "read" } } };
  if ((await db.recipient.count({ where: unread })) === 0) return;
  await inTurn(db, async (tx) => {
    const rows = await tx.recipient.findMany({ where: unread, select: { id: true } });
    await tx.noticeAnswer.createMany({
      data: rows.map(({ id }) => ({ recipientId: id, kind: "read", words: "", at })),
    });
  });
}

/** What the recipients of a notice did, oldest first, of one kind where one is given. */
export async function answersOf(
  db: Database | Transaction,
  noticeId: string,
  kind?: NoticeAnswerKind,
): Promise<NoticeAnswer[]> {
  const rows = await db.noticeAnswer.findMany({
    where: { recipient: { noticeId }, ...(kind !== undefined && { kind }) },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { recipientId: true, kind: true, words: true, at: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as NoticeAnswerKind }));
}

/** How many recipients of a notice did what. */
export async function countAnswers(
  db: Database | Transaction,
  noticeId: string,
): Promise<Map<NoticeAnswerKind, number>> {
  const rows = await db.noticeAnswer.groupBy({
    by: ["kind"],
    where: { recipient: { noticeId } },
    _count: true,
  });
  return new Map(rows.map(({ kind, _count }) => [kind as NoticeAnswerKind, _count]));
}
