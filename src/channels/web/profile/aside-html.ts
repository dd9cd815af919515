import { html } from "hono/html";
import type { Conversation } from "../conversation.ts";
import type { Html } from "../text-html.ts";
import { renderPanel, type PanelContent } from "./panel-html.ts";

/** Renders the place of the panel on the chat page: at the side where there is room, else in a sheet. */
export function renderAside({ key }: Conversation, content: PanelContent | undefined): Html {
  return html`<aside
      class="profile"
      id="profile"
      aria-label="企业资料和预审"
      ${!content && "hidden"}
    >
      <div id="profile-body" data-address="/profile/${key}">${content && renderPanel(content)}</div>
      <p class="unseen" id="profile-told" role="status"></p>
      <p class="alone-link"><a href="/profile/${key}">单独一页，可以打印</a></p>
    </aside>
    <dialog id="profile-sheet" aria-label="企业资料和预审">
      <form method="dialog"><button class="close" aria-label="关闭">✕</button></form>
    </dialog>`;
}
