import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import {
  createConversation,
  forgetConversation,
  keepConversation,
  readConversation,
} from "./conversation.ts";
import { storeFeedback, type Intake } from "./intake.ts";
import { readFeedback } from "./read.ts";
import type { Site, SiteContext, SiteEnv } from "./site.ts";

/** Makes the routes that the page's script calls; all take and give JSON, but for the stream. */
export function createApiRoutes(site: Site, intake: Intake): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();

  app.post("/api/messages", async (c) => {
    const { https } = c.get("origin");
    const known = readConversation(c, https);
    const conversation = known ?? createConversation();
    const taken = await intake(c.get("assistant"), conversation, await readJson(c));
    if (taken.outcome === "unreadable") return c.json({ error: taken.sentence }, 400);
    if (taken.outcome === "tooFast") {
      c.header("Retry-After", String(taken.wait));
      return c.json({ error: taken.sentence }, 429);
    }
    if (!known) keepConversation(c, conversation, https);
    return c.json({ id: taken.id }, 202);
  });

  app.get("/api/stream", (c) => {
    const conversation = readConversation(c, c.get("origin").https);
    // 204 tells the browser not to ask again.
    if (!conversation) return c.body(null, 204);
    c.header("X-Accel-Buffering", "no");
    const response = streamSSE(c, async (stream) => {
      const following = site.streams.follow({
        assistant: c.get("assistant"),
        live: site.live,
        conversation,
        after: lastSeen(c),
        beat: site.limits.beat,
        write: (event) => stream.writeSSE(event),
      });
      if (!following) return stream.writeSSE({ event: "full", data: "{}" });
      stream.onAbort(() => following.close());
      await following.finished;
    });
    response.headers.set("Cache-Control", "no-cache, no-transform");
    return response;
  });

  app.post("/api/feedback", async (c) => {
    const conversation = readConversation(c, c.get("origin").https);
    const read = readFeedback(await readJson(c));
    if ("fault" in read) return c.json({ error: read.fault }, 400);
    const stored =
      conversation !== undefined &&
      (await storeFeedback(c.get("assistant"), conversation, read.value));
    return stored ? c.body(null, 204) : c.json({ error: "没有找到这条回答。" }, 404);
  });

  app.delete("/api/conversation", (c) => {
    const { https } = c.get("origin");
    const conversation = readConversation(c, https);
    if (conversation) site.live.tell(conversation.address, "forgotten");
    forgetConversation(c, https);
    return c.body(null, 204);
  });
  return app;
}

/** The body of a request; `undefined` when it is no JSON. */
async function readJson(c: SiteContext): Promise<unknown> {
  try {
    return await c.req.json<unknown>();
  } catch {
    return undefined;
  }
}

/** Number of the last reply that the page has: the browser's own memory counts before the address. */
function lastSeen(c: SiteContext): number {
  const seen = Number(c.req.header("last-event-id") ?? c.req.query("after"));
  return Number.isSafeInteger(seen) && seen > 0 ? seen : 0;
}
