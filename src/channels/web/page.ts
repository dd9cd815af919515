import { html } from "hono/html";
import type { Asset } from "../../pages/asset.ts";
import type { Conversation } from "./conversation.ts";
import { renderMessage, renderReply } from "./reply-html.ts";
import type { Html } from "./text-html.ts";
import type { Turn } from "./turn-order.ts";

/** What the page shows besides the conversation. */
export interface PageLook {
  /** Place whose policies are meant, such as 银川. */
  place: string;
  /** Questions that a newcomer may press. */
  examples: readonly string[];
  assets: { theme: Asset; style: Asset; script: Asset; icon: Asset };
}

/** What the page shows of a conversation. */
interface PageContent {
  conversation: Conversation;
  turns: readonly Turn[];
  /** Number of older turns that were left out. */
  older: number;
}

/** Renders the whole page: it can be read, and questions asked, without script. */
export function renderPage(look: PageLook, content: PageContent): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        ${renderHead(look)}
        <script src="${look.assets.script.path}" defer></script>
      </head>
      <body>
        <a class="skip" href="#text">跳到提问</a>
        ${renderBar(look.place, content.conversation.token)}
        <p class="notice" id="notice" role="status" hidden></p>
        <main>
          ${renderWelcome(look.examples, content)}
          ${
            content.older > 0 &&
            html`<p class="older"><a href="/?all=1">显示更早的 ${content.older} 条</a></p>`
          }
          <div
            id="log"
            role="log"
            aria-label="对话"
            data-after="${lastSeq(content.turns)}"
            data-token="${content.conversation.token}"
          >
            ${content.turns.map((turn) =>
              "reply" in turn
                ? renderReply(turn.reply, content.conversation.token)
                : renderMessage(turn.message),
            )}
            ${renderWaiting(content.turns)}
          </div>
          <div id="latest"></div>
        </main>
        ${renderComposer(content.conversation.token)} ${renderDialogs(content.conversation.token)}
      </body>
    </html>`;
}

/** Renders a page that says one sentence and leads back. */
export function renderNotice(look: PageLook, sentence: string): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        ${renderHead(look)}
      </head>
      <body>
        <main class="lone">
          <h1>科创助手</h1>
          <p role="alert">${sentence}</p>
          <p><a href="/">回到对话</a></p>
        </main>
      </body>
    </html>`;
}

function renderHead({ place, assets }: PageLook): Html {
  return html`<meta charset="utf-8" />
    <meta
      name="viewport"
      content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
    />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="问企业科技政策，答案带条文和日期" />
    <title>科创助手 · ${place}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${assets.theme.path}" />
    <link rel="stylesheet" href="${assets.style.path}" />`;
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

function renderBar(place: string, token: string): Html {
  return html`<header class="bar">
    <h1><a href="/">科创助手</a></h1>
    <span class="place">${place}</span>
    <details class="menu as-of" id="as-of-menu">
      <summary>
        <span class="as-of-label"
          ><span class="day">按今天的规定</span><span class="rest" hidden>&nbsp;的规定</span></span
        >
      </summary>
      <div class="panel">
        <label for="as-of">按哪一天的规定回答</label>
        <input type="date" id="as-of" name="asOf" form="ask" min="1990-01-01" max="2100-12-31" />
        <p>规定会变。填一个日子，就按那天有效的条文答；不填按今天。</p>
        <button type="button" class="quiet script" id="as-of-today">回到今天</button>
      </div>
    </details>
    <details class="menu more">
      <summary aria-label="更多"><span aria-hidden="true">⋯</span></summary>
      <div class="panel">
        <button type="button" class="quiet script" id="print">打印</button>
        <form method="post" action="/forget" id="forget">
          <input type="hidden" name="token" value="${token}" />
          <button class="quiet">清除本机记录</button>
        </form>
      </div>
    </details>
  </header>`;
}

function renderWelcome(examples: readonly string[], { conversation, turns }: PageContent): Html {
  return html`<section class="welcome" id="welcome" ${turns.length > 0 && "hidden"}>
    <h2>问企业科技政策，答案都带条文和日期。</h2>
    <form method="post" action="/messages" aria-label="可以这样问">
      <input type="hidden" name="token" value="${conversation.token}" />
      <ul>
        ${examples.map(
          (example) => html`<li><button name="text" value="${example}">${example}</button></li>`,
        )}
      </ul>
    </form>
    <p class="data">问题保存在这台服务器上，不发往别处。</p>
  </section>`;
}

function renderComposer(token: string): Html {
  return html`<form class="composer" id="ask" method="post" action="/messages">
    <input type="hidden" name="token" value="${token}" />
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
    ></textarea>
    <button class="send">发送</button>
  </form>`;
}

function renderDialogs(token: string): Html {
  return html`<dialog id="sheet" aria-labelledby="sheet-title">
      <form method="dialog"><button class="close" aria-label="关闭">✕</button></form>
      <div id="sheet-content"></div>
    </dialog>
    <dialog id="confirm" aria-labelledby="confirm-title">
      <h2 id="confirm-title">清除本机记录？</h2>
      <p>清除后，这台设备上看不到以前的问答，也找不回来。服务器上已存的记录不会因此删除。</p>
      <form method="post" action="/forget">
        <input type="hidden" name="token" value="${token}" />
        <button class="send">清除</button>
        <button type="button" class="quiet" id="keep">留着</button>
      </form>
    </dialog>`;
}
