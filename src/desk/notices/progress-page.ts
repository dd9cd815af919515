import { html } from "hono/html";
import { visibleText } from "../../messages/visible-text.ts";
import { waysOf, type NoticeProgress } from "../../notices/progress.ts";
import { restLines, type Resting } from "../../notices/resting.ts";
import { stateWords } from "../../notices/state-words.ts";
import { reasonLabel, stateLabels, wayLabel } from "../../notices/ways.ts";
import type { RecipientRow, RecipientState } from "../../stores/notice-progress.ts";
import type { Notice } from "../../stores/notices.ts";
import { writeMoment } from "../moment.ts";
import { tokenField, type Html } from "../shell.ts";
import type { Who } from "../site.ts";
import { titleWords } from "./list-page.ts";
import { renderBar, renderTable, type BarPart } from "./table-html.ts";

/** Renders how far a notice has come; the page renews it by itself while something moves. */
export function renderProgress(
  notice: Notice,
  progress: NoticeProgress,
  doubtful: readonly RecipientRow[],
  resting: Resting,
  who: Who,
): Html {
  const { recipients, settled, states } = progress;
  const toCall = states.get("toCall") ?? 0;
  const path = `/desk/notices/${notice.id}`;
  const moving = notice.state === "sending" || notice.state === "paused";
  return html`${renderTop(notice, "progress")}
    <div id="progress" data-live="${moving ? "moving" : "still"}" class="fields">
      <p>
        <span class="state ${notice.state === "done" ? "met" : ""}">${stateWords(notice)}</span>
        ${
          notice.pausedWhy !== undefined &&
          html`<span class="hint">${visibleText(notice.pausedWhy)}</span>`
        }
      </p>
      ${
        notice.state === "sending" &&
        restLines(resting, waysOf(progress)).map(
          (line) => html`<p class="notice bad">${line}别的渠道照常。</p>`,
        )
      }
      <p class="tally">
        <strong>${settled}</strong> / ${recipients}
        个收件方有了结果${moving ? paceWords(progress) : "。"}
      </p>
      ${renderBar(`${settled} / ${recipients}`, partsOf(progress), recipients)}
      <div class="row">${renderControls(notice, path, who)}</div>
      ${renderTable(
        "各渠道发到哪了",
        ["渠道", ...statesIn(progress).map((state) => stateLabels[state])],
        waysOf(progress).map((way) => [
          wayLabel(way),
          ...statesIn(progress).map((state) => countOf(progress, way, state)),
        ]),
      )}
      ${
        toCall > 0 &&
        html`<p>
          还有 ${toCall} 个没有渠道能发到，要打电话：<a href="${path}/calls">电话名单</a>。
        </p>`
      }
      ${doubtful.length > 0 && renderDoubtful(doubtful, path, who)}
      <p class="hint">${moving ? "这一页自己会更新。" : ""}</p>
    </div>`;
}

/** Renders which notice it is, and what else there is to see of it. */
export function renderTop(notice: Notice, chosen: string): Html {
  const path = `/desk/notices/${notice.id}`;
  return html`<p class="question"><a href="${path}">${titleWords(notice)}</a></p>
    <nav class="filters" aria-label="这份通知">
      ${[
        ["progress", "进度"],
        ["statistics", "统计"],
        ["calls", "电话名单"],
        ["answers", "回执"],
        ["group", "发到群里"],
      ].map(
        ([name = "", label = ""]) =>
          html`<a href="${path}/${name}" ${name === chosen ? html`aria-current="page"` : ""}
            >${label}</a
          >`,
      )}
    </nav>`;
}

/** What stands in a bar for a notice, or for one way of it: who got it, is being sent it, got nothing, waits. */
export function partsOf({ ways }: NoticeProgress, way?: string): BarPart[] {
  const sum = (of: readonly RecipientState[]) =>
    ways
      .filter(({ via, state }) => (way === undefined || via === way) && of.includes(state))
      .reduce((all, { count }) => all + count, 0);
  return [
    { count: sum(["sent", "called"]), look: "good" },
    { count: sum(["sending"]), look: "more" },
    { count: sum(["failed", "blocked", "unknown", "skipped"]), look: "bad" },
    { count: sum(["planned", "queued", "toCall"]), look: "rest" },
  ];
}

/** The states in which somebody is, in their order. */
export function statesIn({ states }: NoticeProgress): RecipientState[] {
  return (Object.keys(stateLabels) as RecipientState[]).filter(
    (state) => (states.get(state) ?? 0) > 0,
  );
}

/** How many of a way are in a state. */
export function countOf({ ways }: NoticeProgress, way: string, state: RecipientState): number {
  return ways.find((one) => one.via === way && one.state === state)?.count ?? 0;
}

function paceWords({ rate, secondsLeft }: NoticeProgress): string {
  if (rate === 0) return "。";
  const pace = rate >= 1 ? `每秒 ${Math.round(rate)} 条` : `每分钟 ${Math.round(rate * 60)} 条`;
  return secondsLeft === undefined
    ? `；${pace}。`
    : `；${pace}，大约还要 ${spanWords(secondsLeft)}。`;
}

function spanWords(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
}

function renderControls({ state, edition }: Notice, path: string, who: Who): Html[] {
  const press = (deed: string, label: string, look = "") =>
    html`<form method="post" action="${path}/${deed}">
      ${tokenField(who)}<input type="hidden" name="edition" value="${edition}" />
      <button class="${look}">${label}</button>
    </form>`;
  if (state === "sending") return [press("pause", "暂停")];
  return state === "paused" ? [press("resume", "继续发", "main")] : [];
}

function renderDoubtful(rows: readonly RecipientRow[], path: string, who: Who): Html {
  return html`<section class="stack">
    <h2>说不准收到没有的</h2>
    <p class="hint">发出去时断了，对方可能收到了。问一下再定；不会自己再发。</p>
    ${renderTable(
      "说不准收到没有的",
      ["谁", "渠道", "什么时候", "定下来"],
      rows.map((row) => [
        partyWords(row),
        wayLabel(row.via),
        row.settledAt ? writeMoment(row.settledAt) : "—",
        html`<form method="post" action="${path}/settle" class="row tight">
          ${tokenField(who)}<input type="hidden" name="recipient" value="${row.id}" />
          <button name="found" value="arrived" class="quiet">收到了</button>
          <button name="found" value="again" class="quiet">没收到，再发一次</button>
        </form>`,
      ]),
    )}
  </section>`;
}

/** Who a recipient is: the companies, and the person's name where it is known. */
export function partyWords({ name, companies }: Pick<RecipientRow, "name" | "companies">): string {
  const shown = companies.slice(0, 3).map((one) => visibleText(one.name));
  const more = companies.length > 3 ? `等 ${companies.length} 家` : "";
  const who = name === undefined ? "" : `，${visibleText(name)}`;
  return `${shown.join("、")}${more}${who}` || "—";
}

/** Why a recipient got nothing; empty where that is not so. */
export function whyWords({ why }: Pick<RecipientRow, "why">): string {
  return why === undefined ? "" : reasonLabel(why);
}
