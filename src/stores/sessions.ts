import type { Database, Transaction } from "./database.ts";
import type { Session } from "./generated/client.ts";

/** A browser in which a person is signed in. */
export interface StoredSession {
  id: string;
  personId: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Stores that a person is signed in; `hash` is the SHA-256 of the token in the cookie, in hex. */
export async function storeSession(
  tx: Transaction,
  { personId, hash, expiresAt }: { personId: string; hash: string; expiresAt: Date },
  at: Date,
): Promise<StoredSession> {
  const row = await tx.session.create({
    data: { personId, hash, createdAt: at, lastSeenAt: at, expiresAt },
  });
  return storedSession(row);
}

/** The session whose token has this hash; `undefined` when it ended, ran out or never was. */
export async function readSession(
  db: Database,
  hash: string,
  at: Date,
): Promise<StoredSession | undefined> {
  const row = await db.session.findFirst({ where: { hash, endedAt: null, expiresAt: { gt: at } } });
  return row ? storedSession(row) : undefined;
}

/** Notes that a session was used, and until when it now lasts. */
export async function touchSession(
  db: Database,
  id: string,
  expiresAt: Date,
  at: Date,
): Promise<void> {
  await db.session.updateMany({
    where: { id, endedAt: null },
    data: { lastSeenAt: at, expiresAt },
  });
}

/** The sessions of a person, or of everybody, that have not ended, last used first. */
export async function openSessions(
  db: Database,
  at: Date,
  personId?: string,
): Promise<StoredSession[]> {
  const rows = await db.session.findMany({
    where: { endedAt: null, expiresAt: { gt: at }, ...(personId !== undefined && { personId }) },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
  });
  return rows.map(storedSession);
}

/** Ends the sessions of a person, all or but one or only one; returns how many. */
export async function endSessions(
  tx: Database | Transaction,
  { personId, only, butNot }: { personId: string; only?: string; butNot?: string },
  at: Date,
): Promise<number> {
  const id = {
    ...(only !== undefined && { equals: only }),
    ...(butNot !== undefined && { not: butNot }),
  };
  const { count } = await tx.session.updateMany({
    where: { personId, endedAt: null, id },
    data: { endedAt: at },
  });
  return count;
}

function storedSession({ id, personId, createdAt, lastSeenAt, expiresAt }: Session): StoredSession {
  return { id, personId, createdAt, lastSeenAt, expiresAt };
}
