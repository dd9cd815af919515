import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createRateLimit } from "../pages/rate-limit.ts";
import { isSameOrigin, readOrigin } from "../pages/request-origin.ts";
import { securityHeaders } from "../pages/security-headers.ts";
import { may, type Action, type Actor } from "../people/permissions.ts";
import { readSignedIn } from "../people/session.ts";
import { refuse } from "./refusal.ts";
import { formToken, isFormToken, readTokenCookie } from "./session-cookie.ts";
import type { DeskContext, DeskEnv, DeskSite, Who } from "./site.ts";

type Guard = MiddlewareHandler<DeskEnv>;

/** Sets the headers of safety and counts the client's requests. */
export function guardAll(site: DeskSite): Guard {
  const limit = createRateLimit(site.limits.client, () => site.now().getTime());
  return async (c, next) => {
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value);
    c.header("Cache-Control", "no-store");
    const origin = readOrigin(c.req.raw, c.env.remote, site.trustProxy);
    c.set("origin", origin);
    const wait = limit(origin.client);
    if (wait === 0) return next();
    c.header("Retry-After", String(wait));
    return refuse(c, site, 429, `点得太快了，请过 ${wait} 秒再试。`);
  };
}

/** Lets in what is posted only from a page of our own. */
export function guardOrigin(site: DeskSite): Guard {
  return (c, next) =>
    isSameOrigin(c.req.raw, c.get("origin").host, "form")
      ? next()
      : Promise.resolve(refuse(c, site, 403, "这个请求不是从本页发出的，没有处理。"));
}

/** Lets in what is posted only when it is not too long; files may be longer where files are taken. */
export function guardLength(site: DeskSite): Guard {
  const limit = (maxSize: number, sentence: string) =>
    bodyLimit({ maxSize, onError: (c: DeskContext) => refuse(c, site, 413, sentence) });
  const form = limit(site.limits.form, "写得太长了，没有存。回到上一页改短些再交。");
  const megabytes = Math.floor(site.limits.upload / 1024 / 1024);
  const upload = limit(site.limits.upload, `文件太大了，一次最多 ${megabytes} MB，没有收下。`);
  return (c, next) =>
    /^\/desk\/(?:documents|import|notices)/.test(c.req.path) ? upload(c, next) : form(c, next);
}

/** Lets in who is signed in; others are led to the sign-in page and back from there. */
export function guardSession(site: DeskSite): Guard {
  return async (c, next) => {
    const token = readTokenCookie(c, "desk");
    const signedIn =
      token === undefined ? undefined : await readSignedIn(site.db, token, site.now());
    if (token !== undefined && signedIn) {
      c.set("who", { ...signedIn, token: formToken(token) });
      return next();
    }
    const { pathname, search } = new URL(c.req.url);
    return c.req.method === "GET"
      ? c.redirect(`/desk/sign-in?next=${encodeURIComponent(pathname + search)}`, 303)
      : refuse(
          c,
          site,
          401,
          "登录已经结束，这次没有存。先在另一个窗口登录，再回到上一页重新提交。",
        );
  };
}

/** Lets in what is posted only with the token of the session; the fields are then in `form`. */
export function guardForm(site: DeskSite): Guard {
  return async (c, next) => {
    const form = await readForm(c);
    if (!isFormToken(form.get("token"), c.get("who").token))
      return refuse(c, site, 403, "这一页是上次登录时打开的，没有存。刷新页面再试一次。");
    c.set("form", form);
    return next();
  };
}

/** Has what a form changed be known before the answer to the form goes out. */
export function refreshAfter(refresh: () => Promise<void>): Guard {
  return async (_, next) => {
    await next();
    await refresh();
  };
}

/** Lets in only who may do something at all. */
export function guardAction(site: DeskSite, action: Action): Guard {
  return (c, next) =>
    may(actorOf(c.get("who")), action)
      ? next()
      : Promise.resolve(refuse(c, site, 403, refusalOf(action)));
}

/** Somebody of the desk as the table of rights knows it. */
export function actorOf({ member: { role, region } }: Pick<Who, "member">): Actor {
  return { office: role, region };
}

function refusalOf(action: Action): string {
  return action === "people.manage" ? "这一页只有管理员能看。" : "这一页你的账号不能看。";
}

/** The fields that were posted; none when they cannot be read. */
export function readForm(c: DeskContext): Promise<FormData> {
  return c.req.formData().catch(() => new FormData());
}

/** The text of a field, empty when it is missing or a file. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
}
