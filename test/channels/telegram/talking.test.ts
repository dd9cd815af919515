import { afterEach, describe, expect, it } from "vitest";
import type { Membership } from "../../../src/channels/telegram/read.ts";
import type { TelegramOptions } from "../../../src/channels/telegram/telegram.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import { seen } from "../contract.ts";
import { companyOf } from "../test-profiles.ts";
import { citationOf, createTestAssistant, replyOf, type TestAssistant } from "../test-assistant.ts";
import { createFakeClock } from "./fake-clock.ts";
import { buttonsOf, labelsOf, openTelegram, type TelegramPerson } from "./telegram-person.ts";
import { waitFor } from "../waiting.ts";
import { anna, group, memberOf, messageOf, ofBot, pressOf, textOf } from "./updates.ts";
import { me } from "./fake-telegram.ts";

const open: TelegramPerson[] = [];
afterEach(async () => {
  for (const person of open.splice(0)) await person.leave();
});

async function meet(
  answer: (text: string) => Reply,
  options: Partial<TelegramOptions> = {},
  chat = anna,
  assistant: TestAssistant = createTestAssistant(({ text }) => answer(text)),
) {
  const person = await openTelegram(assistant, options, chat);
  open.push(person);
  return { person, fake: person.fake, assistant };
}
const echo = (text: string) => replyOf(`收到「${text}」`);

describe("talking on Telegram", () => {
  it("gives a sign of life before the answer, and sets the menu in Chinese", async () => {
    const slowly = { steps: 2, pause: () => new Promise<void>((end) => setTimeout(end, 400)) };
    const assistant = createTestAssistant(({ text }) => echo(text), slowly);
    const { person, fake } = await meet(echo, {}, anna, assistant);
    await person.say("在吗");
    await seen(person, "收到「在吗」");
    const order = fake.calls.map(({ method }) => method);
    expect(order).toContain("sendChatAction");
    expect(order.indexOf("sendChatAction")).toBeLessThan(order.indexOf("sendMessage"));
    const [menu, many] = fake.called("setMyCommands").map(({ fields }) => fields);
    expect(JSON.stringify(menu)).toContain("预审");
    expect(many?.["scope"]).toEqual({ type: "all_group_chats" });
    expect(JSON.stringify(many)).not.toContain("precheck");
  });

  it("gives none where the answer is there at once", async () => {
    const { person, fake } = await meet(echo, { clock: createFakeClock() });
    await person.say("在吗");
    await seen(person, "收到「在吗」");
    expect(fake.called("sendChatAction")).toEqual([]);
  });

  it("lets an answer grow in place, and it ends whole and once, with its buttons", async () => {
    const text = "第一句。".repeat(1200);
    const assistant = createTestAssistant(
      () => replyOf(text, { choices: [{ label: "再问", text: "再问" }] }),
      { steps: 12, pause: () => new Promise((resolve) => setTimeout(resolve, 4)) },
    );
    const { person, fake } = await meet(echo, {}, anna, assistant);
    await person.say("全文");
    await waitFor(() => assistant.deliveries.length === 1);
    const said = fake.to(anna);
    expect(said.map((one) => one.text).join("")).toBe(text);
    expect(said[0]?.edits).toBeGreaterThan(1);
    expect(labelsOf(said.at(-1)?.markup)).toEqual(["再问"]);
    expect(assistant.deliveries[0]?.sent).toEqual({
      outcome: "sent",
      id: String(said[0]?.message_id),
    });
  });

  it("sends the whole text anew where the message that grew is gone or cannot be changed", async () => {
    const assistant = createTestAssistant(() => replyOf("第一句。第二句。第三句。"), {
      steps: 8,
      pause: () => new Promise((resolve) => setTimeout(resolve, 6)),
    });
    const { person, fake } = await meet(echo, {}, anna, assistant);
    const why = { code: 400, description: "Bad Request: message to edit not found" };
    for (let count = 0; count < 9; count += 1) fake.refuse("editMessageText", why);
    await person.say("问");
    await seen(person, "第一句。第二句。第三句。");
    await waitFor(() => assistant.deliveries.length === 1);
    expect(fake.to(anna).filter(({ text }) => text.endsWith("第三句。"))).toHaveLength(1);
    expect(assistant.deliveries[0]?.sent.outcome).toBe("sent");
  });

  it("answers each press once and at once, says what was pressed, and an old button kindly", async () => {
    const { person, fake, assistant } = await meet((text) =>
      text === "占比"
        ? replyOf("看。", { choices: [{ label: "兼职", text: "兼职算吗" }] })
        : echo(text),
    );
    await person.say("占比");
    await seen(person, "兼职");
    await person.press("兼职");
    await seen(person, "收到「兼职算吗」");
    expect([...fake.answered.values()]).toEqual(["兼职"]);
    fake.push(pressOf(anna, 12, "c:long-gone:0"), pressOf(anna, 12, "thedata"));
    await waitFor(() => fake.answered.size === 3);
    expect([...fake.answered.values()].slice(1)).toEqual(
      Array(2).fill("这个按钮太旧了，点不了。直接打字问我就行。"),
    );
    expect(assistant.received).toHaveLength(2);
  });

  it("takes a button that is pressed twice while it is being answered for one press", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const assistant = createTestAssistant(
      ({ text }) =>
        text === "占比"
          ? replyOf("看。", { choices: [{ label: "算", text: "算一下" }] })
          : echo(text),
      { pause: () => (assistant.received.length > 1 ? gate : Promise.resolve()) },
    );
    const { person, fake } = await meet(echo, {}, anna, assistant);
    await person.say("占比");
    await seen(person, "看。");
    await person.press("算");
    await person.press("算");
    await waitFor(() => fake.answered.size === 2);
    go();
    await seen(person, "收到「算一下」");
    expect(assistant.received.map(({ text }) => text)).toEqual(["占比", "算一下"]);
  });

  it("answers a press that Telegram tells twice once", async () => {
    const { person, fake, assistant } = await meet((text) =>
      text === "占比"
        ? replyOf("看。", { choices: [{ label: "算", text: "算一下" }] })
        : echo(text),
    );
    await person.say("占比");
    await seen(person, "看。");
    const [message] = fake.to(anna);
    const press = pressOf(anna, message?.message_id ?? 0, "c:out-1:0");
    fake.push(press);
    await seen(person, "收到「算一下」");
    fake.push(press);
    await person.say("之后");
    await seen(person, "收到「之后」");
    expect(assistant.received.map(({ text }) => text)).toEqual(["占比", "算一下", "之后"]);
    expect(fake.to(anna)).toHaveLength(3);
  });

  it("changes the message that grew once more where nobody knows whether it was changed", async () => {
    let steps = 0;
    const shown = (): TelegramPerson["fake"] | undefined => open[0]?.fake;
    const assistant = createTestAssistant(() => replyOf("第一句。第二句。"), {
      pause: async () => {
        steps += 1;
        if (steps === 2) await waitFor(() => shown()?.to(anna).length === 1);
      },
    });
    const { person, fake } = await meet(echo, {}, anna, assistant);
    fake.refuse("editMessageText", { code: 0, description: "", cut: "after" });
    await person.say("问");
    await waitFor(() => assistant.deliveries.length === 1);
    expect(assistant.deliveries[0]?.sent.outcome).toBe("retryAt");
    const { replies } = await assistant.history("telegram", String(anna), 0);
    const [stored] = replies;
    if (!stored) throw new Error("Nothing was stored.");
    const again = { priority: "chat", id: stored.id } as const;
    expect((await person.channel.send(String(anna), stored.reply, again)).outcome).toBe("sent");
    expect(fake.to(anna).map(({ text }) => text)).toEqual(["第一句。第二句。"]);
  });

  it("asks yes or no with a keyboard, and what is pressed there is a message", async () => {
    const { person, fake, assistant } = await meet((text) =>
      text === "问"
        ? replyOf("有没有？", { choices: ["有", "没有"].map((one) => ({ label: one, text: one })) })
        : echo(text),
    );
    await person.say("问");
    await seen(person, "没有");
    expect(fake.to(anna)[0]?.markup).toHaveProperty("keyboard");
    await person.press("没有");
    await seen(person, "收到「没有」");
    expect(fake.to(anna)[1]?.markup).toEqual({ remove_keyboard: true });
    expect(assistant.received.map(({ text }) => text)).toEqual(["问", "没有"]);
  });

  it("opens the clauses of an answer", async () => {
    const { person } = await meet(() =>
      replyOf("不低于规定。", { citations: [citationOf({ text: "条文的全文。" })] }),
    );
    await person.say("占比");
    await seen(person, "看条文");
    await person.press("看条文");
    const shown = await seen(person, "条文的全文。");
    expect(shown).toContain("要点（我们的归纳，不是原文）");
  });

  it("answers one conversation while another is still being answered", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const assistant = createTestAssistant(({ text }) => echo(text), {
      pause: () => (assistant.received.length === 1 ? gate : Promise.resolve()),
    });
    const { person, fake } = await meet(echo, {}, anna, assistant);
    await person.say("慢的");
    await waitFor(() => assistant.received.length === 1);
    fake.push(textOf(anna + 1, "快的"));
    await waitFor(() => fake.to(anna + 1).some(({ text }) => text === "收到「快的」"));
    expect(fake.to(anna)).toHaveLength(0);
    go();
    await seen(person, "收到「慢的」");
  });

  it("begins with a programme by a link", async () => {
    const { person, assistant } = await meet(echo, {
      programme: (id) => (id === "hnte" ? "高新技术企业认定" : undefined),
    });
    await person.say("/start hnte");
    await seen(person, "收到「预审高新技术企业认定」");
    expect(assistant.received).toHaveLength(1);
  });

  it("says what it cannot take in, and tells of members", async () => {
    const members: Membership[] = [];
    const { person, fake, assistant } = await meet(echo, {
      onMembership: (one) => void members.push(one),
    });
    fake.push(messageOf(anna, { voice: { file_id: "v" } }), memberOf(anna, "kicked"));
    await seen(person, "语音我听不了");
    await waitFor(() => members.length === 1);
    expect(members).toEqual([{ address: String(anna), state: "gone" }]);
    expect(assistant.received).toHaveLength(0);
  });
});

describe("files on Telegram", () => {
  const offered = {
    kind: "memo",
    rule: "hnte",
    label: "预审备忘（DOCX）",
    enterpriseId: companyOf().enterpriseId,
  } as const;
  const withFile = () => replyOf("整理好了。", { files: [offered], private: true });

  it("hands out what was made, by a button", async () => {
    const { person, fake, assistant } = await meet(withFile);
    assistant.know("telegram", String(anna), {
      ...{ asOf: "2026-11-24", companies: [companyOf()], current: 0 },
    });
    await person.say("下载");
    await seen(person, "预审备忘");
    await person.press("⬇ 预审备忘（DOCX）");
    await waitFor(() => fake.to(anna).some((one) => one.document !== undefined));
    const sent = fake.to(anna).at(-1);
    expect(sent?.document?.name).toBe("预审备忘 hnte（某某科技）.docx");
    expect(sent?.document?.bytes.toString()).toBe("memo of hnte");
    expect(fake.called("sendChatAction").at(-1)?.fields["action"]).toBe("upload_document");
  });

  it("says so when the file cannot be made any more", async () => {
    const { person } = await meet(withFile);
    await person.say("下载");
    await seen(person, "预审备忘");
    await person.press("⬇ 预审备忘（DOCX）");
    await seen(person, "做不出来");
  });

  it("refuses what is too large without fetching it, and keeps the words", async () => {
    const { person, fake, assistant } = await meet(echo);
    const document = { file_id: "big", file_name: "账本.xlsx", file_size: 21 * 1024 * 1024 };
    fake.push(messageOf(anna, { document, caption: "这是去年的账" }));
    await seen(person, "最多收 20 MB");
    await seen(person, "收到「这是去年的账」");
    expect(fake.called("getFile")).toHaveLength(0);
    expect(assistant.received[0]?.files).toBeUndefined();
  });

  it("says so when a file cannot be fetched", async () => {
    const { person, fake, assistant } = await meet(echo);
    fake.push(messageOf(anna, { document: { file_id: "gone", file_name: "表.xlsx" } }));
    await seen(person, "“表.xlsx”没取下来");
    expect(assistant.received).toHaveLength(0);
  });
});

describe("what a company told", () => {
  const figures = () => replyOf("研发占比 4.6%，不符合。", { private: true });

  it("is not sent by Telegram unless the operator allows it, not even while it grows", async () => {
    const assistant = createTestAssistant(figures, {
      steps: 6,
      pause: () => new Promise((resolve) => setTimeout(resolve, 4)),
    });
    const answer = assistant.answer.bind(assistant);
    assistant.answer = async function* (id) {
      for await (const part of answer(id))
        yield part.type === "partial" ? { ...part, private: true } : part;
    };
    const { person, fake } = await meet(echo, { companyData: "linkOnly" }, anna, assistant);
    await person.say("够不够");
    await seen(person, "https://kechuang.example.cn/");
    await waitFor(() => assistant.deliveries.length === 1);
    expect(JSON.stringify(fake.calls.map(({ fields }) => fields))).not.toContain("4.6");
  });

  it("is never sent to a group, which is shown the way to a private chat", async () => {
    const { fake } = await meet(figures, { companyData: "allow" });
    fake.push(textOf(group, `@${me.username} 我们够不够`));
    await waitFor(() => fake.to(group).length === 1);
    expect(fake.to(group)[0]?.text).toContain(`https://t.me/${me.username}?start=`);
    expect(JSON.stringify(fake.calls.map(({ fields }) => fields))).not.toContain("4.6");
  });
});

describe("groups", () => {
  it("are answered under the question, only when called, in their topic", async () => {
    const { fake, assistant } = await meet(echo);
    const asked = textOf(group, `@${me.username} 占比多少`, {
      ...{ is_topic_message: true, message_thread_id: 9 },
    });
    fake.push(
      textOf(group, "午饭吃什么"),
      asked,
      textOf(group, "那兼职呢", { reply_to_message: ofBot }),
    );
    await waitFor(() => fake.to(group).length === 2);
    const [first, second] = [...fake.to(group)].sort((a, b) => (b.topic ?? 0) - (a.topic ?? 0));
    expect(first).toMatchObject({
      ...{ text: "收到「占比多少」", replyTo: asked.message.message_id, topic: 9 },
    });
    expect(second).toMatchObject({ text: "收到「那兼职呢」" });
    expect(assistant.received.map(({ address }) => address).sort()).toEqual([
      ...[String(group), `${String(group)}_9`],
    ]);
  });

  it("keep commands and files of a company for a private chat", async () => {
    const { fake, assistant } = await meet(echo);
    fake.push(textOf(group, `/summary@${me.username}`));
    await waitFor(() => fake.to(group).length === 1);
    expect(fake.to(group)[0]?.text).toContain("不在群里说");
    expect(assistant.received).toHaveLength(0);
  });

  it("never get a keyboard in place of the letters", async () => {
    const choices = ["有", "没有"].map((one) => ({ label: one, text: one }));
    const { fake } = await meet(() => replyOf("有没有？", { choices }));
    fake.push(textOf(group, `@${me.username} 问`));
    await waitFor(() => fake.to(group).length === 1);
    expect(buttonsOf(fake.to(group)[0]?.markup)).toHaveLength(2);
  });

  it("are followed to their new number", async () => {
    const moved: unknown[] = [];
    const { person, fake } = await meet(echo, { onMoved: (one) => void moved.push(one) });
    fake.push(messageOf(-77, { migrate_to_chat_id: group }));
    await waitFor(() => moved.length === 1);
    expect(moved).toEqual([{ from: "-77", to: String(group) }]);
    const sent = await person.channel.send("-77", replyOf("通知。"), {
      priority: "notice",
      id: "o",
    });
    expect(sent.outcome).toBe("sent");
    expect(fake.to(group)[0]?.text).toBe("通知。");
  });
});
