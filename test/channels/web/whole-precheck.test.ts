import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../../src/assistant/assistant.ts";
import { web, type Web } from "../../../src/channels/web/web.ts";
import { openDatabase, type Database } from "../../../src/stores/database.ts";
import { realMind } from "../../real-knowledge.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { ask, listen, openPage, post, submit, textOf } from "./web-person.ts";

const folder = temporaryFolder();
let db: Database;
let channel: Web;
beforeAll(async () => {
  const now = () => new Date("2026-06-15T04:00:00Z");
  db = await openDatabase(`${folder}/kechuang.db`);
  channel = web({ now, knowledge: () => realMind.knowledge });
  const pages = "https://pages.example";
  await channel.start(createAssistant({ db, mind: () => realMind, now, pages }));
});
afterAll(() => db.$disconnect());

/** The whole assistant thinks here, perhaps beside many other tests. */
const patient = { timeout: 20_000 };

describe("a pre-check on the page", () => {
  it("fills the panel, is edited, gives a file, and takes what a colleague answers", async () => {
    const { cookie } = await openPage(channel);
    const key = cookie.slice(-12);
    const stream = await listen(channel, cookie, 0, {}, "&profile=");
    const say = async (text: string) => {
      const before = stream.of("reply").length;
      await post(channel, "/api/messages", cookie, { id: randomUUID(), text });
      await expect.poll(() => stream.of("reply").length, patient).toBeGreaterThan(before);
    };
    const panel = async () => {
      const page = await ask(channel, `/profile/${key}`, { headers: { cookie } });
      const html = await page.text();
      return { html, text: textOf(html).replace(/\s+/g, " ") };
    };
    await say("想报高企，2019 年 3 月 4 日注册的，2025 年销售收入大概 4980 万");
    await expect.poll(() => stream.of("profile"), patient).toHaveLength(1);
    const first = await panel();
    expect(first.text).toContain("约 4,980 万元 概数 自报");
    expect(first.text).toMatch(/还不知道 研发费用占比[^]*✓ 符合 注册成立满一年/);

    const of = (name: string) => new RegExp(`name="${name}"\\s+value="([^"]+)"`).exec(first.html);
    const [enterprise = "", version = ""] = ["enterprise", "version"].map((one) => of(one)?.[1]);
    const fields = { enterprise, version, fact: "salesRevenue", years: "2025", do: "save" };
    const edit = (text: string) =>
      post(channel, `/api/profile/${key}/edit`, cookie, { ...fields, text });
    expect(await (await edit("随便写的")).json()).toMatchObject({ failed: "salesRevenue-2025" });
    expect(await (await edit("4975.3 万元")).json()).toMatchObject({ told: "改好了。" });
    expect(await (await edit("4999 万元")).json()).toMatchObject({ failed: "salesRevenue-2025" });
    expect((await panel()).text).toContain("2025 年 4,975.3 万元 自报");

    const [, memo = ""] = /href="(\/file\/[^"]+\/memo)"/.exec(first.html) ?? [];
    const file = await ask(channel, memo, { headers: { cookie } });
    expect(file.status).toBe(200);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");

    await say("这些我不知道，发给同事填");
    const said = stream.of("reply").map(({ data }) => data.html ?? "");
    const [, help = ""] = /class="help-link"\s+href="(\/help\/[^"]+)"/.exec(said.join("")) ?? [];
    const asked = await (await ask(channel, help)).text();
    expect(asked).not.toContain("4,975");
    const [, field = ""] = /<input\s+id="(answer\.employees[^"]*)"/.exec(asked) ?? [];
    const told = stream.of("profile").length;
    await submit(channel, help, "", { [field]: "48" });
    await expect.poll(() => stream.of("profile").length, patient).toBeGreaterThan(told);
    expect((await panel()).text).toMatch(/职工总数 2025 年 48 人 自报/);
    await stream.close();
  }, 60_000);
});
