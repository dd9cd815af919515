import { html } from "hono/html";
import type { Conversation } from "../conversation.ts";
import { renderSidePage, type PageLook } from "../layout.ts";
import { renderProof } from "../proof-html.ts";
import type { Html } from "../text-html.ts";

/** A page with one field for a code. */
interface CodePage {
  readonly title: string;
  readonly lead: string;
  /** Where it is sent. */
  readonly action: string;
  readonly button: string;
  /** What was typed, or stood in the address. */
  readonly code: string;
  /** Why it did not work. */
  readonly bad?: string | undefined;
}

/** Renders the page on which a browser is linked to a person by a code. */
export function renderLink(
  look: PageLook,
  conversation: Conversation,
  code: string,
  bad?: string,
): Html {
  return renderCodePage(look, conversation, {
    ...{ title: "关联这个浏览器", action: "/link", button: "是我，关联", code, bad },
    lead: "把这个浏览器和你在 Telegram、Slack 或另一个浏览器里的账号连成一个人，资料接着用。只填你自己刚要的码：填了别人给的码，那个人就看得到你在这里说过的。",
  });
}

/** Renders the page on which a code of a company is used. */
export function renderJoin(
  look: PageLook,
  conversation: Conversation,
  code: string,
  bad?: string,
): Html {
  return renderCodePage(look, conversation, {
    ...{ title: "加入公司", action: "/join", button: "加入", code, bad },
    lead: "填公司或科技局给你的邀请码。加入后说的数记在公司名下，同公司的人也看得到。",
  });
}

function renderCodePage(look: PageLook, conversation: Conversation, page: CodePage): Html {
  const { title, lead, action, button, code, bad } = page;
  return renderSidePage(
    look,
    title,
    html`<h1>${title}</h1>
      <p class="lead">${lead}</p>
      ${bad !== undefined && html`<p role="alert">${bad}</p>`}
      <form class="person" method="post" action="${action}">
        ${renderProof(conversation)}
        <label>
          <span>码</span>
          <input
            name="code"
            value="${code}"
            required
            maxlength="30"
            autocomplete="one-time-code"
            autocapitalize="characters"
            spellcheck="false"
          />
        </label>
        <button class="send">${button}</button>
      </form>`,
  );
}
