import { Hono } from "hono";
import { html } from "hono/html";
import { isDay } from "../../../calendar/day.ts";
import {
  createConversation,
  keepConversation,
  isToken,
  readConversation,
} from "../conversation.ts";
import { refuse } from "../refusal.ts";
import type { SiteContext, SiteEnv } from "../site.ts";
import type { Html } from "../text-html.ts";
import { rulePath, type Guide } from "./guide.ts";
import { renderProgrammes } from "./programme-list.ts";
import { readKind, renderProgramme } from "./programme-page.ts";
import { renderTrialForm } from "./trial-form.ts";
import type { Workshop } from "./workshop.ts";

/** Makes the pages of programmes; the what-if form on them works without script. */
export function createProgrammeRoutes(shop: Workshop): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const { look } = shop;
  const missing = (c: SiteContext) =>
    refuse(c, look, 404, "没有这个项目的条件，可能换了名字，到项目列表里找找。");

  const show = (c: SiteContext, guide: Guide, raw: Record<string, unknown>, notice?: Html) => {
    const { https } = c.get("origin");
    const conversation = readConversation(c, https) ?? createConversation();
    keepConversation(c, conversation, https);
    const today = shop.today();
    const named = c.req.query("day");
    const day = named !== undefined && isUsable(named) ? named : today;
    const kind = readKind(guide, c.req.query("kind"));
    const { trial, result, glance } = shop.work(guide, {
      ...(day !== today && { day }),
      kind,
      ...raw,
    });
    const sharing = shop.db !== undefined;
    const form = renderTrialForm(guide, trial, { conversation, sharing, result, glance, notice });
    return c.html(renderProgramme(look, guide, { today, day, kind }, form));
  };

  app.get("/programmes", (c) => {
    const query = (c.req.query("q") ?? "").trim().slice(0, 100);
    return c.html(renderProgrammes(look, shop.knowledge(), query, shop.today()));
  });

  app.get("/programmes/:id", (c) => {
    const guide = shop.guide(c.req.param("id"));
    return guide ? show(c, guide, {}) : missing(c);
  });

  app.post("/programmes/:id", async (c) => {
    const guide = shop.guide(c.req.param("id"));
    if (!guide) return missing(c);
    const { client, https } = c.get("origin");
    const wait = shop.judgeWait(client);
    if (wait > 0) {
      c.header("Retry-After", String(wait));
      return refuse(c, look, 429, `算得太快了，请过 ${wait} 秒再试。`);
    }
    const raw: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}));
    const { trial } = shop.work(guide, raw);
    switch (raw["do"]) {
      case "clear":
        return c.redirect(`${rulePath(guide.rule)}#try`, 303);
      case "keep":
        return show(c, guide, { ...raw, start: JSON.stringify(trial.fields) });
      case "drop":
        return show(c, guide, { ...raw, start: "" });
      case "share": {
        const conversation = readConversation(c, https);
        if (!conversation || !isToken(conversation, raw["token"]))
          return show(c, guide, raw, alarm("这一页放得太久了，数还在，再点一次生成链接。"));
        const shared = await shop.share(guide, trial, conversation, client);
        return "path" in shared
          ? c.redirect(shared.path, 303)
          : show(c, guide, raw, alarm(shared.fault));
      }
      default:
        return show(c, guide, raw);
    }
  });
  return app;
}

function alarm(sentence: string): Html {
  return html`<p class="note" role="alert">${sentence}</p>`;
}

function isUsable(day: string): boolean {
  return isDay(day) && day >= "1990-01-01" && day <= "2100-12-31";
}
