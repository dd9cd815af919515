import { describe, expect, it } from "vitest";
import type { WebOptions } from "../../../src/channels/web/web.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { companyOf } from "../test-profiles.ts";
import { ask, listen, openPage, post, startWeb, submit, textOf } from "./web-person.ts";

const token = "t".repeat(32);
const path = `/help/${token}`;

async function linked(options: Partial<WebOptions> = {}) {
  const assistant = createTestAssistant(() => replyOf("好"));
  const channel = await startWeb(assistant, options);
  const { cookie } = await openPage(channel);
  const id = "3f2b8c1e-0000-4000-8000-00000000000a";
  await post(channel, "/api/messages", cookie, { id, text: "预审" });
  const address = assistant.received[0]?.address ?? "";
  assistant.know("web", address, { asOf: "2026-11-24", current: 0, companies: [companyOf()] });
  assistant.link(token, {
    ...{ channel: "web", address, enterpriseId: companyOf().enterpriseId },
    ...{ company: "某某科技", programmes: ["高新技术企业认定"], expires: "2026-12-08T02:00:00Z" },
    questions: [
      { key: "techLevel", text: "技术先进程度大概哪一档？", choices: ["高", "较高", "一般"] },
      { key: "converted@2025", text: "2025 年转化了几项成果？", hint: "近三年平均", choices: [] },
    ],
  });
  return { assistant, channel, cookie };
}

describe("the page of a colleague", () => {
  it("says who asks, for what, until when, and asks what is open and nothing else", async () => {
    const { channel } = await linked();
    const response = await ask(channel, path);
    const html = await response.text();
    const text = textOf(html);
    for (const words of [
      ...["某某科技请你填 2 项", "“高新技术企业认定”", "2026-12-08 前有效", "随时可以收回"],
      ...["技术先进程度大概哪一档？", "近三年平均", "不知道"],
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/4980|48 人|研发费用占比/);
    expect(response.headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(html).toContain('<meta name="robots" content="noindex, nofollow" />');
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(html).not.toMatch(/<script/);
    expect(html.match(/type="radio"/g)).toHaveLength(4);
  });

  it("takes what can be read, says what cannot, and tells the open page of the company", async () => {
    const { channel, cookie } = await linked();
    const stream = await listen(channel, cookie, 9, {}, "&profile=");
    await expect.poll(() => stream.of("profile")).toHaveLength(1);
    const answers = { "answer.techLevel": "较高", "answer.converted@2025": "看不懂" };
    const first = await (await submit(channel, path, "", answers)).text();
    expect(textOf(first)).toMatch(/记下了[^]*技术先进程度大概哪一档？：较高/);
    expect(textOf(first)).toMatch(
      /有 1 项没读懂[^]*2025 年转化了几项成果？[^]*没读懂，写成数就行。/,
    );
    expect(first).toContain('value="看不懂"');
    expect(first).not.toContain('type="radio"');
    await expect.poll(() => stream.of("profile")).toHaveLength(2);
    const last = await submit(channel, path, "", { "answer.converted@2025": "6 项" });
    expect(textOf(await last.text())).toMatch(/填好了，谢谢[^]*：6 项/);
    await stream.close();
  });

  it("asks again when nothing was filled in", async () => {
    const { channel } = await linked();
    const empty = await submit(channel, path, "", { "answer.techLevel": " " });
    expect([empty.status, textOf(await empty.text())]).toEqual([
      400,
      expect.stringContaining("还没有填。知道哪项填哪项就行。"),
    ]);
  });

  it("is kind where a link opens nothing any more", async () => {
    const { channel } = await linked();
    for (const [address, status] of [
      [`/help/${"u".repeat(32)}`, 410],
      ["/help/short", 404],
      ["/help/a/b", 404],
    ] as const) {
      const response = await ask(channel, address);
      expect(response.status).toBe(status);
      expect(textOf(await response.text())).toContain("请向发给你的同事要一个新的");
    }
    const late = await submit(channel, `/help/${"u".repeat(32)}`, "", { "answer.a": "1" });
    expect(late.status).toBe(410);
  });

  it("is limited for each address of the network, so that nobody tries links out", async () => {
    const { channel } = await linked({ limits: { colleague: { burst: 2, perSecond: 0.5 } } });
    await ask(channel, path);
    await ask(channel, path);
    const refused = await ask(channel, path);
    expect(refused.status).toBe(429);
    expect(textOf(await refused.text())).toContain("请过 2 秒再试");
  });

  it("is the one thing in a reply that becomes a link, and leads here", async () => {
    const text = `发给同事：https://elsewhere.example/help/${token}，或 https://elsewhere.example/x`;
    const assistant = createTestAssistant(() => replyOf(text));
    const channel = await startWeb(assistant);
    const page = await openPage(channel);
    await submit(channel, "/messages", page.cookie, { token: page.token, text: "问" });
    const { html } = await openPage(channel, page.cookie);
    expect(html).toContain(`class="help-link" href="${path}"`);
    expect(html).not.toMatch(/href="https/);
  });
});
