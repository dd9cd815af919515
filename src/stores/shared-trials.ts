import { createHash, randomBytes } from "node:crypto";
import type { Database } from "./database.ts";
import { seal } from "./sealing.ts";

/** What someone put into the what-if form, kept for some days under an address nobody can guess. */
export interface SharedTrial {
  /** Id of the rule. */
  rule: string;
  /** Hash of the version it was judged by; `undefined` where none decided. */
  version?: string | undefined;
  /** Fields of the form as they were typed. */
  fields: Readonly<Record<string, string>>;
  /** Who made it: a browser, as a hash. */
  owner: string;
  createdAt: Date;
  expiresAt: Date;
}

/** A new one lasts so long, in milliseconds. */
const LASTS = 7 * 24 * 60 * 60 * 1000;

/** Keeps what was put in and returns the token of its address; what has expired is deleted. */
export async function keepTrial(
  db: Database,
  { rule, version, fields, owner }: Omit<SharedTrial, "createdAt" | "expiresAt">,
  at: Date,
): Promise<string> {
  await purgeTrials(db, at);
  const token = randomBytes(24).toString("base64url");
  await db.sharedTrial.create({
    data: {
      hash: hashOf(token),
      owner,
      rule,
      version: version ?? null,
      fields: seal(db, `trial:${hashOf(token)}`, "fields", JSON.stringify(fields)),
      createdAt: at,
      expiresAt: new Date(at.getTime() + LASTS),
    },
  });
  return token;
}

/** What is kept under a token; `undefined` when it has expired, was deleted or never was. */
export async function readTrial(
  db: Database,
  token: string,
  at: Date,
): Promise<SharedTrial | undefined> {
  const row = await db.sharedTrial.findFirst({
    where: { hash: hashOf(token), expiresAt: { gt: at } },
  });
  if (!row) return undefined;
  const { rule, version, fields, owner, createdAt, expiresAt } = row;
  const known = JSON.parse(fields) as Record<string, string>;
  return { rule, version: version ?? undefined, fields: known, owner, createdAt, expiresAt };
}

/** Deletes what is kept under a token if this owner made it; whether there was such a one. */
export async function deleteTrial(db: Database, token: string, owner: string): Promise<boolean> {
  const { count } = await db.sharedTrial.deleteMany({ where: { hash: hashOf(token), owner } });
  return count > 0;
}

/** Deletes all that has expired; returns how many. */
export async function purgeTrials(db: Database, at: Date): Promise<number> {
  const { count } = await db.sharedTrial.deleteMany({ where: { expiresAt: { lte: at } } });
  return count;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
