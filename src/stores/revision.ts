import type { Database, Transaction } from "./database.ts";

/** The number of the last change of what is known; 0 before the first. Cheap enough to ask each second. */
export async function currentRevision(db: Database | Transaction): Promise<number> {
  const row = await db.corpusRevision.findFirst({
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return row?.number ?? 0;
}

/**
 * Notes a change of what is known, so that every process reads again; returns its number. Belongs
 * into the transaction of the change, run by `inTurn`: of two that take one number, one begins anew.
 */
export async function bumpRevision(
  tx: Transaction,
  change: { reason: string; by?: string | undefined },
  at: Date,
): Promise<number> {
  const { reason, by = null } = change;
  const number = (await currentRevision(tx)) + 1;
  await tx.corpusRevision.create({ data: { number, at, by, reason } });
  return number;
}
