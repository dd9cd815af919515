import { describe, expect, it } from "vitest";
import { citationOf, createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, openPage, startWeb, submit, textOf } from "./web-person.ts";

const choices = [{ label: "兼职算不算", text: "兼职的算不算？" }];
const assisting = () =>
  createTestAssistant(({ text, asOf }) =>
    replyOf(`收到「${text}」`, {
      answerId: `a-${text}`,
      citations: [citationOf()],
      choices,
      ...(asOf !== undefined && { asOf }),
    }),
  );

describe("page without script", () => {
  it("greets with a sentence, three questions and what happens to data", async () => {
    const { html } = await openPage(await startWeb(assisting(), { place: "某市" }));
    expect(html).toContain("<title>科创助手 · 某市</title>");
    expect(html.match(/<li>\s*<button name="text"/g)).toHaveLength(3);
    expect(textOf(html)).toContain("都存在这台服务器上，不发往别处");
    expect(html).not.toMatch(/id="welcome" hidden/);
  });

  it("takes a question by form and shows the answer on the page it leads back to", async () => {
    const assistant = assisting();
    const channel = await startWeb(assistant);
    const { cookie, token } = await openPage(channel);
    const fields = { token, text: "占比", asOf: "2019-04-22" };
    const done = await submit(channel, "/messages", cookie, fields);
    expect(done.status).toBe(303);
    expect(done.headers.get("location")).toMatch(/^\/c\/[\w-]{12}\?asOf=2019-04-22#latest$/);
    expect(assistant.received[0]).toMatchObject({ text: "占比", asOf: "2019-04-22" });
    const { html } = await openPage(channel, cookie);
    expect(textOf(html)).toMatch(/占比[^]*收到「占比」[^]*适用日 2019-04-22/);
    expect(html).toMatch(/id="welcome" hidden/);
    const [, anchor = ""] = /class="chip"\s+href="#([^"]+)"/.exec(html) ?? [];
    expect(html).toContain(`id="${anchor}"`);
  });

  it("takes a press, feedback and the wish to be forgotten by form", async () => {
    const assistant = assisting();
    const channel = await startWeb(assistant);
    const { cookie, token } = await openPage(channel);
    await submit(channel, "/messages", cookie, { token, text: "兼职的算不算？" });
    const answerId = "a-兼职的算不算？";
    const thanks = await submit(channel, "/feedback", cookie, { token, answerId, helpful: "yes" });
    expect(textOf(await thanks.text())).toContain("记下了，谢谢。");
    expect(assistant.given).toEqual([{ answerId, helpful: true, reason: undefined }]);
    const gone = await submit(channel, "/forget", cookie, { token });
    expect(gone.status).toBe(303);
    expect(gone.headers.get("set-cookie")).toMatch(/^conversation=;/);
  });

  it("says what is wrong with a form in a sentence", async () => {
    const channel = await startWeb(assisting());
    const { cookie, token } = await openPage(channel);
    const empty = await submit(channel, "/messages", cookie, { token, text: " " });
    expect(empty.status).toBe(400);
    expect(textOf(await empty.text())).toContain("还没有写问题。");
    const day = { token, text: "问", asOf: "2026-02-30" };
    const wrong = await submit(channel, "/messages", cookie, day);
    expect(textOf(await wrong.text())).toContain("日期没有看懂");
  });

  it("does not wait for ever for an answer, but says on the page that it is being made", async () => {
    const assistant = createTestAssistant(() => replyOf("迟"), {
      pause: () => new Promise<void>(() => {}),
    });
    const channel = await startWeb(assistant, { limits: { patience: 20 } });
    const { cookie, token } = await openPage(channel);
    const done = await submit(channel, "/messages", cookie, { token, text: "慢" });
    expect(done.status).toBe(303);
    const { html } = await openPage(channel, cookie);
    expect(html).toMatch(/data-waiting="in-1">\s*正在查条文/);
  });

  it("shows the last turns first and all when asked, with the place each reply belongs to", async () => {
    const assistant = assisting();
    const channel = await startWeb(assistant, { limits: { turns: 4 } });
    const { cookie, token } = await openPage(channel);
    for (const text of ["一", "二", "三"])
      await submit(channel, "/messages", cookie, { token, text });
    const { html } = await openPage(channel, cookie);
    expect(textOf(html)).toContain("显示更早的 2 条");
    expect(textOf(html)).not.toContain("收到「一」");
    const [, more = ""] = /href="(\/c\/[^"]+all=1)"/.exec(html) ?? [];
    const all = await ask(channel, more, { headers: { cookie } });
    expect(textOf(await all.text())).toMatch(/收到「一」[^]*收到「二」[^]*收到「三」/);
  });

  it("keeps the first load small", async () => {
    const channel = await startWeb(assisting());
    const { html } = await openPage(channel);
    let bytes = Buffer.byteLength(html);
    const paths = html.matchAll(/(?:href|src)="(\/(?:assets|favicon)[^"]+)"/g);
    for (const [, path = ""] of paths) {
      const headers = { "accept-encoding": "gzip" };
      bytes += (await (await ask(channel, path, { headers })).arrayBuffer()).byteLength;
    }
    expect(bytes).toBeLessThan(60_000);
  });

  it("asks a person without script why an answer was of no use, and keeps what is said", async () => {
    const assistant = assisting();
    const channel = await startWeb(assistant);
    const { cookie, token } = await openPage(channel);
    await submit(channel, "/messages", cookie, { token, text: "问" });
    const fields = { token, answerId: "a-问", helpful: "no" };
    const asked = await submit(channel, "/feedback", cookie, fields);
    const html = await asked.text();
    for (const reason of ["答非所问", "条款不对", "数字不对", "过时了", "看不懂"]) {
      expect(html).toContain(`value="${reason}"`);
    }
    const said = { ...fields, kind: "条款不对", reason: "应是第十二条" };
    expect((await submit(channel, "/feedback", cookie, said)).status).toBe(200);
    expect(assistant.given.at(-1)?.reason).toBe("条款不对：应是第十二条");
  });
});
