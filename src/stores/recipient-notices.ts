import type { Database, Transaction } from "./database.ts";
import type { Outbox } from "./generated/client.ts";
import { straight } from "./straight.ts";
import { readNotice, type Notice } from "./notices.ts";

/** A notice as one recipient has it. */
export interface ReceivedNotice {
  recipientId: string;
  notice: Notice;
  /** The companies for which it came. */
  companies: { id: string; name?: string }[];
}

/** What is stored where a recipient says that its company files. */
export const YES = "报";

/** Who looks at a notice: the person where it is known, else the conversation. */
export interface Reader {
  personId?: string | undefined;
  conversationId: string;
}

const select = {
  id: true,
  noticeId: true,
  companies: { select: { enterprise: { select: { id: true, name: true } } } },
} as const;

/** The notice whose id ends like this, as it came to the reader; `undefined` where none did. */
export async function receivedNotice(
  db: Database | Transaction,
  { personId, conversationId }: Reader,
  ending: string,
): Promise<ReceivedNotice | undefined> {
  const row = await db.recipient.findFirst({
    where: {
      noticeId: { endsWith: ending },
      OR: [{ conversationId }, ...(personId === undefined ? [] : [{ personId }])],
    },
    select,
  });
  return row ? received(db, row) : undefined;
}

/**
 * The notice that was the last thing that came unasked in a conversation, and whether nothing was
 * said there since; `undefined` where that was something else, or nothing.
 */
export async function lastNoticeIn(
  db: Database | Transaction,
  conversationId: string,
): Promise<(ReceivedNotice & { isLast: boolean }) | undefined> {
  const [last] = await straight(db).all<Pick<Outbox, "sendingAt" | "createdAt" | "recipientId">>(
    `SELECT "sendingAt", "createdAt", "recipientId" FROM "Outbox"
     WHERE "conversationId" = ? AND "inboxId" IS NULL
       AND ("recipientId" IS NULL OR "state" IN ('sending', 'sent', 'unknown'))
     ORDER BY "seq" DESC LIMIT 1`,
    [conversationId],
  );
  if (last === undefined || last.recipientId === null) return undefined;
  const where = { id: last.recipientId };
  const found = await received(db, await db.recipient.findUniqueOrThrow({ where, select }));
  const since = last.sendingAt ?? last.createdAt;
  const said = await db.turn.count({ where: { conversationId, at: { gt: since } } });
  return found && { ...found, isLast: said === 0 };
}

/** The notice that a message of a platform (its id there) was, as it came to the reader; `undefined` where it was none. */
export async function quotedNotice(
  db: Database | Transaction,
  { personId, conversationId }: Reader,
  { channel, quotes }: { channel: string; quotes: string },
): Promise<ReceivedNotice | undefined> {
  // A thread of one's own is a conversation beside the one in which the notice came.
  const others =
    personId === undefined
      ? []
      : await db.conversation.findMany({ where: { personId, channel }, select: { id: true } });
  const conversations = [conversationId, ...others.map(({ id }) => id)];
  const row = await db.outbox.findFirst({
    where: {
      ...{ conversationId: { in: conversations }, platformId: quotes },
      recipientId: { not: null },
    },
    select: { recipient: { select } },
  });
  return row?.recipient ? received(db, row.recipient) : undefined;
}

async function received(
  db: Database | Transaction,
  row: {
    id: string;
    noticeId: string;
    companies: { enterprise: { id: string; name: string | null } }[];
  },
): Promise<ReceivedNotice | undefined> {
  const notice = await readNotice(db, row.noticeId);
  if (!notice) return undefined;
  const companies = row.companies.map(({ enterprise: { id, name } }) => ({
    ...{ id, ...(name !== null && { name }) },
  }));
  return { recipientId: row.id, notice, companies };
}

/** The programmes for which a person said that it files, by company (id). */
export async function programmesAnswered(
  db: Database,
  personId: string,
): Promise<Map<string, Set<string>>> {
  const rows = await db.noticeAnswer.findMany({
    where: { kind: "receipt", recipient: { personId, notice: { programme: { not: null } } } },
    select: {
      words: true,
      recipient: {
        select: {
          notice: { select: { programme: true } },
          companies: { select: { enterpriseId: true } },
        },
      },
    },
  });
  const found = new Map<string, Set<string>>();
  for (const { words, recipient } of rows) {
    const { programme } = recipient.notice;
    if (words !== YES || programme === null) continue;
    for (const { enterpriseId } of recipient.companies)
      found.set(enterpriseId, (found.get(enterpriseId) ?? new Set()).add(programme));
  }
  return found;
}

/** The recipients of a notice for a company with these words in its name, at most five. */
export async function recipientsNamed(
  db: Database | Transaction,
  noticeId: string,
  words: string,
): Promise<{ recipientId: string; name: string }[]> {
  const rows = await db.recipientCompany.findMany({
    where: { recipient: { noticeId }, enterprise: { name: { contains: words } } },
    select: { recipientId: true, enterprise: { select: { name: true } } },
    take: 5,
  });
  const exact = rows.filter(({ enterprise }) => enterprise.name === words);
  return (exact.length > 0 ? exact : rows).map(({ recipientId, enterprise: { name } }) => ({
    ...{ recipientId, name: name ?? "" },
  }));
}
