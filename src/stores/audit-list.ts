import type { AuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";

/** What of the records is listed. */
export interface AuditFilter {
  /** What the action begins with, such as `company.`. */
  action?: string | undefined;
  actor?: string | undefined;
  enterpriseId?: string | undefined;
  /** From 1. */
  page: number;
}

/** One page of the records, the newest first. */
export interface AuditPage {
  rows: AuditEntry[];
  page: number;
  more: boolean;
}

const PAGE = 50;

/** The records that pass a filter, the newest first. */
export async function listAudit(
  db: Database,
  { action, actor, enterpriseId, page }: AuditFilter,
): Promise<AuditPage> {
  const rows = await db.audit.findMany({
    where: {
      ...(action !== undefined && { action: { startsWith: action } }),
      ...(actor !== undefined && { actor }),
      ...(enterpriseId !== undefined && { enterpriseId }),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip: (page - 1) * PAGE,
    take: PAGE + 1,
  });
  return {
    ...{ page, more: rows.length > PAGE },
    rows: rows.slice(0, PAGE).map(({ enterpriseId: id, detail, ...row }) => ({
      ...row,
      ...(id !== null && { enterpriseId: id }),
      detail: JSON.parse(detail) as unknown,
    })),
  };
}
