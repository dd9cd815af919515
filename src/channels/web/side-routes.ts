import { Hono } from "hono";
import { dayOf } from "../../calendar/instant.ts";
import {
  browserOf,
  createConversation,
  forgetConversation,
  readConversation,
  type Conversation,
} from "./conversation.ts";
import { readForm } from "./form.ts";
import { renderHistory } from "./history-page.ts";
import { renderPolicies } from "./policies-page.ts";
import { renderPolicy } from "./policy-page.ts";
import { refuse } from "./refusal.ts";
import type { Site, SiteContext, SiteEnv } from "./site.ts";

/** Makes the pages beside the chat: the conversations of the browser, and the documents. */
export function createSideRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const { look } = site;
  const today = () => dayOf(site.now().toISOString()) ?? "";
  const stale = (c: SiteContext) => refuse(c, look, 403, "这一页放得太久了，刷新后再试一次。");

  app.get("/history", async (c) => {
    const conversation = readConversation(c, c.get("origin").https);
    const found = conversation
      ? await c.get("assistant").conversations("web", browserOf(conversation.address))
      : [];
    return c.html(renderHistory(look, conversation ?? createConversation(), found));
  });

  app.post("/leave", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    const { address } = form.conversation;
    await c.get("assistant").leave("web", address);
    site.live.tell(address, "forgotten");
    return c.redirect("/history", 303);
  });

  app.post("/forget", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    await forgetBrowser(c, site, form.conversation);
    return c.redirect("/?cleared=1", 303);
  });

  app.get("/policies", (c) => {
    const query = (c.req.query("q") ?? "").trim().slice(0, 100);
    return c.html(renderPolicies(look, query, today()));
  });
  app.get("/policies/:id", (c) => {
    const policy = look.policies().find(({ id }) => id === c.req.param("id"));
    return policy
      ? c.html(renderPolicy(look, policy, today()))
      : refuse(c, look, 404, "没有这份文件，可能换了名字。");
  });
  return app;
}

/** Takes all conversations away from a browser; its open pages hear of it. */
async function forgetBrowser(
  c: SiteContext,
  { live }: Site,
  { address }: Conversation,
): Promise<void> {
  const browser = browserOf(address);
  const assistant = c.get("assistant");
  for (const one of await assistant.conversations("web", browser)) {
    await assistant.leave("web", one.address);
  }
  live.tellBrowser(browser, "forgotten");
  forgetConversation(c, c.get("origin").https);
}
