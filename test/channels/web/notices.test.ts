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
import { ask, startWeb, textOf } from "./web-person.ts";

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
