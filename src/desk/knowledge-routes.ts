import { Hono } from "hono";
import { dayOf } from "../calendar/instant.ts";
import {
  knowledgeLists,
  renderKnowledge,
  renderKnownDocument,
  type KnownDocument,
} from "./knowledge-page.ts";
import { refuse } from "./refusal.ts";
import { renderShell } from "./shell.ts";
import type { DeskEnv, DeskSite } from "./site.ts";

/** Makes the pages that tell what was last checked when, and which clauses there are. */
export function createKnowledgeRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const today = () => dayOf(site.now().toISOString()) ?? "";
  const documents = async (): Promise<KnownDocument[]> => [
    ...site.knowledge().policies.map((policy) => ({ policy, added: false })),
    ...(await site.published()).map((policy) => ({ policy, added: true })),
  ];

  app.get("/desk/knowledge", async (c) => {
    const asked = c.req.query("list");
    const list = knowledgeLists.find((one) => one === asked) ?? "all";
    const calendars = [...site.knowledge().calendar.values()].sort((a, b) => b.year - a.year);
    const body = renderKnowledge(await documents(), calendars, list, today());
    return c.html(renderShell(site, { title: "知识核对", part: "knowledge", body }, c.get("who")));
  });

  app.get("/desk/knowledge/:id", async (c) => {
    const id = c.req.param("id");
    const found = (await documents()).find(({ policy }) => policy.id === id);
    if (!found) return refuse(c, site, 404, "库里没有这份文件。");
    const body = renderKnownDocument(found, today());
    const page = { title: found.policy.title, part: "knowledge" as const, body };
    return c.html(renderShell(site, page, c.get("who")));
  });
  return app;
}
