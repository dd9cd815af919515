import { html } from "hono/html";
import type { Reply } from "../../messages/reply.ts";
import type { Preview } from "../../messages/shown-message.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { stateWords } from "../../notices/state-words.ts";
import type { AuditEntry } from "../../stores/audit.ts";
import type { Notice } from "../../stores/notices.ts";
import { auditWords } from "../audit-words.ts";
import { writeMoment } from "../moment.ts";
import type { Html } from "../shell.ts";
import type { Who } from "../site.ts";
import type { AudienceLook } from "./audience-look.ts";
import { renderDeeds } from "./deeds-html.ts";
import { renderFound } from "./found-html.ts";
import { titleWords, topicWords } from "./list-page.ts";
import { renderPreviews } from "./preview-html.ts";

/** What the page of a notice shows. */
export interface NoticeLook {
  readonly notice: Notice;
  /** As each of those who get it reads it. */
  readonly reply: Reply;
  readonly previews: Readonly<Record<string, Preview>>;
  /** For whom it is, as a sentence; `undefined` while that was not chosen. */
  readonly audience: string | undefined;
  /** Whom that comes to now, where it is to be approved. */
  readonly look: AudienceLook | { readonly fault: string } | undefined;
  /** Who was fixed at approval. */
  readonly fixed: { readonly recipients: number; readonly companies: number };
  readonly files: readonly { readonly position: number; readonly name: string }[];
  /** What it lacks before it can be submitted. */
  readonly lacks: string | undefined;
  /** The number that has to be typed to approve it. */
  readonly number: number | undefined;
  /** The one that it puts right or takes back, and those that do so to it. */
  readonly before: Notice | undefined;
  readonly after: readonly Notice[];
  readonly history: readonly AuditEntry[];
  /** Whether whoever looks may handle it, and not only pass it on. */
  readonly own: boolean;
}

/** Renders a notice: where it stands, what can be done, who gets it, how it looks, what was done. */
export function renderNotice(look: NoticeLook, who: Who): Html {
  const { notice, reply, previews, files, before, after, history, own } = look;
  const path = `/desk/notices/${notice.id}`;
  return html`<p class="question">${titleWords(notice)}</p>
    ${renderStanding(notice)} ${own && notice.startedAt && renderLinks(path)}
    ${renderDeeds(look, who)}
    ${
      own &&
      html`<section class="stack">
        <h2>发给谁</h2>
        ${renderAudience(look, path)}
      </section>`
    }
    ${renderPreviews(reply, previews)}
    ${
      files.length > 0 &&
      html`<section class="stack">
        <h2>附件</h2>
        <ul class="plain">
          ${files.map(
            ({ position, name }) =>
              html`<li><a href="${path}/files/${position}">${visibleText(name)}</a></li>`,
          )}
        </ul>
      </section>`
    }
    ${renderRelated(before, after)} ${own && renderHistory(history)}`;
}

function renderStanding(notice: Notice): Html {
  const { state, createdBy, createdAt, approvedBy, startedAt, sendAt, pausedWhy, region } = notice;
  const facts = [
    `${topicWords(notice)}${notice.mandatory ? "，必须送到" : ""}`,
    ...(region === undefined ? [] : [`${region} 发`]),
    `${createdBy} 写于 ${writeMoment(createdAt)}`,
    ...(approvedBy === undefined ? [] : [`${approvedBy} 批准`]),
    ...(sendAt ? [`定在 ${writeMoment(sendAt)} 发`] : []),
    ...(startedAt ? [`${writeMoment(startedAt)} 开始发`] : []),
  ];
  return html`<p>
      <span class="state ${state === "done" ? "met" : ""}">${stateWords(notice)}</span>
    </p>
    <p class="hint">${facts.join("；")}。</p>
    ${
      pausedWhy !== undefined &&
      html`<p class="notice bad">停着的原因：${visibleText(pausedWhy)}</p>`
    }`;
}

function renderLinks(path: string): Html {
  return html`<nav class="filters" aria-label="这份通知">
    <a href="${path}/progress">进度</a>
    <a href="${path}/statistics">统计</a>
    <a href="${path}/calls">电话名单</a>
    <a href="${path}/answers">回执</a>
    <a href="${path}/group">发到群里</a>
  </nav>`;
}

function renderAudience({ notice, audience, look, fixed, before }: NoticeLook, path: string): Html {
  const editable = ["draft", "submitted", "approved"].includes(notice.state);
  if (notice.kind !== "first")
    return html`<p>
      只发给收到过${before ? html`“${titleWords(before)}”` : "先前那份"}的${
        fixed.recipients > 0 ? `，共 ${fixed.recipients} 个收件方` : ""
      }。
    </p>`;
  return html`${
    look && ("fault" in look ? html`<p class="notice bad">${look.fault}</p>` : renderFound(look))
  }
  ${!look && html`<p>${audience === undefined ? "还没有选。" : visibleText(audience)}</p>`}
  ${
    notice.approvedAt &&
    html`<p>
      批准时定下：${fixed.companies} 家企业，${fixed.recipients}
      个收件方。以后规则、数据变了，名单不变。
    </p>`
  }
  ${
    editable &&
    html`<p>
      <a class="button" href="${path}/audience"
        >${audience === undefined ? "选发给谁" : "换发给谁"}</a
      >
    </p>`
  }`;
}

function renderRelated(before: Notice | undefined, after: readonly Notice[]): Html | undefined {
  const all = [...(before ? [before] : []), ...after];
  if (all.length === 0) return undefined;
  return html`<section class="stack">
    <h2>前后的通知</h2>
    <ul class="plain">
      ${all.map(
        (one) =>
          html`<li>
            <a href="/desk/notices/${one.id}">${titleWords(one)}</a
            >，${stateWords(one)}，${writeMoment(one.createdAt)}
          </li>`,
      )}
    </ul>
  </section>`;
}

function renderHistory(history: readonly AuditEntry[]): Html {
  return html`<section class="stack">
    <h2>经过</h2>
    <ul class="plain">
      ${history.map(
        ({ at, actor, action, detail }) =>
          html`<li>
            ${writeMoment(at)} ${actor} ${auditWords(action)}${visibleText(whyOf(detail))}
          </li>`,
      )}
    </ul>
  </section>`;
}

function whyOf(detail: unknown): string {
  const why = typeof detail === "object" && detail !== null && "why" in detail ? detail.why : "";
  return typeof why === "string" && why !== "" ? `：${why}` : "";
}
