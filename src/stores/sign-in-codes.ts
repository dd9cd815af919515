import type { Database, Transaction } from "./database.ts";

/** A code that signs a person in once; only its hash is stored. */
export interface NewSignInCode {
  personId: string;
  /** SHA-256 of the code, in hex. */
  hash: string;
  /** Name of the person who made it; `undefined` for the program itself. */
  createdBy?: string;
  expiresAt: Date;
}

/** Stores a code in the place of those that the person has and has not used. */
export async function storeSignInCode(
  tx: Transaction,
  { personId, hash, createdBy, expiresAt }: NewSignInCode,
  at: Date,
): Promise<void> {
  await voidSignInCodes(tx, personId, at);
  await tx.signInCode.create({
    data: { personId, hash, createdBy: createdBy ?? null, createdAt: at, expiresAt },
  });
}

/** Ends the unused codes of a person. */
export async function voidSignInCodes(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx.signInCode.updateMany({
    where: { personId, usedAt: null, expiresAt: { gt: at } },
    data: { expiresAt: at },
  });
}

/** The person whom an unused code that has not run out signs in; `undefined` when there is none. */
export async function readSignInCode(
  db: Database | Transaction,
  hash: string,
  at: Date,
): Promise<string | undefined> {
  const row = await db.signInCode.findFirst({
    where: { hash, usedAt: null, expiresAt: { gt: at } },
    select: { personId: true },
  });
  return row?.personId;
}

/** Uses a code up; false when somebody was quicker. */
export async function useSignInCode(tx: Transaction, hash: string, at: Date): Promise<boolean> {
  const { count } = await tx.signInCode.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return count === 1;
}

/** Until when each person has an unused code, by person. */
export async function waitingCodes(db: Database, at: Date): Promise<Map<string, Date>> {
  const rows = await db.signInCode.findMany({
    where: { usedAt: null, expiresAt: { gt: at } },
    select: { personId: true, expiresAt: true },
  });
  return new Map(rows.map(({ personId, expiresAt }) => [personId, expiresAt]));
}
