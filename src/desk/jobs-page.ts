import { html } from "hono/html";
import { jobNames, jobs, type JobName } from "../assistant/jobs/job-names.ts";
import { visibleText } from "../messages/visible-text.ts";
import type { JobRun } from "../stores/job-runs.ts";
import { writeMoment } from "./moment.ts";
import { renderTable } from "./notices/table-html.ts";
import type { Html } from "./shell.ts";

/** A notice that was drafted because rules changed, with the companies and how they come out. */
export interface ChangeDraft {
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly rows: readonly {
    readonly name: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** Companies that are not shown. */
  readonly more: number;
}

/** Renders what is done by itself: of each job its last runs, then what came of them. */
export function renderJobs(
  runs: ReadonlyMap<string, readonly JobRun[]>,
  { digest, drafts }: { digest: string | undefined; drafts: readonly ChangeDraft[] },
): Html {
  const head = ["做什么", "什么时候", "最近一次", "结果"];
  return html`${renderTable(
      "定时任务",
      head,
      jobNames.map((name) => {
        const [label, when] = jobs[name];
        const last = runs.get(name)?.[0];
        return [
          label,
          when,
          last ? writeMoment(last.startedAt) : "还没做过",
          outcomeOf(name, last),
        ];
      }),
    )}
    <p class="hint">每个时段只做一次；服务停了再开，没做完的接着做，已经过去的不补发。</p>
    ${faultsOf(runs)}
    ${
      digest !== undefined &&
      html`<section class="card">
        <h2>最近一次小结</h2>
        <p class="written">${visibleText(digest)}</p>
      </section>`
    }
    ${drafts.map(renderDraft)}`;
}

function outcomeOf(name: JobName, run: JobRun | undefined): string {
  if (!run) return "—";
  if (!run.endedAt) return "正在做";
  if (run.failed) return `没做成：${visibleText(run.outcome ?? "")}`;
  return name === "digest" ? "已发给工作人员，见下" : visibleText(run.outcome ?? "");
}

/** Runs that failed, where a later one may have hidden it. */
function faultsOf(runs: ReadonlyMap<string, readonly JobRun[]>): Html | undefined {
  const failed = jobNames.flatMap((name) =>
    (runs.get(name) ?? []).slice(1).filter((run) => run.failed),
  );
  if (failed.length === 0) return undefined;
  return html`<h2>之前没做成的</h2>
    ${renderTable(
      "之前没做成的",
      ["做什么", "时候", "出了什么事"],
      failed.map(({ name, startedAt, outcome = "" }) => [
        jobNames.flatMap((one) => (one === name ? jobs[one][0] : [])).join(""),
        writeMoment(startedAt),
        visibleText(outcome),
      ]),
    )}`;
}

function renderDraft({ id, title, at, rows, more }: ChangeDraft): Html {
  return html`<section>
    <h2>规则变了，结果也变了的企业</h2>
    <p>
      <a href="/desk/notices/${id}">${visibleText(title)}</a>
      <span class="hint">${writeMoment(at)} 起草，名单就是下面这些；看过再提交。</span>
    </p>
    ${renderTable(
      "变化前后",
      ["企业", "之前", "现在"],
      rows.map(({ name, before, after }) => [visibleText(name), before, after]),
    )}
    ${more > 0 && html`<p class="hint">还有 ${more} 家，在通知的名单里。</p>`}
  </section>`;
}
