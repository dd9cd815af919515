import { html } from "hono/html";
import { may, type Action } from "../people/permissions.ts";
import type { DeskSite, Who } from "./site.ts";

/** A piece of safe HTML. */
export type Html = ReturnType<typeof html>;

/** The parts of the desk, as the navigation names them, and what one must be allowed to see each. */
const parts = {
  documents: ["文档", "document.edit"],
  gaps: ["待答问题", "gap.answer"],
  handoffs: ["找人", "handoff.answer"],
  notices: ["通知", "notice.send"],
  companies: ["企业", "company.list"],
  joins: ["入企申请", "join.decide"],
  people: ["人员", "people.manage"],
  knowledge: ["知识核对", "knowledge.see"],
  audit: ["记录", "audit.see"],
  switches: ["停用", "stop.switch"],
  jobs: ["定时任务", "audit.see"],
} as const satisfies Record<string, readonly [string, Action]>;

/** A part of the desk. */
export type DeskPart = keyof typeof parts;

/** What one must be allowed to see an address of the desk; pages that everybody sees are not among them. */
export const partRights: readonly (readonly [path: string, Action])[] = [
  ...(Object.keys(parts) as DeskPart[]).map((part) => [`/desk/${part}`, parts[part][1]] as const),
  ["/desk/import", "company.import"],
];

/** What a page of the desk shows. */
export interface DeskPage {
  title: string;
  body: Html;
  /** The part it belongs to. */
  part?: DeskPart;
  /** Whether parts of it are renewed by themselves. */
  live?: boolean;
  /** A sentence above all: what was just done, or why it was not. */
  notice?: { text: string; bad?: boolean } | undefined;
}

/** Renders a page of the desk with its bar and navigation; it works without script. */
export function renderShell(site: DeskSite, page: DeskPage, who: Who): Html {
  const { role, region } = who.member;
  const shown = (Object.keys(parts) as DeskPart[]).filter(
    (part) => may({ office: role, region }, parts[part][1]) && (part !== "notices" || site.notices),
  );
  return renderDocument(
    site,
    page.title,
    html`<header class="bar">
        <p class="name"><a href="/desk">科创助手 · 工作台</a></p>
        <nav aria-label="工作台">
          ${shown.map(
            (part) =>
              html`<a href="/desk/${part}" ${page.part === part ? html`aria-current="page"` : ""}
                >${parts[part][0]}</a
              >`,
          )}
        </nav>
        <div class="me">
          <a href="/desk/me">${who.member.name}</a>
          <form method="post" action="/desk/sign-out">
            ${tokenField(who)}<button class="quiet">退出</button>
          </form>
        </div>
      </header>
      <main>
        <h1>${page.title}</h1>
        ${page.notice && renderNotice(page.notice)} ${page.body}
      </main>`,
    page.live,
  );
}

/** Renders a page for someone who is not signed in. */
export function renderLone(site: DeskSite, { title, body, notice }: DeskPage): Html {
  return renderDocument(
    site,
    title,
    html`<main class="lone">
      <p class="name"><a href="/">科创助手</a></p>
      <h1>${title}</h1>
      ${notice && renderNotice(notice)} ${body}
    </main>`,
  );
}

/** The hidden field that every form of the desk must carry. */
export function tokenField({ token }: { token: string }): Html {
  return html`<input type="hidden" name="token" value="${token}" />`;
}

function renderNotice({ text, bad }: { text: string; bad?: boolean }): Html {
  return html`<p class="notice ${bad ? "bad" : "good"}" role="${bad ? "alert" : "status"}">
    ${text}
  </p>`;
}

function renderDocument({ assets }: DeskSite, title: string, body: Html, live = false): Html {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · 科创助手工作台</title>
        <link rel="icon" href="${assets.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style}" />
        ${
          live &&
          assets.scripts.map((script) => html`<script type="module" src="${script}"></script>`)
        }
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
