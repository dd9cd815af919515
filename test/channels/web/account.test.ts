import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../../src/assistant/assistant.ts";
import { web, type Web } from "../../../src/channels/web/web.ts";
import { inviteTo } from "../../../src/people/joining.ts";
import { openDatabase, type Database } from "../../../src/stores/database.ts";
import { addCompany } from "../../../src/stores/enterprises.ts";
import { inventedCode } from "../../people/invented.ts";
import { realMind } from "../../real-knowledge.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { ask, openPage, submit } from "./web-person.ts";

const now = () => new Date("2026-06-15T04:00:00Z");
let db: Database;
let assistant: ReturnType<typeof createAssistant>;
let channel: Web;
beforeAll(async () => {
  db = await openDatabase(`${temporaryFolder()}/kechuang.db`);
  assistant = createAssistant({ db, mind: () => realMind, now, pages: "http://assistant.test" });
  channel = web({ now, regions: () => realMind.knowledge.regions });
  await channel.start(assistant);
});
afterAll(async () => {
  await channel.stop();
  await db.$disconnect();
});

let sent = 0;
async function telegram(sender: string, text: string): Promise<string> {
  const { id } = await assistant.receive({
    ...{ channel: "telegram", address: sender, sender, messageId: String(sent++) },
    ...{ at: now().toISOString(), text },
  });
  let said = "";
  for await (const part of assistant.answer(id)) if (part.type === "final") said += part.reply.text;
  return said;
}
const codeIn = (text: string) => /[A-Z\d]{4}-[A-Z\d]{4}/.exec(text)?.[0] ?? "";
const keyOf = (html: string) => /name="conversation" value="([^"]+)"/.exec(html)?.[1] ?? "";

async function write(page: Awaited<ReturnType<typeof openPage>>, text: string) {
  const fields = { token: page.token, conversation: keyOf(page.html), text };
  return submit(channel, "/messages", page.cookie, fields);
}
/** Fills in the page to which a link of the bot leads. */
async function link(cookie: string, code: string) {
  const response = await ask(channel, `/link?code=${code}`, { headers: { cookie } });
  const html = await response.text();
  const own = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
  expect(html).toContain(`value="${code}"`);
  const done = await submit(channel, "/link", own, { token, conversation: keyOf(html), code });
  return { done, before: own, cookie: done.headers.get("set-cookie")?.split(";")[0] ?? own };
}
const read = async (cookie: string) =>
  (await ask(channel, "/history", { headers: { cookie } })).text();

describe("a browser linked by a code", () => {
  it("goes on with what was told elsewhere, under a name that nobody knew before", async () => {
    await telegram("w1", "想报高企");
    await telegram("w1", "2025 年销售收入 4980 万元");
    const code = codeIn(await telegram("w1", "关联账号"));
    const page = await openPage(channel);
    await write(page, "高企科技人员占比要多少");
    const { done, cookie } = await link(page.cookie, code);
    expect(done.status).toBe(303);
    expect(cookie).not.toBe(page.cookie);
    const shown = await (await ask(channel, "/", { headers: { cookie } })).text();
    expect(shown).toContain("4,980 万元");
    expect(shown).toContain("科技人员占比要多少");
    await write(await openPage(channel, cookie), "2025 年职工总数 52 人");
    const facts = (await assistant.profile("telegram", "w1"))?.companies[0]?.facts ?? [];
    expect(facts.map(({ value }) => value)).toContain("52 人");
  });

  it("was not fixed by whoever planted its cookie: that opens nothing afterwards", async () => {
    await telegram("w2", "想报高企");
    await telegram("w2", "2025 年销售收入 8642 万元");
    const planted = (await openPage(channel)).cookie;
    const { cookie } = await link(planted, codeIn(await telegram("w2", "关联账号")));
    const own = await (await ask(channel, "/", { headers: { cookie } })).text();
    expect(own).toContain("8,642");
    for (const path of ["/", "/history"])
      expect(await (await ask(channel, path, { headers: { cookie: planted } })).text()).not.toMatch(
        /8,?642/,
      );
  });

  it("is not linked by opening an address, nor by another site's form, nor by a wrong code", async () => {
    const code = codeIn(await telegram("w3", "关联账号"));
    const page = await openPage(channel);
    await ask(channel, `/link?code=${code}`, { headers: { cookie: page.cookie } });
    expect(await db.identity.count({ where: { channel: "web" } })).toBe(2);
    const forged = await submit(channel, "/link", page.cookie, { token: "x", code });
    expect(forged.status).toBe(403);
    const { done } = await link(page.cookie, "ABCD-3467");
    expect(done.status).toBe(400);
    expect(await done.text()).toContain("这个码不对");
    expect(await db.identity.count({ where: { channel: "web" } })).toBe(2);
  });

  it("is signed out with all others of the person", async () => {
    const code = codeIn(await telegram("w4", "关联账号"));
    await telegram("w4", "想报高企");
    await telegram("w4", "2025 年销售收入 7531 万元");
    const page = await openPage(channel);
    await write(page, "高企科技人员占比要多少");
    const { cookie } = await link(page.cookie, code);
    expect(await read(cookie)).toContain("科技人员占比");
    expect(await telegram("w4", "退出所有设备")).toContain("都退出了");
    expect(await read(cookie)).not.toContain("科技人员占比");
    const shown = await (await ask(channel, "/", { headers: { cookie } })).text();
    expect(shown).not.toMatch(/7,?531/);
  });

  it("is told to confirm on a page when a code is written in its conversation", async () => {
    const code = codeIn(await telegram("w5", "关联账号"));
    const page = await openPage(channel);
    const done = await write(page, code);
    const shown = await ask(channel, done.headers.get("location") ?? "", {
      headers: { cookie: page.cookie },
    });
    expect(await shown.text()).toContain("按确认");
  });
});

describe("a company joined by a link", () => {
  it("is joined once the button is pressed", async () => {
    const id = await db.$transaction((tx) =>
      addCompany(tx, inventedCode(77), { name: "银杏<b>科技" }, now()),
    );
    const [made] = await db.$transaction((tx) =>
      inviteTo(tx, [id], { role: "member", by: "王管理", staff: true }, now()),
    );
    const code = made?.code ?? "";
    const response = await ask(channel, `/join?code=${code}`);
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    const html = await response.text();
    expect(await db.membership.count({ where: { enterpriseId: id } })).toBe(0);
    const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const done = await submit(channel, "/join", cookie, { token, conversation: keyOf(html), code });
    expect(done.status).toBe(303);
    expect(await db.membership.count({ where: { enterpriseId: id } })).toBe(1);
    const shown = await (await ask(channel, "/", { headers: { cookie } })).text();
    expect(shown).toContain("银杏");
    expect(shown).not.toContain("<b>科技");
  });
});
