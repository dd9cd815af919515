import { html } from "hono/html";
import { dayOf } from "../../calendar/instant.ts";
import { visibleText } from "../../messages/visible-text.ts";
import type { ConversationSummary } from "../channel.ts";
import { keyOf, type Conversation } from "./conversation.ts";
import { renderSidePage, type PageLook } from "./layout.ts";
import { renderProof } from "./proof-html.ts";
import type { Html } from "./text-html.ts";

/** Renders the conversations of this browser. */
export function renderHistory(
  look: PageLook,
  current: Conversation,
  conversations: readonly ConversationSummary[],
): Html {
  return renderSidePage(
    look,
    "历史对话",
    html`<h1>历史对话</h1>
      <p class="lead">这台设备上问过的，换一台设备或浏览器看不到。</p>
      <p>
        <a class="button" href="/new">开始新对话</a>
        <a class="button" href="/link">接着用别处说过的</a>
      </p>
      ${
        conversations.length === 0
          ? html`<p class="empty">还没有对话。</p>`
          : html`<ul class="history">
                ${conversations.map((one) => renderRow(one, current))}
              </ul>
              ${renderForget(current, conversations.length)}`
      }`,
  );
}

function renderRow(one: ConversationSummary, current: Conversation): Html {
  const { address, title, last, messages } = one;
  const key = keyOf(address);
  const words = visibleText(title).replace(/\s+/g, " ").slice(0, 80);
  return html`<li>
    <a href="/c/${key}" aria-current="${String(key === current.key)}">
      <span class="title">${words}</span>
      <small>${dayOf(last)} · ${messages} 问</small>
    </a>
    <details class="remove">
      <summary aria-label="删除：${words}">删除</summary>
      <form method="post" action="/leave">
        ${renderProof({ ...current, key })}
        <button>确定删除</button>
      </form>
    </details>
  </li>`;
}

function renderForget(current: Conversation, count: number): Html {
  return html`<details class="forget-all">
    <summary>清除本机记录</summary>
    <form method="post" action="/forget">
      ${renderProof(current)}
      <p>
        ${count}
        个对话在这台设备上都看不到了，也找不回来。服务器上已存的记录不会因此删除，登记过的事工作人员照样办。
      </p>
      <button class="send">全部清除</button>
    </form>
  </details>`;
}
