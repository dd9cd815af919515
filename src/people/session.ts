import { createHash, randomBytes } from "node:crypto";
import type { Database, Transaction } from "../stores/database.ts";
import { readSession, storeSession, touchSession, type StoredSession } from "../stores/sessions.ts";
import { readStaff, type StaffMember } from "../stores/staff.ts";

/** A member of staff who is signed in in one browser. */
export interface SignedIn {
  member: StaffMember & { name: string };
  session: StoredSession;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** So long a session lasts from its last use, and at most from its beginning, in milliseconds. */
const idle = 14 * day;
const longest = 90 * day;
/** So seldom its last use is written down. */
const touchEvery = 5 * minute;

/** Begins a session; returns its token, which is nowhere stored. */
export async function beginSession(
  tx: Transaction,
  personId: string,
  at: Date,
): Promise<{ token: string; session: StoredSession }> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(at.getTime() + idle);
  const session = await storeSession(tx, { personId, hash: hashToken(token), expiresAt }, at);
  return { token, session };
}

/** Who is signed in with a token, and that it was used; `undefined` when nobody is. */
export async function readSignedIn(
  db: Database,
  token: string,
  at: Date,
): Promise<SignedIn | undefined> {
  const session = await readSession(db, hashToken(token), at);
  if (!session) return undefined;
  const member = await readStaff(db, session.personId);
  if (member?.name === undefined || member.removedAt !== undefined) return undefined;
  if (at.getTime() - session.lastSeenAt.getTime() >= touchEvery) {
    const end = Math.min(at.getTime() + idle, session.createdAt.getTime() + longest);
    await touchSession(db, session.id, new Date(end), at);
  }
  return { member: { ...member, name: member.name }, session };
}

function hashToken(token: string): string {
  return createHash("sha256").update(`session ${token}`).digest("hex");
}
