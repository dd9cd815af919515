import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { renderNotice, type PageLook } from "./layout.ts";

/** Refuses a request with a sentence: as data for the page's script, as a page for a form. */
export function refuse(
  c: Context,
  look: PageLook,
  status: ContentfulStatusCode,
  sentence: string,
): Response | Promise<Response> {
  return c.req.path.startsWith("/api/")
    ? c.json({ error: sentence }, status)
    : c.html(renderNotice(look, sentence), status);
}
