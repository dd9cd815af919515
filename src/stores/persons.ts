import type { Database, Transaction } from "./database.ts";
import { mergeNoticesOf } from "./notice-people.ts";

/** The name under which a channel knows a person. */
export interface ChannelIdentity {
  channel: string;
  /** The platform's id of the person. */
  externalId: string;
}

/** A person as far as it matters who it is. */
export interface KnownPerson {
  id: string;
  /** `undefined` while the person did not say. */
  name?: string;
  /** staff, admin, office; `undefined` for everyone else. */
  role?: string;
  /** The county or park of an office. */
  region?: string;
}

/** The person whom a channel knows by an identity; `undefined` when nobody is known by it. */
export async function personOf(
  db: Database | Transaction,
  { channel, externalId }: ChannelIdentity,
): Promise<KnownPerson | undefined> {
  const row = await db.identity.findUnique({
    where: { channel_externalId: { channel, externalId } },
    select: { person: { select } },
  });
  return row ? known(row.person) : undefined;
}

/** The person with this id, unless erased; `undefined` when there is none. */
export async function readPerson(
  db: Database | Transaction,
  id: string,
): Promise<KnownPerson | undefined> {
  const row = await db.person.findFirst({ where: { id, erasedAt: null }, select });
  return row ? known(row) : undefined;
}

/** Makes a person known by an identity, or makes the identity that of a person who is there. */
export async function addIdentity(
  tx: Transaction,
  { channel, externalId }: ChannelIdentity,
  personId: string | undefined,
  at: Date,
): Promise<string> {
  const id = personId ?? (await tx.person.create({ data: { createdAt: at } })).id;
  await tx.identity.create({ data: { channel, externalId, personId: id, createdAt: at } });
  return id;
}

/** Gives the private conversations of an identity to its person; returns those that were nobody's. */
export async function bindConversations(
  tx: Transaction,
  { channel, externalId }: ChannelIdentity,
  personId: string,
): Promise<string[]> {
  const own = await tx.conversation.findMany({
    where: {
      ...{ channel, shared: false, personId: null, inbox: { some: { sender: externalId } } },
      address: { not: { startsWith: "left " } },
    },
    select: { id: true },
  });
  const ids = own.map(({ id }) => id);
  await tx.conversation.updateMany({ where: { id: { in: ids } }, data: { personId } });
  return ids;
}

/** The channels on which a person is known, in the order in which they came. */
export function identitiesOf(
  db: Database | Transaction,
  personId: string,
): Promise<(ChannelIdentity & { createdAt: Date })[]> {
  return db.identity.findMany({
    where: { personId },
    select: { channel: true, externalId: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** Makes one person of two: everything of `from` becomes that of `into`, and `from` is no more. */
export async function mergePersons(tx: Transaction, from: string, into: string): Promise<void> {
  const [where, data] = [{ where: { personId: from } }, { personId: into }];
  await tx.identity.updateMany({ ...where, data });
  await tx.conversation.updateMany({ ...where, data });
  await tx.joinRequest.updateMany({ ...where, data });
  await mergeNoticesOf(tx, from, into);
  for (const one of await tx.membership.findMany(where)) {
    const { enterpriseId, role, endedAt } = one;
    const unique = { personId_enterpriseId: { personId: into, enterpriseId } };
    const other = await tx.membership.findUnique({ where: unique });
    if (!other) await tx.membership.update({ where: { id: one.id }, data });
    else if (endedAt === null && (other.endedAt !== null || role === "member"))
      await tx.membership.update({ where: unique, data: { role, endedAt: null } });
  }
  const { name } = await tx.person.findUniqueOrThrow({ where: { id: from } });
  if (name !== null)
    await tx.person.updateMany({ where: { id: into, name: null }, data: { name } });
  await tx.person.delete({ where: { id: from } });
}

const select = { id: true, name: true, role: true, region: true, erasedAt: true } as const;

function known({
  id,
  name,
  role,
  region,
  erasedAt,
}: {
  id: string;
  name: string | null;
  role: string | null;
  region: string | null;
  erasedAt: Date | null;
}): KnownPerson {
  return {
    id,
    ...(name !== null && { name }),
    // Whoever was removed from the staff is a person like any other.
    ...(role !== null && erasedAt === null && { role, ...(region !== null && { region }) }),
  };
}
