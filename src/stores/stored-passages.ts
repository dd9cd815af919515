import type { Database, Transaction } from "./database.ts";

/** The text of one clause of a document version. */
export interface VersionPassage {
  /** Place in printed form; empty where the document numbers nothing that names it. */
  place: string;
  heading: string;
  /** Headings it stands under, outermost first; empty when there are none. */
  chapter: string;
  /** Lines are separated by line feeds. */
  text: string;
}

/** So many versions are read at once. */
const BATCH = 200;

/** Stores the passages of a version, in the order of the document. */
export async function storePassages(
  tx: Transaction,
  versionId: string,
  passages: readonly VersionPassage[],
): Promise<void> {
  if (passages.length === 0) return;
  await tx.storedPassage.createMany({
    data: passages.map(({ place, heading, chapter, text }, position) => ({
      versionId,
      position,
      place,
      heading,
      chapter,
      text,
    })),
  });
}

/** The passages of versions by the id of the version, in the order of the document. */
export async function passagesOf(
  db: Database,
  versionIds: readonly string[],
): Promise<Map<string, VersionPassage[]>> {
  const found = new Map<string, VersionPassage[]>(versionIds.map((id) => [id, []]));
  for (let start = 0; start < versionIds.length; start += BATCH) {
    const rows = await db.storedPassage.findMany({
      where: { versionId: { in: versionIds.slice(start, start + BATCH) } },
      orderBy: [{ versionId: "asc" }, { position: "asc" }],
      select: { versionId: true, place: true, heading: true, chapter: true, text: true },
    });
    for (const { versionId, ...passage } of rows) found.get(versionId)?.push(passage);
  }
  return found;
}

/** How many passages a version has. */
export async function countPassages(
  db: Database | Transaction,
  versionId: string,
): Promise<number> {
  return db.storedPassage.count({ where: { versionId } });
}
