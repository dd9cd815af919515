import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { deliverQueued } from "../../src/assistant/outbox-delivery.ts";
import type { Incoming } from "../../src/messages/incoming.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { inviteTo } from "../../src/people/joining.ts";
import { setStop } from "../../src/people/stopping.ts";
import { queueReplies } from "../../src/stores/outbox.ts";
import { addCompany } from "../../src/stores/enterprises.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { storeStop, dropStop } from "../../src/stores/stops.ts";
import { realMind } from "../real-knowledge.ts";
import { inventedCode } from "../people/invented.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
let db: Database;
let assistant: ReturnType<typeof createAssistant>;
const day = { now: new Date("2026-06-15T04:00:00Z") };
beforeAll(async () => {
  db = await openDatabase(`${folder}/kechuang.db`);
  assistant = createAssistant({
    ...{ db, mind: () => realMind, now: () => day.now, pages: "https://example.com" },
    onFault: ({ error }) => {
      throw error;
    },
  });
});
afterAll(() => db.$disconnect());

let sent = 0;
/** Somebody who writes on one channel. */
function writer(channel: string, name: string, more: Partial<Incoming> = {}) {
  const address = more.address ?? name;
  return async (text: string): Promise<Reply[]> => {
    const { id } = await assistant.receive({
      ...{ channel, address, sender: name, messageId: String(sent++) },
      ...{ at: day.now.toISOString(), text, ...more },
    });
    const replies: Reply[] = [];
    for await (const part of assistant.answer(id))
      if (part.type === "final") replies.push(part.reply);
    return replies;
  };
}
const textOf = (replies: readonly Reply[]) => replies.map(({ text }) => text).join("\n");
const codeIn = (replies: readonly Reply[]) =>
  /[A-Z\d]{4}-[A-Z\d]{4}/.exec(textOf(replies))?.[0] ?? "";
const factsAt = async (channel: string, address: string) =>
  ((await assistant.profile(channel, address))?.companies ?? []).flatMap(({ name, facts }) =>
    facts.map(({ fact, value }) => `${name ?? "-"} ${fact} ${value}`),
  );

let companies = 0;
async function company(name: string) {
  companies += 1;
  const unifiedCode = inventedCode(companies);
  const id = await db.$transaction((tx) =>
    addCompany(tx, unifiedCode, { name, county: "兴庆区" }, day.now),
  );
  const invite = async (role: "member" | "adviser" = "member") => {
    const made = await db.$transaction((tx) =>
      inviteTo(tx, [id], { role, by: "王管理", staff: true }, day.now),
    );
    return made[0]?.code ?? "";
  };
  return { id, unifiedCode, name, tail: unifiedCode.slice(-4), invite };
}

describe("one person on all channels", () => {
  it("goes on elsewhere with the same profile, and forwards and backwards", async () => {
    const [one, other] = [writer("telegram", "t1"), writer("slack", "s1")];
    await one("想报高企");
    await one("2025 年销售收入 4980 万元");
    const code = codeIn(await one("关联账号"));
    expect(code).not.toBe("");
    await other("2025 年职工总数 52 人");
    expect(textOf(await other(code))).toContain("关联好了");
    expect(await factsAt("slack", "s1")).toEqual(await factsAt("telegram", "t1"));
    expect((await factsAt("slack", "s1")).join()).toContain("4,980 万元");
    await other("2024 年销售收入 4100 万元");
    expect((await factsAt("telegram", "t1")).join()).toContain("4,100 万元");
    expect(textOf(await writer("telegram", "t2")(`关联 ${code}`))).toContain("不对");
  });

  it("is not guessed: five wrong codes of one account, then none counts", async () => {
    const code = codeIn(await writer("telegram", "t3")("关联账号"));
    const thief = writer("telegram", "t4");
    for (const wrong of ["ABCD-3467", "ABCD-3468", "ABCD-3469", "ABCD-3476", "ABCD-3478"])
      expect(textOf(await thief(`关联 ${wrong}`))).toContain("不对");
    expect(textOf(await thief(`关联 ${code}`))).toContain("试得太多");
    day.now = new Date(day.now.getTime() + 11 * 60_000);
    expect(textOf(await thief(`关联 ${code}`))).toContain("不对");
  });

  it("takes no figure for a code", async () => {
    const one = writer("telegram", "t5");
    expect(textOf(await one("49800000"))).not.toContain("码");
    expect(await db.audit.count({ where: { action: "link.wrong", detail: "49800000" } })).toBe(0);
  });

  it("never makes an account of staff another's", async () => {
    const staff = await db.person.create({
      data: { name: "李四", role: "staff", createdAt: day.now },
    });
    const identity = { channel: "telegram", externalId: "t6", personId: staff.id };
    await db.identity.create({ data: { ...identity, createdAt: day.now } });
    const code = codeIn(await writer("slack", "s6")("关联账号"));
    expect(textOf(await writer("telegram", "t6")(`关联 ${code}`))).toContain("工作人员的账号");
  });

  it("is not spoken of in a group, and no figure either", async () => {
    const one = writer("telegram", "t7", { address: "group 7", group: true });
    expect(textOf(await one("关联账号"))).toContain("私下");
    const code = codeIn(await writer("telegram", "t7")("关联账号"));
    expect(textOf(await one(code))).toContain("私下");
    expect(textOf(await one("我们公司 2025 年销售收入 4980 万元，想报高企"))).toContain("私下");
    expect(await assistant.profile("telegram", "group 7")).toBeUndefined();
    // Its people are known, and still it is nobody's.
    await one("高企科技人员占比要多少");
    expect(await db.conversation.findFirst({ where: { address: "group 7" } })).toMatchObject({
      ...{ shared: true, personId: null },
    });
  });
});

describe("companies", () => {
  it("are joined by a code, and what was told before is offered to be taken over", async () => {
    const { invite, name, tail, id } = await company("银杏数控科技");
    const one = writer("telegram", "c1");
    await one("想报高企");
    await one("2025 年职工总数 52 人");
    const said = await one(`加入公司 ${await invite()}`);
    expect(textOf(said)).toContain(`${name}（尾号 ${tail}）`);
    expect(textOf(said)).toContain("记到这家名下吗");
    expect(said[0]?.private).toBe(true);
    expect(textOf(await one("记过来"))).toMatch(/名下 \d 项/);
    expect(await factsAt("telegram", "c1")).toContain(`${name} employees 52 人`);
    expect(await db.fact.count({ where: { enterpriseId: id } })).toBeGreaterThan(0);
  });

  it("are not joined by guessing: whoever is known is stopped, others stay unknown", async () => {
    const { invite, id } = await company("沙柳防风科技");
    const code = await invite();
    const thief = writer("telegram", "c7");
    expect(textOf(await thief("加入公司 ABCD-3467-ABCD"))).toContain("邀请码不对");
    expect(await db.identity.count({ where: { externalId: "c7" } })).toBe(0);
    await thief("关联账号");
    for (let tries = 0; tries < 5; tries += 1)
      expect(textOf(await thief("加入公司 ABCD-3467-ABCD"))).toContain("邀请码不对");
    expect(textOf(await thief(`加入公司 ${code}`))).toContain("试得太多");
    expect(await db.membership.count({ where: { enterpriseId: id } })).toBe(0);
  });

  it("keep what is better borne when told figures are taken over", async () => {
    const { invite, id } = await company("胡杨材料科技");
    await db.fact.create({
      data: {
        ...{ enterpriseId: id, number: 1, key: "employees", fromYear: 2025, toYear: 2025 },
        ...{ status: "actual", evidence: "audited", words: "审计", by: "office", at: "2026-01-01" },
        ...{ turn: 0 },
        value: JSON.stringify({
          ...{ kind: "figure", low: "60", high: "60", lowIncluded: true, highIncluded: true },
          approximate: false,
        }),
      },
    });
    const one = writer("telegram", "c2");
    await one("想报高企");
    await one("2025 年职工总数 52 人");
    await one(await invite());
    expect(textOf(await one("记过来"))).toContain("已有更可靠的数，没换");
    expect((await factsAt("telegram", "c2")).join()).toContain("60 人");
  });

  it("grant nothing to a name, nor to a code before staff confirm", async () => {
    const { name, unifiedCode, id } = await company("沙枣软件科技");
    const one = writer("telegram", "c3");
    expect(textOf(await one(`加入公司 ${name}`))).toContain("只报名字不行");
    expect(textOf(await one(`加入公司 ${unifiedCode}`))).toContain("工作人员核对");
    expect(await db.membership.count({ where: { enterpriseId: id } })).toBe(0);
    expect(await assistant.profile("telegram", "c3")).toBeUndefined();
    expect(await db.joinRequest.count({ where: { enterpriseId: id, state: "open" } })).toBe(1);
  });

  it("of several are told apart, changed and left; who left sees nothing", async () => {
    const [a, b] = [await company("甘草生物科技"), await company("枸杞生物科技")];
    const one = writer("telegram", "c4");
    await one(await a.invite());
    await one("想报高企");
    await one("2025 年职工总数 41 人");
    await one(await b.invite());
    await one("2025 年职工总数 97 人");
    const facts = await factsAt("telegram", "c4");
    expect(facts).toContain(`${a.name} employees 41 人`);
    expect(facts).toContain(`${b.name} employees 97 人`);
    expect(textOf(await one("换公司"))).toContain(`现在说的是 ${b.name}`);
    expect(textOf(await one("现在能报高企吗"))).toContain(`【${b.name}（尾号 ${b.tail}）】`);
    expect(textOf(await one(`换到 ${a.name}`))).toContain(a.tail);
    expect(textOf(await one("现在能报高企吗"))).toContain(`【${a.name}（尾号 ${a.tail}）】`);
    await one(`退出公司 ${a.name}`);
    expect(textOf(await one(`确认退出公司 ${a.name}（尾号 ${a.tail}）`))).toContain("已退出");
    expect((await factsAt("telegram", "c4")).join()).not.toContain("41 人");
    const stranger = await assistant.profile("telegram", "c3");
    expect(stranger).toBeUndefined();
  });

  it("are advised by those who are named, and their offices", async () => {
    const { invite, name } = await company("贺兰石文化科技");
    const member = writer("telegram", "c5");
    await member(await invite());
    const adviser = writer("slack", "c6");
    await adviser(await invite("adviser"));
    const known = await db.identity.findFirstOrThrow({ where: { externalId: "c6" } });
    await db.person.update({ where: { id: known.personId }, data: { name: "赵指导" } });
    const said = textOf(await member("我的指导员是谁"));
    expect(said).toContain(`${name}`);
    expect(said).toContain("赵指导");
    expect(said).toContain("兴庆区的科技主管部门");
    await adviser(`换到 ${name}`);
    await adviser("想报高企");
    await adviser("2025 年职工总数 30 人");
    const seen = await db.audit.findMany({ where: { actor: "赵指导", action: "company.talk" } });
    expect(seen.length).toBeGreaterThan(0);
  });
});

describe("what is kept", () => {
  it("of a company is handed to its people only, and erased by them with all that was said", async () => {
    const { invite, name, id, tail } = await company("沙湖智造科技");
    const one = writer("telegram", "k1");
    await one(await invite());
    await one("想报高企");
    await one("2025 年销售收入 3456 万元");
    const [offer] = await one("导出公司资料");
    const file = offer?.files?.find(({ kind }) => kind === "company-data");
    const made = file && (await assistant.file("telegram", "k1", file));
    expect(new TextDecoder().decode(made?.bytes)).toContain("3,456 万元");
    expect(file && (await assistant.file("telegram", "c4", file))).toBeUndefined();
    expect(textOf(await one("清除"))).toContain("找不回来");
    await one(`确认清除公司资料 ${name}（尾号 ${tail}）`);
    expect(await db.fact.count({ where: { enterpriseId: id } })).toBe(0);
    expect(await assistant.profile("telegram", "k1")).toBeUndefined();
    const { messages, replies } = await assistant.history("telegram", "k1", 0);
    expect(JSON.stringify([messages.slice(0, -1), replies.slice(0, -1)])).not.toMatch(
      /3,?456|沙湖/,
    );
    const lines = await db.audit.findMany({ where: { enterpriseId: id } });
    expect(lines.map(({ action }) => action)).toContain("company.erase");
    expect(JSON.stringify(await db.enterprise.findUnique({ where: { id } }))).not.toContain(name);
  });

  it("of a person is handed out and erased, and the company stays", async () => {
    const { invite, id } = await company("云雾山农业科技");
    const one = writer("telegram", "k2");
    await one(await invite());
    await one("想报高企");
    await one("2025 年职工总数 33 人");
    const [offer] = await one("导出我的资料");
    const file = offer?.files?.find(({ kind }) => kind === "own-data");
    const made = file && (await assistant.file("telegram", "k2", file));
    expect(new TextDecoder().decode(made?.bytes)).toContain("33 人");
    const book = offer?.files?.find(({ kind }) => kind === "own-workbook");
    expect((book && (await assistant.file("telegram", "k2", book)))?.bytes.length).toBeGreaterThan(
      1000,
    );
    await one("确认清除我的全部资料");
    expect(await db.identity.count({ where: { externalId: "k2" } })).toBe(0);
    expect(await db.fact.count({ where: { enterpriseId: id } })).toBeGreaterThan(0);
    expect(JSON.stringify((await assistant.history("telegram", "k2", 0)).messages)).not.toContain(
      "33 人",
    );
    expect(await assistant.profile("telegram", "k2")).toBeUndefined();
  });
});

describe("staff", () => {
  it("take a conversation on their own channel, write through it, and give it back", async () => {
    const asking = writer("telegram", "h1");
    await asking("想报高企");
    await asking("2025 年职工总数 77 人");
    const number = /编号 ([\da-f]{8})/.exec(textOf(await asking("登记：证书丢了怎么办")))?.[1];
    const staff = await db.person.create({
      data: { name: "钱七", role: "staff", createdAt: day.now },
    });
    const identity = { channel: "slack", externalId: "h2", personId: staff.id };
    await db.identity.create({ data: { ...identity, createdAt: day.now } });
    const answering = writer("slack", "h2");
    expect(textOf(await writer("slack", "h3")(`接手 ${number}`))).not.toContain("证书丢了");
    const taken = textOf(await answering(`接手 ${number}`));
    expect(taken).toContain("证书丢了怎么办");
    expect(taken).toContain("77 人");
    await answering("带上营业执照来补。");
    const got = async (address: string) =>
      (await assistant.history(address === "h2" ? "slack" : "telegram", address, 0)).replies.map(
        ({ reply }) => reply.text,
      );
    expect(await got("h1")).toContain("工作人员：带上营业执照来补。");
    expect(textOf(await asking("要复印件吗"))).toContain("转给工作人员");
    expect((await got("h2")).join()).toContain("要复印件吗");
    expect(textOf(await answering("交回"))).toContain("交回了");
    expect(textOf(await asking("高企科技人员占比要多少"))).toContain("10%");
    const actions = await db.audit.findMany({ where: { actor: "钱七" } });
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["handoff.take", "handoff.read", "handoff.reply", "handoff.giveBack"]),
    );
  });

  it("stop what is sent unasked; it is sent once that goes on", async () => {
    await writer("telegram", "x2")("你好");
    const { id } = await db.conversation.findFirstOrThrow({ where: { address: "x2" } });
    const reply: Reply = { kind: "handoff", text: "工作人员答复", citations: [], choices: [] };
    await db.$transaction((tx) =>
      queueReplies(tx, { conversationId: id, replies: [reply], priority: "notice" }, day.now),
    );
    const got: string[] = [];
    const sender = {
      name: "telegram",
      send: (address: string, { text }: Reply) => {
        if (address === "x2") got.push(text);
        return Promise.resolve({ outcome: "sent" as const, id: "1" });
      },
    };
    const deliver = () =>
      deliverQueued(
        db,
        [sender],
        () => day.now,
        () => false,
      );
    await setStop(db, "sending", { stop: true, by: "王管理", why: "" }, day.now);
    await deliver();
    expect(got).toEqual([]);
    await setStop(db, "sending", { stop: false, by: "王管理", why: "" }, day.now);
    await deliver();
    expect(got).toContain("工作人员答复");
  });

  it("stop the answers; a person can still be asked for", async () => {
    await db.$transaction((tx) =>
      storeStop(tx, { what: "answers", by: "王管理", at: day.now, why: "" }),
    );
    day.now = new Date(day.now.getTime() + 1000);
    const one = writer("telegram", "x1");
    expect(textOf(await one("高企科技人员占比要多少"))).toContain("暂时停");
    expect(textOf(await one("登记：急事"))).toContain("登记好了");
    await db.$transaction((tx) => dropStop(tx, "answers"));
    day.now = new Date(day.now.getTime() + 1000);
    expect(textOf(await one("高企科技人员占比要多少"))).toContain("10%");
  });
});
