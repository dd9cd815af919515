import type { Database, Transaction } from "./database.ts";

/** A code by which a person links another account; only its hash is stored. */
export interface NewLinkCode {
  personId: string;
  /** SHA-256 of the code, in hex. */
  hash: string;
  expiresAt: Date;
}

/** Stores a code in the place of those that the person has and has not used. */
export async function storeLinkCode(
  tx: Transaction,
  { personId, hash, expiresAt }: NewLinkCode,
  at: Date,
): Promise<void> {
  await tx.linkCode.updateMany({
    where: { personId, usedAt: null, expiresAt: { gt: at } },
    data: { expiresAt: at },
  });
  await tx.linkCode.create({ data: { personId, hash, createdAt: at, expiresAt } });
}

/** The person whose unused code that has not run out has this hash; `undefined` when there is none. */
export async function readLinkCode(
  db: Database | Transaction,
  hash: string,
  at: Date,
): Promise<string | undefined> {
  const row = await db.linkCode.findFirst({
    where: { hash, usedAt: null, expiresAt: { gt: at } },
    select: { personId: true },
  });
  return row?.personId;
}

/** Uses a code up; false when somebody was quicker. */
export async function useLinkCode(tx: Transaction, hash: string, at: Date): Promise<boolean> {
  const { count } = await tx.linkCode.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return count === 1;
}

/** How many codes a person was given since. */
export function linkCodesSince(
  db: Database | Transaction,
  personId: string,
  since: Date,
): Promise<number> {
  return db.linkCode.count({ where: { personId, createdAt: { gt: since } } });
}
