import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { renderLone, renderShell } from "./shell.ts";
import type { DeskContext, DeskSite, Who } from "./site.ts";

/** Refuses a request with a page that says one sentence and leads back. */
export function refuse(
  c: DeskContext,
  site: DeskSite,
  status: ContentfulStatusCode,
  sentence: string,
): Response | Promise<Response> {
  const page = {
    title: status === 404 ? "没有找到" : "没有处理",
    notice: { text: sentence, bad: true },
    body: html`<p><a href="/desk">回到工作台</a></p>`,
  };
  // The guard may refuse before it knows who it is.
  const who = c.get("who") as Who | undefined;
  return c.html(who ? renderShell(site, page, who) : renderLone(site, page), status);
}
