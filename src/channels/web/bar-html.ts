import { html } from "hono/html";
import type { Conversation } from "./conversation.ts";
import type { PageLook } from "./layout.ts";
import type { ProfileView } from "../../messages/profile-view.ts";
import { groupPlaces } from "./places.ts";
import { renderPanelState } from "./profile/panel-html.ts";
import { renderProof } from "./proof-html.ts";
import type { Html } from "./text-html.ts";

/** The day and the place that were set, as far as the address of the page names them. */
export interface Scope {
  asOf?: string | undefined;
  place?: string | undefined;
}

/** Renders the bar of the chat page: name, place and day, a person, how it stands with the company, all else. */
export function renderBar(
  look: PageLook,
  conversation: Conversation,
  { scope, view }: { scope: Scope; view: ProfileView | undefined },
): Html {
  const { key } = conversation;
  return html`<header class="bar">
    <h1><a href="/">科创助手</a></h1>
    ${renderScope(look, scope)}
    <nav class="places" aria-label="页面">
      <a class="wide" href="/programmes">项目和条件</a>
      <a class="wide" href="/policies">政策文件</a>
      <a class="wide" href="/history">历史对话</a>
      <a class="to-person" href="/person?c=${key}">找人</a>
    </nav>
    <a class="to-profile" id="to-profile" href="/profile/${key}" ${!view && "hidden"}
      >${view ? renderPanelState(view, undefined) : "企业资料"}</a
    >
    <details class="menu more" id="more">
      <summary aria-label="更多"><span aria-hidden="true">⋯</span></summary>
      <div class="panel">
        <a href="/new">新对话</a>
        <a class="no-room to-person" href="/person?c=${key}">找工作人员</a>
        <a class="narrow" href="/history">历史对话</a>
        <a class="narrow" href="/programmes">项目和条件</a>
        <a class="narrow" href="/policies">政策文件</a>
        <a href="/c/${key}.md" download>导出 Markdown</a>
        <a href="/c/${key}.txt" download>导出纯文本</a>
        <button type="button" class="script" id="print">打印</button>
        <form method="post" action="/forget" id="forget">
          ${renderProof(conversation)}
          <button>清除本机记录</button>
        </form>
      </div>
    </details>
  </header>`;
}

function renderScope({ place: home, regions }: PageLook, { asOf, place }: Scope): Html {
  const option = (name: string) => html`<option ${name === place && "selected"}>${name}</option>`;
  return html`<details class="menu scope" id="as-of-menu">
    <summary>
      <span class="scope-place" data-home="${home}">${place || home}</span>
      <span class="scope-day"
        ><span class="wide-words">按</span><span class="day">${asOf || "今天"}</span
        ><span class="wide-words">的规定</span></span
      >
    </summary>
    <div class="panel">
      <label for="place">问哪里的政策</label>
      <select id="place" name="place" form="ask">
        <option value="">${home}</option>
        ${groupPlaces(regions(), home).map(
          ({ label, names }) => html`<optgroup label="${label}">${names.map(option)}</optgroup>`,
        )}
      </select>
      <label for="as-of">按哪一天的规定</label>
      <input
        type="date"
        id="as-of"
        name="asOf"
        form="ask"
        min="1990-01-01"
        max="2100-12-31"
        value="${asOf ?? ""}"
      />
      <p>规定会变。填一个日子，就按那天有效的条文答；不填按今天。</p>
      <button type="button" class="quiet script" id="as-of-today">回到${home}、今天</button>
    </div>
  </details>`;
}
