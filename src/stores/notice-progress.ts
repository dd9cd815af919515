import type { Database } from "./database.ts";
import { CALL } from "./recipients.ts";

/** Where a recipient of a notice stands; planned is before sending, toCall and called are without a message. */
export type RecipientState =
  | "planned"
  | "queued"
  | "sending"
  | "sent"
  | "failed"
  | "skipped"
  | "blocked"
  | "unknown"
  | "toCall"
  | "called";

/** How many recipients stand where, by the way they are told. */
export interface StateCount {
  via: string;
  state: RecipientState;
  count: number;
}

/** The recipients of a notice by way and state. */
export async function countStates(db: Database, noticeId: string): Promise<StateCount[]> {
  const rows = await db.$queryRaw<
    { via: string; state: string | null; skipped: bigint; called: bigint; count: bigint }[]
  >`
    SELECT r."via", o."state", CASE WHEN r."skipped" IS NULL THEN 0 ELSE 1 END AS "skipped",
      CASE WHEN r."calledAt" IS NULL THEN 0 ELSE 1 END AS "called", count(*) AS "count"
    FROM "Recipient" r LEFT JOIN "Outbox" o ON o."recipientId" = r."id"
    WHERE r."noticeId" = ${noticeId} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  const counts = new Map<string, StateCount>();
  for (const { via, state: sent, skipped, called, count } of rows) {
    const state = stateOf({ via, sent, skipped: Number(skipped) > 0, called: Number(called) > 0 });
    const key = `${via} ${state}`;
    const before = counts.get(key)?.count ?? 0;
    counts.set(key, { via, state, count: before + Number(count) });
  }
  return [...counts.values()];
}

function stateOf(row: {
  via: string;
  sent: string | null;
  skipped: boolean;
  called: boolean;
}): RecipientState {
  if (row.called) return "called";
  if (row.skipped) return "skipped";
  if (row.sent !== null) return row.sent as RecipientState;
  return row.via === CALL ? "toCall" : "planned";
}

/** How many of a notice were sent since a moment. */
export function sentSince(db: Database, noticeId: string, since: Date): Promise<number> {
  return db.outbox.count({
    where: { state: "sent", settledAt: { gt: since }, recipient: { noticeId } },
  });
}

/** Why recipients got nothing, with how many. */
export async function countReasons(db: Database, noticeId: string): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ why: string; count: bigint }[]>`
    SELECT coalesce(o."why", r."skipped") AS "why", count(*) AS "count"
    FROM "Recipient" r LEFT JOIN "Outbox" o ON o."recipientId" = r."id"
    WHERE r."noticeId" = ${noticeId} AND coalesce(o."why", r."skipped") IS NOT NULL
      AND (o."state" IS NULL OR o."state" IN ('skipped', 'blocked', 'failed'))
    GROUP BY 1 ORDER BY 1`;
  const counts = new Map<string, number>();
  for (const { why, count } of rows) {
    const reason = why.split(":")[0] ?? why;
    counts.set(reason, (counts.get(reason) ?? 0) + Number(count));
  }
  return counts;
}

/** The companies of a county, and how many of them were reached. */
export interface CountyCount {
  /** Empty where it is not known. */
  county: string;
  companies: number;
  /** Somebody of theirs was sent the notice, or was called. */
  reached: number;
}

/** The companies that a notice is for, by county. */
export async function countCounties(db: Database, noticeId: string): Promise<CountyCount[]> {
  const rows = await db.$queryRaw<{ county: string; companies: bigint; reached: bigint }[]>`
    SELECT x."county", count(*) AS "companies", sum(x."reached") AS "reached" FROM (
      SELECT e."id", coalesce(e."county", '') AS "county",
        max(CASE WHEN o."state" = 'sent' OR r."calledAt" IS NOT NULL THEN 1 ELSE 0 END) AS "reached"
      FROM "Recipient" r
      JOIN "RecipientCompany" c ON c."recipientId" = r."id"
      JOIN "Enterprise" e ON e."id" = c."enterpriseId"
      LEFT JOIN "Outbox" o ON o."recipientId" = r."id"
      WHERE r."noticeId" = ${noticeId} GROUP BY e."id", e."county") x
    GROUP BY x."county" ORDER BY 2 DESC, 1`;
  return rows.map(({ county, companies, reached }) => ({
    county,
    companies: Number(companies),
    reached: Number(reached),
  }));
}

/** What recipients of a county did: how many companies of theirs by kind. */
export async function countCountyAnswers(
  db: Database,
  noticeId: string,
): Promise<{ county: string; kind: string; companies: number }[]> {
  const rows = await db.$queryRaw<{ county: string; kind: string; companies: bigint }[]>`
    SELECT coalesce(e."county", '') AS "county", a."kind",
      count(DISTINCT e."id") AS "companies"
    FROM "NoticeAnswer" a
    JOIN "Recipient" r ON r."id" = a."recipientId"
    JOIN "RecipientCompany" c ON c."recipientId" = r."id"
    JOIN "Enterprise" e ON e."id" = c."enterpriseId"
    WHERE r."noticeId" = ${noticeId} GROUP BY 1, 2 ORDER BY 1, 2`;
  return rows.map(({ companies, ...row }) => ({ ...row, companies: Number(companies) }));
}

/** A recipient as a list shows it. */
export interface RecipientRow {
  id: string;
  personId?: string;
  /** The person's name, where it said one. */
  name?: string;
  via: string;
  state: RecipientState;
  why?: string;
  companies: { id: string; name: string; county?: string; because: string }[];
  /** When it was sent or given up. */
  settledAt?: Date;
  platformId?: string;
  attempts: number;
  called?: { by: string; at: Date; note?: string };
}

/** Which recipients are listed. */
export interface RecipientFilter {
  states?: readonly RecipientState[] | undefined;
  /** From 1. */
  page?: number | undefined;
  most?: number | undefined;
}

const PAGE = 50;

/** The recipients of a notice in these states, of all when none is given, in a fixed order. */
export async function listRecipients(
  db: Database,
  noticeId: string,
  { states, page = 1, most = PAGE }: RecipientFilter = {},
): Promise<RecipientRow[]> {
  const rows = await db.recipient.findMany({
    where: { noticeId, ...(states && { OR: states.map(whereOf) }) },
    orderBy: { id: "asc" },
    skip: (page - 1) * most,
    take: most,
    include: {
      person: { select: { name: true } },
      outbox: {
        select: { state: true, why: true, settledAt: true, platformId: true, attempts: true },
      },
      companies: {
        select: {
          because: true,
          enterprise: { select: { id: true, name: true, unifiedCode: true, county: true } },
        },
      },
    },
  });
  return rows.map(({ outbox, person, companies, ...row }) => {
    const why = outbox?.why ?? row.skipped;
    const { via, personId, calledAt, calledBy, callNote } = row;
    return {
      id: row.id,
      ...(personId !== null && { personId }),
      ...(person?.name && { name: person.name }),
      via,
      state: stateOf({
        ...{ via, sent: outbox?.state ?? null },
        ...{ skipped: row.skipped !== null, called: calledAt !== null },
      }),
      ...(why && { why }),
      companies: companies.map(({ because, enterprise: { id, name, unifiedCode, county } }) => ({
        ...{ id, name: name ?? unifiedCode ?? "", because },
        ...(county !== null && { county }),
      })),
      ...(outbox?.settledAt && { settledAt: outbox.settledAt }),
      ...(outbox?.platformId && { platformId: outbox.platformId }),
      attempts: outbox?.attempts ?? 0,
      ...(calledAt &&
        calledBy !== null && {
          called: { by: calledBy, at: calledAt, ...(callNote !== null && { note: callNote }) },
        }),
    };
  });
}

function whereOf(state: RecipientState) {
  const open = { skipped: null, calledAt: null };
  if (state === "called") return { calledAt: { not: null } };
  if (state === "skipped")
    return { calledAt: null, OR: [{ skipped: { not: null } }, { outbox: { state } }] };
  if (state === "toCall") return { ...open, outbox: null, via: CALL };
  if (state === "planned") return { ...open, outbox: null, via: { not: CALL } };
  return { ...open, outbox: { state } };
}

/** Notes that a recipient was called, or with `by: undefined` that it was not; false when there is none. */
export async function tickCall(
  db: Database,
  { noticeId, id }: { noticeId: string; id: string },
  call: { by: string; note?: string | undefined } | undefined,
  at: Date,
): Promise<boolean> {
  const { count } = await db.recipient.updateMany({
    where: { id, noticeId },
    data: call
      ? { calledAt: at, calledBy: call.by, callNote: call.note ?? null }
      : { calledAt: null, calledBy: null, callNote: null },
  });
  return count === 1;
}

/** Settles what may or may not have arrived, as somebody found out; false when it is not in doubt. */
export async function settleDoubt(
  db: Database,
  { noticeId, id }: { noticeId: string; id: string },
  found: "arrived" | "again",
  at: Date,
): Promise<boolean> {
  const { count } = await db.outbox.updateMany({
    where: { state: "unknown", recipientId: id, recipient: { noticeId } },
    data:
      found === "arrived"
        ? { state: "sent", settledAt: at }
        : { state: "queued", settledAt: null, nextAttemptAt: null },
  });
  return count === 1;
}
