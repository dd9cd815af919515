import { html } from "hono/html";
import type { Day } from "../../calendar/day.ts";
import type { Citation, Reply } from "../../messages/reply.ts";
import { visibleText } from "../../messages/visible-text.ts";
import type { StoredMessage, StoredReply } from "../channel.ts";
import { renderCitations } from "./citation-html.ts";
import type { Conversation } from "./conversation.ts";
import { renderFeedback } from "./feedback-html.ts";
import { renderFiles } from "./profile/file-html.ts";
import { renderProof } from "./proof-html.ts";
import { renderTable } from "./table-html.ts";
import { renderText, type Html } from "./text-html.ts";

/** What rendering a reply needs to know beside it. */
export interface ReplyLook {
  conversation: Conversation;
  today: Day;
  /** Address of the page that shows the clause of a citation; `undefined` where no page does. */
  clausePage: (citation: Citation) => string | undefined;
}

/** Renders what a person said. */
export function renderMessage(message: StoredMessage): Html {
  return html`<article class="turn you" data-message="${message.id}" aria-label="你">
    <p class="words">${visibleText(message.text)}</p>
  </article>`;
}

/**
 * Renders a reply with all that belongs to it. Choices and feedback work as plain forms, the
 * page's script only makes them smoother.
 */
export function renderReply({ seq, reply, judgement }: StoredReply, look: ReplyLook): Html {
  const { conversation } = look;
  return html`<article class="turn bot ${reply.kind}" data-seq="${seq}" aria-label="科创助手">
    <div class="words">${renderText(reply.text)}</div>
    ${reply.table && renderTable(reply.table)}
    ${renderCitations(reply.citations, String(seq), look.clausePage)}
    ${renderDays(reply, look.today)} ${renderFiles(reply.files, conversation)}
    ${
      reply.choices.length > 0 &&
      html`<form class="choices" method="post" action="/messages" aria-label="接着问">
        ${renderProof(conversation)}
        ${reply.choices.map(
          (choice) =>
            html`<button name="text" value="${choice.text}">${visibleText(choice.label)}</button>`,
        )}
      </form>`
    }
    ${
      reply.kind === "handoff" &&
      reply.choices.length > 0 &&
      html`<p class="beside">
        <a class="to-person" href="/person?c=${conversation.key}">留电话或邮箱，让工作人员联系你</a>
      </p>`
    }
    ${
      reply.kind === "notice" &&
      html`<p class="beside">
        <a href="/c/${conversation.key}?about=${seq}#text">就这条通知提问</a>
      </p>`
    }
    ${reply.answerId && renderFeedback(reply.answerId, judgement, conversation)}
  </article>`;
}

/** When the sources were checked, and the day whose law answered where it is not today. */
function renderDays({ citations, asOf }: Reply, today: Day): Html | undefined {
  const checked = [...new Set(citations.map((citation) => citation.checked))];
  const other = asOf !== undefined && asOf !== today;
  if (checked.length === 0 && !other) return undefined;
  return html`<p class="days">
    ${other && html`<span class="other-day">适用日 ${asOf}</span>`}
    ${checked.length > 0 && html`<span>核对于 ${checked.join("、")}</span>`}
  </p>`;
}
