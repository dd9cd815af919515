import { Hono } from "hono";
import { html } from "hono/html";
import { jobNames } from "../assistant/jobs/job-names.ts";
import { dayOf } from "../calendar/instant.ts";
import { isOverdue } from "../knowledge/checked-source.ts";
import { stopLabels } from "../people/stopping.ts";
import { waitingRequests } from "../stores/join-requests.ts";
import { readStops } from "../stores/stops.ts";
import { foldQuestion, listGaps } from "../stores/gaps.ts";
import { countFailing } from "../stores/job-runs.ts";
import { listNotices } from "../stores/notices.ts";
import { renderShell } from "./shell.ts";
import type { DeskEnv, DeskSite } from "./site.ts";

/** Makes the first page of the desk: what waits. */
export function createHomeRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get("/desk", async (c) => {
    const who = c.get("who");
    const { role, region } = who.member;
    const joins = await waitingRequests(site.db, role === "office" ? (region ?? "") : undefined);
    const own = html`<li>
      <a href="/desk/joins"><strong>${joins.length}</strong> 个人申请加入企业</a>
    </li>`;
    const submitted = site.notices
      ? await listNotices(site.db, { states: ["submitted"], ...(role === "office" && { region }) })
      : [];
    const notices =
      site.notices &&
      html`<li>
        <a href="/desk/notices?state=submitted"
          ><strong>${submitted.length}</strong> 份通知等批准</a
        >
      </li>`;
    if (role === "office") {
      const only = html`<ul class="counts">
        ${own} ${notices}
      </ul>`;
      return c.html(renderShell(site, { title: "等着办的事", body: only }, who));
    }
    const { handoffs, gaps, documents, overdue } = await countWaiting(site);
    const stops = await readStops(site.db);
    const failing = await countFailing(site.db, jobNames);
    const body = html`${
        stops.length > 0 &&
        html`<p class="notice bad" role="status">
          停着：${stops.map(({ what }) => stopLabels[what]).join("、")}。<a href="/desk/switches"
            >去恢复</a
          >
        </p>`
      }
      <ul class="counts">
        ${own} ${notices}
        ${
          failing > 0 &&
          html`<li>
            <a href="/desk/jobs"><strong>${failing}</strong> 个定时任务没做成</a>
          </li>`
        }
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
    return c.html(renderShell(site, { title: "等着办的事", body }, who));
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
