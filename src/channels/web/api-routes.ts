import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import {
  createConversation,
  keepConversation,
  readConversation,
  type Conversation,
} from "./conversation.ts";
import { readForm } from "./form.ts";
import { storeFeedback, type Intake, type Taken } from "./intake.ts";
import { readFeedback } from "./read.ts";
import { readFiles } from "./sent-files.ts";
import type { Site, SiteContext, SiteEnv } from "./site.ts";

/** Makes the routes that the page's script calls; all take and give JSON, but for the stream. */
export function createApiRoutes(site: Site, intake: Intake): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();

  app.post("/api/messages", async (c) => {
    const { https } = c.get("origin");
    const body = await readJson(c);
    const known = readConversation(c, https, body["conversation"]);
    const conversation = known ?? createConversation(body["conversation"]);
    const taken = await intake.message(c.get("assistant"), conversation, body);
    if (taken.outcome === "taken" && !known) keepConversation(c, conversation, https);
    return tell(c, taken);
  });

  app.post("/api/files", async (c) => {
    const form = await readForm(c);
    if (!form) return c.json({ error: "这一页放得太久了，刷新后再传一次。" }, 403);
    const read = await readFiles(form.fields["files"], site.limits);
    if ("fault" in read) return c.json({ error: read.fault }, 400);
    const { conversation, fields } = form;
    return tell(c, await intake.message(c.get("assistant"), conversation, fields, read.value));
  });

  app.post("/api/person", async (c) => {
    const { https, client } = c.get("origin");
    const body = await readJson(c);
    const conversation = readConversation(c, https, body["conversation"]);
    if (!conversation) return c.json({ error: "这一页放得太久了，刷新后再试一次。" }, 403);
    return tell(c, await intake.person(client, c.get("assistant"), conversation, body));
  });

  app.post("/api/stop", async (c) => {
    const body = await readJson(c);
    const conversation = readConversation(c, c.get("origin").https, body["conversation"]);
    const message = body["message"];
    const stopped =
      conversation !== undefined &&
      typeof message === "string" &&
      (await site.turns.stop(c.get("assistant"), conversation.address, message));
    return stopped ? c.body(null, 204) : c.json({ error: "这条已经答完了。" }, 404);
  });

  app.get("/api/stream", (c) => {
    const conversation = readConversation(c, c.get("origin").https, c.req.query("conversation"));
    // 204 tells the browser not to ask again.
    return conversation ? stream(c, conversation) : c.body(null, 204);
  });
  const stream = (c: SiteContext, conversation: Conversation) => {
    c.header("X-Accel-Buffering", "no");
    const response = streamSSE(c, async (line) => {
      const following = site.streams.follow({
        assistant: c.get("assistant"),
        live: site.live,
        conversation,
        after: lastSeen(c),
        profile: c.req.query("profile") ?? "",
        once: c.req.query("once") === "1",
        look: () => site.replyLook(conversation),
        beat: site.limits.beat,
        write: (event) => line.writeSSE(event),
      });
      if (!following) return line.writeSSE({ event: "full", data: "{}" });
      line.onAbort(() => following.close());
      await following.finished;
    });
    response.headers.set("Cache-Control", "no-cache, no-transform");
    return response;
  };

  app.post("/api/feedback", async (c) => {
    const body = await readJson(c);
    const conversation = readConversation(c, c.get("origin").https, body["conversation"]);
    const read = readFeedback(body);
    if ("fault" in read) return c.json({ error: read.fault }, 400);
    const stored =
      conversation !== undefined &&
      (await storeFeedback(c.get("assistant"), conversation, read.value));
    return stored ? c.body(null, 204) : c.json({ error: "没有找到这条回答。" }, 404);
  });
  return app;
}

function tell(c: SiteContext, taken: Taken) {
  switch (taken.outcome) {
    case "taken":
      return c.json({ id: taken.id, text: taken.text }, 202);
    case "unreadable":
      return c.json({ error: taken.sentence }, 400);
    case "tooFast":
      c.header("Retry-After", String(taken.wait));
      return c.json({ error: taken.sentence }, 429);
  }
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

/** Number of the last reply that the page has: the browser's own memory counts before the address. */
function lastSeen(c: SiteContext): number {
  const seen = Number(c.req.header("last-event-id") ?? c.req.query("after"));
  return Number.isSafeInteger(seen) && seen > 0 ? seen : 0;
}
