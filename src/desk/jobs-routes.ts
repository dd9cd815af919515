import { Hono } from "hono";
import { jobNames } from "../assistant/jobs/job-names.ts";
import { AUTHOR, changesOf } from "../notices/rule-changes.ts";
import { companiesById } from "../stores/companies-in-bulk.ts";
import { lastRuns } from "../stores/job-runs.ts";
import { listNotices } from "../stores/notices.ts";
import { renderJobs, type ChangeDraft } from "./jobs-page.ts";
import { renderShell } from "./shell.ts";
import type { DeskEnv, DeskSite } from "./site.ts";

/** So many runs of each job are looked at, and so many drafts and companies of each are shown. */
const RUNS = 10;
const DRAFTS = 5;
const COMPANIES = 200;

/** Makes the page of what is done by itself. */
export function createJobsRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get("/desk/jobs", async (c) => {
    const runs = await lastRuns(site.db, jobNames, RUNS);
    const digest = runs.get("digest")?.find(({ endedAt, failed }) => endedAt && !failed)?.outcome;
    const body = renderJobs(runs, { digest, drafts: await draftsOf(site) });
    return c.html(renderShell(site, { title: "定时任务", part: "jobs", body }, c.get("who")));
  });
  return app;
}

async function draftsOf({ db }: DeskSite): Promise<ChangeDraft[]> {
  const made = await listNotices(db, { states: ["draft", "submitted"], by: AUTHOR, most: DRAFTS });
  const drafts: ChangeDraft[] = [];
  for (const { id, title, createdAt } of made) {
    const changes = await changesOf(db, id);
    const shown = changes.slice(0, COMPANIES);
    const companies = await companiesById(
      db,
      shown.map(({ enterpriseId }) => enterpriseId),
    );
    const names = new Map(
      companies.map(({ id: one, name, unifiedCode }) => [one, name ?? unifiedCode]),
    );
    const rows = shown.map(({ enterpriseId, before, after }) => ({
      ...{ name: names.get(enterpriseId) ?? "已清除的企业", before, after },
    }));
    drafts.push({ id, title, at: createdAt, rows, more: changes.length - shown.length });
  }
  return drafts;
}
