import type { Database, Transaction } from "./database.ts";

/** A file that goes with a notice. */
export interface NoticeFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** The files of a notice in order, without what they hold. */
export async function listNoticeFiles(
  db: Database | Transaction,
  noticeId: string,
): Promise<{ position: number; name: string; mediaType: string }[]> {
  return db.noticeFile.findMany({
    where: { noticeId },
    orderBy: { position: "asc" },
    select: { position: true, name: true, mediaType: true },
  });
}

/** One file of a notice; `undefined` when it has none at that position (from 0). */
export async function readNoticeFile(
  db: Database | Transaction,
  noticeId: string,
  position: number,
): Promise<NoticeFile | undefined> {
  const row = await db.noticeFile.findUnique({
    where: { noticeId_position: { noticeId, position } },
    select: { name: true, mediaType: true, bytes: true },
  });
  return row ?? undefined;
}

/** Puts these files in the place of those that a notice had. */
export async function storeNoticeFiles(
  tx: Transaction,
  noticeId: string,
  files: readonly NoticeFile[],
): Promise<void> {
  await tx.noticeFile.deleteMany({ where: { noticeId } });
  if (files.length > 0)
    await tx.noticeFile.createMany({
      data: files.map(({ name, mediaType, bytes }, position) => ({
        ...{ noticeId, position, name, mediaType },
        bytes: Uint8Array.from(bytes),
      })),
    });
}
