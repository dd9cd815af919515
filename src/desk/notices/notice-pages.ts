import { Hono } from "hono";
import type { NoticeWorks } from "../../assistant/notice-works.ts";
import type { DeskEnv, DeskSite } from "../site.ts";
import { createAudienceRoutes } from "./audience-routes.ts";
import { createDeedRoutes } from "./deed-routes.ts";
import { createNoticeRoutes, noticeShower } from "./notice-routes.ts";
import { createProgressRoutes } from "./progress-routes.ts";
import { noticeSite } from "./site.ts";

/** Makes the pages on which notices are written, sent and watched. */
export function createNoticePages(desk: DeskSite, works: NoticeWorks): Hono<DeskEnv> {
  const site = noticeSite(desk, works);
  const show = noticeShower(site);
  const app = new Hono<DeskEnv>();
  app.route("/", createNoticeRoutes(site, show));
  app.route("/", createAudienceRoutes(site));
  app.route("/", createDeedRoutes(site, show));
  app.route("/", createProgressRoutes(site));
  return app;
}
