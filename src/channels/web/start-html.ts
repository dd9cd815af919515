import { html } from "hono/html";
import type { Conversation } from "./conversation.ts";
import { renderProof } from "./proof-html.ts";
import type { GuideKnowledge } from "./programmes/guide.ts";
import type { Html } from "./text-html.ts";

/** What a button says that begins a pre-check of one's company. */
export const startText = "预审我的企业";

/** The title of the programme that an address begins with, by the id of its rule or its own; `undefined` where there is none. */
export function startOf(
  id: string | undefined,
  { rules, programmes }: GuideKnowledge,
): string | undefined {
  if (id === undefined) return undefined;
  const rule = rules.find((one) => one.id === id) ?? rules.find((one) => one.programme === id);
  return programmes.find((one) => one.id === rule?.programme)?.title ?? rule?.title;
}

/** Renders the button that begins a pre-check; nothing is sent before it is pressed. */
export function renderStart(title: string, conversation: Conversation): Html {
  return html`<section class="start" id="start" aria-labelledby="start-title">
    <h2 id="start-title">${title}，够不够条件</h2>
    <p>一问一答，每条都带条文；知道几个数说几个，不知道的先放着，随时可以停下再接着。</p>
    <p class="data">
      你说的数存在这台服务器上，只用来预审，不发往别处；随时可以改、可以撤回、可以全部清除。
    </p>
    <form method="post" action="/messages">
      ${renderProof(conversation)}
      <button class="send" name="text" value="预审${title}">开始预审：${title}</button>
    </form>
  </section>`;
}
