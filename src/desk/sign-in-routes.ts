import { Hono } from "hono";
import { html } from "hono/html";
import { createRateLimit } from "../pages/rate-limit.ts";
import { awaitsFirstAdmin } from "../people/first-admin.ts";
import { readSignedIn } from "../people/session.ts";
import { signIn, signOut, type SignInOutcome } from "../people/sign-in.ts";
import { fieldOf, guardLength, readForm } from "./guard.ts";
import { refuse } from "./refusal.ts";
import {
  forgetTokenCookie,
  formToken,
  isFormToken,
  keepTokenCookie,
  makeToken,
  readTokenCookie,
} from "./session-cookie.ts";
import { renderLone, tokenField, type Html } from "./shell.ts";
import type { DeskContext, DeskEnv, DeskSite } from "./site.ts";

/** What was typed, to be shown again; a code is not. */
interface Typed {
  name: string;
  next: string;
}

const sentences: Record<Exclude<SignInOutcome["outcome"], "signedIn">, string> = {
  unknownCode: "登录码不对，或已用过、过期了。核对一遍；还不行就要一个新的。",
  nameMissing: "还要写上你的名字，四十个字以内。",
  nameTaken: "这个名字已经有人用了，换一个能分清的。",
};

/** Makes the pages to sign in; nobody need be signed in to see them. */
export function createSignInRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const clock = () => site.now().getTime();
  const guesses = createRateLimit(site.limits.guesses, clock);
  const allGuesses = createRateLimit(site.limits.allGuesses, clock);

  const show = async (c: DeskContext, typed: Typed, status: 200 | 400 | 429, text?: string) => {
    const visit = readTokenCookie(c, "desk-visit") ?? makeToken();
    keepTokenCookie(c, "desk-visit", visit);
    const first = await awaitsFirstAdmin(site.db);
    const notice = text === undefined ? undefined : { text, bad: true };
    const body = renderSignIn(first, formToken(visit), typed);
    return c.html(renderLone(site, { title: "工作人员登录", notice, body }), status);
  };

  app.get("/desk/sign-in", async (c) => {
    const next = readNext(c.req.query("next"));
    const token = readTokenCookie(c, "desk");
    if (token !== undefined && (await readSignedIn(site.db, token, site.now())))
      return c.redirect(next, 303);
    return show(c, { name: "", next }, 200);
  });

  app.post("/desk/sign-in", guardLength(site), async (c) => {
    const form = await readForm(c);
    const visit = readTokenCookie(c, "desk-visit");
    if (visit === undefined || !isFormToken(form.get("token"), formToken(visit)))
      return refuse(c, site, 403, "这一页放得太久了，重新打开登录页再试。");
    const typed = { name: fieldOf(form, "name"), next: readNext(fieldOf(form, "next")) };
    const wait = guesses(c.get("origin").client) || allGuesses("all");
    if (wait > 0) {
      c.header("Retry-After", String(wait));
      return show(c, typed, 429, `试得太多了，请过 ${wait} 秒再试。`);
    }
    const code = fieldOf(form, "code");
    const signed = await signIn(site.db, { code, name: typed.name }, site.now());
    if (signed.outcome !== "signedIn") return show(c, typed, 400, sentences[signed.outcome]);
    // A browser that was signed in as someone else is so no longer.
    const before = readTokenCookie(c, "desk");
    const other = before && (await readSignedIn(site.db, before, site.now()));
    if (other) await signOut(site.db, other, "here", site.now());
    keepTokenCookie(c, "desk", signed.token);
    forgetTokenCookie(c, "desk-visit");
    return c.redirect(typed.next, 303);
  });
  return app;
}

/** Where to go after signing in: a page of the desk, whatever was asked for. */
function readNext(asked: string | undefined): string {
  return asked !== undefined && /^\/desk(\/(?!sign-)[\w\-/]*)?(\?[\w\-=&%.]*)?$/.test(asked)
    ? asked
    : "/desk";
}

function renderSignIn(first: boolean, token: string, { name, next }: Typed): Html {
  return html`<form method="post" action="/desk/sign-in" class="fields">
    ${tokenField({ token })}
    <input type="hidden" name="next" value="${next}" />
    <p class="hint">
      ${
        first
          ? "还没有管理员。登录码印在启动服务的终端里，谁先登录谁就是管理员。"
          : "登录码向管理员要，只能用一次；登录后这台设备会记住你。"
      }
    </p>
    <label for="code">登录码</label>
    <input
      id="code"
      name="code"
      required
      maxlength="60"
      autocomplete="one-time-code"
      autocapitalize="characters"
      spellcheck="false"
      class="code"
      placeholder="XXXX-XXXX-XXXX"
    />
    ${
      first &&
      html`<label for="name">你的名字</label>
        <input id="name" name="name" value="${name}" required maxlength="40" autocomplete="name" />`
    }
    <p><button class="main">登录</button></p>
  </form>`;
}
