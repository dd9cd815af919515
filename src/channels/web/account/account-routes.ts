import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { createRateLimit } from "../../../pages/rate-limit.ts";
import {
  browserOf,
  createConversation,
  keepConversation,
  readConversation,
} from "../conversation.ts";
import { readForm } from "../form.ts";
import type { Intake } from "../intake.ts";
import { refuse } from "../refusal.ts";
import type { Site, SiteContext, SiteEnv } from "../site.ts";
import { renderJoin, renderLink } from "./account-page.ts";

/** Codes tried by one address of the network. */
const TRIES = { burst: 10, perSecond: 1 / 30 };

const sentences = {
  wrong: "这个码不对，或者用过、过期了。再要一个新的。",
  tooMany: "试得太多了，过十分钟再试。",
  staff: "这个浏览器已经是工作人员的账号，不能并到别人名下。",
} as const;

/** Makes the pages on which a browser is linked to a person, or joins a company, by a code. */
export function createAccountRoutes(site: Site, intake: Intake): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const { look } = site;
  const tries = createRateLimit(TRIES, () => site.now().getTime());
  const stale = (c: SiteContext) => refuse(c, look, 403, "这一页放得太久了，刷新后再试一次。");

  /** Only a browser with a conversation can send the form: it gets one. */
  const opened = (c: SiteContext) => {
    const { https } = c.get("origin");
    const conversation = readConversation(c, https) ?? createConversation();
    keepConversation(c, conversation, https);
    return conversation;
  };
  const asked = (c: SiteContext) => (c.req.query("code") ?? "").slice(0, 30);

  app.get("/link", (c) => c.html(renderLink(look, opened(c), asked(c))));
  app.get("/join", (c) => c.html(renderJoin(look, opened(c), asked(c))));

  app.post("/link", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    const code = typeof form.fields["code"] === "string" ? form.fields["code"].slice(0, 30) : "";
    const wait = tries(c.get("origin").client);
    if (wait > 0) return c.html(renderLink(look, form.conversation, "", sentences.tooMany), 429);
    // The name under which the browser is known changes with what it may see.
    const fresh = createConversation(form.conversation.key);
    const [before, after] = [browserOf(form.conversation.address), browserOf(fresh.address)];
    const names = { before, after, address: fresh.address };
    const outcome = await c.get("assistant").linkBrowser(code, names);
    if (outcome === "already") return c.redirect("/", 303);
    if (outcome !== "linked")
      return c.html(renderLink(look, form.conversation, "", sentences[outcome]), 400);
    keepConversation(c, fresh, c.get("origin").https);
    site.live.tellBrowser(before, "forgotten");
    return c.redirect(`/c/${fresh.key}`, 303);
  });

  app.post("/join", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    const { conversation, fields } = form;
    const code = typeof fields["code"] === "string" ? fields["code"].slice(0, 30) : "";
    if (tries(c.get("origin").client) > 0)
      return c.html(renderJoin(look, conversation, "", sentences.tooMany), 429);
    const body = { id: randomUUID(), text: `加入公司 ${code}` };
    const taken = await intake.message(c.get("assistant"), conversation, body);
    if (taken.outcome !== "taken")
      return c.html(renderJoin(look, conversation, code, taken.sentence), 400);
    await taken.answered;
    return c.redirect(`/c/${conversation.key}#latest`, 303);
  });
  return app;
}
