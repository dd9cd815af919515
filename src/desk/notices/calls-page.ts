import { html, raw } from "hono/html";
import { visibleText } from "../../messages/visible-text.ts";
import { answerLabels } from "../../notices/answer-words.ts";
import type { GroupText } from "../../notices/group-text.ts";
import { stateLabels, wayLabel } from "../../notices/ways.ts";
import type { AnsweredRow } from "../../stores/notice-answer-list.ts";
import type { RecipientRow } from "../../stores/notice-progress.ts";
import type { Notice } from "../../stores/notices.ts";
import { writeMoment } from "../moment.ts";
import { tokenField, type Html } from "../shell.ts";
import type { Who } from "../site.ts";
import { partyWords, renderTop, whyWords } from "./progress-page.ts";
import { renderTable } from "./table-html.ts";

/** A page of a longer list. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** From 1. */
  readonly page: number;
  readonly more: boolean;
}

/** Renders whom to call, with whom to reach there, to be ticked off. */
export function renderCalls(
  notice: Notice,
  { rows, ...pages }: ListPage<RecipientRow>,
  contacts: ReadonlyMap<string, string>,
  who: Who,
): Html {
  const path = `/desk/notices/${notice.id}/calls`;
  return html`${renderTop(notice, "calls")}
    <p class="hint">没有渠道能发到的，和发了没收到的，打电话告诉。打过就记下来。</p>
    ${
      rows.length === 0
        ? html`<p class="hint">没有要打电话的。</p>`
        : renderTable(
            "电话名单",
            ["企业", "联系方式", "为什么打", "打了没有"],
            rows.map((row) => [
              partyWords(row),
              contactWords(row, contacts),
              whyWords(row) || stateLabels[row.state],
              renderTicking(row, path, pages.page, who),
            ]),
          )
    }
    ${renderPages(path, pages)}`;
}

function contactWords({ companies }: RecipientRow, contacts: ReadonlyMap<string, string>): string {
  const known = [...new Set(companies.flatMap(({ id }) => contacts.get(id) ?? []))];
  return known.map(visibleText).join("；") || "没有登记";
}

function renderTicking(row: RecipientRow, path: string, page: number, who: Who): Html {
  const hidden = html`${tokenField(who)}<input type="hidden" name="recipient" value="${row.id}" />
    <input type="hidden" name="page" value="${page}" />`;
  const { called } = row;
  if (called)
    return html`<form method="post" action="${path}" class="row tight">
      ${hidden}
      <span
        >${called.by} ${writeMoment(called.at)}
        打过${called.note === undefined ? "" : `：${visibleText(called.note)}`}</span
      >
      <button name="called" value="no" class="quiet">记错了</button>
    </form>`;
  return html`<form method="post" action="${path}" class="tick">
    ${hidden}
    <input
      name="note"
      maxlength="200"
      placeholder="说了什么"
      aria-label="${partyWords(row)}，说了什么"
    />
    <button name="called" value="yes">打过了</button>
  </form>`;
}

/** Renders what recipients did with a notice, each with its words. */
export function renderAnswers(
  notice: Notice,
  { rows, ...pages }: ListPage<AnsweredRow>,
  who: Who,
): Html {
  const path = `/desk/notices/${notice.id}/answers`;
  return html`${renderTop(notice, "answers")}
  ${
    rows.length === 0
      ? html`<p class="hint">还没有人回。</p>`
      : renderTable(
          "回执",
          ["企业、人", "县区", "渠道", "做了什么", "签到"],
          rows.map((row) => [
            partyWords({
              companies: row.companies.map((one) => ({ ...one, because: "" })),
              ...(row.name !== undefined && { name: row.name }),
            }),
            [...new Set(row.companies.flatMap(({ county }) => county ?? []))].join("、") || "—",
            wayLabel(row.via),
            html`<ul class="bare">
              ${row.answers.map(
                ({ kind, words, at }) =>
                  html`<li>
                    ${answerLabels[kind]}${words === "" ? "" : `：${visibleText(words)}`}
                    <span class="hint">${writeMoment(at)}</span>
                  </li>`,
              )}
            </ul>`,
            renderAttendance(row, path, pages.page, who),
          ]),
        )
  }
  ${renderPages(path, pages)}`;
}

/** Who signed up is ticked off when it comes. */
function renderAttendance(
  { answers, recipientId }: AnsweredRow,
  path: string,
  page: number,
  who: Who,
): Html | string {
  if (answers.some(({ kind }) => kind === "attended")) return "到了";
  if (!answers.some(({ kind }) => kind === "event")) return "—";
  return html`<form method="post" action="${path}">
    ${tokenField(who)}<input type="hidden" name="recipient" value="${recipientId}" />
    <input type="hidden" name="page" value="${page}" />
    <button class="quiet">到了</button>
  </form>`;
}

function renderPages(
  path: string,
  { page, more }: Omit<ListPage<never>, "rows">,
): Html | undefined {
  if (page === 1 && !more) return undefined;
  return html`<nav class="filters" aria-label="翻页">
    ${page > 1 && html`<a href="${path}?page=${page - 1}">上一页</a>`}
    <span class="hint">第 ${page} 页</span>
    ${more && html`<a href="${path}?page=${page + 1}">下一页</a>`}
  </nav>`;
}

/** Renders what is pasted into a group, with the QR code. */
export function renderGroup(notice: Notice, { text, address, svg }: GroupText): Html {
  return html`${renderTop(notice, "group")}
    <p class="hint">给没在这些渠道上的人：复制文字发到群里，或者把二维码存成图。</p>
    <div class="beside">
      <div class="fields">
        <label for="group">群里发的文字</label>
        <textarea id="group" rows="10" readonly>${visibleText(text)}</textarea>
        <p class="hint"><a href="${address}">${address}</a></p>
      </div>
      <div class="qr" role="img" aria-label="二维码，扫了打开这份通知">${raw(svg)}</div>
    </div>
    <p><a class="button" href="/desk/notices/${notice.id}/group.svg">下载二维码</a></p>`;
}
