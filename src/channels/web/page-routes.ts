import { Hono } from "hono";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import {
  createConversation,
  forgetConversation,
  isToken,
  keepConversation,
  readConversation,
  type Conversation,
} from "./conversation.ts";
import { storeFeedback, type Intake } from "./intake.ts";
import { renderPage } from "./page.ts";
import { readFeedback } from "./read.ts";
import { refuse } from "./refusal.ts";
import type { Site, SiteContext, SiteEnv } from "./site.ts";
import { orderTurns } from "./turn-order.ts";

/** A form of a page of this conversation, or nothing that could be trusted. */
type Form = { conversation: Conversation; fields: Record<string, unknown> } | undefined;

/** Makes the page and its forms, which work without script. */
export function createPageRoutes(site: Site, intake: Intake): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const stale = (c: SiteContext) =>
    refuse(c, site.look, 403, "这一页放得太久了，回到对话再试一次。");

  app.get("/", async (c) => {
    const { https } = c.get("origin");
    const conversation = readConversation(c, https) ?? createConversation();
    keepConversation(c, conversation, https);
    const { messages, replies } = await c.get("assistant").history("web", conversation.address, 0);
    const turns = orderTurns(messages, replies);
    const shown = c.req.query("all") === "1" ? turns : turns.slice(-site.limits.turns);
    const older = turns.length - shown.length;
    return c.html(renderPage(site.look, { conversation, turns: shown, older }));
  });

  app.post("/messages", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    const body = { id: randomUUID(), ...form.fields };
    const taken = await intake(c.get("assistant"), form.conversation, body);
    if (taken.outcome === "unreadable") return refuse(c, site.look, 400, taken.sentence);
    if (taken.outcome === "tooFast") return refuse(c, site.look, 429, taken.sentence);
    await Promise.race([taken.answered, wait(site.limits.patience, undefined, { ref: false })]);
    return c.redirect("/#latest", 303);
  });

  app.post("/feedback", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    const read = readFeedback(form.fields);
    if ("fault" in read) return refuse(c, site.look, 400, read.fault);
    const stored = await storeFeedback(c.get("assistant"), form.conversation, read.value);
    return stored
      ? refuse(c, site.look, 200, "记下了，谢谢。")
      : refuse(c, site.look, 404, "没有找到这条回答。");
  });

  app.post("/forget", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    site.live.tell(form.conversation.address, "forgotten");
    forgetConversation(c, c.get("origin").https);
    return c.redirect("/", 303);
  });
  return app;
}

async function readForm(c: SiteContext): Promise<Form> {
  const conversation = readConversation(c, c.get("origin").https);
  if (!conversation) return undefined;
  const fields: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
  return isToken(conversation, fields["token"]) ? { conversation, fields } : undefined;
}
