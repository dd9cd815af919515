import { html } from "hono/html";
import type { StoredMessage, StoredReply } from "../channel.ts";
import type { Reply } from "../../messages/reply.ts";
import { renderCitations } from "./citation-html.ts";
import { renderTable } from "./table-html.ts";
import { renderText, type Html } from "./text-html.ts";
import { visibleText } from "../../messages/visible-text.ts";

/** Renders what a person said. */
export function renderMessage(message: StoredMessage): Html {
  return html`<article class="turn you" data-message="${message.id}" aria-label="你">
    <p class="words">${visibleText(message.text)}</p>
  </article>`;
}

/**
 * Renders a reply with all that belongs to it. `token` proves that a form was made by this page;
 * choices and feedback work as plain forms, the page's script only makes them smoother.
 */
export function renderReply({ seq, reply }: StoredReply, token: string): Html {
  return html`<article class="turn bot ${reply.kind}" data-seq="${seq}" aria-label="科创助手">
    <div class="words">${renderText(reply.text)}</div>
    ${reply.table && renderTable(reply.table)} ${renderCitations(reply.citations, String(seq))}
    ${renderDays(reply)}
    ${
      reply.choices.length > 0 &&
      html`<form class="choices" method="post" action="/messages" aria-label="接着问">
        <input type="hidden" name="token" value="${token}" />
        ${reply.choices.map(
          (choice) =>
            html`<button name="text" value="${choice.text}">${visibleText(choice.label)}</button>`,
        )}
      </form>`
    }
    ${reply.answerId && renderFeedback(reply.answerId, token)}
  </article>`;
}

/** When the sources were checked, and the day whose law answered. */
function renderDays({ citations, asOf }: Reply): Html | undefined {
  const checked = [...new Set(citations.map((citation) => citation.checked))];
  const days = [
    ...(checked.length > 0 ? [`核对于 ${checked.join("、")}`] : []),
    ...(asOf === undefined ? [] : [`适用日 ${asOf}`]),
  ];
  return days.length > 0 ? html`<p class="days">${days.join(" · ")}</p>` : undefined;
}

function renderFeedback(answerId: string, token: string): Html {
  return html`<form class="feedback" method="post" action="/feedback" aria-label="这条回答">
    <input type="hidden" name="token" value="${token}" />
    <input type="hidden" name="answerId" value="${answerId}" />
    <button name="helpful" value="yes">有用</button>
    <button name="helpful" value="no">没用</button>
  </form>`;
}
