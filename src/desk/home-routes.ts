import { Hono } from "hono";
import { html } from "hono/html";
import { renderShell } from "./shell.ts";
import type { DeskEnv, DeskSite } from "./site.ts";

/** Makes the first page of the desk: what waits. */
export function createHomeRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get("/desk", async (c) => {
    const [gaps, handoffs, documents] = await Promise.all([
      site.db.gap.count({ where: { state: "open" } }),
      site.db.handoff.count({ where: { state: { not: "done" } } }),
      site.db.documentVersion.count({ where: { state: "proposed" } }),
    ]);
    const body = html`<ul class="counts">
      <li>
        <a href="/desk/handoffs"><strong>${handoffs}</strong> 个人等答复</a>
      </li>
      <li>
        <a href="/desk/gaps"><strong>${gaps}</strong> 个问题库里没有答案</a>
      </li>
      <li>
        <a href="/desk/documents?state=proposed"><strong>${documents}</strong> 份文档待审</a>
      </li>
    </ul>`;
    return c.html(renderShell(site, { title: "等着办的事", body }, c.get("who")));
  });
  return app;
}
