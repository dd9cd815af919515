import { Hono } from "hono";
import { createRateLimit } from "../../../pages/rate-limit.ts";
import type { Site, SiteContext, SiteEnv } from "../site.ts";
import {
  renderColleague,
  renderColleagueDone,
  renderColleagueOver,
  renderColleagueSentence,
  type HandedIn,
} from "./colleague-page.ts";
import { readAnswers } from "./read-answers.ts";

const path = "/help/:token{[\\w-]{8,64}}";

/** Makes the page that a colleague opens by link; who holds the link needs nothing else. */
export function createColleagueRoutes({ look, limits, live, now }: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const wait = createRateLimit(limits.colleague, () => now().getTime());
  const over = (c: SiteContext) => c.html(renderColleagueOver(look), 410);

  app.use("/help/*", async (c, next) => {
    c.header("X-Robots-Tag", "noindex, nofollow");
    const seconds = wait(c.get("origin").client);
    if (seconds === 0) return next();
    c.header("Retry-After", String(seconds));
    return c.html(renderColleagueSentence(look, `打开得太快了，请过 ${seconds} 秒再试。`), 429);
  });

  app.get(path, async (c) => {
    const token = c.req.param("token");
    const view = await c.get("assistant").colleague(token);
    return view ? c.html(renderColleague(look, token, view)) : over(c);
  });

  app.post(path, async (c) => {
    const token = c.req.param("token");
    const assistant = c.get("assistant");
    const fields: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
    const view = await assistant.colleague(token);
    if (!view) return over(c);
    const answers = readAnswers(
      fields,
      view.questions.map(({ key }) => key),
    );
    if (Object.keys(answers).length === 0) {
      const fault = "还没有填。知道哪项填哪项就行。";
      return c.html(renderColleague(look, token, view, { typed: {}, fault }), 400);
    }
    const answered = await assistant.colleagueAnswers(token, answers);
    if (!answered) return over(c);
    for (const { channel, address } of answered.conversations)
      if (channel === "web") live.tell(address, "profile");
    const handed: HandedIn = { typed: answers, answered };
    const left = await assistant.colleague(token);
    return c.html(
      left && left.questions.length > 0
        ? renderColleague(look, token, left, handed)
        : renderColleagueDone(look, handed),
    );
  });

  app.get("/help/*", (c) => c.html(renderColleagueOver(look), 404));
  return app;
}
