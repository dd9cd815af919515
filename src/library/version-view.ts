import type { Day } from "../calendar/day.ts";
import { auditOf, type AuditEntry } from "../stores/audit.ts";
import type { Database } from "../stores/database.ts";
import type { StoredVersion, VersionState } from "../stores/document-version.ts";
import {
  countVersions,
  findVersion,
  listVersions,
  liveVersions,
  versionsOf,
  type VersionFilter,
} from "../stores/documents.ts";
import { passagesOf, type VersionPassage } from "../stores/stored-passages.ts";
import { inOrder, isLive, lastDays } from "./holding.ts";
import { subjectOf } from "./subject.ts";

/** So many versions are shown on one page. */
const PAGE = 50;

/** A page of the versions, last added first. */
export interface VersionPage {
  rows: readonly StoredVersion[];
  /** How many there are by state, whatever state is listed. */
  counts: Partial<Record<VersionState, number>>;
  /** From 1. */
  page: number;
  pages: number;
}

/** Lists the versions that pass a filter; a page beyond the last is the last. */
export async function allVersions(
  db: Database,
  filter: VersionFilter & { page?: number | undefined },
): Promise<VersionPage> {
  const counts = await countVersions(db, filter);
  const total = Object.entries(counts)
    .filter(([state]) => filter.state === undefined || state === filter.state)
    .reduce((sum, [, count]) => sum + count, 0);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(Math.max(1, filter.page ?? 1), pages);
  const rows = await listVersions(db, filter, { skip: (page - 1) * PAGE, take: PAGE });
  return { rows, counts, page, pages };
}

/** A version whole. */
export interface VersionView {
  version: StoredVersion;
  passages: readonly VersionPassage[];
  /** Last day on which it holds; `undefined` while no end is known, or while it is not published. */
  lastDay?: Day;
  /** The version that holds until this one is published; `undefined` when it replaces none. */
  replaces?: StoredVersion;
  /** The other versions of the document, newest first. */
  others: readonly StoredVersion[];
  /** What was done to it, oldest first. */
  history: readonly AuditEntry[];
}

/** Reads a version with all that belongs to it; `undefined` when there is none of this id. */
export async function readVersion(db: Database, id: string): Promise<VersionView | undefined> {
  const version = await findVersion(db, id);
  if (!version) return undefined;
  const siblings = (await versionsOf(db, version.documentId)).filter((one) => one.id !== id);
  const passages = (await passagesOf(db, [id])).get(id) ?? [];
  const lastDay = isLive(version) ? lastDays(await liveVersions(db)).get(id) : undefined;
  const replaces =
    version.state === "proposed" ? inOrder(siblings.filter(isLive)).at(-1) : undefined;
  return {
    version,
    passages,
    ...(lastDay !== undefined && { lastDay }),
    ...(replaces && { replaces }),
    others: siblings.reverse(),
    history: await auditOf(db, subjectOf(id)),
  };
}
