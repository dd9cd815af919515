import type { Database, Transaction } from "./database.ts";

/** What a person is to a company. */
export type MemberRole = "member" | "adviser";

/** A company that a person may speak for, as it stands in the register. */
export interface OwnCompany {
  enterpriseId: string;
  role: MemberRole;
  name?: string;
  unifiedCode?: string;
  county?: string;
  park?: string;
}

/** The companies of a person, in the order in which it joined them; erased ones are left out. */
export async function companiesOf(
  db: Database | Transaction,
  personId: string,
): Promise<OwnCompany[]> {
  const rows = await db.membership.findMany({
    where: { personId, endedAt: null, enterprise: { erasedAt: null, mergedIntoId: null } },
    select: { role: true, enterprise: { select: registered } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ role, enterprise: { id, name, unifiedCode, county, park } }) => ({
    enterpriseId: id,
    role: role === "adviser" ? "adviser" : "member",
    ...(name !== null && { name }),
    ...(unifiedCode !== null && { unifiedCode }),
    ...(county !== null && { county }),
    ...(park !== null && { park }),
  }));
}

const registered = { id: true, name: true, unifiedCode: true, county: true, park: true } as const;

/** What a person is to a company now; `undefined` when it is nothing to it. */
export async function roleIn(
  db: Database | Transaction,
  personId: string,
  enterpriseId: string,
): Promise<MemberRole | undefined> {
  const row = await db.membership.findUnique({
    where: { personId_enterpriseId: { personId, enterpriseId } },
    select: { role: true, endedAt: true },
  });
  if (!row || row.endedAt !== null) return undefined;
  return row.role === "adviser" ? "adviser" : "member";
}

/** Makes a person a member or an adviser of a company; whoever is a member stays one. */
export async function addMembership(
  tx: Transaction,
  { personId, enterpriseId, role }: { personId: string; enterpriseId: string; role: MemberRole },
  at: Date,
): Promise<"joined" | "already"> {
  const now = await roleIn(tx, personId, enterpriseId);
  if (now === role || now === "member") return "already";
  await tx.membership.upsert({
    where: { personId_enterpriseId: { personId, enterpriseId } },
    create: { personId, enterpriseId, role, createdAt: at },
    update: { role, endedAt: null },
  });
  return "joined";
}

/** Ends what a person is to a company; false when it was nothing to it. */
export async function endMembership(
  tx: Transaction,
  personId: string,
  enterpriseId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.membership.updateMany({
    where: { personId, enterpriseId, endedAt: null },
    data: { endedAt: at },
  });
  // What the person sent to colleagues goes with it.
  await tx.colleagueLink.updateMany({
    where: { enterpriseId, revokedAt: null, conversation: { personId } },
    data: { revokedAt: at },
  });
  return count === 1;
}

/** Ends all that a person is to companies. */
export async function endMembershipsOf(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx.membership.updateMany({ where: { personId, endedAt: null }, data: { endedAt: at } });
}

/** A person who belongs to a company. */
export interface Member {
  personId: string;
  /** `undefined` while it did not say. */
  name?: string;
  role: MemberRole;
  since: Date;
  /** Names of the channels on which it is known. */
  channels: string[];
}

/** Who belongs to a company now, in the order in which they came. */
export async function membersOf(
  db: Database | Transaction,
  enterpriseId: string,
): Promise<Member[]> {
  const rows = await db.membership.findMany({
    where: { enterpriseId, endedAt: null, person: { erasedAt: null } },
    select: {
      ...{ personId: true, role: true, createdAt: true },
      person: { select: { name: true, identities: { select: { channel: true } } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ personId, role, createdAt, person: { name, identities } }) => ({
    personId,
    ...(name !== null && { name }),
    role: role === "adviser" ? "adviser" : "member",
    since: createdAt,
    channels: [...new Set(identities.map(({ channel }) => channel))],
  }));
}

/** Which of these enterprises stand in the register: to them only those who belong may speak. */
export async function registeredAmong(
  db: Database | Transaction,
  enterpriseIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.enterprise.findMany({
    where: { id: { in: [...enterpriseIds] }, unifiedCode: { not: null } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
