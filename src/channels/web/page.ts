import { html } from "hono/html";
import { renderAttach, renderUploadForm } from "./attach-html.ts";
import { renderBar, type Scope } from "./bar-html.ts";
import { renderReasons } from "./feedback-html.ts";
import { renderLayout, type PageLook } from "./layout.ts";
import { renderPersonForm } from "./person-html.ts";
import { renderAside } from "./profile/aside-html.ts";
import type { PanelContent } from "./profile/panel-html.ts";
import { renderProof } from "./proof-html.ts";
import { renderMessage, renderReply, type ReplyLook } from "./reply-html.ts";
import { visibleText } from "../../messages/visible-text.ts";
import type { StoredReply } from "../channel.ts";
import { renderStart, startText } from "./start-html.ts";
import type { Conversation } from "./conversation.ts";
import type { Html } from "./text-html.ts";
import type { Turn } from "./turn-order.ts";

/** What the page shows of a conversation. */
interface PageContent {
  look: ReplyLook;
  turns: readonly Turn[];
  /** Number of older turns that were left out. */
  older: number;
  scope: Scope;
  /** A question that another page put into the field, not sent yet. */
  ask?: string | undefined;
  /** The notice that the next question is about. */
  about?: StoredReply | undefined;
  /** Title of a programme whose pre-check is offered to begin. */
  start?: string | undefined;
  /** What is known of companies; `undefined` while nothing is. */
  panel: PanelContent | undefined;
}

/** Renders the chat page: it can be read, and questions asked, without script. */
export function renderPage(page: PageLook, content: PageContent): Html {
  const { look, turns, older, scope, start, panel } = content;
  const { conversation } = look;
  return renderLayout(page, {
    title: "科创助手",
    script: true,
    side: panel !== undefined,
    body: html`<a class="skip" href="#text">跳到提问</a>
      ${renderBar(page, conversation, { scope, view: panel?.view })}
      <p id="notice" role="status" hidden></p>
      <main>
        <p class="paper">
          ${page.place} · 打印于 ${look.today} ·
          条文是归纳的要点，办事以官方文本为准；预审不是认定。
        </p>
        ${renderWelcome(page.examples, content)}
        ${
          older > 0 &&
          html`<p class="older">
            <a href="/c/${conversation.key}?all=1">显示更早的 ${older} 条</a>
          </p>`
        }
        <div
          id="log"
          role="log"
          aria-label="对话"
          data-after="${lastSeq(turns)}"
          data-conversation="${conversation.key}"
        >
          ${turns.map((turn) =>
            "reply" in turn ? renderReply(turn.reply, look) : renderMessage(turn.message),
          )}
          ${renderWaiting(turns)}
        </div>
        <div id="latest"></div>
        ${start !== undefined && renderStart(start, conversation)}
      </main>
      ${renderComposer(page, content)} ${renderAside(conversation, panel)} ${renderDialogs(look)}
      <template id="reasons">${renderReasons()}</template>`,
  });
}

function lastSeq(turns: readonly Turn[]): number {
  return Math.max(0, ...turns.map((turn) => ("reply" in turn ? turn.reply.seq : 0)));
}

/** The last message may still wait for its answer. */
function renderWaiting(turns: readonly Turn[]): Html | undefined {
  const last = turns.at(-1);
  if (last === undefined || "reply" in last) return undefined;
  return html`<p class="waiting" data-waiting="${last.message.id}">
    正在查条文<noscript>，稍后刷新页面</noscript>
  </p>`;
}

function renderWelcome(examples: readonly string[], content: PageContent): Html {
  const { look, turns, start } = content;
  const hidden = turns.length > 0 || start !== undefined;
  return html`<section class="welcome" id="welcome" ${hidden && "hidden"}>
    <h2>问企业科技政策，答案都带条文和日期。</h2>
    <form method="post" action="/messages" aria-label="可以这样问">
      ${renderProof(look.conversation)}
      <ul>
        ${examples.map(
          (example) => html`<li><button name="text" value="${example}">${example}</button></li>`,
        )}
      </ul>
      <button class="send" name="text" value="${startText}">${startText}</button>
    </form>
    <p class="data">
      问题和你说的数都存在这台服务器上，不发往别处；企业的数只用来预审，随时可以改、可以撤回。
    </p>
  </section>`;
}

function renderComposer({ files }: PageLook, { look, ask = "", about }: PageContent): Html {
  const { conversation } = look;
  return html`<form class="composer" id="ask" method="post" action="/messages" aria-label="提问">
      ${renderProof(conversation)}
      <p class="unsent" id="unsent" role="alert" hidden></p>
      ${about && renderAbout(about, conversation)}
      <ul class="attached script" id="attached" aria-label="要传的文件" hidden></ul>
      ${renderAttach(files)}
      <label for="text" class="unseen">你的问题</label>
      <textarea
        id="text"
        name="text"
        rows="1"
        maxlength="10000"
        required
        placeholder="写下你的问题"
        autocomplete="off"
        enterkeyhint="send"
      >
${ask}</textarea>
      <button class="send" id="send">发送</button>
    </form>
    ${renderUploadForm(conversation)}`;
}

/** Of a notice the question says at most so many characters. */
const MOST_OF_NOTICE = 40;

/** Says which notice is asked about, and how not to. */
function renderAbout({ id, reply }: StoredReply, { key }: Conversation): Html {
  const [first = ""] = visibleText(reply.text).replace(/\*\*/g, "").split("\n");
  const words = first.length > MOST_OF_NOTICE ? `${first.slice(0, MOST_OF_NOTICE)}…` : first;
  return html`<p class="about" id="about">
    <input type="hidden" name="quotes" value="${id}" />
    <span>问的是：${words}</span>
    <a href="/c/${key}#text">不问这条</a>
  </p>`;
}

function renderDialogs({ conversation }: ReplyLook): Html {
  return html`<dialog id="sheet" aria-labelledby="sheet-title">
      <form method="dialog"><button class="close" aria-label="关闭">✕</button></form>
      <div id="sheet-content"></div>
    </dialog>
    <dialog id="person" aria-labelledby="person-title">
      <form method="dialog"><button class="close" aria-label="关闭">✕</button></form>
      <h2 id="person-title">找工作人员</h2>
      ${renderPersonForm(conversation, { question: "", id: "" })}
    </dialog>
    <dialog id="confirm" aria-labelledby="confirm-title">
      <h2 id="confirm-title">清除本机记录？</h2>
      <p>
        清除后，这台设备上的全部对话都看不到了，也找不回来。服务器上已存的记录不会因此删除，登记过的事工作人员照样办。
      </p>
      <form method="post" action="/forget">
        ${renderProof(conversation)}
        <button class="send">清除</button>
        <button type="button" class="quiet" id="keep">留着</button>
      </form>
    </dialog>`;
}
