import { Hono } from "hono";
import { deleteTrial, readTrial } from "../../../stores/shared-trials.ts";
import { createConversation, keepConversation, readConversation } from "../conversation.ts";
import { readForm } from "../form.ts";
import { refuse } from "../refusal.ts";
import type { SiteContext, SiteEnv } from "../site.ts";
import { rulePath } from "./guide.ts";
import { renderShared } from "./shared-page.ts";
import { renderFields, shapeOf } from "./trial-form.ts";
import { ownerOf, type Workshop } from "./workshop.ts";

/** Makes what the form's script calls, and the pages of what was shared. */
export function createTrialRoutes(shop: Workshop): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const { look, db } = shop;
  const gone = (c: SiteContext) => refuse(c, look, 404, "这个链接过了期、删掉了，或者抄错了。");

  app.post("/api/try/:id", async (c) => {
    const guide = shop.guide(c.req.param("id"));
    if (!guide) return c.json({ error: "没有这个项目的条件，刷新后再试。" }, 404);
    const wait = shop.judgeWait(c.get("origin").client);
    if (wait > 0) {
      c.header("Retry-After", String(wait));
      return c.json({ error: `算得太快了，过 ${wait} 秒接着算。` }, 429);
    }
    const raw = await readJson(c);
    const { trial, result, glance } = shop.work(guide, raw);
    const same = raw["shape"] === shapeOf(trial);
    return c.json({
      result: String(await result),
      glance,
      notes: Object.fromEntries(trial.notes),
      fields: JSON.stringify(trial.fields),
      ...(!same && { form: String(await renderFields(guide, trial)) }),
    });
  });

  app.post("/api/try/:id/share", async (c) => {
    const guide = shop.guide(c.req.param("id"));
    if (!guide) return c.json({ error: "没有这个项目的条件，刷新后再试。" }, 404);
    const { client, https } = c.get("origin");
    const owner = readConversation(c, https) ?? createConversation();
    const { trial } = shop.work(guide, await readJson(c));
    const shared = await shop.share(guide, trial, owner, client);
    if ("fault" in shared) return c.json({ error: shared.fault }, shared.status);
    keepConversation(c, owner, https);
    return c.json(shared, 201);
  });

  app.get("/w/:token{[\\w-]{32}}", async (c) => {
    const token = c.req.param("token");
    const shared = db && (await readTrial(db, token, shop.now()));
    const guide = shared && shop.guide(shared.rule);
    if (!shared || !guide) return gone(c);
    c.header("X-Robots-Tag", "noindex, nofollow");
    const { trial, result } = shop.work(guide, shared.fields, shared);
    const reader = readConversation(c, c.get("origin").https);
    const owner = reader && ownerOf(reader) === shared.owner ? reader : undefined;
    return c.html(renderShared(look, guide, { shared, trial, result, token, owner }));
  });

  app.post("/w/:token{[\\w-]{32}}/delete", async (c) => {
    const form = await readForm(c);
    if (!form) return refuse(c, look, 403, "这一页放得太久了，刷新后再试一次。");
    const token = c.req.param("token");
    const shared = db && (await readTrial(db, token, shop.now()));
    const guide = shared && shop.guide(shared.rule);
    if (!db || !(await deleteTrial(db, token, ownerOf(form.conversation)))) return gone(c);
    return c.redirect(guide ? rulePath(guide.rule) : "/programmes", 303);
  });
  return app;
}

/** The fields of the body of a request; none when it is no JSON. */
async function readJson(c: SiteContext): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await c.req.json();
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}
