import { setImmediate } from "node:timers/promises";
import type { Database, Transaction } from "./database.ts";
import { insertRows } from "./insert.ts";
import { newId } from "./new-id.ts";
import { CHANNEL_TOPIC } from "./preferences.ts";
import { inTurn } from "./serial-transaction.ts";
import { marks, straight } from "./straight.ts";

/** Why a company gets a notice: it meets the condition, may meet it, or stands on a list. */
export type Because = "in" | "possible" | "listed";

/** A company that gets a notice. */
export interface ReachedCompany {
  enterpriseId: string;
  because: Because;
}

/** A person, or a company that has nobody here, and for which companies it gets a notice. */
export interface Party {
  /** `person:<id>` or `enterprise:<id>`. */
  who: string;
  personId?: string;
  /** A channel, or call. */
  via: string;
  /** Where it is told; `undefined` for calls. */
  conversationId?: string;
  companies: ReachedCompany[];
}

/** So many ids are asked for in one statement. */
const AT_ONCE = 2000;
/** The channel that needs no person here, and what is left when there is none. */
export const MAIL = "mail";
export const CALL = "call";
/** The channels on which notices go. */
export const WAYS = ["web", "telegram", "slack", MAIL] as const;

/** Parts of a list that fit into one statement. */
export function* portions<T>(list: readonly T[], size = AT_ONCE): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}

/**
 * The members of these companies and where each spoke last in private, on one of the channels and
 * not where nothing goes to it any more. Who speaks for several companies is there once.
 */
export async function partiesOf(
  db: Database,
  companies: readonly ReachedCompany[],
  channels: readonly string[],
): Promise<Party[]> {
  const parties = new Map<string, Party>();
  for (const some of portions(companies)) {
    const because = new Map(some.map((one) => [one.enterpriseId, one]));
    const members = await membersOfAll(db, [...because.keys()]);
    const unknown = members.map(({ personId }) => personId).filter((id) => !parties.has(id));
    for (const { personId, id, channel } of await placesOf(db, unknown, channels))
      if (!parties.has(personId))
        parties.set(personId, {
          ...{ who: `person:${personId}`, personId, via: channel, conversationId: id },
          companies: [],
        });
    for (const { personId, enterpriseId } of members) {
      const company = because.get(enterpriseId);
      if (company) parties.get(personId)?.companies.push(company);
    }
    await setImmediate();
  }
  return [...parties.values()];
}

async function membersOfAll(
  db: Database,
  enterpriseIds: readonly string[],
): Promise<{ personId: string; enterpriseId: string }[]> {
  if (enterpriseIds.length === 0) return [];
  return straight(db).all<{ personId: string; enterpriseId: string }>(
    `SELECT m."personId", m."enterpriseId" FROM "Membership" m
     JOIN "Person" p ON p."id" = m."personId"
     WHERE m."enterpriseId" IN ${marks(enterpriseIds.length)}
       AND m."role" = 'member' AND m."endedAt" IS NULL AND p."erasedAt" IS NULL
     ORDER BY m."createdAt", m."id"`,
    enterpriseIds,
  );
}

/** Where persons may be told something in private, for each the place where it spoke last first. */
export async function placesOf(
  tx: Database | Transaction,
  personIds: readonly string[],
  channels: readonly string[],
): Promise<{ personId: string; id: string; channel: string; address: string }[]> {
  if (personIds.length === 0 || channels.length === 0) return [];
  const ids = [...new Set(personIds)];
  return straight(tx).all<{ personId: string; id: string; channel: string; address: string }>(
    `SELECT c."personId", c."id", c."channel", c."address" FROM "Conversation" c
     WHERE c."personId" IN ${marks(ids.length)}
       AND c."channel" IN ${marks(channels.length)}
       AND NOT c."shared" AND c."address" NOT LIKE 'left %'
       AND NOT EXISTS (SELECT 1 FROM "Preference" f WHERE f."personId" = c."personId"
         AND f."topic" = ? || c."channel" AND f."stopped")
     ORDER BY coalesce((SELECT i."receivedAt" FROM "Inbox" i WHERE i."conversationId" = c."id"
       ORDER BY i."seq" DESC LIMIT 1), c."createdAt") DESC, c."id"`,
    [...ids, ...channels, CHANNEL_TOPIC],
  );
}

/** The parties that got a notice, or may have: whoever it was sent to, and who was called. */
export async function partiesThatGot(db: Database, noticeId: string): Promise<Party[]> {
  const rows = await db.recipient.findMany({
    where: {
      noticeId,
      OR: [
        { outbox: { state: { in: ["sent", "unknown", "sending"] } } },
        { calledAt: { not: null } },
      ],
    },
    select: {
      ...{ who: true, personId: true, via: true, conversationId: true },
      companies: { select: { enterpriseId: true, because: true } },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ who, personId, via, conversationId, companies }) => ({
    who,
    ...(personId !== null && { personId }),
    ...{ via, ...(conversationId !== null && { conversationId }) },
    companies: companies.map((one) => ({ ...one, because: one.because as Because })),
  }));
}

/**
 * Stores who gets a notice that waits for approval, in the place of who was to get it before, a part
 * at a time so that answering goes on; false where the notice is another one by now.
 */
export async function storeParties(
  db: Database,
  notice: { id: string; edition: number },
  parties: readonly Party[],
): Promise<boolean> {
  const { id: noticeId, edition } = notice;
  const asSeen = (work: (tx: Transaction) => Promise<void>) =>
    inTurn(db, async (tx) => {
      const where = { id: noticeId, edition, state: "submitted" };
      if ((await tx.notice.count({ where })) === 0) return false;
      await work(tx);
      return true;
    });
  if (!(await asSeen((tx) => dropParties(tx, noticeId)))) return false;
  for (const some of portions(parties)) {
    if (!(await asSeen((tx) => storePart(tx, noticeId, some)))) return false;
    // The database answers at once: without a pause all else would wait.
    await setImmediate();
  }
  return true;
}

async function storePart(
  tx: Transaction,
  noticeId: string,
  parties: readonly Party[],
): Promise<void> {
  const made = parties.map((party) => ({ ...party, id: newId() }));
  await insertRows(
    tx,
    "Recipient",
    made.map(({ id, who, personId = null, via, conversationId = null }) => ({
      ...{ id, noticeId, who, personId, via, conversationId },
    })),
  );
  await insertRows(
    tx,
    "RecipientCompany",
    made.flatMap(({ id, companies }) => companies.map((one) => ({ recipientId: id, ...one }))),
  );
}

/** Takes away who was to get a notice; belongs to a notice that is edited again. */
export async function dropParties(tx: Transaction, noticeId: string): Promise<void> {
  await tx.recipient.deleteMany({ where: { noticeId } });
}

/** Whom to reach in companies, as it was written, by id of the company; those without are left out. */
export async function contactsOf(
  tx: Database | Transaction,
  enterpriseIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of portions(enterpriseIds)) {
    const rows = await tx.enterprise.findMany({
      where: { id: { in: some }, contact: { not: null }, erasedAt: null },
      select: { id: true, contact: true },
    });
    for (const { id, contact } of rows) if (contact !== null) found.set(id, contact);
  }
  return found;
}

/** The conversations by mail of companies by id of the company, made where there are none. */
export async function mailConversations(
  db: Database,
  enterpriseIds: readonly string[],
  at: Date,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const prefix = "enterprise:";
  for (const some of portions(enterpriseIds)) {
    const addresses = some.map((id) => prefix + id);
    const rows = await inTurn(db, async (tx) => {
      const known = async () => {
        const where = { channel: MAIL, address: { in: addresses } };
        return tx.conversation.findMany({ where, select: { id: true, address: true } });
      };
      const before = new Set((await known()).map(({ address }) => address));
      const missing = some.filter((id) => !before.has(prefix + id));
      if (missing.length > 0)
        await tx.conversation.createMany({
          data: missing.map((enterpriseId) => ({
            ...{ channel: MAIL, address: prefix + enterpriseId, enterpriseId, createdAt: at },
          })),
        });
      return known();
    });
    for (const { id, address } of rows) found.set(address.slice(prefix.length), id);
    await setImmediate();
  }
  return found;
}

/** How many get a notice: recipients by way, and companies. */
export async function countParties(
  db: Database | Transaction,
  noticeId: string,
): Promise<{ recipients: number; companies: number; ways: Map<string, number> }> {
  const rows = await db.recipient.groupBy({ by: ["via"], where: { noticeId }, _count: true });
  const ways = new Map(rows.map(({ via, _count }) => [via, _count]));
  const [counted] = await db.$queryRaw<{ count: bigint | number }[]>`
    SELECT count(DISTINCT rc."enterpriseId") AS "count" FROM "RecipientCompany" rc
    JOIN "Recipient" r ON r."id" = rc."recipientId" WHERE r."noticeId" = ${noticeId}`;
  const recipients = [...ways.values()].reduce((sum, count) => sum + count, 0);
  return { recipients, companies: Number(counted?.count ?? 0), ways };
}
