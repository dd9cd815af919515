import { Hono } from "hono";
import { listAudit } from "../stores/audit-list.ts";
import { renderAudit } from "./audit-page.ts";
import { auditKinds } from "./audit-words.ts";
import { renderShell } from "./shell.ts";
import type { DeskEnv, DeskSite } from "./site.ts";

/** Makes the page of what is on record. */
export function createAuditRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get("/desk/audit", async (c) => {
    const kind = auditKinds.find(({ value }) => value === c.req.query("kind"))?.value || undefined;
    const actor = c.req.query("actor")?.trim().slice(0, 60) || undefined;
    const page = Math.max(1, Number.parseInt(c.req.query("page") ?? "", 10) || 1);
    const filter = { action: kind, actor, page };
    const body = renderAudit(await listAudit(site.db, filter), filter);
    return c.html(renderShell(site, { title: "记录", part: "audit", body }, c.get("who")));
  });
  return app;
}
