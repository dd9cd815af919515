import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNotice } from "../../../src/notices/course.ts";
import { correctNotice } from "../../../src/notices/followups.ts";
import { cancelNotice } from "../../../src/notices/course.ts";
import { groupText } from "../../../src/notices/group-text.ts";
import { approveNotice } from "../../../src/notices/approval.ts";
import { createNotice, submitNotice } from "../../../src/notices/lifecycle.ts";
import { openDatabase, type Database } from "../../../src/stores/database.ts";
import { draft, groundOn, li, settle, taken, zhang } from "../../notices/town.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, openPage, post, startWeb, submit, textOf } from "./web-person.ts";

const folder = temporaryFolder();
let db: Database;
beforeAll(async () => {
  db = await openDatabase(join(folder, "notices.db"));
  await settle(db, 1);
});
afterAll(() => db.$disconnect());

describe("the page of a notice", () => {
  it("shows what was sent with its files, what can be done, and what followed", async () => {
    const ground = groundOn(db, ["e0"]);
    const channel = await startWeb(
      createTestAssistant(() => replyOf("好")),
      { db },
    );
    const open = async (path: string) => {
      const response = await ask(channel, path);
      return { response, html: await response.clone().text() };
    };
    const fields = { ...draft, buttons: ["answer" as const] };
    const bytes = new TextEncoder().encode("材料");
    const file = { name: "清单<1>.txt", mediaType: "text/plain", bytes };
    const made = taken(await createNotice(ground, zhang, fields, [file]));
    const path = `/notices/${made.id}`;
    expect((await open(path)).response.status).toBe(404);
    expect((await open(`${path}/files/0`)).response.status).toBe(404);
    taken(await submitNotice(ground, zhang, made));
    const notice = taken(await approveNotice(ground, li, made));
    taken(await startNotice(ground, zhang, notice));

    const { html } = await open(path);
    expect(textOf(html)).toContain("你的企业可以报了，2026-06-30前在网上交。");
    expect(html).toContain("清单&lt;1&gt;.txt");
    expect(html).toContain(`/?ask=${encodeURIComponent(`报（通知 ${made.id.slice(-8)}）`)}`);
    const got = (await open(`${path}/files/0`)).response;
    expect(got.headers.get("content-disposition")).toContain("attachment");
    expect(await got.text()).toBe("材料");

    taken(await cancelNotice(ground, zhang, notice));
    await db.outbox.updateMany({ data: { state: "sent" } });
    const correction = taken(await correctNotice(ground, zhang, made.id));
    taken(await submitNotice(ground, zhang, correction));
    taken(await startNotice(ground, zhang, taken(await approveNotice(ground, li, correction))));
    const after = (await open(path)).html;
    expect(textOf(after)).toContain("这份通知有更正");
    expect(after).toContain(`href="/notices/${correction.id}"`);
  });
});

describe("a notice in the conversation", () => {
  it("can be asked about when others came since, with script and without", async () => {
    const assistant = createTestAssistant(() => replyOf("好"));
    const channel = await startWeb(assistant);
    const { cookie, html, token } = await openPage(channel);
    const key = /data-conversation="([^"]+)"/.exec(html)?.[1] ?? "";
    const say = (id: number, text: string, more: object = {}) =>
      post(channel, "/api/messages", cookie, {
        ...{ id: `00000000-0000-4000-8000-00000000000${String(id)}`, conversation: key, text },
        ...more,
      });
    expect((await say(1, "你好")).status).toBe(202);
    const address = assistant.received[0]?.address ?? "";
    const older = assistant.store("web", address, replyOf("**甲通知** <一>", { kind: "notice" }));
    assistant.store("web", address, replyOf("乙通知", { kind: "notice" }));

    const open = async (query: string) =>
      (await ask(channel, `/c/${key}${query}`, { headers: { cookie } })).text();
    expect(await open("")).toContain(`href="/c/${key}?about=${String(older.seq)}#text"`);
    const asking = await open(`?about=${String(older.seq)}`);
    expect(textOf(asking)).toContain("问的是：甲通知 <一>");
    expect(asking).toContain(`name="quotes" value="${older.id}"`);
    // What is no notice, and no number at all, is not asked about.
    for (const other of ["1", "99", "x"])
      expect(await open(`?about=${other}`)).not.toContain("quotes");

    await say(2, "几号截止", { quotes: older.id });
    const fields = { conversation: key, token, text: "谁能报", quotes: older.id };
    expect((await submit(channel, "/messages", cookie, fields)).status).toBe(303);
    expect(assistant.received.map(({ quotes }) => quotes)).toEqual([undefined, older.id, older.id]);
  });
});

describe("the text for a group", () => {
  it("is short, with a link and its code", async () => {
    const ground = groundOn(db, ["e0"]);
    const long = { ...draft, text: `**{企业}**${"可以报了。".repeat(100)}` };
    const made = taken(await createNotice(ground, zhang, long));
    const { text, svg } = groupText(made, "https://example.com");
    expect(text.split("\n")[1]).toMatch(/^你的企业可以报了。.*……$/);
    expect(text).toContain(`https://example.com/notices/${made.id}`);
    expect(svg).toMatch(/^<svg/);
  });
});
