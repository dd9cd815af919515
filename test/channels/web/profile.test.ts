import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { companyOf, factOf } from "../test-profiles.ts";
import { ask, listen, openPage, post, startWeb, submit, textOf } from "./web-person.ts";

/** A conversation in which a company is known. */
async function knowing(view = { asOf: "2026-11-24", current: 0, companies: [companyOf()] }) {
  const assistant = createTestAssistant(({ text }) => replyOf(`收到「${text}」`));
  const channel = await startWeb(assistant);
  const { cookie, token } = await openPage(channel);
  await post(channel, "/api/messages", cookie, { id: randomUUID(), text: "预审" });
  const address = assistant.received[0]?.address ?? "";
  assistant.know("web", address, view);
  const key = address.slice(address.indexOf(".") + 1);
  const get = async (path: string) => ask(channel, path, { headers: { cookie } });
  return { assistant, channel, cookie, token, address, key, path: `/profile/${key}`, get };
}

/** Fields of the form of the sales of 2025. */
const edit = (token: string, rest: Record<string, string> = {}) => ({
  ...{ token, enterprise: companyOf().enterpriseId, version: "3" },
  ...{ fact: "salesRevenue", years: "2025", text: "4975 万元", do: "save" },
  ...rest,
});

describe("the panel as a page", () => {
  it("shows facts by year with marks, words and history, the verdict with clauses, links", async () => {
    const { path, get } = await knowing();
    const page = await get(path);
    expect(page.status).toBe(200);
    const text = textOf(await page.text()).replace(/\s+/g, " ");
    for (const words of [
      ...["销售收入 2024 年 4500 万元 自报", "2025 年 约 4980 万元 概数 自报"],
      ...["“去年卖了 4980 万左右” 你，2026-11-24 10:05", "以前的 5000 万元 “大概 5000 万”"],
      ...["职工人数", "文件", "还不知道的 技术先进程度", "2026-12-08 前有效"],
      ...["✗ 不符合 研发费用占比 4.6%，差 0.4 个百分点", "按 2027-06-15 申报算"],
      ...["国科发火〔2016〕32号 第十一条（五）", "预审不是认定"],
    ])
      expect(text).toContain(words);
    expect(text.indexOf("研发费用占比")).toBeLessThan(text.indexOf("核心知识产权"));
    expect(text.indexOf("创新能力")).toBeLessThan(text.indexOf("核心知识产权"));
    expect(text).not.toContain("（概数）");
  });

  it("is beside the conversation and in its bar once something is known, and not before", async () => {
    const { key, get, channel } = await knowing();
    const html = await (await get(`/c/${key}`)).text();
    expect(html).toMatch(/<body class="with-panel">/);
    expect(textOf(/<a\s+class="to-profile"[^]*?<\/a/.exec(html)?.[0] ?? "")).toMatch(/预审 1\/3/);
    expect(textOf(html)).toContain("研发费用占比");
    const { html: fresh } = await openPage(channel);
    expect(fresh).toMatch(/id="profile"[^>]*hidden/);
    expect(fresh).not.toContain("with-panel");
  });

  it("offers to begin where nothing is known, and is closed to other browsers", async () => {
    const channel = await startWeb(createTestAssistant(() => replyOf("好")));
    const { cookie } = await openPage(channel);
    const key = cookie.slice(-12);
    const empty = await ask(channel, `/profile/${key}`, { headers: { cookie } });
    expect(textOf(await empty.text())).toContain("这个对话里还没有企业的数");
    const { path } = await knowing();
    const other = await openPage(channel);
    const away = await ask(channel, path, { headers: { cookie: other.cookie } });
    expect(textOf(await away.text())).not.toContain("4980");
    expect((await ask(channel, path)).headers.get("location")).toBe("/");
  });

  it("has a tab for each company and shows the one that is spoken of", async () => {
    const two = companyOf({
      ...{ enterpriseId: "e-2", name: "乙某科技", standings: [], links: [], unknown: [] },
      facts: [factOf({ value: "900 万元", words: "乙的" })],
    });
    const companies = [companyOf({ name: "甲某科技" }), two];
    const { path, get } = await knowing({ asOf: "2026-11-24", current: 1, companies });
    const shown = await (await get(path)).text();
    expect(textOf(shown)).toContain("900 万元");
    expect(textOf(shown)).not.toContain("4980");
    expect(shown).toMatch(/data-company="e-2"\s+aria-current="true"/);
    const [, first = ""] = /href="(\/profile\/[^"]+company=0190[^"]+)"/.exec(shown) ?? [];
    expect(textOf(await (await get(first)).text())).toContain("4980");
  });

  it("keeps what people write from becoming markup", async () => {
    const attack = `<img src=x onerror=alert(1)>"'`;
    const facts = [factOf({ value: attack, typed: attack, words: attack, by: attack })];
    const company = companyOf({ name: attack, facts, unknown: [attack] });
    const { path, get } = await knowing({ asOf: "2026-11-24", current: 0, companies: [company] });
    const html = await (await get(path)).text();
    expect(html).not.toContain("<img");
    expect(textOf(html)).toContain(attack);
    expect(html.replace(/"[^"]*"/g, "")).not.toMatch(/<[^>]*\bon\w+=/);
  });
});

describe("editing in the panel", () => {
  it("takes a change by form and keeps the old value as history", async () => {
    const { channel, cookie, token, path, get } = await knowing();
    const done = await submit(channel, `${path}/edit`, cookie, edit(token));
    expect(done.status).toBe(303);
    const [, back = ""] = /^(\/profile.*)$/.exec(done.headers.get("location") ?? "") ?? [];
    const text = textOf(await (await get(back)).text()).replace(/\s+/g, " ");
    expect(text).toContain("2025 年 4975 万元 自报");
    expect(text).toContain("约 4980 万元（概数） “去年卖了 4980 万左右”");
  });

  it.each([
    [{ version: "2" }, 409, "这份资料刚被改过，没有改。"],
    [{ text: "四千多吧" }, 422, "没读出数来。"],
    [{ text: "" }, 400, "还没有写改成什么"],
    [{ years: "去年" }, 400, "没看懂要改哪一项"],
    [{ fact: "noSuchFact", text: "77 万" }, 409, "你写的是“77 万”"],
  ])("says what is wrong with %j and keeps what was typed", async (rest, status, sentence) => {
    const { assistant, channel, cookie, token, path, address } = await knowing();
    const fields = edit(token, rest);
    const refused = await submit(channel, `${path}/edit`, cookie, fields);
    expect(refused.status).toBe(status);
    const html = await refused.text();
    expect(textOf(html)).toContain(sentence);
    expect(html).toContain(fields.text);
    const view = await assistant.profile("web", address);
    expect(view?.companies[0]?.version).toBe(3);
  });

  it("withdraws, revokes a link, and refuses forms of other pages", async () => {
    const { assistant, channel, cookie, token, path, address } = await knowing();
    await submit(channel, `${path}/edit`, cookie, edit(token, { do: "withdraw" }));
    await submit(channel, `${path}/revoke`, cookie, { token, link: "link-1" });
    const view = await assistant.profile("web", address);
    expect(view?.companies[0]?.facts.map(({ value }) => value)).toEqual(["4500 万元", "48 人"]);
    expect(view?.companies[0]?.links).toEqual([]);
    const forged = await submit(channel, `${path}/edit`, cookie, edit("x".repeat(43)));
    expect(forged.status).toBe(403);
  });

  it("answers the page's script with the panel, and tells every open page that it changed", async () => {
    const { channel, cookie, path, key } = await knowing();
    const fresh = await (await ask(channel, `/api${path}`, { headers: { cookie } })).json();
    const { mark } = fresh as { mark: string };
    const query = `&conversation=${key}&profile=${mark}`;
    const stream = await listen(channel, cookie, 9, {}, query);
    const wrong = await post(channel, `/api${path}/edit`, cookie, edit("", { text: "很多" }));
    expect(await wrong.json()).toMatchObject({
      failed: "salesRevenue-2025",
      told: "没读出数来。",
      mark,
    });
    expect(stream.of("profile")).toEqual([]);
    const done = await post(channel, `/api${path}/edit`, cookie, edit(""));
    const answer = (await done.json()) as { mark: string; panel: string; bar: string };
    expect(textOf(answer.panel)).toContain("4975 万元");
    expect(textOf(answer.bar)).toContain("预审 1/3");
    await expect.poll(() => stream.of("profile")).toMatchObject([{ data: { mark: answer.mark } }]);
    expect(answer.mark).not.toBe(mark);
    await stream.close();
    const cross = { "sec-fetch-site": "cross-site" };
    expect((await post(channel, `/api${path}/edit`, cookie, edit(""), cross)).status).toBe(403);
  });

  it("tells of a profile that a message changed, after its reply and not while it is made", async () => {
    const { assistant, channel, cookie, key, address } = await knowing();
    const stream = await listen(channel, cookie, 1, {}, `&conversation=${key}&profile=`);
    await expect.poll(() => stream.of("profile")).toHaveLength(1);
    const company = companyOf({ version: 4, facts: [] });
    assistant.know("web", address, { asOf: "2026-11-24", current: 0, companies: [company] });
    await post(channel, "/api/messages", cookie, {
      id: randomUUID(),
      text: "改",
      conversation: key,
    });
    await expect.poll(() => stream.of("profile")).toHaveLength(2);
    const order = stream.events.map(({ event }) => event);
    expect(order.lastIndexOf("profile")).toBeGreaterThan(order.lastIndexOf("reply"));
    await stream.close();
  });
});

describe("files of the package", () => {
  const file = (key: string, rest = "memo") =>
    `/file/${key}/${companyOf().enterpriseId}/hnte/${rest}`;

  it("are buttons under a reply and come with their name", async () => {
    const { assistant, channel, cookie, key, address, get } = await knowing();
    const offered = { kind: "memo", enterpriseId: companyOf().enterpriseId, rule: "hnte" } as const;
    assistant.store(
      "web",
      address,
      replyOf("好了", { files: [{ ...offered, label: "预审备忘（DOCX）" }] }),
    );
    const html = await (await get(`/c/${key}`)).text();
    const panel = await (await get(`/profile/${key}`)).text();
    for (const kind of ["memo", "report", "workbook", "ledger"])
      expect(panel).toContain(`href="${file(key, kind)}"`);
    expect(html).toMatch(new RegExp(`href="${file(key)}"[^>]*>\\s*预审备忘（DOCX）`));
    const response = await get(file(key));
    expect(await response.text()).toBe("memo of hnte");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="file.docx"; filename*=UTF-8''${encodeURIComponent("预审备忘 hnte（某某科技）.docx")}`,
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await ask(channel, file(key), { headers: { cookie: "" } })).status).toBe(404);
    const other = await openPage(channel);
    expect((await ask(channel, file(key), { headers: { cookie: other.cookie } })).status).toBe(404);
    expect((await get(file(key, "other"))).status).toBe(404);
    expect(cookie).not.toBe(other.cookie);
  });
});
