import type { Metrics } from "./metrics.ts";

/** A part of the program that answers some requests and leaves the others alone. */
export type Handler = (
  request: Request,
  peer: string | undefined,
) => Response | Promise<Response> | undefined;

/** What the listener itself answers. */
export interface Upkeep {
  /** Whether answers can be given. */
  ready: () => Promise<boolean>;
  metrics: Metrics;
  /** Whoever shows it may read /metrics from anywhere; `undefined` means loopback only. */
  metricsToken: string | undefined;
}

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Puts the handlers behind one listener: the first that answers does; else 404. `peer` is the address of the connection. */
export function route(handlers: readonly Handler[], upkeep: Upkeep) {
  return async (request: Request, peer: string | undefined): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === "/healthz") return text("ok\n");
    if (pathname === "/readyz")
      return (await upkeep.ready()) ? text("ready\n") : text("not ready\n", 503);
    if (pathname === "/metrics") return metricsPage(request, peer, upkeep);
    for (const handler of handlers) {
      const response = handler(request, peer);
      if (response) return response;
    }
    return text("没有这个页面。\n", 404);
  };
}

async function metricsPage(request: Request, peer: string | undefined, upkeep: Upkeep) {
  const token = request.headers.get("authorization")?.replace(/^Bearer /, "");
  const forwarded = request.headers.has("x-forwarded-for");
  const local = peer !== undefined && loopback.has(peer) && !forwarded;
  const known = upkeep.metricsToken !== undefined && token === upkeep.metricsToken;
  if (!local && !known) return text("只在本机可看；从别处看要带 METRICS_TOKEN。\n", 403);
  return new Response(await upkeep.metrics.text(), {
    headers: { "content-type": upkeep.metrics.contentType },
  });
}

function text(body: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
