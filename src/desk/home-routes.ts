import { Hono } from "hono";
import { html } from "hono/html";
import { dayOf } from "../calendar/instant.ts";
import { isOverdue } from "../knowledge/checked-source.ts";
import { foldQuestion, listGaps } from "../stores/gaps.ts";
import { renderShell } from "./shell.ts";
import type { DeskEnv, DeskSite } from "./site.ts";

/** Makes the first page of the desk: what waits. */
export function createHomeRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get("/desk", async (c) => {
    const { handoffs, gaps, documents, overdue } = await countWaiting(site);
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
      <li>
        <a href="/desk/knowledge?list=overdue"><strong>${overdue}</strong> 份文件该再核对了</a>
      </li>
    </ul>`;
    return c.html(renderShell(site, { title: "等着办的事", body }, c.get("who")));
  });
  return app;
}

/** How much waits on each page, counted as the page counts. */
async function countWaiting(site: DeskSite) {
  const { db, now } = site;
  const today = dayOf(now().toISOString()) ?? "";
  const [gaps, handoffs, documents, published] = await Promise.all([
    listGaps(db, "open"),
    db.handoff.count({ where: { state: { not: "done" } } }),
    db.documentVersion.count({ where: { state: "proposed" } }),
    site.published(),
  ]);
  const policies = [...site.knowledge().policies, ...published];
  return {
    gaps: new Set(gaps.map(({ question }) => foldQuestion(question))).size,
    handoffs,
    documents,
    overdue: policies.filter(({ checked }) => isOverdue(checked, today)).length,
  };
}
