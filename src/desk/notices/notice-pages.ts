import { Hono } from "hono";
import type { NoticeWorks } from "../../assistant/notice-works.ts";
import type { DeskEnv, DeskSite } from "../site.ts";

/** Makes the pages on which notices are written, sent and watched. */
export function createNoticePages(site: DeskSite, works: NoticeWorks): Hono<DeskEnv> {
  void site;
  void works;
  return new Hono<DeskEnv>();
}
