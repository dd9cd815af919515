import { html } from "hono/html";
import { visibleText } from "../../messages/visible-text.ts";
import { fillIn } from "../../notices/notice.ts";
import { kindWords, noticeStates, stateWords } from "../../notices/state-words.ts";
import { readTopic, topicLabels } from "../../notices/topics.ts";
import type { Notice, NoticeState } from "../../stores/notices.ts";
import { renderFilter } from "../filters.ts";
import { writeMoment } from "../moment.ts";
import type { Html } from "../shell.ts";

/** What the list of notices shows. */
export interface NoticeList {
  readonly notices: readonly Notice[];
  readonly counts: ReadonlyMap<NoticeState, number>;
  /** The state that is shown; `undefined` for all. */
  readonly state: NoticeState | undefined;
  readonly words: string;
  /** Notices of the bureau that an office may pass on. */
  readonly passable: readonly Notice[];
}

/** Renders the notices, by state and words of the title. */
export function renderNotices({ notices, counts, state, words, passable }: NoticeList): Html {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const choices = [
    { value: "", label: "全部", count: all },
    ...noticeStates.map((one) => ({ ...one, count: counts.get(one.value) ?? 0 })),
  ];
  return html`<p class="row">
      <a class="button main" href="/desk/notices/new">写通知</a>
    </p>
    <form method="get" action="/desk/notices" role="search" class="row find">
      <p>
        <label for="words">找通知</label>
        <input
          id="words"
          name="words"
          type="search"
          value="${words}"
          placeholder="标题里的字"
          maxlength="60"
        />
      </p>
      <p><button>找</button></p>
    </form>
    ${renderFilter("/desk/notices", { name: "state", label: "状态", choices }, state ?? "")}
    ${
      notices.length === 0
        ? html`<p class="hint">这里没有通知。</p>`
        : renderTable(notices, "批准、发送")
    }
    ${
      passable.length > 0 &&
      html`<h2>市里发过的，可以转发给自己的企业</h2>
        ${renderTable(passable, "发送")}`
    }`;
}

function renderTable(notices: readonly Notice[], last: string): Html {
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          <th scope="col">标题</th>
          <th scope="col">类别</th>
          <th scope="col">状态</th>
          <th scope="col">谁写的</th>
          <th scope="col">${last}</th>
        </tr>
      </thead>
      <tbody>
        ${notices.map(
          (one) =>
            html`<tr>
              <td data-head="标题"><a href="/desk/notices/${one.id}">${titleWords(one)}</a></td>
              <td class="short" data-head="类别">${topicWords(one)}</td>
              <td class="short" data-head="状态">
                <span class="state ${one.state === "done" ? "met" : ""}">${stateWords(one)}</span>
              </td>
              <td class="short" data-head="谁写的">
                ${one.createdBy}，${writeMoment(one.createdAt)}
              </td>
              <td class="short" data-head="${last}">${movedWords(one)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function movedWords({ startedAt, endedAt, sendAt, approvedBy, submittedAt }: Notice): string {
  if (endedAt) return `${writeMoment(endedAt)} 结束`;
  if (startedAt) return `${writeMoment(startedAt)} 开始发`;
  if (sendAt) return `定在 ${writeMoment(sendAt)}`;
  if (approvedBy !== undefined) return `${approvedBy} 批准`;
  return submittedAt ? `${writeMoment(submittedAt)} 提交` : "—";
}

/** The title of a notice as it will be read, with what it is to the one before. */
export function titleWords(notice: Notice): string {
  const title = visibleText(fillIn(notice.title, notice)).trim() || "（没有标题）";
  return notice.kind === "first" ? title : `${kindWords(notice)}：${title}`;
}

/** What a notice is about. */
export function topicWords({ topic }: Pick<Notice, "topic">): string {
  const read = readTopic(topic);
  return read === undefined ? visibleText(topic) : topicLabels[read];
}
