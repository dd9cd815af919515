import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { listen, openPage, post, startWeb, textOf } from "./web-person.ts";

const echo = () => createTestAssistant(({ text }) => replyOf(`收到「${text}」`));
const message = (text: string) => ({ id: randomUUID(), text });

describe("stream", () => {
  it("tells a sign of life, the text so far and the reply, each for the message it is about", async () => {
    let go = () => {};
    const pause = () => new Promise<void>((resolve) => (go = resolve));
    const assistant = createTestAssistant(() => replyOf("甲乙丙丁戊己"), { pause });
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    const stream = await listen(channel, cookie, 0);
    const sent = message("问");
    await post(channel, "/api/messages", cookie, sent);
    await expect.poll(() => stream.of("sign")).toHaveLength(1);
    expect(stream.of("message")[0]?.data.client).toBe(sent.id);
    go();
    await expect.poll(() => stream.of("partial").at(-1)?.data.text).toBe("甲乙");
    go();
    await expect.poll(() => stream.of("partial").at(-1)?.data.text).toBe("甲乙丙丁");
    go();
    await expect.poll(() => stream.of("reply")).toHaveLength(1);
    expect(stream.of("reply")[0]).toMatchObject({ id: "1", data: { seq: 1, inReplyTo: "in-1" } });
    await stream.close();
  });

  it("goes on after the last event the browser saw, whatever the address says", async () => {
    const channel = await startWeb(echo());
    const { cookie } = await openPage(channel);
    for (const text of ["一", "二", "三"]) {
      await post(channel, "/api/messages", cookie, message(text));
    }
    const all = await listen(channel, cookie, 0);
    await expect.poll(() => all.of("reply").map(({ id }) => id)).toEqual(["1", "2", "3"]);
    const resumed = await listen(channel, cookie, 0, { "last-event-id": "2" });
    await expect.poll(() => resumed.of("reply").map(({ id }) => id)).toEqual(["3"]);
    const odd = await listen(channel, cookie, 0, { "last-event-id": "2; drop" });
    await expect.poll(() => odd.of("reply")).toHaveLength(3);
    for (const stream of [all, resumed, odd]) await stream.close();
  });

  it("finds all again after a restart, on the page and in the stream", async () => {
    const assistant = echo();
    const before = await startWeb(assistant);
    const { cookie } = await openPage(before);
    await post(before, "/api/messages", cookie, message("停机前"));
    await before.stop();
    assistant.store("web", assistant.received[0]?.address ?? "", replyOf("停机时存下的"));

    const after = await startWeb(assistant);
    const page = await openPage(after, cookie);
    expect(page.cookie).toBe(cookie);
    expect(textOf(page.html)).toMatch(/停机前[^]*收到「停机前」[^]*停机时存下的/);
    expect(page.seq).toBe(2);
    const stream = await listen(after, cookie, 1);
    await expect.poll(() => stream.of("reply").map(({ id }) => id)).toEqual(["2"]);
    await stream.close();
  });

  it("shows what one page sends on the other pages of the conversation, and nowhere else", async () => {
    const channel = await startWeb(echo());
    const mine = await openPage(channel);
    const other = await openPage(channel);
    const [first, second, stranger] = [
      await listen(channel, mine.cookie, 0),
      await listen(channel, mine.cookie, 0),
      await listen(channel, other.cookie, 0),
    ];
    await post(channel, "/api/messages", mine.cookie, message("只给我看"));
    for (const stream of [first, second]) {
      await expect.poll(() => stream.of("message")[0]?.data.html).toContain("只给我看");
      await expect.poll(() => stream.of("reply")).toHaveLength(1);
    }
    expect(stranger.events).toEqual([]);
    for (const stream of [first, second, stranger]) await stream.close();
  });

  it("gives signs of life on a quiet line", async () => {
    const channel = await startWeb(echo(), { limits: { beat: 5 } });
    const { cookie } = await openPage(channel);
    const stream = await listen(channel, cookie, 0);
    await expect.poll(() => stream.of("beat").length).toBeGreaterThan(2);
    await stream.close();
  });

  it("does not open for a browser without conversation, and asks it not to try again", async () => {
    const channel = await startWeb(echo());
    const { response } = await listen(channel, "", 0);
    expect(response.status).toBe(204);
  });

  it("tells 50 pages of one browser kindly that a newer one listens, and each still finds all", async () => {
    const channel = await startWeb(echo());
    const { cookie } = await openPage(channel);
    const pages: Awaited<ReturnType<typeof listen>>[] = [];
    for (let page = 0; page < 50; page++) pages.push(await listen(channel, cookie, 0));
    const resting = pages.slice(0, 46);
    for (const page of resting) await page.finished;
    expect(resting.every((page) => page.of("displaced").length === 1)).toBe(true);
    await post(channel, "/api/messages", cookie, message("谁听得到"));
    for (const page of pages.slice(46)) {
      await expect.poll(() => page.of("reply")).toHaveLength(1);
      expect(page.of("displaced")).toHaveLength(0);
    }
    const caughtUp = await listen(channel, cookie, 0, {}, "&once=1");
    await caughtUp.finished;
    expect(caughtUp.events.map(({ event }) => event)).toEqual(["message", "reply", "done"]);
    for (const page of pages) await page.close();
  });

  it("refuses beyond the most, however many browsers they belong to", async () => {
    const channel = await startWeb(echo(), { limits: { streams: 2 } });
    const open: Awaited<ReturnType<typeof listen>>[] = [];
    for (let browser = 0; browser < 3; browser++) {
      open.push(await listen(channel, (await openPage(channel)).cookie, 0));
    }
    await expect.poll(() => open.map((stream) => stream.of("full").length)).toEqual([0, 0, 1]);
    for (const stream of open) await stream.close();
  });

  it("makes room again when pages are closed", async () => {
    const channel = await startWeb(echo(), { limits: { streams: 1 } });
    const { cookie } = await openPage(channel);
    await (await listen(channel, cookie, 0)).close();
    await expect
      .poll(async () => {
        const next = await listen(channel, cookie, 0);
        await new Promise((resolve) => setTimeout(resolve, 5));
        const full = next.of("full").length;
        await next.close();
        return full;
      })
      .toBe(0);
  });

  it("ends all streams at the stop and then refuses with a sentence", async () => {
    const channel = await startWeb(echo());
    const { cookie } = await openPage(channel);
    const stream = await listen(channel, cookie, 0);
    await channel.stop();
    await stream.finished;
    const refused = await post(channel, "/api/messages", cookie, message("晚了"));
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("3");
    expect(await refused.json()).toEqual({ error: "服务正在启动或停止，请过几秒再试。" });
  });

  it("stops an answer in the making for good: what stands then is that it was stopped", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const assistant = createTestAssistant(() => replyOf("很长的回答"), { pause: () => gate });
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    const streams = [await listen(channel, cookie, 0), await listen(channel, cookie, 0)];
    await post(channel, "/api/messages", cookie, message("问"));
    const stop = (from: string) => post(channel, "/api/stop", from, { message: "in-1" });
    expect((await stop((await openPage(channel)).cookie)).status).toBe(404);
    expect((await stop(cookie)).status).toBe(204);
    for (const stream of streams) {
      await expect.poll(() => stream.of("reply")[0]?.data.html).toContain("已停止");
      expect(stream.of("reply")[0]?.data.html).toContain("重新问");
    }
    go();
    await expect.poll(() => assistant.deliveries).toHaveLength(1);
    expect((await stop(cookie)).status).toBe(404);
    const { html } = await openPage(channel, cookie);
    expect(html).not.toContain("很长的回答");
    for (const stream of streams) await stream.close();
  });

  it("answers a message whose answer broke when it is sent again, and stores it once", async () => {
    let broken = true;
    const assistant = createTestAssistant(() => {
      if (broken) throw new Error("planted");
      return replyOf("这回好了");
    });
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    const stream = await listen(channel, cookie, 0);
    const sent = message("问");
    await post(channel, "/api/messages", cookie, sent);
    await expect.poll(() => stream.of("fault")).toHaveLength(1);
    expect(stream.of("fault")[0]?.data.client).toBe(sent.id);
    broken = false;
    expect((await post(channel, "/api/messages", cookie, sent)).status).toBe(202);
    await expect.poll(() => stream.of("reply")[0]?.data.html).toContain("这回好了");
    expect(assistant.received).toHaveLength(1);
    await stream.close();
  });
});
