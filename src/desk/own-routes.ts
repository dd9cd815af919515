import { Hono } from "hono";
import { html } from "hono/html";
import { issueLinkCode } from "../people/linking.ts";
import { signOut } from "../people/sign-in.ts";
import { renewCode } from "../people/staff-change.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { openSessions } from "../stores/sessions.ts";
import { writeMoment } from "./moment.ts";
import { roleWords } from "./people-page.ts";
import { refuse } from "./refusal.ts";
import { forgetTokenCookie } from "./session-cookie.ts";
import { renderShell, tokenField, type Html } from "./shell.ts";
import { renderShownCode } from "./shown-code.ts";
import type { DeskContext, DeskEnv, DeskSite } from "./site.ts";

/** Makes the page of one's own: where one is signed in, and out. */
export function createOwnRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();

  const show = async (c: DeskContext, above?: Html) => {
    const who = c.get("who");
    const sessions = await openSessions(site.db, site.now(), who.member.id);
    const others = sessions.length - 1;
    const body = html`${above}
      <p>${who.member.name}，${roleWords(who.member)}。现在在 ${sessions.length} 处登录着：</p>
      <ul class="plain">
        ${sessions.map(
          ({ id, createdAt, lastSeenAt }) =>
            html`<li>
              ${id === who.session.id && html`<strong>这台设备</strong>，`}${writeMoment(createdAt)}
              登录，最近用在 ${writeMoment(lastSeenAt)}
            </li>`,
        )}
      </ul>
      <div class="row">
        <form method="post" action="/desk/me/code">
          ${tokenField(who)}<button>要一个登录码，在另一台设备上用</button>
        </form>
        ${html`<form method="post" action="/desk/me/link">
          ${tokenField(who)}<button>关联我的 Telegram 或 Slack</button>
        </form>`}
        ${
          others > 0 &&
          html`<form method="post" action="/desk/me/elsewhere">
            ${tokenField(who)}<button>退出其他 ${others} 处</button>
          </form>`
        }
      </div>`;
    return c.html(renderShell(site, { title: "我的登录", body }, who));
  };

  app.get("/desk/me", (c) => show(c));

  app.post("/desk/me/code", async (c) => {
    const { member } = c.get("who");
    const made = await renewCode(site.db, member.id, member, site.now());
    if (!made) return refuse(c, site, 403, "你已经不在人员里了。");
    return show(c, renderShownCode(made, "十五分钟内有效"));
  });

  app.post("/desk/me/link", async (c) => {
    const { id } = c.get("who").member;
    const code = await inTurn(site.db, (tx) => issueLinkCode(tx, id, site.now()));
    if (code === undefined) return refuse(c, site, 429, "要得太多了，过十分钟再要。");
    const shown = html`<section class="shown-code" role="status">
      <h2>关联码</h2>
      <p class="code">${code}</p>
      <p>
        只显示这一次，十分钟内有效。在 Telegram 或 Slack
        里私下发给助手，那边就是你，可以“接手”对话。
      </p>
    </section>`;
    return show(c, shown);
  });

  app.post("/desk/me/elsewhere", async (c) => {
    await signOut(site.db, c.get("who"), "elsewhere", site.now());
    return c.redirect("/desk/me", 303);
  });

  app.post("/desk/sign-out", async (c) => {
    await signOut(site.db, c.get("who"), "here", site.now());
    forgetTokenCookie(c, "desk");
    return c.redirect("/desk/sign-in", 303);
  });
  return app;
}
