import type { Database, Transaction } from "./database.ts";

/** A hand-over that waits. */
export interface WaitingHandoff {
  id: string;
  question: string;
  takenBy?: string;
  /** When staff were last told of it or did something, else when it was asked for. */
  since: Date;
}

/** The hand-overs that are not done, the oldest first. */
export async function waitingHandoffs(db: Database | Transaction): Promise<WaitingHandoff[]> {
  const rows = await db.handoff.findMany({
    where: { state: { not: "done" } },
    select: { id: true, question: true, takenBy: true, at: true, takenAt: true, remindedAt: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, question, takenBy, at, takenAt, remindedAt }) => ({
    ...{ id, question, since: remindedAt ?? takenAt ?? at },
    ...(takenBy !== null && { takenBy }),
  }));
}

/** Notes that staff were told of hand-overs that wait. */
export async function markReminded(
  db: Database | Transaction,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await db.handoff.updateMany({ where: { id: { in: [...ids] } }, data: { remindedAt: at } });
}
