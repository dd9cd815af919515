import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import type { ProfileView } from "../../src/messages/profile-view.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
let db: Database;
beforeAll(async () => {
  db = await openDatabase(`${folder}/kechuang.db`);
});
afterAll(() => db.$disconnect());

const day = { now: new Date("2026-06-15T04:00:00Z") };
const create = () =>
  createAssistant({ db, mind: () => realMind, now: () => day.now, pages: "https://example.com" });
type Assistant = ReturnType<typeof create>;

let sent = 0;
/** Says one thing and gives the replies. */
async function say(assistant: Assistant, address: string, text: string): Promise<Reply[]> {
  const { id } = await assistant.receive({
    ...{ channel: "test", address, sender: address, messageId: String(sent++) },
    ...{ at: day.now.toISOString(), text },
  });
  const replies: Reply[] = [];
  for await (const part of assistant.answer(id))
    if (part.type === "final") replies.push(part.reply);
  return replies;
}
const factsOf = (profile: ProfileView | undefined) =>
  (profile?.companies ?? []).flatMap(({ facts }) =>
    facts.map(({ fact, years, value }) => [fact, years?.[0], value]),
  );

describe("a guided conversation in the assistant", () => {
  it("keeps what was said, with its words, and goes on after a restart", async () => {
    await say(create(), "restart", "想报高企");
    await say(create(), "restart", "2025 年销售收入 4980 万元");
    const profile = await create().profile("test", "restart");
    expect(profile?.companies[0]?.facts).toMatchObject([
      { fact: "salesRevenue", years: [2025, 2025], value: "4,980 万元", borne: "自报" },
    ]);
    expect(profile?.companies[0]?.facts[0]?.words).toContain("4980");
    expect(profile?.companies[0]?.standings.map(({ rule }) => rule)).toEqual(["hnte"]);
  });

  it("answers a question on policies in the middle, keeps the answer and puts its own again", async () => {
    const assistant = create();
    await say(assistant, "between", "想报高企");
    const replies = await say(assistant, "between", "科技人员占比要多少");
    expect(replies[0]?.answerId).toBeDefined();
    expect(replies[0]?.citations).toContainEqual(
      expect.objectContaining({ article: "第十一条（四）" }),
    );
    expect(replies).toHaveLength(2);
  });

  it("hands what it is about over to staff where nothing else is said, and keeps what was told", async () => {
    const assistant = create();
    await say(assistant, "person", "想报高企");
    await say(assistant, "person", "去年职工 40 人");
    const replies = await say(assistant, "person", "登记吧 让人给我回话");
    expect(replies).toMatchObject([{ kind: "handoff" }]);
    expect(replies[0]?.text).toContain("“高新技术企业认定的预审”");
    expect(factsOf(await assistant.profile("test", "person"))).toHaveLength(1);
  });

  it("begins with the figures of a question that was judged", async () => {
    const assistant = create();
    await say(assistant, "figures", "高企，去年销售收入正好 5000 万，研发占比 4.6%，够不够");
    await say(assistant, "figures", "接着预审");
    expect(factsOf(await assistant.profile("test", "figures"))).toContainEqual([
      "salesRevenue",
      2025,
      "5,000 万元",
    ]);
  });

  it("takes an edit made beside it, and refuses one on a version that was changed since", async () => {
    const assistant = create();
    await say(assistant, "edit", "想报高企");
    await say(assistant, "edit", "2025 年职工总数 52 人");
    const shown = (await assistant.profile("test", "edit"))?.companies[0];
    const edit = {
      ...{ enterpriseId: shown?.enterpriseId ?? "", version: shown?.version ?? 0 },
      ...{ fact: "employees", years: [2025, 2025] as const },
    };
    expect(await assistant.edit("test", "edit", { ...edit, text: "不好说" })).toMatchObject({
      outcome: "unreadable",
    });
    expect(await assistant.edit("test", "edit", { ...edit, text: "48" })).toEqual({
      outcome: "done",
    });
    expect(factsOf(await assistant.profile("test", "edit"))).toContainEqual([
      ...["employees", 2025, "48 人"],
    ]);
    expect(await assistant.edit("test", "edit", { ...edit, text: "50" })).toMatchObject({
      outcome: "changed",
    });
    const last = (await assistant.profile("test", "edit"))?.companies[0];
    expect(last?.facts[0]?.before.map(({ value }) => value)).toContain("52 人");
    const dropped = { ...edit, version: last?.version ?? 0 };
    expect(await assistant.edit("test", "edit", dropped)).toEqual({ outcome: "done" });
    expect(factsOf(await assistant.profile("test", "edit"))).toEqual([]);
  });

  it("takes an edited message as said in place of the first, also when more was said since", async () => {
    const assistant = create();
    const incoming = (messageId: string, text: string, edits?: string) => ({
      ...{ channel: "test", address: "edited", sender: "edited", messageId },
      ...{ at: day.now.toISOString(), text, ...(edits !== undefined && { edits }) },
    });
    const answered = async (...given: Parameters<typeof incoming>) => {
      const { id } = await assistant.receive(incoming(...given));
      for await (const part of assistant.answer(id)) void part;
    };
    await answered("m1", "想报高企");
    await answered("m2", "2018 年 5 月 3 日注册，2025 年职工总数 52 人");
    await answered("m3", "2025 年销售收入 4980 万元");
    await answered("m2 edited", "2018 年 5 月 3 日注册，2025 年职工总数 48 人", "m2");
    const facts = factsOf(await assistant.profile("test", "edited"));
    expect(facts).toContainEqual(["employees", 2025, "48 人"]);
    expect(facts).not.toContainEqual(["employees", 2025, "52 人"]);
    expect(facts).toContainEqual(["salesRevenue", 2025, "4,980 万元"]);
    expect(facts).toContainEqual(["regDate", undefined, "2018-05-03"]);
  });

  it("puts what a file holds to the company, and takes it only when that is said", async () => {
    const assistant = create();
    await say(assistant, "file", "想报高企");
    const bytes = new TextEncoder().encode(
      "利润表,,\n金额单位：万元,,\n项目,2025年度,2024年度\n营业收入,4126,3410\n净利润,238,190\n",
    );
    const { id } = await assistant.receive({
      ...{ channel: "test", address: "file", sender: "file", messageId: "file" },
      ...{ at: day.now.toISOString(), text: "", files: [{ name: "利润表.csv", bytes }] },
    });
    const replies: Reply[] = [];
    for await (const part of assistant.answer(id))
      if (part.type === "final") replies.push(part.reply);
    expect(replies.at(-1)?.text).toContain("4,126 万元");
    expect(replies.at(-1)?.choices.map(({ label }) => label)).toContain("都记下");
    expect(factsOf(await assistant.profile("test", "file"))).toEqual([]);
    expect(await db.inboxFile.count()).toBe(0);
    await say(assistant, "file", "都记下");
    const profile = await assistant.profile("test", "file");
    expect(factsOf(profile)).toContainEqual(["netProfit", 2025, "238 万元"]);
    expect(profile?.companies[0]?.facts[0]).toMatchObject({ borne: "文件" });
    expect(profile?.companies[0]?.facts[0]?.words).toContain("利润表");
  });

  it("refuses what is no table with what to do", async () => {
    const assistant = create();
    const { id } = await assistant.receive({
      ...{ channel: "test", address: "noise", sender: "noise", messageId: "noise" },
      ...{ at: day.now.toISOString(), text: "" },
      files: [{ name: "利润表.xlsx", bytes: new Uint8Array([1, 2, 3]) }],
    });
    const replies: Reply[] = [];
    for await (const part of assistant.answer(id))
      if (part.type === "final") replies.push(part.reply);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toContain("利润表.xlsx");
  });

  it("makes the files of the package from what is known", async () => {
    const assistant = create();
    await say(assistant, "package", "想报高企");
    await say(assistant, "package", "2025 年销售收入 4980 万元");
    const replies = await say(assistant, "package", "给我导出来");
    const files = replies.flatMap((reply) => reply.files ?? []);
    expect(files.map(({ kind }) => kind)).toEqual(["memo", "report", "workbook", "ledger"]);
    for (const file of files) {
      const made = await assistant.file("test", "package", file);
      expect(made?.bytes.length).toBeGreaterThan(2000);
      expect(await assistant.file("test", "restart", file)).toBeUndefined();
    }
  });

  it("begins from the button that names no programme", async () => {
    const assistant = create();
    const [first] = await say(assistant, "button", "预审我的企业");
    expect(first?.choices.map(({ label }) => label)).toContain("高新技术企业认定");
  });

  it("deletes everything when that is confirmed, the words of the messages too", async () => {
    const assistant = create();
    await say(assistant, "erase", "想报高企");
    await say(assistant, "erase", "2025 年销售收入 4980 万元");
    const { enterpriseId } = (await assistant.profile("test", "erase"))?.companies[0] ?? {};
    await say(assistant, "erase", "清除");
    await say(assistant, "erase", "清除");
    expect(await assistant.profile("test", "erase")).toBeUndefined();
    expect(await db.fact.count({ where: { enterpriseId: enterpriseId ?? "" } })).toBe(0);
    const { messages, replies } = await assistant.history("test", "erase", 0);
    expect(JSON.stringify([messages, replies])).not.toContain("4980");
    expect(replies.at(-1)?.reply.text).toContain("清掉了");
  });

  it("mixes up nothing when two hundred turns of twenty conversations come at once", async () => {
    const assistant = create();
    const addresses = Array.from({ length: 20 }, (_, number) => `many ${String(number)}`);
    const figure = (number: number, year: number) => 1000 + number * 10 + (year - 2023);
    const turns = (number: number) => [
      "想报高企",
      "2018 年 5 月 3 日注册",
      ...[2023, 2024, 2025].map(
        (year) => `${String(year)} 年销售收入 ${String(figure(number, year))} 万元`,
      ),
      `2025 年职工总数 ${String(20 + number)} 人`,
      "科技人员占比要多少",
      `不对，2025 年职工总数 ${String(21 + number)} 人`,
      "汇总",
      "先到这",
    ];
    await Promise.all(
      addresses.map(async (address, number) => {
        for (const text of turns(number)) await say(assistant, address, text);
      }),
    );
    for (const [number, address] of addresses.entries()) {
      const facts = factsOf(await assistant.profile("test", address));
      const wan = (year: number) => `${figure(number, year).toLocaleString("en")} 万元`;
      for (const year of [2023, 2024, 2025])
        expect(facts).toContainEqual(["salesRevenue", year, wan(year)]);
      expect(facts).toContainEqual(["employees", 2025, `${String(21 + number)} 人`]);
      const { messages } = await assistant.history("test", address, 0);
      expect(messages).toHaveLength(10);
    }
  }, 60_000);
});
