import { html } from "hono/html";
import { visibleText } from "../../messages/visible-text.ts";
import type { StoredReply } from "../channel.ts";
import type { Conversation } from "./conversation.ts";
import { renderProof } from "./proof-html.ts";
import type { Html } from "./text-html.ts";

/** What may be wrong with an answer, as people say it. */
const reasons = ["答非所问", "条款不对", "数字不对", "过时了", "看不懂"] as const;

/** Renders the question whether an answer was of use, with what was said before. */
export function renderFeedback(
  answerId: string,
  judgement: StoredReply["judgement"],
  conversation: Conversation,
): Html {
  const button = (value: "yes" | "no", words: string) => {
    const chosen = judgement !== undefined && judgement.helpful === (value === "yes");
    return html`<button name="helpful" value="${value}" aria-pressed="${String(chosen)}">
      ${words}
    </button>`;
  };
  return html`<form class="feedback" method="post" action="/feedback">
    <span class="unseen">这条回答</span>
    ${renderProof(conversation)}
    <input type="hidden" name="answerId" value="${answerId}" />
    ${button("yes", "有用")} ${button("no", "没用")}
    ${
      judgement &&
      html`<span class="thanks"
        >记下了${judgement.reason && `：${visibleText(judgement.reason)}`}</span
      >`
    }
  </form>`;
}

/** Renders what may be chosen as the reason why an answer was of no use, and room for words. */
export function renderReasons(): Html {
  return html`<div class="reasons" role="group" aria-label="哪里不对">
    ${reasons.map(
      (reason) =>
        html`<label class="reason-chip"
          ><input type="radio" name="kind" value="${reason}" /><span>${reason}</span></label
        >`,
    )}
    <span class="reason-words">
      <input
        name="reason"
        maxlength="300"
        aria-label="哪里不对，说说看"
        placeholder="说说看，可不填"
      />
      <button name="helpful" value="no">提交</button>
    </span>
  </div>`;
}

/** Renders the form that asks a person without script why an answer was of no use. */
export function renderReasonForm(answerId: string, conversation: Conversation): Html {
  return html`<form class="feedback lone-form" method="post" action="/feedback">
    ${renderProof(conversation)}
    <input type="hidden" name="answerId" value="${answerId}" />
    ${renderReasons()}
  </form>`;
}
