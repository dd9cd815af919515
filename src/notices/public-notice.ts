import { noticeReply } from "../messages/notice-reply.ts";
import type { Reply } from "../messages/reply.ts";
import type { Database } from "../stores/database.ts";
import { listNoticeFiles, readNoticeFile, type NoticeFile } from "../stores/notice-files.ts";
import { followersOf, readNotice } from "../stores/notices.ts";

/** A notice that was sent, as everybody may read it who has its address. */
export interface PublicNotice {
  readonly id: string;
  readonly reply: Reply;
  readonly sentAt: Date;
  /** In the order of their positions, from 0. */
  readonly files: readonly string[];
  /** The notice that put it right or took it back since, the latest. */
  readonly followed?: { readonly id: string; readonly kind: "correction" | "recall" };
}

/** The notice at an address on the web; `undefined` where none was sent. */
export async function publicNotice(db: Database, id: string): Promise<PublicNotice | undefined> {
  const notice = await readNotice(db, id);
  if (!notice?.startedAt || notice.reply === undefined) return undefined;
  const files = await listNoticeFiles(db, id);
  const follower = (await followersOf(db, id)).findLast(({ startedAt }) => startedAt !== undefined);
  const reply = noticeReply(JSON.parse(notice.reply) as Reply, []);
  return {
    ...{ id, reply, sentAt: notice.startedAt },
    files: files.map(({ name }) => name),
    ...(follower && {
      followed: { id: follower.id, kind: follower.kind === "recall" ? "recall" : "correction" },
    }),
  };
}

/** A file of a notice that was sent; `undefined` where there is none at that position. */
export async function publicNoticeFile(
  db: Database,
  id: string,
  position: number,
): Promise<NoticeFile | undefined> {
  const notice = await readNotice(db, id);
  return notice?.startedAt ? readNoticeFile(db, id, position) : undefined;
}
