import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../../src/knowledge/knowledge.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, startWeb, submit, textOf } from "./web-person.ts";

const knowledge = readKnowledge("knowledge");

describe("the beginning of a pre-check", () => {
  const opened = async () => {
    const assistant = createTestAssistant(() => replyOf("好"));
    return { assistant, channel: await startWeb(assistant, { knowledge: () => knowledge }) };
  };

  it("is a button under /?start= that says what happens to figures, and sends nothing by itself", async () => {
    const { assistant, channel } = await opened();
    const response = await ask(channel, "/?start=hnte");
    const html = await response.text();
    expect(textOf(html)).toContain("开始预审：高新技术企业认定");
    expect(textOf(html)).toContain("你说的数存在这台服务器上，只用来预审，不发往别处");
    expect(assistant.received).toEqual([]);
    const [, text = ""] =
      /<button class="send" name="text" value="(预审[^"]+认定)"/.exec(html) ?? [];
    const [, token = ""] = /name="token" value="([^"]+)"/.exec(html) ?? [];
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    const done = await submit(channel, "/messages", cookie, { token, text });
    expect(done.status).toBe(303);
    expect(assistant.received[0]?.text).toBe("预审高新技术企业认定");
  });

  it("shows the usual first page for a programme that there is not", async () => {
    const { channel } = await opened();
    for (const id of ["nosuch", "", "__proto__", "<b>"]) {
      const html = await (await ask(channel, `/?start=${encodeURIComponent(id)}`)).text();
      expect(html).not.toContain('id="start"');
      expect(textOf(html)).toContain("预审我的企业");
    }
  });

  it("is offered on the page of every programme with conditions", async () => {
    const { channel } = await opened();
    for (const { id } of knowledge.rules) {
      const html = await (await ask(channel, `/programmes/${id}`)).text();
      expect(html, id).toMatch(new RegExp(`href="/\\?start=${id}">\\s*用对话预审`));
      const start = await (await ask(channel, `/?start=${id}`)).text();
      expect(start, id).toContain('id="start"');
    }
  });
});
