import { describe, expect, it } from "vitest";
import { route } from "../../src/http.ts";
import { createMetrics } from "../../src/metrics.ts";

const metrics = createMetrics();
const handle = (ready = true, metricsToken?: string) =>
  route([(request) => (request.url.endsWith("/page") ? new Response("page") : undefined)], {
    ready: () => Promise.resolve(ready),
    metrics,
    metricsToken,
  });
const get = (path: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost${path}`, { headers });

describe("route", () => {
  it("tells that it lives, and whether it can answer", async () => {
    expect((await handle()(get("/healthz"), "10.0.0.9")).status).toBe(200);
    expect((await handle(true)(get("/readyz"), "10.0.0.9")).status).toBe(200);
    expect((await handle(false)(get("/readyz"), "10.0.0.9")).status).toBe(503);
  });

  it("lets the handlers answer, and says so when none does", async () => {
    expect(await (await handle()(get("/page"), "10.0.0.9")).text()).toBe("page");
    expect((await handle()(get("/nowhere"), "10.0.0.9")).status).toBe(404);
  });

  it("shows its counters on loopback only", async () => {
    metrics.answered({ milliseconds: 4, kinds: ["answer"] });
    const local = await handle()(get("/metrics"), "127.0.0.1");
    expect(await local.text()).toContain('kechuang_replies_total{kind="answer"} 1');
    expect((await handle()(get("/metrics"), "10.0.0.9")).status).toBe(403);
    const forwarded = get("/metrics", { "x-forwarded-for": "10.0.0.9" });
    expect((await handle()(forwarded, "127.0.0.1")).status).toBe(403);
  });

  it("shows its counters from anywhere to whoever has the token", async () => {
    const token = "0123456789abcdef";
    const right = get("/metrics", { authorization: `Bearer ${token}` });
    const wrong = get("/metrics", { authorization: "Bearer 0123456789abcdeg" });
    expect((await handle(true, token)(right, "10.0.0.9")).status).toBe(200);
    expect((await handle(true, token)(wrong, "10.0.0.9")).status).toBe(403);
  });
});
