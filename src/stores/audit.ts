import type { Database, Transaction } from "./database.ts";

/** Something that a person saw or decided. */
export interface AuditEntry {
  at: Date;
  /** Who, as the person is named in the records. */
  actor: string;
  /** What was done, such as `document.publish`. */
  action: string;
  /** What it was done to: kind and id, such as `person:…`. */
  subject: string;
  enterpriseId?: string | undefined;
  /** Anything that is JSON. */
  detail?: unknown;
}

/** Keeps on record what a person saw or decided. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const { at, actor, action, subject, enterpriseId = null, detail = {} } = entry;
  await tx.audit.create({
    data: { at, actor, action, subject, enterpriseId, detail: JSON.stringify(detail) },
  });
}

/** What is on record about a subject, oldest first. */
export async function auditOf(db: Database | Transaction, subject: string): Promise<AuditEntry[]> {
  const rows = await db.audit.findMany({
    where: { subject },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map(({ at, actor, action, enterpriseId, detail }) => ({
    at,
    actor,
    action,
    subject,
    ...(enterpriseId !== null && { enterpriseId }),
    detail: JSON.parse(detail) as unknown,
  }));
}

/** How often something was done since, to one subject or to any. */
export function countAudit(
  db: Database | Transaction,
  action: string,
  since: Date,
  subject?: string,
): Promise<number> {
  return db.audit.count({
    where: { action, at: { gt: since }, ...(subject !== undefined && { subject }) },
  });
}
