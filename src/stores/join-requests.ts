import type { Database, Transaction } from "./database.ts";
import { seal } from "./sealing.ts";

/** Somebody says to belong to a company. */
export interface JoinRequest {
  id: string;
  personId: string;
  enterpriseId: string;
  /** What the person wrote. */
  words: string;
  at: Date;
  /** The company as it stands in the register. */
  company: { name?: string; unifiedCode?: string; county?: string; park?: string };
  /** Names of the channels on which the person is known. */
  channels: string[];
  /** `undefined` while the person did not say. */
  person?: string;
}

/** Stores that somebody says to belong to a company; false when that waits already. */
export async function storeJoinRequest(
  tx: Transaction,
  { personId, enterpriseId, words }: { personId: string; enterpriseId: string; words: string },
  at: Date,
): Promise<boolean> {
  const waiting = { personId, enterpriseId, state: "open" };
  if ((await tx.joinRequest.count({ where: waiting })) > 0) return false;
  const sealed = seal(tx, `person:${personId}`, "words", words);
  await tx.joinRequest.create({ data: { ...waiting, role: "member", words: sealed, at } });
  return true;
}

/** How many requests wait, of a person or of all. */
export function countWaiting(db: Database | Transaction, personId?: string): Promise<number> {
  const own = personId !== undefined && { personId };
  return db.joinRequest.count({ where: { state: "open", ...own } });
}

/** The requests that wait, the oldest first; only those of the companies of a county or park where one is given. */
export async function waitingRequests(db: Database, region?: string): Promise<JoinRequest[]> {
  const enterprise = {
    erasedAt: null,
    ...(region !== undefined && { OR: [{ county: region }, { park: region }] }),
  };
  const rows = await db.joinRequest.findMany({
    where: { state: "open", enterprise },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    include,
  });
  return rows.map(request);
}

/** A request that waits; `undefined` when there is none or it was decided. */
export async function readJoinRequest(
  db: Database | Transaction,
  id: string,
): Promise<JoinRequest | undefined> {
  const row = await db.joinRequest.findFirst({ where: { id, state: "open" }, include });
  return row ? request(row) : undefined;
}

/** Notes what was decided; false when somebody was quicker. */
export async function decideJoinRequest(
  tx: Transaction,
  id: string,
  { state, by }: { state: "confirmed" | "refused"; by: string },
  at: Date,
): Promise<boolean> {
  const { count } = await tx.joinRequest.updateMany({
    where: { id, state: "open" },
    data: { state, decidedBy: by, decidedAt: at },
  });
  return count === 1;
}

const include = {
  person: { select: { name: true, identities: { select: { channel: true } } } },
  enterprise: { select: { name: true, unifiedCode: true, county: true, park: true } },
} as const;

type Row = Pick<JoinRequest, "id" | "personId" | "enterpriseId" | "words" | "at"> & {
  person: { name: string | null; identities: { channel: string }[] };
  enterprise: {
    name: string | null;
    unifiedCode: string | null;
    county: string | null;
    park: string | null;
  };
};

function request({ person, enterprise, ...row }: Row): JoinRequest {
  const { id, personId, enterpriseId, words, at } = row;
  const given = Object.entries(enterprise).filter(([, value]) => value !== null);
  return {
    ...{ id, personId, enterpriseId, words, at },
    company: Object.fromEntries(given),
    channels: [...new Set(person.identities.map(({ channel }) => channel))],
    ...(person.name !== null && { person: person.name }),
  };
}
