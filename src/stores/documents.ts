import type { Database, Transaction } from "./database.ts";
import {
  storedVersion,
  versionColumns,
  type StoredVersion,
  type VersionDoubt,
  type VersionFields,
  type VersionOrigin,
  type VersionState,
} from "./document-version.ts";
import type { Prisma } from "./generated/client.ts";
import { storePassages, type VersionPassage } from "./stored-passages.ts";

/** A text to be stored as proposed. */
export interface NewVersion {
  /** Document of which it is a version; `undefined` makes a new one. */
  documentId?: string | undefined;
  origin: VersionOrigin;
  fields: VersionFields;
  doubts: readonly VersionDoubt[];
  passages: readonly VersionPassage[];
  addedBy: string;
}

/** Stores a version with its passages as proposed; returns its id. */
export async function addVersion(
  tx: Transaction,
  { documentId, origin, fields, doubts, passages, addedBy }: NewVersion,
  at: Date,
): Promise<string> {
  const document = documentId ?? (await makeDocument(tx, at));
  const { id } = await tx.documentVersion.create({
    data: {
      documentId: document,
      version: await nextVersion(tx, document),
      hash: origin.hash,
      mediaType: origin.mediaType,
      encoding: origin.encoding,
      fileName: origin.fileName ?? null,
      ...versionColumns(fields),
      doubts: JSON.stringify(doubts),
      state: "proposed",
      addedBy,
      addedAt: at,
    },
    select: { id: true },
  });
  await storePassages(tx, id, passages);
  return id;
}

/** What a version is changed to; what is absent stays. */
export interface VersionChange {
  fields?: VersionFields;
  doubts?: readonly VersionDoubt[];
  state?: VersionState;
  added?: { by: string; at: Date };
  /** `undefined` means not reviewed any more. */
  reviewed?: { by: string; at: Date } | undefined;
}

/** Changes a version and counts its edition up; false when it is not at this edition any more. */
export async function changeVersion(
  tx: Transaction,
  { id, edition }: { id: string; edition: number },
  change: VersionChange,
): Promise<boolean> {
  const { fields, doubts, state, added } = change;
  const { count } = await tx.documentVersion.updateMany({
    where: { id, edition },
    data: {
      edition: edition + 1,
      ...(fields && versionColumns(fields)),
      ...(doubts && { doubts: JSON.stringify(doubts) }),
      ...(state && { state }),
      ...(added && { addedBy: added.by, addedAt: added.at }),
      ...("reviewed" in change && {
        reviewedBy: change.reviewed?.by ?? null,
        reviewedAt: change.reviewed?.at ?? null,
      }),
    },
  });
  return count === 1;
}

/**
 * Makes a version one of another document, of a new one when that is `undefined`; a document that
 * has no version left is gone.
 */
export async function moveVersion(
  tx: Transaction,
  { id, documentId }: StoredVersion,
  to: string | undefined,
  at: Date,
): Promise<void> {
  const target = to ?? (await makeDocument(tx, at));
  await tx.documentVersion.update({
    where: { id },
    data: { documentId: target, version: await nextVersion(tx, target) },
  });
  const left = await tx.documentVersion.count({ where: { documentId } });
  if (left === 0) await tx.document.delete({ where: { id: documentId } });
}

/** A version; `undefined` when there is none of this id. */
export async function findVersion(
  db: Database | Transaction,
  id: string,
): Promise<StoredVersion | undefined> {
  const row = await db.documentVersion.findUnique({ where: { id } });
  return row ? storedVersion(row) : undefined;
}

/** The version that was read from these bytes; `undefined` when there is none. */
export async function versionOfHash(
  db: Database | Transaction,
  hash: string,
): Promise<StoredVersion | undefined> {
  const row = await db.documentVersion.findFirst({ where: { hash }, orderBy: { addedAt: "asc" } });
  return row ? storedVersion(row) : undefined;
}

/** The versions of a document, oldest first. */
export async function versionsOf(
  db: Database | Transaction,
  documentId: string,
): Promise<StoredVersion[]> {
  const rows = await db.documentVersion.findMany({
    where: { documentId },
    orderBy: { version: "asc" },
  });
  return rows.map(storedVersion);
}

/** The versions of all documents that bear a 文号 or a title, oldest first. */
export async function namesakes(
  tx: Transaction,
  { number, title }: Pick<VersionFields, "number" | "title">,
): Promise<StoredVersion[]> {
  const rows = await tx.documentVersion.findMany({
    where: { OR: [{ title }, ...(number === undefined ? [] : [{ number }])] },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(storedVersion);
}

/** Which versions are listed. */
export interface VersionFilter {
  state?: VersionState | undefined;
  /** Words that stand in the title, the 文号 or the file name. */
  words?: string | undefined;
}

/** The versions that pass a filter, last added first; `skip` of them are left out, at most `take` follow. */
export async function listVersions(
  db: Database,
  filter: VersionFilter,
  { skip, take }: { skip: number; take: number },
): Promise<StoredVersion[]> {
  const rows = await db.documentVersion.findMany({
    where: condition(filter),
    orderBy: [{ addedAt: "desc" }, { id: "desc" }],
    skip,
    take,
  });
  return rows.map(storedVersion);
}

/** How many versions pass the words of a filter, by state. */
export async function countVersions(
  db: Database,
  { words }: VersionFilter,
): Promise<Partial<Record<VersionState, number>>> {
  const groups = await db.documentVersion.groupBy({
    by: ["state"],
    where: condition({ words }),
    _count: { _all: true },
  });
  return Object.fromEntries(groups.map(({ state, _count }) => [state, _count._all]));
}

/** The versions that answer on some day: the published ones and those they followed. */
export async function liveVersions(db: Database | Transaction): Promise<StoredVersion[]> {
  const rows = await db.documentVersion.findMany({
    where: { state: { in: ["published", "superseded"] } },
    orderBy: [{ documentId: "asc" }, { version: "asc" }],
  });
  return rows.map(storedVersion);
}

function condition({ state, words }: VersionFilter): Prisma.DocumentVersionWhereInput {
  return {
    ...(state !== undefined && { state }),
    ...(words !== undefined && {
      OR: [
        { title: { contains: words } },
        { number: { contains: words } },
        { fileName: { contains: words } },
      ],
    }),
  };
}

async function makeDocument(tx: Transaction, at: Date): Promise<string> {
  const { id } = await tx.document.create({ data: { createdAt: at }, select: { id: true } });
  return id;
}

async function nextVersion(tx: Transaction, documentId: string): Promise<number> {
  const { _max } = await tx.documentVersion.aggregate({
    where: { documentId },
    _max: { version: true },
  });
  return (_max.version ?? 0) + 1;
}
