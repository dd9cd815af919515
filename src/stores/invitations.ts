import type { Database, Transaction } from "./database.ts";
import type { MemberRole } from "./memberships.ts";

/** A code by which people come to a company; only its hash is stored. */
export interface NewInvitation {
  enterpriseId: string;
  /** SHA-256 of the code, in hex. */
  hash: string;
  role: MemberRole;
  /** How many people may come by it. */
  uses: number;
  createdBy: string;
  expiresAt: Date;
}

/** An invitation that still holds. */
export interface OpenInvitation {
  id: string;
  enterpriseId: string;
  role: MemberRole;
  usesLeft: number;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Stores invitations. */
export async function storeInvitations(
  tx: Transaction,
  invitations: readonly NewInvitation[],
  at: Date,
): Promise<void> {
  await tx.invitation.createMany({
    data: invitations.map(({ uses, ...one }) => ({ ...one, usesLeft: uses, createdAt: at })),
  });
}

/** The invitation whose code has this hash and that still holds; `undefined` when there is none. */
export async function readInvitation(
  db: Database | Transaction,
  hash: string,
  at: Date,
): Promise<OpenInvitation | undefined> {
  const row = await db.invitation.findFirst({ where: { ...holds(at), hash } });
  return row ? open(row) : undefined;
}

/** Uses an invitation once; false when it does not hold any more. */
export async function useInvitation(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { ...holds(at), id },
    data: { usesLeft: { decrement: 1 } },
  });
  return count === 1;
}

/** The invitations of a company that still hold, the newest first. */
export async function openInvitations(
  db: Database,
  enterpriseId: string,
  at: Date,
): Promise<OpenInvitation[]> {
  const rows = await db.invitation.findMany({
    where: { ...holds(at), enterpriseId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(open);
}

/** Ends an invitation of a company, or all of them; returns how many. */
export async function revokeInvitations(
  tx: Transaction,
  enterpriseId: string,
  id: string | undefined,
  at: Date,
): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { enterpriseId, revokedAt: null, ...(id !== undefined && { id }) },
    data: { revokedAt: at },
  });
  return count;
}

function holds(at: Date) {
  return {
    ...{ revokedAt: null, expiresAt: { gt: at }, usesLeft: { gt: 0 } },
    enterprise: { erasedAt: null, mergedIntoId: null },
  };
}

function open({
  role,
  ...row
}: {
  id: string;
  enterpriseId: string;
  role: string;
  usesLeft: number;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
}): OpenInvitation {
  const { id, enterpriseId, usesLeft, createdBy, createdAt, expiresAt } = row;
  const rest = { id, enterpriseId, usesLeft, createdBy, createdAt, expiresAt };
  return { ...rest, role: role === "adviser" ? "adviser" : "member" };
}
