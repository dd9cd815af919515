import { html } from "hono/html";
import type { Policy } from "../../knowledge/policy.ts";
import type { Region } from "../../knowledge/region.ts";
import type { Assets } from "../../pages/asset.ts";
import type { WebLimits } from "./limits.ts";
import type { Html } from "./text-html.ts";

/** What the pages show besides a conversation. */
export interface PageLook {
  /** Place whose policies are meant, such as 银川. */
  place: string;
  /** Questions that a newcomer may press. */
  examples: readonly string[];
  /** The places that may be chosen, as they are now. */
  regions: () => readonly Region[];
  /** The documents of the knowledge, as they are now. */
  policies: () => readonly Policy[];
  assets: Assets;
  /** What files may be sent with a message. */
  files: Pick<WebLimits, "files" | "fileSize" | "filesSize">;
}

/** What a page puts into the frame. */
interface Frame {
  title: string;
  body: Html;
  /** Whether it brings its scripts. */
  script?: boolean;
  /** Whether search engines are to leave it out. */
  hidden?: boolean;
  /** Whether a panel stands at its side where there is room. */
  side?: boolean;
}

/** Renders the frame of a page; the chat page brings its script. */
export function renderLayout(
  { place, assets }: PageLook,
  { title, body, script = false, hidden = false, side = false }: Frame,
): Html {
  const [begins = "", ...modules] = assets.scripts;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="问企业科技政策，答案带条文和日期" />
        ${hidden && html`<meta name="robots" content="noindex, nofollow" />`}
        <title>${title} · ${place}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style}" />
        ${
          script &&
          html`<script src="${begins}" type="module"></script>
            ${modules.map((path) => html`<link rel="modulepreload" href="${path}" />`)}`
        }
      </head>
      <body ${side && html`class="with-panel"`}>
        ${body}
      </body>
    </html>`;
}

/** Renders a page of its own beside the chat, with the way back; it brings its scripts where it has some. */
export function renderSidePage(look: PageLook, title: string, content: Html, script = false): Html {
  return renderLayout(look, {
    script,
    title: `${title} · 科创助手`,
    body: html`<a class="skip" href="#content">跳到内容</a>
      <header class="bar">
        <p class="name"><a href="/">科创助手</a></p>
        <nav class="places" aria-label="页面">
          <a href="/">对话</a> <a class="wide" href="/history">历史对话</a>
          <a href="/programmes">项目和条件</a> <a href="/policies">政策文件</a>
        </nav>
      </header>
      <main class="side" id="content">${content}</main>`,
  });
}

/** Renders a page that says one sentence, perhaps asks something, and leads back. */
export function renderNotice(look: PageLook, sentence: string, beside?: Html): Html {
  return renderLayout(look, {
    title: "科创助手",
    body: html`<main class="lone">
      <h1>科创助手</h1>
      <p role="alert">${sentence}</p>
      ${beside}
      <p><a href="/">回到对话</a></p>
    </main>`,
  });
}
