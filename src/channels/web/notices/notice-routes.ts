import { Hono } from "hono";
import { publicNotice, publicNoticeFile } from "../../../notices/public-notice.ts";
import { disposition } from "../disposition.ts";
import { refuse } from "../refusal.ts";
import { createPolicyLinks } from "../policy-links.ts";
import type { Site, SiteEnv } from "../site.ts";
import { renderNoticePage } from "./notice-page.ts";

/** Makes the pages of notices that were sent: whoever has the address may read them. */
export function createNoticeRoutes({ db, look }: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const clausePage = createPolicyLinks(look.policies);

  app.get("/notices/:id", async (c) => {
    const notice = db && (await publicNotice(db, c.req.param("id")));
    if (!notice) return refuse(c, look, 404, "没有这份通知，可能还没发出。");
    return c.html(renderNoticePage(look, notice, clausePage));
  });

  app.get("/notices/:id/files/:position{\\d+}", async (c) => {
    const { id, position } = c.req.param();
    const file = db && (await publicNoticeFile(db, id, Number(position)));
    if (!file) return refuse(c, look, 404, "没有这个附件。");
    c.header("Content-Type", file.mediaType);
    c.header("Content-Disposition", disposition(file.name));
    return c.body(new Uint8Array(file.bytes));
  });
  return app;
}
