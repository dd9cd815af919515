import { parseAudience } from "./audience-json.ts";
import { conditionWords } from "./audience-sentence.ts";
import { dayOf } from "../../calendar/instant.ts";
import type { Database } from "../../stores/database.ts";
import type { FoundAudience, NoticeGround } from "../notice-ground.ts";
import type { AudienceWorker } from "./audience-worker-handle.ts";
import { leavesOf, type Audience } from "./condition.ts";
import { findAudience } from "./find-audience.ts";
import type { AudienceGround } from "./ground.ts";

/** What finding for notices stands on. */
export interface FinderGround {
  readonly db: Database;
  /** What audiences are judged with, as it is now. */
  readonly ground: () => AudienceGround;
  readonly now: () => Date;
  /** Looks apart from answering, where there is one. */
  readonly worker?: AudienceWorker | undefined;
}

/** Tells to whom the audience of a notice comes; an office never reaches beyond its region. */
export function noticeFinder({ db, ground, now, worker }: FinderGround): NoticeGround["find"] {
  return async (json, region): Promise<FoundAudience | { refused: string }> => {
    try {
      const said = parseAudience(json);
      const audience = region === undefined ? said : { ...said, region };
      const at = now();
      const options = { now: at, samples: 0, ...(worker && { worker }) };
      const found = await findAudience(db, audience, ground(), options);
      const why = whyOf(audience, ground(), dayOf(at.toISOString()) ?? "");
      const { companies, everyone } = found;
      return { companies, everyone, ...(why !== undefined && { why }) };
    } catch (error) {
      if (error instanceof Error && /[。]$/.test(error.message)) return { refused: error.message };
      throw error;
    }
  };
}

/** Why they get it: only what everybody may read of everybody in it, and only where it holds of all. */
function whyOf(audience: Audience, ground: AudienceGround, today: string): string | undefined {
  const { condition, possible, include } = audience;
  const leaves = leavesOf(condition);
  const open = leaves.every((leaf) => "place" in leaf || "industry" in leaf || "title" in leaf);
  if (leaves.length === 0 || !open || possible || include.length > 0) return undefined;
  return `你的企业${conditionWords(condition, ground, today)}。`;
}
