import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { createAccountRoutes } from "./account/account-routes.ts";
import { createApiRoutes } from "./api-routes.ts";
import { createColleagueRoutes } from "./colleague/colleague-routes.ts";
import { readConversation } from "./conversation.ts";
import { createIntake } from "./intake.ts";
import { createNoticeRoutes } from "./notices/notice-routes.ts";
import { createPageRoutes } from "./page-routes.ts";
import { createRateLimit } from "../../pages/rate-limit.ts";
import { createFileRoutes } from "./profile/file-routes.ts";
import { createProfileRoutes } from "./profile/profile-routes.ts";
import { refuse } from "./refusal.ts";
import { tooMuch } from "./sent-files.ts";
import { isSameOrigin, readOrigin } from "../../pages/request-origin.ts";
import { securityHeaders } from "../../pages/security-headers.ts";
import { createSideRoutes } from "./side-routes.ts";
import { createProgrammeRoutes } from "./programmes/page-routes.ts";
import { createTrialRoutes } from "./programmes/trial-routes.ts";
import { createWorkshop } from "./programmes/workshop.ts";
import type { Site, SiteContext, SiteEnv } from "./site.ts";

const ours =
  /^\/($|(messages|feedback|forget|leave|new|history|person|link|join|policies|programmes)$|c\/|profile\/|file\/|help\/|policies\/|programmes\/|notices\/|w\/|api\/|assets\/|favicon\.(svg|ico)$)/;

/** Makes the request handler of the channel's pages; it gives `undefined` for addresses not ours. */
export function createRoutes(site: Site) {
  const app = new Hono<SiteEnv>();
  const shop = createWorkshop(site);
  const assets = [site.look.assets, shop.look.assets];
  const asset: MiddlewareHandler = async (c, next) => {
    for (const { send } of assets) {
      const found = send(c.req.raw);
      if (found) return found;
    }
    return next();
  };
  app.use("/assets/*", asset);
  app.get("/favicon.svg", asset);
  app.get("/favicon.ico", (c) => c.redirect("/favicon.svg", 301));

  const intake = createIntake(site);
  app.use(guard(site));
  app.post("*", sameOrigin(site), limitBody(site));
  for (const path of [
    "/",
    "/c/*",
    "/history",
    "/profile/*",
    "/api/profile/*",
    "/help/*",
    "/policies",
    "/policies/*",
    "/programmes",
    "/programmes/*",
    "/w/*",
    "/notices/*",
  ]) {
    app.get(path, compress());
  }
  app.route("/", createApiRoutes(site, intake));
  app.route("/", createPageRoutes(site, intake));
  app.route("/", createSideRoutes(site));
  app.route("/", createNoticeRoutes(site));
  app.route("/", createAccountRoutes(site, intake));
  app.route("/", createProfileRoutes(site));
  app.route("/", createFileRoutes(site));
  app.route("/", createColleagueRoutes(site));
  app.route("/", createProgrammeRoutes(shop));
  app.route("/", createTrialRoutes(shop));
  app.notFound((c) => refuse(c, site.look, 404, "没有这个地址。"));

  return (request: Request, remote?: string): Response | Promise<Response> | undefined =>
    ours.test(new URL(request.url).pathname)
      ? app.fetch(request, remote === undefined ? {} : { remote })
      : undefined;
}

/** Sets the headers of safety, counts the client's requests, and refuses while not running. */
function guard(site: Site): MiddlewareHandler<SiteEnv> {
  const limit = createRateLimit(site.limits.client, () => site.now().getTime());
  return async (c, next) => {
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value);
    c.header("Cache-Control", "no-store");
    const origin = readOrigin(c.req.raw, c.env.remote, site.trustProxy);
    c.set("origin", origin);

    const wait = limit(origin.client);
    if (wait > 0) {
      c.header("Retry-After", String(wait));
      return refuse(c, site.look, 429, `问得太快了，请过 ${wait} 秒再试。`);
    }
    const assistant = site.assistant();
    if (!assistant) {
      c.header("Retry-After", "3");
      return refuse(c, site.look, 503, "服务正在启动或停止，请过几秒再试。");
    }
    c.set("assistant", assistant);
    return next();
  };
}

/** Refuses what another site's page makes a browser send. */
function sameOrigin(site: Site): MiddlewareHandler<SiteEnv> {
  return (c, next) => {
    // What brings files cannot be JSON: it shows the token of its page instead, as a form does.
    const script = c.req.path.startsWith("/api/") && c.req.path !== "/api/files";
    return isSameOrigin(c.req.raw, c.get("origin").host, script ? "script" : "form")
      ? next()
      : Promise.resolve(refuse(c, site.look, 403, "这个请求不是从本页发出的，没有处理。"));
  };
}

function limitBody({ limits, look, now }: Site): MiddlewareHandler<SiteEnv> {
  const uploadWait = createRateLimit(limits.upload, () => now().getTime());
  const words = bodyLimit({
    maxSize: limits.body,
    onError: (c) => refuse(c, look, 413, "这段太长了，一次最多一万字左右。挑要紧的一段发来就行。"),
  });
  const files = bodyLimit({
    maxSize: limits.filesSize + limits.body,
    onError: (c) => refuse(c, look, 413, tooMuch(limits)),
  });
  return (c, next) => {
    if (!mayBringFiles(c)) return words(c, next);
    const wait = uploadWait(c.get("origin").client);
    if (wait === 0) return files(c, next);
    c.header("Retry-After", String(wait));
    return Promise.resolve(refuse(c, look, 429, `传得太快了，请过 ${wait} 秒再传。`));
  };
}

/** Only a browser that has a conversation may send so much. */
function mayBringFiles(c: SiteContext): boolean {
  const named = c.req.path === "/api/files" || c.req.path === "/messages";
  const form = /^multipart\/form-data\b/i.test(c.req.header("content-type") ?? "");
  return named && form && readConversation(c, c.get("origin").https) !== undefined;
}
