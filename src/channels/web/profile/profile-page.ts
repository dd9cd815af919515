import { html } from "hono/html";
import type { Conversation } from "../conversation.ts";
import { renderSidePage, type PageLook } from "../layout.ts";
import { renderProof } from "../proof-html.ts";
import { renderPanel, type PanelContent } from "./panel-html.ts";

const title = "企业资料和预审";

/** Renders the panel as a page of its own, for screens without room, for paper and without script. */
export function renderProfilePage(look: PageLook, content: PanelContent) {
  const { conversation } = content;
  return renderSidePage(
    look,
    title,
    html`<p class="back"><a href="/c/${conversation.key}#latest">← 回到对话</a></p>
      <h1>${title}</h1>
      <div class="profile alone">${renderPanel(content)}</div>
      <form method="post" action="/messages" class="reminders">
        ${renderProof(conversation)}
        <p>
          申报截止、证书到期、每年要办的事：<button
            name="text"
            value="我的提醒"
            class="plain-button"
          >
            看提醒，下载日历
          </button>
        </p>
      </form>`,
  );
}

/** Renders the page of a conversation that knows of no company yet. */
export function renderNoProfile(look: PageLook, conversation: Conversation) {
  return renderSidePage(
    look,
    title,
    html`<p class="back"><a href="/c/${conversation.key}#latest">← 回到对话</a></p>
      <h1>${title}</h1>
      <p class="lead">
        这个对话里还没有企业的数。数只存在这台服务器上，只用来预审；随时可以改、可以撤回。
      </p>
      <form method="post" action="/messages">
        ${renderProof(conversation)}
        <button class="send" name="text" value="预审我的企业">预审我的企业</button>
      </form>`,
  );
}
