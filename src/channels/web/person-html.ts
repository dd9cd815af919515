import { html } from "hono/html";
import type { Conversation } from "./conversation.ts";
import { renderProof } from "./proof-html.ts";
import type { Html } from "./text-html.ts";

/** Renders the form by which a person asks to be answered by staff; `id` makes a second press harmless. */
export function renderPersonForm(
  conversation: Conversation,
  { question, id }: { question: string; id: string },
): Html {
  return html`<form class="person" method="post" action="/person">
    ${renderProof(conversation)}
    <input type="hidden" name="id" value="${id}" />
    <label>
      <span>想问什么</span>
      <textarea name="question" rows="3" maxlength="2000" required>${question}</textarea>
    </label>
    <label>
      <span>称呼<small>可不填</small></span>
      <input name="name" maxlength="50" autocomplete="name" />
    </label>
    <label>
      <span>电话<small>可不填</small></span>
      <input name="phone" type="tel" maxlength="40" autocomplete="tel" />
    </label>
    <label>
      <span>邮箱<small>可不填</small></span>
      <input name="mail" type="email" maxlength="100" autocomplete="email" />
    </label>
    <p class="use">
      称呼和联系方式只给办这件事的工作人员看，只用来答复你；都不填，答复也会出现在这个对话里。
    </p>
    <p class="unsent" role="alert" hidden></p>
    <button class="send">交给工作人员</button>
  </form>`;
}
