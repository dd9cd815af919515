import { html } from "hono/html";
import { dayOf } from "../../../calendar/instant.ts";
import { clauseName } from "../../../messages/citation-name.ts";
import { visibleText } from "../../../messages/visible-text.ts";
import type { PublicNotice } from "../../../notices/public-notice.ts";
import { renderSidePage, type PageLook } from "../layout.ts";
import { renderText, type Html } from "../text-html.ts";

/** Renders a notice for whoever has its address, with what can be done about it. */
export function renderNoticePage(
  look: PageLook,
  notice: PublicNotice,
  clausePage: (citation: PublicNotice["reply"]["citations"][number]) => string | undefined,
): Html {
  const { id, reply, sentAt, files, followed } = notice;
  const [first = "", ...lines] = reply.text.split("\n");
  const title = visibleText(first.replaceAll("**", ""));
  // Files stand below as links.
  const text = lines.filter((line) => !line.startsWith("附件：")).join("\n");
  const words = { correction: "这份通知有更正", recall: "这份通知已经收回" };
  return renderSidePage(
    look,
    title,
    html`<h1>${title}</h1>
      <p class="hint">发出于 ${dayOf(sentAt.toISOString())}</p>
      ${
        followed &&
        html`<p class="note" role="alert">
          ${words[followed.kind]}，<a href="/notices/${followed.id}">看新的</a>。
        </p>`
      }
      ${renderText(text)}
      ${
        files.length > 0 &&
        html`<h2>附件</h2>
          <ul>
            ${files.map(
              (name, position) =>
                html`<li><a href="/notices/${id}/files/${position}">${visibleText(name)}</a></li>`,
            )}
          </ul>`
      }
      ${
        reply.citations.length > 0 &&
        html`<h2>依据</h2>
          <ul>
            ${reply.citations.map((citation) => {
              const page = clausePage(citation);
              const name = clauseName(citation);
              return html`<li>
                ${page === undefined ? name : html`<a href="${page}">${name}</a>`}
              </li>`;
            })}
          </ul>`
      }
      ${
        followed === undefined &&
        reply.choices.length > 0 &&
        html`<h2>接着办</h2>
          <ul class="actions">
            ${reply.choices.map(
              ({ label, text }) =>
                html`<li>
                  <a href="/?ask=${encodeURIComponent(text)}">${visibleText(label)}</a>
                </li>`,
            )}
          </ul>
          <p class="hint">打开后按“发送”。要替企业回执，先在对话里加入企业。</p>`
      }`,
  );
}
