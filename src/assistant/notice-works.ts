import { cite, passageAt } from "../answering/citing.ts";
import type { Mind } from "../answering/mind.ts";
import { dayOf } from "../calendar/instant.ts";
import type { AudienceWorker } from "../notices/audience/audience-worker-handle.ts";
import { audienceGround, type AudienceGround } from "../notices/audience/ground.ts";
import { noticeFinder } from "../notices/audience/notice-finder.ts";
import type { NoticeGround } from "../notices/notice-ground.ts";
import type { Resting } from "../notices/resting.ts";
import type { Database } from "../stores/database.ts";
import { noticePublisher } from "./notice-publishing.ts";

/** What notices are made of here. */
export interface NoticeWorksParts {
  readonly db: Database;
  readonly mind: () => Mind;
  readonly now: () => Date;
  readonly pages: string;
  /** Names of the channels that can send now. */
  readonly channels: () => readonly string[];
  /** Looks for audiences apart from answering, where there is one. */
  readonly worker?: AudienceWorker | undefined;
}

/** What notices stand on, and what their audiences are judged with. */
export interface NoticeWorks extends NoticeGround {
  readonly audience: () => AudienceGround;
  readonly resting: Resting;
  readonly worker: AudienceWorker | undefined;
}

/** Makes what notices stand on; the knowledge counts as it is when it is asked. */
export function createNoticeWorks(parts: NoticeWorksParts): NoticeWorks {
  const { db, mind, now, pages, channels, worker } = parts;
  let known: { of: unknown; ground: AudienceGround } | undefined;
  const audience = () => {
    const { knowledge } = mind();
    if (known?.of !== knowledge) known = { of: knowledge, ground: audienceGround(knowledge) };
    return known.ground;
  };
  return {
    ...{ db, now, pages, channels, audience, worker },
    resting: new Map(),
    holidays: () => mind().knowledge.calendar,
    cite(clause) {
      const found = passageAt(clause, dayOf(now().toISOString()) ?? "", mind());
      return found && cite(found, mind());
    },
    find: noticeFinder({ db, ground: audience, now, worker }),
    publish: noticePublisher(mind, pages),
  };
}
