import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { citationOf, createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, listen, openPage, post, startWeb, submit, textOf } from "./web-person.ts";

const echo = () =>
  createTestAssistant(({ text }) => replyOf(`收到「${text}」`, { answerId: `a-${text}` }));
const message = (text: string) => ({ id: randomUUID(), text });

describe("headers", () => {
  it("lets the page load and run nothing but files of its own", async () => {
    const { response, html } = await openPage(await startWeb(echo()));
    const policy = response.headers.get("content-security-policy");
    for (const rule of [
      ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"],
      ...["img-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"],
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(html).not.toMatch(/<style|<script(?! src="\/)|\sstyle=|\son\w+=|https?:/);
  });

  it("keeps the conversation in a cookie that scripts cannot read and other sites cannot send", async () => {
    const channel = await startWeb(echo(), { trustProxy: true });
    const plain = await openPage(channel);
    expect(plain.response.headers.get("set-cookie")).toMatch(
      /^conversation=[\w-]{32}\.[\w-]{12}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const secure = await ask(channel, "/", { headers: { "x-forwarded-proto": "https" } });
    expect(secure.headers.get("set-cookie")).toMatch(/^__Host-conversation=.*; Secure/);
  });

  it("sends its files compressed and for good, under the address that the page names", async () => {
    const channel = await startWeb(echo());
    const { html } = await openPage(channel);
    const paths = [...html.matchAll(/(?:href|src)="(\/(?:assets|favicon)[^"]+)"/g)].map(
      ([, path = ""]) => path,
    );
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) {
      const response = await ask(channel, path, { headers: { "accept-encoding": "gzip, br" } });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-encoding")).toBe("gzip");
      if (path.startsWith("/assets")) {
        expect(response.headers.get("cache-control")).toContain("immutable");
      }
    }
    const plain = await ask(channel, "/assets/older/page.css");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(plain.headers.get("cache-control")).toBe("public, max-age=600");
    for (const path of ["/assets/older/other.css", "/assets/page.css", "/assets/a/b/page.css"]) {
      expect((await ask(channel, path)).status).toBe(404);
    }
  });

  it("leaves addresses to others that are not its own", async () => {
    const channel = await startWeb(echo());
    for (const path of ["/desk", "/healthz", "/messagesx", "/favicon.png", "//", "/index.html"]) {
      expect(channel.handle(new Request(`http://assistant.test${path}`))).toBeUndefined();
    }
  });
});

describe("what people and documents write", () => {
  const attacks = [
    `<img src=x onerror=alert(1)>`,
    `"><svg/onload=alert(1)>`,
    `' autofocus onfocus=alert(1) x='`,
    `</textarea><script>alert(1)</script>`,
    `&lt;script&gt;`,
    `javascript:alert(1)`,
    `\u202e<b>\u0000</b>`,
  ];
  const tags =
    /^\/?(article|a|b?r?|blockquote|button|dd|div|dl|dt|form|h3|input|li|p|section|span|strong|table|tbody|td|th|thead|tr|ul)$/;

  it.each(attacks)("never becomes markup: %j", async (attack) => {
    const channel = await startWeb(
      createTestAssistant(() =>
        replyOf(`**${attack}**\n- ${attack}`, {
          answerId: attack,
          citations: [
            citationOf({
              ...{ number: attack, article: attack, document: attack, text: attack },
              ...{ quote: attack, kind: "原文", source: attack },
            }),
          ],
          choices: [{ label: attack, text: attack }],
          table: { head: [attack], rows: [[attack]] },
        }),
      ),
    );
    const { cookie } = await openPage(channel);
    await post(channel, "/api/messages", cookie, message(attack));
    const stream = await listen(channel, cookie, 0);
    await expect.poll(() => stream.of("reply")).toHaveLength(1);
    const html = stream.events.map(({ data }) => data.html ?? "").join("");
    for (const [, tag = "", attributes = ""] of html.matchAll(/<([^\s>]*)([^>]*)>/g)) {
      expect(tag).toMatch(tags);
      expect(attributes.replace(/"[^"]*"/g, "")).not.toMatch(/\bon\w+|['<]/i);
    }
    expect(html).not.toMatch(/href="(?!#clause-)/);
    const page = await openPage(channel, cookie);
    expect(textOf(page.html)).toContain(attack.replaceAll("\u0000", "").replaceAll("\u202e", ""));
    await stream.close();
  });

  it("links official addresses of the web only", async () => {
    const sources = [
      ...["https://example.gov/a?b=1&c=2", "javascript:alert(1)", "JAVASCRIPT:alert(1)"],
      ...["data:text/html,x", "//example.org", " https://example.org", "https\u202e://example.org"],
    ];
    const channel = await startWeb(
      createTestAssistant(() =>
        replyOf("看", { citations: sources.map((source) => citationOf({ source })) }),
      ),
    );
    const { cookie } = await openPage(channel);
    await post(channel, "/api/messages", cookie, message("问"));
    await expect
      .poll(async () => (await openPage(channel, cookie)).html)
      .toContain(`<a href="https://example.gov/a?b=1&amp;c=2" target="_blank" rel="noopener`);
    const { html } = await openPage(channel, cookie);
    const links = [...html.matchAll(/<a href="([^"#/][^"]*)"/g)].map(([, link]) => link);
    expect(links).toEqual(["https://example.gov/a?b=1&amp;c=2", "https://example.org"]);
  });
});

describe("requests of other sites", () => {
  it.each([
    ["says cross-site", { "sec-fetch-site": "cross-site" }],
    ["says same-site", { "sec-fetch-site": "same-site" }],
    ["has another origin", { origin: "http://elsewhere.test" }],
    ["has another port as origin", { origin: "http://assistant.test:8080" }],
    ["hides its origin", { origin: "null" }],
    ["sends what a form can send", { "content-type": "text/plain" }],
  ])("are refused when the browser %s", async (_, headers) => {
    const assistant = echo();
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    const refused = await post(channel, "/api/messages", cookie, message("别人发的"), headers);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({ error: "这个请求不是从本页发出的，没有处理。" });
    expect(assistant.received).toEqual([]);
  });

  it("go through from our own page, also behind a proxy that keeps the host to itself", async () => {
    const channel = await startWeb(echo(), { trustProxy: true });
    const { cookie } = await openPage(channel);
    for (const headers of [
      { "sec-fetch-site": "same-origin", origin: "https://kc.example" },
      { origin: "https://kc.example", "x-forwarded-host": "kc.example" },
    ]) {
      expect((await post(channel, "/api/messages", cookie, message("问"), headers)).status).toBe(
        202,
      );
    }
  });

  it("cannot use a form: it must carry the token of this conversation", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant);
    const [mine, other] = [await openPage(channel), await openPage(channel)];
    for (const token of ["", "x", other.token, `${mine.token}x`]) {
      const refused = await submit(channel, "/messages", mine.cookie, { token, text: "问" });
      expect(refused.status).toBe(403);
      expect(textOf(await refused.text())).toContain("这一页放得太久了");
    }
    expect((await submit(channel, "/forget", mine.cookie, { token: other.token })).status).toBe(
      403,
    );
    expect(assistant.received).toEqual([]);
  });
});

describe("conversations", () => {
  it("are known by a secret that is not what is stored", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    await post(channel, "/api/messages", cookie, message("问"));
    const address = assistant.received[0]?.address ?? "";
    expect(address).not.toBe("");
    expect(cookie).not.toContain(address);
    const guessed = await openPage(channel, `conversation=${address}`);
    expect(guessed.html).not.toContain("收到「问」");
    expect(guessed.cookie).not.toContain(address);
  });

  it("do not disturb each other by using the same message id", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant);
    const [one, two] = [await openPage(channel), await openPage(channel)];
    const id = randomUUID();
    await post(channel, "/api/messages", one.cookie, { id, text: "一" });
    await post(channel, "/api/messages", two.cookie, { id, text: "二" });
    expect(assistant.received.map(({ text }) => text)).toEqual(["一", "二"]);
  });

  it("take feedback on their own answers only", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant);
    const [mine, other] = [await openPage(channel), await openPage(channel)];
    await post(channel, "/api/messages", mine.cookie, message("问"));
    await expect.poll(() => assistant.deliveries).toHaveLength(1);
    const feedback = { answerId: "a-问", helpful: false, reason: "日子不对" };
    expect((await post(channel, "/api/feedback", other.cookie, feedback)).status).toBe(404);
    expect((await post(channel, "/api/feedback", mine.cookie, { answerId: 1 })).status).toBe(400);
    expect(assistant.given).toEqual([]);
    expect((await post(channel, "/api/feedback", mine.cookie, feedback)).status).toBe(204);
    expect(assistant.given).toEqual([feedback]);
  });

  it("are forgotten by the browser, and its other pages hear of it", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant);
    const { cookie, token } = await openPage(channel);
    await post(channel, "/api/messages", cookie, message("忘掉我"));
    const stream = await listen(channel, cookie, 0);
    const gone = await submit(channel, "/forget", cookie, { token });
    expect(gone.status).toBe(303);
    expect(gone.headers.get("set-cookie")).toMatch(/^conversation=; Max-Age=0/);
    await stream.finished;
    expect(stream.of("forgotten")).toHaveLength(1);
    expect((await openPage(channel)).html).not.toContain("忘掉我");
    expect((await openPage(channel, cookie)).html).not.toContain("忘掉我");
  });
});

describe("a page that is open while the records are cleared elsewhere", () => {
  it("begins anew under the key it has, with nothing of what was before", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant);
    const { cookie, token, html } = await openPage(channel);
    const [, conversation = ""] = /data-conversation="([^"]+)"/.exec(html) ?? [];
    await post(channel, "/api/messages", cookie, { ...message("之前"), conversation });
    await submit(channel, "/forget", cookie, { token });
    const sent = await post(channel, "/api/messages", "", { ...message("之后"), conversation });
    const fresh = sent.headers.get("set-cookie")?.split(";")[0] ?? "";
    const stream = await listen(channel, fresh, 0, {}, `&conversation=${conversation}`);
    await expect.poll(() => stream.of("reply")).toHaveLength(1);
    expect(stream.of("reply")[0]?.data.html).toContain("收到「之后」");
    await stream.close();
  });
});

describe("limits", () => {
  it("refuse a body over the limit with a sentence, and take one just under it", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    const large = await post(channel, "/api/messages", cookie, message("长".repeat(11_000)));
    expect(large.status).toBe(413);
    expect(await large.json()).toEqual({
      error: "这段太长了，一次最多一万字左右。挑要紧的一段发来就行。",
    });
    const text = "长".repeat(10_800);
    expect((await post(channel, "/api/messages", cookie, message(text))).status).toBe(202);
    expect(assistant.received.map((incoming) => incoming.text)).toEqual([text]);
  });

  it("hold one conversation back with a sentence and the seconds to wait, and let others on", async () => {
    let time = Date.parse("2026-11-24T02:00:00Z");
    const channel = await startWeb(echo(), {
      now: () => new Date(time),
      limits: { conversation: { burst: 2, perSecond: 0.5 } },
    });
    const { cookie } = await openPage(channel);
    const status = async (from: string) =>
      (await post(channel, "/api/messages", from, message("问"))).status;
    expect([await status(cookie), await status(cookie)]).toEqual([202, 202]);
    const refused = await post(channel, "/api/messages", cookie, message("问"));
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(await refused.json()).toEqual({ error: "问得太快了，请过 2 秒再发。" });
    expect(await status((await openPage(channel)).cookie)).toBe(202);
    time += 2_000;
    expect([await status(cookie), await status(cookie)]).toEqual([202, 429]);
  });

  it("count a client by its connection, and by the proxy's word only where the proxy is trusted", async () => {
    const limits = { client: { burst: 1, perSecond: 0.1 } };
    const statuses = async (trustProxy: boolean) => {
      const channel = await startWeb(echo(), { limits, trustProxy });
      const from = async (forwarded: string, remote: string) =>
        (await ask(channel, "/", { headers: { "x-forwarded-for": forwarded } }, remote)).status;
      return [
        await from("198.51.100.1", "127.0.0.1"),
        await from("198.51.100.2", "127.0.0.1"),
        await from("198.51.100.9, 198.51.100.1", "127.0.0.1"),
        await from("198.51.100.1", "127.0.0.2"),
      ];
    };
    expect(await statuses(false)).toEqual([200, 429, 429, 200]);
    expect(await statuses(true)).toEqual([200, 200, 429, 429]);
  });
});
