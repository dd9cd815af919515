import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { html } from "hono/html";
import { isDay } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/instant.ts";
import type { Scope } from "./bar-html.ts";
import {
  createConversation,
  keepConversation,
  newKey,
  readConversation,
  type Conversation,
} from "./conversation.ts";
import { exportText } from "./export-text.ts";
import { renderReasonForm } from "./feedback-html.ts";
import { readForm } from "./form.ts";
import { storeFeedback, type Intake } from "./intake.ts";
import { renderNotice, renderSidePage } from "./layout.ts";
import { renderPage } from "./page.ts";
import { renderPersonForm } from "./person-html.ts";
import { panelOf } from "./profile/panel-of.ts";
import { placeNames } from "./places.ts";
import { readFeedback } from "./read.ts";
import { refuse } from "./refusal.ts";
import { readFiles } from "./sent-files.ts";
import type { Site, SiteContext, SiteEnv } from "./site.ts";
import { startOf } from "./start-html.ts";
import type { StoredReply } from "../channel.ts";
import { orderTurns, type Turn } from "./turn-order.ts";

/** Makes the chat page and its forms, which work without script. */
export function createPageRoutes(site: Site, intake: Intake): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const { look } = site;
  const stale = (c: SiteContext) => refuse(c, look, 403, "这一页放得太久了，回到对话再试一次。");
  const turnsOf = async (c: SiteContext, { address }: Conversation) => {
    const { messages, replies } = await c.get("assistant").history("web", address, 0);
    return orderTurns(messages, replies);
  };
  const show = async (c: SiteContext, conversation: Conversation) => {
    keepConversation(c, conversation, c.get("origin").https);
    const turns = await turnsOf(c, conversation);
    const shown = c.req.query("all") === "1" ? turns : turns.slice(-site.limits.turns);
    const older = turns.length - shown.length;
    const scope = readScope(c, site);
    const ask = c.req.query("ask")?.slice(0, 200);
    const about = noticeAsked(turns, c.req.query("about"));
    const start = startOf(c.req.query("start"), site.knowledge());
    const view = await c.get("assistant").profile("web", conversation.address);
    const panel = view && panelOf(site, conversation, view);
    const replies = site.replyLook(conversation);
    const content = { look: replies, turns: shown, older, scope, ask, about, start, panel };
    return c.html(renderPage(look, content));
  };

  app.get("/", (c) => show(c, readConversation(c, c.get("origin").https) ?? createConversation()));
  app.get("/new", (c) => c.redirect(`/c/${newKey()}`, 302));
  app.get("/c/:key{[\\w-]{12}}", (c) => {
    const conversation = readConversation(c, c.get("origin").https, c.req.param("key"));
    return conversation ? show(c, conversation) : c.redirect("/", 302);
  });

  app.get("/c/:file{[\\w-]{12}\\.(?:md|txt)}", async (c) => {
    const [key, ending] = c.req.param("file").split(".");
    const conversation = readConversation(c, c.get("origin").https, key);
    const turns = conversation ? await turnsOf(c, conversation) : [];
    if (turns.length === 0) return refuse(c, look, 404, "这个对话里还没有内容可以导出。");
    const on = dayOf(site.now().toISOString()) ?? "";
    const kind = ending === "md" ? "md" : "txt";
    c.header("Content-Type", `text/${kind === "md" ? "markdown" : "plain"}; charset=utf-8`);
    const name = encodeURIComponent(`科创助手 ${on}.${kind}`);
    c.header("Content-Disposition", `attachment; filename*=UTF-8''${name}`);
    return c.body(exportText(turns, kind, on));
  });

  app.post("/messages", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    const read = await readFiles(form.fields["files"], site.limits);
    if ("fault" in read) return refuse(c, look, 400, read.fault);
    const body = { id: randomUUID(), ...form.fields };
    const taken = await intake.message(c.get("assistant"), form.conversation, body, read.value);
    if (taken.outcome === "unreadable") return refuse(c, look, 400, taken.sentence);
    if (taken.outcome === "tooFast") return refuse(c, look, 429, taken.sentence);
    await Promise.race([taken.answered, wait(site.limits.patience, undefined, { ref: false })]);
    const scope = new URLSearchParams(
      ["asOf", "place"].flatMap((name): [string, string][] => {
        const value = form.fields[name];
        return typeof value === "string" && value !== "" ? [[name, value]] : [];
      }),
    ).toString();
    const query = scope === "" ? "" : `?${scope}`;
    return c.redirect(`/c/${form.conversation.key}${query}#latest`, 303);
  });

  app.post("/feedback", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    const read = readFeedback(form.fields);
    if ("fault" in read) return refuse(c, look, 400, read.fault);
    const { conversation } = form;
    const stored = await storeFeedback(c.get("assistant"), conversation, read.value);
    if (!stored) return refuse(c, look, 404, "没有找到这条回答。");
    const { helpful, reason, answerId } = read.value;
    return helpful || reason !== undefined
      ? refuse(c, look, 200, "记下了，谢谢。")
      : c.html(renderNotice(look, "记下了。哪里不对？", renderReasonForm(answerId, conversation)));
  });

  app.get("/person", async (c) => {
    const conversation = readConversation(c, c.get("origin").https, c.req.query("c"));
    if (!conversation) return c.redirect("/", 302);
    const { messages } = await c.get("assistant").history("web", conversation.address, 0);
    const question = messages.at(-1)?.text.slice(0, 2000) ?? "";
    const form = renderPersonForm(conversation, { question, id: randomUUID() });
    return c.html(
      renderSidePage(
        look,
        "找工作人员",
        html`<h1>找工作人员</h1>
          ${form}`,
      ),
    );
  });

  app.post("/person", async (c) => {
    const form = await readForm(c);
    if (!form) return stale(c);
    const { client } = c.get("origin");
    const taken = await intake.person(client, c.get("assistant"), form.conversation, form.fields);
    if (taken.outcome === "unreadable") return refuse(c, look, 400, taken.sentence);
    if (taken.outcome === "tooFast") return refuse(c, look, 429, taken.sentence);
    await taken.answered;
    return c.redirect(`/c/${form.conversation.key}#latest`, 303);
  });
  return app;
}

/** The notice with a number (its seq) among the turns; `undefined` where there is none. */
function noticeAsked(turns: readonly Turn[], seq: string | undefined): StoredReply | undefined {
  return turns
    .flatMap((turn) => ("reply" in turn ? turn.reply : []))
    .find((one) => one.reply.kind === "notice" && String(one.seq) === seq);
}

/** The day and the place that the address names, for pages without script. */
function readScope(c: SiteContext, site: Site): Scope {
  const [asOf, place] = [c.req.query("asOf"), c.req.query("place")];
  return {
    asOf: asOf !== undefined && isDay(asOf) ? asOf : undefined,
    place: place !== undefined && placeNames(site.look.regions()).has(place) ? place : undefined,
  };
}
