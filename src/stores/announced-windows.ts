import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/instant.ts";
import type { Database, Transaction } from "./database.ts";

/** The filing window of a programme as a notice announced it. */
export interface StoredWindow {
  programme: string;
  /** First day; that on which it was announced where the notice names none. */
  opens: Day;
  /** Last day. */
  closes: Day;
  noticeId: string;
  /** When the notice began to be sent. */
  from: Date;
  /** Version of the document as which the notice is cited. */
  versionId?: string;
}

/** Stores the window that a notice announces; one for the same days that was announced before ends. */
export async function announceWindow(
  tx: Transaction,
  given: { programme: string; opens?: Day | undefined; closes: Day; noticeId: string; from: Date },
): Promise<void> {
  const { programme, opens, closes, noticeId, from } = given;
  const known = await tx.announcedWindow.findMany({ where: { programme, endedAt: null } });
  const first = opens ?? dayIn(from);
  const same = known.filter(
    (one) => (one.opens ?? dayIn(one.from)) <= closes && first <= one.closes,
  );
  await tx.announcedWindow.updateMany({
    where: { id: { in: same.map(({ id }) => id) } },
    data: { endedAt: from },
  });
  await tx.announcedWindow.create({
    data: { programme, opens: opens ?? null, closes, noticeId, from },
  });
}

/** Takes the windows away that these notices announced. */
export async function endWindows(
  tx: Transaction,
  noticeIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx.announcedWindow.updateMany({
    where: { noticeId: { in: [...noticeIds] }, endedAt: null },
    data: { endedAt: at },
  });
}

/** The windows that notices announced and no later notice replaced, the oldest first. */
export async function announcedWindows(db: Database | Transaction): Promise<StoredWindow[]> {
  const rows = await db.announcedWindow.findMany({
    where: { endedAt: null },
    orderBy: [{ from: "asc" }, { id: "asc" }],
    include: { notice: { select: { versionId: true } } },
  });
  return rows.map(({ programme, opens, closes, noticeId, from, notice: { versionId } }) => ({
    ...{ programme, opens: opens ?? dayIn(from), closes, noticeId, from },
    ...(versionId !== null && { versionId }),
  }));
}

/** The programmes of notices that are cited, by the version of their document. */
export async function citedNotices(db: Database | Transaction): Promise<Map<string, string>> {
  const rows = await db.notice.findMany({
    where: { versionId: { not: null }, programme: { not: null } },
    select: { versionId: true, programme: true },
  });
  return new Map(rows.map(({ versionId, programme }) => [versionId ?? "", programme ?? ""]));
}

/** The day in Asia/Shanghai. */
function dayIn(at: Date): Day {
  return dayOf(at.toISOString()) ?? "";
}
