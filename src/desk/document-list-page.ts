import { html } from "hono/html";
import { missingFields } from "../library/review.ts";
import { stateLabel } from "../library/state-label.ts";
import type { VersionPage } from "../library/version-view.ts";
import { visibleText } from "../messages/visible-text.ts";
import type { StoredVersion, VersionState } from "../stores/document-version.ts";
import { writeMoment } from "./moment.ts";
import { tokenField, type Html } from "./shell.ts";
import type { Who } from "./site.ts";

/** Which documents are listed, as the address says. */
export interface DocumentFilter {
  state?: VersionState | undefined;
  words?: string | undefined;
  page?: number | undefined;
}

/** What became of one uploaded file. */
export interface Uploaded {
  name: string;
  /** One sentence. */
  text: string;
  /** Version that it became or was before; `undefined` for a file that was not read. */
  versionId?: string;
}

/** The states in the order of the filter. */
export const documentStates: readonly VersionState[] = [
  "proposed",
  "published",
  "superseded",
  "rejected",
  "removed",
];

/** Renders the documents that pass a filter, and the form to add some; `uploaded` tells of those just sent. */
export function renderDocuments(
  listed: VersionPage,
  filter: DocumentFilter,
  who: Who,
  uploaded: readonly Uploaded[],
): Html {
  return html`${uploaded.length > 0 && renderUploaded(uploaded)} ${renderUpload(who)}
  ${renderFilters(listed, filter)}
  ${
    listed.rows.length === 0
      ? html`<p class="hint">这里没有文件。</p>`
      : html`<div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">标题</th>
                <th scope="col">文号</th>
                <th scope="col">状态</th>
                <th scope="col">待确认</th>
                <th scope="col">谁加的</th>
              </tr>
            </thead>
            <tbody>
              ${listed.rows.map(renderRow)}
            </tbody>
          </table>
        </div>`
  }
  ${listed.pages > 1 && renderPages(listed, filter)}`;
}

function renderUploaded(uploaded: readonly Uploaded[]): Html {
  return html`<section class="card">
    <h2>刚才的 ${uploaded.length} 份文件</h2>
    <ul class="plain">
      ${uploaded.map(
        ({ name, text, versionId }) =>
          html`<li>
            ${
              versionId === undefined
                ? visibleText(name)
                : html`<a href="/desk/documents/${versionId}">${visibleText(name)}</a>`
            }：${text}
          </li>`,
      )}
    </ul>
  </section>`;
}

function renderUpload(who: Who): Html {
  return html`<form
    method="post"
    action="/desk/documents"
    enctype="multipart/form-data"
    class="row fields"
  >
    ${tokenField(who)}
    <p>
      <label for="files">添文件</label>
      <input id="files" name="files" type="file" multiple required aria-describedby="readable" />
    </p>
    <p>
      <label for="visibility">给谁看</label>
      <select id="visibility" name="visibility">
        <option value="public">公开后给所有人</option>
        <option value="internal">只给工作人员</option>
      </select>
    </p>
    <p><button class="main">收下，待审</button></p>
    <p class="hint" id="readable">
      能读纯文字、Markdown 和网页（.txt、.md、.html），可以一次选好几份。
    </p>
  </form>`;
}

function renderFilters({ counts }: VersionPage, filter: DocumentFilter): Html {
  const { state, words } = filter;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choice = (value: VersionState | undefined, label: string, count: number) =>
    html`<a
      href="${addressOf({ state: value, words })}"
      ${value === state ? html`aria-current="true"` : ""}
      >${label} ${count}</a
    >`;
  return html`<nav class="filters" aria-label="状态">
      ${choice(undefined, "全部", all)}
      ${documentStates.map((value) => choice(value, stateLabel(value), counts[value] ?? 0))}
    </nav>
    <form method="get" action="/desk/documents" role="search" class="row find">
      ${state !== undefined && html`<input type="hidden" name="state" value="${state}" />`}
      <p>
        <label for="words" class="unseen">找文件</label>
        <input
          id="words"
          name="words"
          type="search"
          value="${words ?? ""}"
          placeholder="标题、文号或文件名"
          maxlength="100"
        />
      </p>
      <p><button>找</button></p>
    </form>`;
}

function renderRow(version: StoredVersion): Html {
  const { id, title, number, state, addedBy, addedAt, visibility } = version;
  return html`<tr>
    <td data-head="标题"><a href="/desk/documents/${id}">${visibleText(title)}</a></td>
    <td class="short" data-head="文号">${number ?? "没有"}</td>
    <td data-head="状态">
      <span class="state ${state === "published" ? "met" : ""}"
        >${stateLabel(state)}${visibility === "internal" ? "（内部）" : ""}</span
      >
    </td>
    <td class="short" data-head="待确认">${state === "proposed" ? openOf(version) : "—"}</td>
    <td class="short" data-head="谁加的">${addedBy}，${writeMoment(addedAt)}</td>
  </tr>`;
}

/** What must be said before a version can be published. */
function openOf(version: StoredVersion): string {
  const doubts = new Set(version.doubts.map(({ field }) => field));
  const missing = missingFields(version).filter((field) => !doubts.has(field));
  const said = [
    ...(doubts.size > 0 ? [`${doubts.size} 处`] : []),
    ...(missing.length > 0 ? [`缺 ${missing.length} 项`] : []),
  ];
  return said.join("，") || "没有";
}

function renderPages({ page, pages }: VersionPage, filter: DocumentFilter): Html {
  return html`<nav class="filters" aria-label="翻页">
    ${page > 1 && html`<a href="${addressOf({ ...filter, page: page - 1 })}">上一页</a>`}
    <span class="hint">第 ${page} 页，共 ${pages} 页</span>
    ${page < pages && html`<a href="${addressOf({ ...filter, page: page + 1 })}">下一页</a>`}
  </nav>`;
}

function addressOf({ state, words, page }: DocumentFilter): string {
  const query = new URLSearchParams({
    ...(state !== undefined && { state }),
    ...(words !== undefined && { words }),
    ...(page !== undefined && page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? "/desk/documents" : `/desk/documents?${query.toString()}`;
}
