import type { Day } from "../../../calendar/day.ts";
import { dayOf } from "../../../calendar/instant.ts";
import { createRateLimit } from "../../../pages/rate-limit.ts";
import type { Database } from "../../../stores/database.ts";
import { keepTrial, type SharedTrial } from "../../../stores/shared-trials.ts";
import { browserOf, type Conversation } from "../conversation.ts";
import type { PageLook } from "../layout.ts";
import type { Site } from "../site.ts";
import type { Html } from "../text-html.ts";
import { createClauseLink } from "./clause-link.ts";
import { guideOf, type Guide, type GuideKnowledge } from "./guide.ts";
import { readProgrammeAssets } from "./page-assets.ts";
import { glanceOf, renderResult } from "./result-html.ts";
import { readTrial, type Trial } from "./trial.ts";
import { judgeTrial } from "./trial-verdict.ts";

/** What was put in with what comes out. */
export interface Worked {
  trial: Trial;
  result: Html;
  glance: string;
}

/** What the routes of programmes share. */
export interface Workshop {
  look: PageLook;
  db: Database | undefined;
  knowledge: () => GuideKnowledge;
  today: () => Day;
  now: () => Date;
  guide: (id: string) => Guide | undefined;
  /** Reads and judges what was put in; what was shared is judged as of its own day. */
  work: (guide: Guide, raw: Readonly<Record<string, unknown>>, shared?: SharedTrial) => Worked;
  /** Whole seconds to wait before the client may have something judged; 0 for none. */
  judgeWait: (client: string) => number;
  /** Keeps what was put in: the address for others, or why not. */
  share: (guide: Guide, trial: Trial, owner: Conversation, client: string) => Promise<Shared>;
}

/** Where something was shared, or a sentence that says why it was not. */
export type Shared = { path: string } | { fault: string; status: 400 | 429 | 503 };

/** Makes what the routes of programmes share. */
export function createWorkshop(site: Site): Workshop {
  const { db, limits, now } = site;
  const clock = () => now().getTime();
  const judgeWait = createRateLimit(limits.judge, clock);
  const shareWait = createRateLimit(limits.share, clock);
  const look = { ...site.look, assets: readProgrammeAssets() };
  const today = () => dayOf(now().toISOString()) ?? "";
  return {
    ...{ look, db, knowledge: site.knowledge, today, now, judgeWait },
    guide: (id) => guideOf(site.knowledge(), id),
    work(guide, raw, shared) {
      const day = shared && dayOf(shared.createdAt.toISOString());
      const trial = readTrial(guide, raw, day ?? today());
      const judged = judgeTrial(guide, trial);
      const link = createClauseLink(look.policies(), trial.filingDay);
      return {
        trial,
        result: renderResult(trial, judged, link, !shared),
        glance: glanceOf(judged),
      };
    },
    async share(guide, trial, owner, client) {
      if (!db) return { fault: "这里不能存，没有生成链接。", status: 503 };
      if (Object.keys(trial.fields).every((name) => !name.startsWith("f.")))
        return { fault: "还没有填数，没有可分享的。", status: 400 };
      const wait = shareWait(client);
      if (wait > 0) return { fault: `生成得太多了，请过 ${wait} 秒再试。`, status: 429 };
      const fields = { ...trial.fields, day: trial.filingDay, kind: trial.kind };
      const kept = { rule: guide.rule.id, version: trial.version?.hash, fields };
      const token = await keepTrial(db, { ...kept, owner: ownerOf(owner) }, now());
      return { path: `/w/${token}` };
    },
  };
}

/** The browser of a conversation, as what it shared is kept under. */
export function ownerOf({ address }: Conversation): string {
  return browserOf(address);
}
