import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLiveMind } from "../../src/answering/live-mind.ts";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { readLayer } from "../../src/library/layer.ts";
import type { Incoming } from "../../src/messages/incoming.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { addCompany } from "../../src/stores/enterprises.ts";
import { addMembership } from "../../src/stores/memberships.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { addIdentity } from "../../src/stores/persons.ts";
import { addStaff } from "../../src/stores/staff.ts";
import { createNoticeDelivery } from "../../src/assistant/notice-delivery.ts";
import { deliverQueued } from "../../src/assistant/outbox-delivery.ts";
import { realMind } from "../real-knowledge.ts";
import { keepingChannel } from "../notices/town.ts";
import { inventedCode } from "../people/invented.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
/** Thursday, 10 in the morning. */
const now = new Date("2026-03-12T02:00:00.000Z");
const live = createLiveMind(realMind.knowledge, "银川");
let db: Database;
let assistant: ReturnType<typeof createAssistant>;
const slack = keepingChannel("slack");
const telegram = keepingChannel("telegram");
const channels = [slack, telegram];

let sent = 0;
function writer(channel: string, name: string) {
  return async (text: string, more: Partial<Incoming> = {}): Promise<Reply[]> => {
    const { id } = await assistant.receive({
      ...{ channel, address: name, sender: name, messageId: String(sent++) },
      ...{ at: now.toISOString(), text, ...more },
    });
    const replies: Reply[] = [];
    for await (const part of assistant.answer(id))
      if (part.type === "final") replies.push(part.reply);
    return replies;
  };
}
const textOf = (replies: readonly Reply[]) => replies.map(({ text }) => text).join("\n");
/** The words that a button sends. */
const button = (replies: readonly Reply[], label: string) => {
  const found = replies.flatMap(({ choices }) => choices).find((one) => one.label === label);
  expect(
    found,
    `${label} in ${JSON.stringify(replies.map(({ choices }) => choices))}`,
  ).toBeDefined();
  return found?.text ?? "";
};
/** What waits is sent; returns what a channel was given since. */
async function deliver(channel: typeof slack, address: string): Promise<Reply[]> {
  const before = channel.got.length;
  await deliverQueued(
    db,
    channels,
    () => now,
    () => false,
  );
  const delivery = createNoticeDelivery({
    ...{ db, senders: () => channels, now: () => now, chance: () => 0 },
    cap: { most: 5, days: 7 },
  });
  await delivery.round();
  await delivery.stop();
  live.lay(await readLayer(db));
  return channel.got
    .slice(before)
    .filter((one) => one.address === address)
    .map(({ reply }) => reply);
}

const zhang = writer("slack", "U-zhang");
const li = writer("slack", "U-li");
const anna = writer("telegram", "anna");

beforeAll(async () => {
  db = await openDatabase(`${folder}/kechuang.db`);
  assistant = createAssistant({
    ...{ db, mind: () => live.mind, now: () => now, pages: "https://example.com" },
    channels: () => ["telegram", "slack", "web"],
    onFault: ({ error }) => {
      throw error;
    },
  });
  await db.$transaction(async (tx) => {
    for (const [name, externalId] of [
      ["张三", "U-zhang"],
      ["李四", "U-li"],
    ] as const)
      await addIdentity(
        tx,
        { channel: "slack", externalId },
        await addStaff(tx, { name, role: "staff" }, now),
        now,
      );
    const person = await addIdentity(
      tx,
      { channel: "telegram", externalId: "anna" },
      undefined,
      now,
    );
    for (const [index, county] of ["兴庆区", "金凤区", "兴庆区"].entries()) {
      const name = `某某${String(index)}科技`;
      const id = await addCompany(tx, inventedCode(index + 1), { name, county }, now);
      if (index === 0)
        await addMembership(tx, { personId: person, enterpriseId: id, role: "member" }, now);
    }
  });
  await anna("你好");
  await li("你好");
});
afterAll(() => db.$disconnect());

const NOTICE = `2026 年高新技术企业认定开始申报
各企业：申报时间 2026 年 4 月 1 日至 7 月 15 日。
申报材料：2023 至 2025 年审计报告一式三份。
送到市民大厅三楼 12 号窗口，咨询电话 000-1234567。`;

describe("a notice in the chats", () => {
  let got: Reply[] = [];
  it("is written, approved by somebody else, sent, and asked about", async () => {
    const begun = await zhang("发通知");
    expect(textOf(begun)).toContain("第一行是标题");
    expect(textOf(await zhang(NOTICE))).toContain("项目：高新技术企业认定；截止：2026-07-15");
    const asked = await zhang("兴庆区的高欣企业");
    expect(textOf(asked)).toContain("没看懂");
    const looked = await zhang(button(asked, "不要“高欣”"));
    expect(textOf(looked)).toContain("理解为：在兴庆区的企业");
    expect(textOf(looked)).toContain("现在 2 家");
    // Names of companies are not for every channel; how many there are is.
    expect(looked.at(-1)?.private).toBeUndefined();
    const examples = await zhang(button(looked, "看例子"));
    expect(textOf(examples)).toContain("- 某某0科技：在兴庆区（现在：兴庆区）：符合");
    expect(examples[0]?.private).toBe(true);
    expect(textOf(await zhang(button(looked, "提交")))).toContain("等同事批准");

    const waiting = await deliver(slack, "U-li");
    expect(textOf(waiting)).toContain("发给：在兴庆区的企业");
    const press = button(waiting, "批准");
    expect(textOf(await zhang(press))).toBe("自己写的通知要由别的同事批准。");
    expect(textOf(await anna(press))).not.toContain("批准了");
    expect(textOf(await li(press))).toContain("名单已经定下：2 家企业");
    const ready = await deliver(slack, "U-zhang");
    const started = await zhang(button(ready, "发出"));
    expect(textOf(started)).toContain("开始发了");
    got = await deliver(telegram, "anna");
    expect(textOf(got)).toContain("发给：某某0科技");
    expect(textOf(await zhang(button(started, "进度")))).toContain("已发出 1");
    expect(textOf(await zhang("通知进度"))).toContain("开始申报：正在发");
  });

  it("is answered from, with where it stands and the way to the pre-check", async () => {
    const told = async (text: string) => {
      const [reply, ...others] = await anna(text);
      expect(others).toEqual([]);
      return reply;
    };
    for (const [question, words] of [
      ["几号截止", "截止 2026-07-15，还有 125 天"],
      ["要交什么材料", "审计报告一式三份"],
      ["送到哪儿", "12 号窗口"],
      ["有没有电话", "000-1234567"],
    ] as const) {
      const reply = await told(question);
      expect(reply?.text).toContain(words);
      expect(reply?.citations[0]?.document).toBe("2026 年高新技术企业认定开始申报");
      expect(reply?.citations[0]?.from).toBe("2026-03-12");
      expect(reply?.choices.map(({ label }) => label)).toContain("我符合吗");
    }
    const beside = await told("研发费用占比要多少");
    expect(beside?.text).toContain("通知里没写这一点，按政策");
    expect(beside?.citations[0]?.article).toBe("第十一条（五）");
    const who = await told("谁能报");
    expect(who?.text).toContain("八项");
    expect(who?.choices.map(({ label }) => label)).toContain("我符合吗");
    expect((await told("那科小研发占比怎么打分"))?.text).not.toContain("通知里没写");
  });

  it("takes what is pressed: an answer, a contact that is hidden, a pre-check, no more of its kind", async () => {
    expect(textOf(await anna("我的提醒"))).not.toContain("2026-07-15");
    expect(textOf(await anna(button(got, "报")))).toContain("记下了：报");
    expect(textOf(await anna("我的提醒"))).toContain("2026-07-15 截止");
    await anna(button(got, "留联系人"));
    expect(textOf(await anna("王某某"))).toContain("还差电话");
    expect(textOf(await anna("王某某 13800000000"))).toContain("王某某 138****0000");
    const begun = await anna(button(got, "我符合吗"));
    expect(textOf(begun)).toContain("2026-07-15 申报");
    const answers = await db.noticeAnswer.findMany({ select: { kind: true, words: true } });
    expect(answers).toEqual(
      expect.arrayContaining([
        { kind: "receipt", words: "报" },
        { kind: "contact", words: "王某某 13800000000" },
        { kind: "precheck", words: "" },
      ]),
    );
    expect(textOf(await anna(button(got, "不再接收此类")))).toContain("恢复接收申报");
    expect(textOf(await anna("我订阅了什么"))).toContain("申报：不收");
    await anna("恢复接收申报");
    expect(textOf(await anna("我订阅了什么"))).toContain("申报：收");
    expect(textOf(await writer("telegram", "other")(button(got, "报")))).toContain("不是发给你的");
  });

  it("is put right and taken back by the same two", async () => {
    const id = (await db.notice.findFirstOrThrow()).id.slice(-8);
    await db.notice.updateMany({ data: { state: "done" } });
    await zhang(`更正 ${id}`);
    const corrected = await zhang("申报截止改到 2026 年 7 月 31 日，别的不变。");
    expect(textOf(corrected)).toContain("只发给收到过先前那一份的");
    await zhang(button(corrected, "提交"));
    await li(button(await deliver(slack, "U-li"), "批准"));
    await zhang(button(await deliver(slack, "U-zhang"), "发出"));
    expect(textOf(await deliver(telegram, "anna"))).toContain("有改动，以这一份为准");
    expect(textOf(await anna("几号截止"))).toContain("截止 2026-07-31");
  });

  it("is read from a Word document, and an invitation to an event counts who comes", async () => {
    const { Document, Packer, Paragraph } = await import("docx");
    const lines = ["高企申报培训会", "2026 年 3 月 20 日下午在某某会议室，3 月 18 日前报名。"];
    const children = lines.map((text) => new Paragraph(text));
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    const drafted = await zhang("发通知", { files: [{ name: "培训.docx", bytes }] });
    expect(textOf(drafted)).toContain("类别：活动");
    expect(textOf(drafted)).toContain("截止：2026-03-18；按钮：参加");
    const looked = await zhang("所有企业");
    await zhang(button(looked, "提交"));
    const press = button(await deliver(slack, "U-li"), "批准");
    expect(textOf(await li(press))).toMatch(/共 3 家.*“批准 [\da-f]{8} 家数”/s);
    const id = /[\da-f]{8}/.exec(press)?.[0] ?? "";
    await li(`批准 ${id} 3`);
    await zhang(button(await deliver(slack, "U-zhang"), "发出"));
    const invited = await deliver(telegram, "anna");
    const coming = await anna(button(invited, "参加"));
    expect(textOf(coming)).toContain("记下了：参加");
    await anna(button(coming, "签到"));
    await anna(button(coming, "不参加了"));
    const noticeId = (await db.notice.findFirstOrThrow({ where: { id: { endsWith: id } } })).id;
    const kinds = await db.noticeAnswer.findMany({ where: { recipient: { noticeId } } });
    expect(kinds.map(({ kind }) => kind)).toEqual(["attended"]);
    expect(textOf(await zhang(`签到（通知 ${id}）某某0`))).toBe("签到了：某某0科技。");
  });

  it("of an office stays in its county; who is no staff, and a group, write none", async () => {
    await db.$transaction(async (tx) => {
      const more = { name: "王五", role: "office" as const, region: "金凤区" };
      const id = await addStaff(tx, more, now);
      await addIdentity(tx, { channel: "slack", externalId: "U-wang" }, id, now);
    });
    const wang = writer("slack", "U-wang");
    await wang("发通知 金凤区的通知\n请看一下。");
    const looked = await wang("所有企业");
    expect(textOf(looked)).toContain("理解为：金凤区范围内，所有企业");
    expect(textOf(looked)).toContain("现在 1 家");
    const { id } = await db.notice.findFirstOrThrow({ where: { region: null } });
    expect(textOf(await wang(`取消 ${id.slice(-8)}`))).toContain("没有编号是");

    const before = await db.notice.count();
    await anna("发通知 假的\n请看一下。");
    expect(textOf(await zhang("发通知 群里的", { address: "C-1", group: true }))).toContain("私下");
    expect(await db.notice.count()).toBe(before);
  });

  it("is given back with why, and an old button does nothing to a new draft", async () => {
    await zhang("发通知 高企座谈会\n3 月 25 日前报名。");
    const looked = await zhang("兴庆区的企业");
    await zhang(button(looked, "提交"));
    const waiting = await deliver(slack, "U-li");
    expect(textOf(await li(button(waiting, "退回")))).toContain("为什么退回");
    expect(textOf(await li("没写地点"))).toContain("退回去了");
    const told = await deliver(slack, "U-zhang");
    expect(textOf(told)).toContain("李四 退回了“高企座谈会”：没写地点");
    const changed = await zhang(button(looked, "换范围"));
    expect(textOf(changed)).toContain("发给谁");
    await zhang(button(await zhang("金凤区的企业"), "提交"));
    expect(textOf(await li(button(waiting, "批准")))).toContain("刚才有人改过这份通知");
  });
});
