import { createHash, randomBytes } from "node:crypto";
import type { FactPlace } from "../profile/claim.ts";
import type { Database, Transaction } from "./database.ts";

/** A link by which a colleague may answer what is open. */
export interface ColleagueLink {
  readonly id: string;
  readonly enterpriseId: string;
  readonly conversationId: string;
  readonly asked: readonly FactPlace[];
  readonly expiresAt: Date;
}

/** A link is good for so long, in milliseconds. */
const LIFE = 14 * 24 * 60 * 60 * 1000;

/** A token that cannot be guessed, and the link that it will open. */
export function newColleagueLink(link: Omit<ColleagueLink, "id" | "expiresAt">, at: Date) {
  const token = randomBytes(24).toString("base64url");
  return { token, ...link, hash: hashOf(token), expiresAt: new Date(at.getTime() + LIFE) };
}

/** Stores a new link. */
export async function storeColleagueLink(
  tx: Transaction,
  { hash, enterpriseId, conversationId, asked, expiresAt }: ReturnType<typeof newColleagueLink>,
  at: Date,
): Promise<void> {
  await tx.colleagueLink.create({
    data: {
      hash,
      enterpriseId,
      conversationId,
      asked: JSON.stringify(asked),
      createdAt: at,
      expiresAt,
    },
  });
}

/** The link that a token opens; `undefined` when there is none, it is over or was revoked. */
export async function readColleagueLink(
  db: Database | Transaction,
  token: string,
  at: Date,
): Promise<ColleagueLink | undefined> {
  const row = await db.colleagueLink.findUnique({ where: { hash: hashOf(token) } });
  if (!row || row.revokedAt !== null || row.expiresAt <= at) return undefined;
  return linkOf(row);
}

/** The links of enterprises that still hold, the newest first. */
export async function openColleagueLinks(
  db: Database,
  enterpriseIds: readonly string[],
  at: Date,
): Promise<ColleagueLink[]> {
  const rows = await db.colleagueLink.findMany({
    where: { enterpriseId: { in: [...enterpriseIds] }, revokedAt: null, expiresAt: { gt: at } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(linkOf);
}

/** Notes that a link was answered. */
export async function noteLinkAnswered(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.colleagueLink.update({ where: { id }, data: { answeredAt: at } });
}

/** Ends a link of one of these enterprises; false when they have no such link that still holds. */
export async function revokeColleagueLink(
  db: Database,
  enterpriseIds: readonly string[],
  id: string,
  at: Date,
): Promise<boolean> {
  const { count } = await db.colleagueLink.updateMany({
    where: { id, enterpriseId: { in: [...enterpriseIds] }, revokedAt: null },
    data: { revokedAt: at },
  });
  return count === 1;
}

/** Deletes the links that are over. */
export async function purgeColleagueLinks(db: Database, at: Date): Promise<void> {
  await db.colleagueLink.deleteMany({ where: { expiresAt: { lte: at } } });
}

function linkOf(row: {
  id: string;
  enterpriseId: string;
  conversationId: string;
  asked: string;
  expiresAt: Date;
}): ColleagueLink {
  return { ...row, asked: JSON.parse(row.asked) as FactPlace[] };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
