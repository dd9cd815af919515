import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, listen, openPage, post, startWeb, submit, textOf } from "./web-person.ts";

const handing = () =>
  createTestAssistant(() =>
    replyOf("库里没有，不能给数。", {
      kind: "handoff",
      choices: [{ label: "登记，等人答复", text: "登记" }],
    }),
  );
const filled = (rest: Record<string, string> = {}) => ({
  ...{ id: randomUUID(), question: "新认定奖多少？", name: "王某", phone: "0951-1234567" },
  ...{ mail: "a@example.com", ...rest },
});

describe("asking for a person", () => {
  it("stores question and contact once, and shows the number on every open page", async () => {
    const assistant = handing();
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    const stream = await listen(channel, cookie, 0);
    const form = filled();
    const press = async () => (await post(channel, "/api/person", cookie, form)).status;
    expect([await press(), await press()]).toEqual([202, 202]);
    await expect.poll(() => stream.of("reply").map(({ data }) => data.html ?? "")).toHaveLength(1);
    expect(stream.of("reply")[0]?.data.html).toContain("登记好了，编号 00000001");
    expect(assistant.requests).toMatchObject([
      { question: "新认定奖多少？", contact: "王某 0951-1234567 a@example.com", channel: "web" },
    ]);
    const { html } = await openPage(channel, cookie);
    for (const secret of ["王某", "1234567", "a@example.com"]) expect(html).not.toContain(secret);
    await stream.close();
  });

  it("needs no name and no contact, and works as a page without script", async () => {
    const assistant = handing();
    const channel = await startWeb(assistant);
    const { cookie, token } = await openPage(channel);
    await submit(channel, "/messages", cookie, { token, text: "银川奖多少？" });
    const { html } = await openPage(channel, cookie);
    const [, path = ""] = /class="to-person" href="([^"]+)">留电话/.exec(html) ?? [];
    const page = await (await ask(channel, path, { headers: { cookie } })).text();
    expect(page).toContain(">银川奖多少？</textarea>");
    const [, id = ""] = /name="id" value="([^"]+)"/.exec(page) ?? [];
    const fields = { token, id, question: "银川奖多少？", name: "", phone: "", mail: "" };
    const done = await submit(channel, "/person", cookie, fields);
    expect(done.headers.get("location")).toMatch(/^\/c\/[\w-]{12}#latest$/);
    expect(assistant.requests[0]?.contact).toBeUndefined();
    expect(textOf((await openPage(channel, cookie)).html)).toContain("登记好了");
  });

  it.each([
    [{ question: " " }, "还没有写想问工作人员什么。"],
    [{ question: "长".repeat(2001) }, "问题太长了，请写在 2000 字以内。"],
    [{ phone: "打给我" }, "电话没有看懂，请只写号码，如 0951-1234567。"],
    [{ mail: "a@b" }, "邮箱没有看懂，请写成 name@example.com 这样。"],
    [{ id: "1" }, "这张表没有编号，请刷新页面再填。"],
  ])("refuses %j with a sentence", async (rest, error) => {
    const assistant = handing();
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    const refused = await post(channel, "/api/person", cookie, filled(rest));
    expect([refused.status, await refused.json()]).toEqual([400, { error }]);
    expect(assistant.requests).toEqual([]);
  });

  it("is limited for each address of the network", async () => {
    const channel = await startWeb(handing(), { limits: { person: { burst: 1, perSecond: 0.5 } } });
    const { cookie } = await openPage(channel);
    expect((await post(channel, "/api/person", cookie, filled())).status).toBe(202);
    const refused = await post(channel, "/api/person", cookie, filled());
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ error: "登记得太快了，请过 2 秒再发。" });
  });

  it("is closed to other sites and to browsers without conversation", async () => {
    const assistant = handing();
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    const cross = { "sec-fetch-site": "cross-site" };
    expect((await post(channel, "/api/person", cookie, filled(), cross)).status).toBe(403);
    expect((await post(channel, "/api/person", "", filled())).status).toBe(403);
    expect((await submit(channel, "/person", cookie, filled())).status).toBe(403);
    expect(assistant.requests).toEqual([]);
  });

  it("gets the answer of staff on the open page as soon as it is sent", async () => {
    const assistant = handing();
    const channel = await startWeb(assistant);
    const { cookie } = await openPage(channel);
    await post(channel, "/api/person", cookie, filled());
    const stream = await listen(channel, cookie, 1);
    const address = assistant.requests[0]?.address ?? "";
    const answer = replyOf("工作人员答复：请看当年通知。");
    assistant.store("web", address, answer);
    await channel.send(address, answer, { priority: "chat" });
    await expect.poll(() => stream.of("reply")[0]?.data.html).toContain("工作人员答复");
    await stream.close();
  });
});
