import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { deliverQueued } from "../../src/assistant/outbox-delivery.ts";
import type { Mind } from "../../src/answering/mind.ts";
import type { ReplyPart } from "../../src/messages/reply.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { openGaps } from "../../src/stores/gaps.ts";
import { openHandoffs } from "../../src/stores/handoffs.ts";
import { queuedReplies } from "../../src/stores/outbox.ts";
import { realMind } from "../real-knowledge.ts";

const place = mkdtempSync(join(tmpdir(), "kechuang-assistant-"));
let db: Database;
beforeAll(async () => {
  db = await openDatabase(join(place, "kechuang.db"));
});
afterAll(async () => {
  await db.$disconnect();
  rmSync(place, { recursive: true, force: true });
});

const now = () => new Date("2026-06-15T04:00:00Z");
const create = (mind: () => Mind = () => realMind) => createAssistant({ db, mind, now });
const incoming = (address: string, number: number, text: string) => ({
  channel: "test",
  address,
  sender: "someone",
  messageId: `${address} ${number}`,
  at: "2026-06-15T04:00:00Z",
  text,
});
async function all(parts: AsyncIterable<ReplyPart>) {
  const found: ReplyPart[] = [];
  for await (const part of parts) found.push(part);
  return found;
}

describe("assistant", () => {
  it("gives a sign of life, the text, then the stored reply with its clause", async () => {
    const assistant = create();
    const { id } = await assistant.receive(incoming("one", 1, "高企科技人员占比要多少"));
    const parts = await all(assistant.answer(id));
    expect(parts.map(({ type }) => type)).toEqual(["sign", "partial", "final"]);
    expect(parts[2]).toMatchObject({
      reply: { kind: "answer" },
    });
    const { reply } = parts[2] as Extract<ReplyPart, { type: "final" }>;
    expect(reply.citations).toContainEqual(
      expect.objectContaining({ article: "第十一条（四）", from: "2016-01-01" }),
    );
    const { messages, replies } = await assistant.history("test", "one", 0);
    expect(messages).toHaveLength(1);
    expect(replies).toMatchObject([{ seq: 1, inReplyTo: id, id: (parts[2] as { id: string }).id }]);
  });

  it("answers a message once, however often it comes or is asked for", async () => {
    const assistant = create();
    const first = await assistant.receive(incoming("twice", 1, "你好"));
    const again = await assistant.receive(incoming("twice", 1, "你好"));
    expect(again).toEqual({ id: first.id, duplicate: true });
    const finals = await Promise.all([
      all(assistant.answer(first.id)),
      all(assistant.answer(first.id)),
    ]);
    expect(finals[0]?.at(-1)).toEqual(finals[1]?.at(-1));
    expect((await assistant.history("test", "twice", 0)).replies).toHaveLength(1);
  });

  it("answers 60 messages sent at once in the order received, none lost", async () => {
    const assistant = create();
    const ids: string[] = [];
    for (let number = 1; number <= 60; number++)
      ids.push(
        (await assistant.receive(incoming("burst", number, `${number} 加计扣除比例是多少`))).id,
      );
    await Promise.all(ids.map((id) => all(assistant.answer(id))));
    const { messages, replies } = await assistant.history("test", "burst", 0);
    expect(messages.map(({ id }) => id)).toEqual(ids);
    const answered = [...new Set(replies.map(({ inReplyTo }) => inReplyTo))];
    expect(answered).toEqual(ids);
    expect(replies.map(({ seq }) => seq)).toEqual(replies.map((_, at) => at + 1));
  });

  it("answers after a restart what was received before it, and leaves the replies to be sent", async () => {
    const before = create();
    const { id } = await before.receive(incoming("restart", 1, "高企证书有效期几年"));
    const after = create();
    expect(await after.resume()).toBe(1);
    expect(await after.resume()).toBe(0);
    const waiting = (await queuedReplies(db, "test", now())).filter(
      ({ inReplyTo }) => inReplyTo === id,
    );
    expect(waiting).toMatchObject([{ reply: { kind: "answer" } }]);

    const sent: string[] = [];
    const sender = {
      name: "test",
      send: (address: string) => {
        sent.push(address);
        return Promise.resolve({ outcome: "sent" as const, id: "1" });
      },
    };
    await deliverQueued(db, [sender], now, () => false);
    expect(sent.filter((address) => address === "restart")).toHaveLength(1);
    expect(await deliverQueued(db, [sender], now, () => false)).toBe(0);
  });

  it("lets no answer overtake one that a round of the outbox takes up at the same moment", async () => {
    const before = create();
    const places = Array.from({ length: 40 }, (_, number) => `moment ${String(number)}`);
    for (const address of places) await before.receive(incoming(address, 1, "高企要成立多久"));
    await before.resume();
    const assistant = create();
    const came: string[] = [];
    const send = async (address: string, { text }: { text: string }) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      came.push(`${address}: ${text}`);
      return { outcome: "sent" as const, id: text };
    };
    const rounds = async () => {
      while ((await deliverQueued(db, [{ name: "test", send }], now, assistant.inHand)) > 0);
    };
    const live = places.map(async (address) => {
      const { id } = await assistant.receive(incoming(address, 2, "你好"));
      for await (const part of assistant.answer(id))
        if (part.type === "final")
          await assistant.delivered(part.id, await send(address, part.reply));
    });
    await Promise.all([rounds(), ...live]);
    await rounds();
    const { replies } = await assistant.history("test", places[0] ?? "", 0);
    const texts = replies.map(({ reply }) => reply.text);
    expect(new Set(texts).size).toBeGreaterThan(1);
    for (const address of places)
      expect(came.filter((one) => one.startsWith(`${address}: `))).toEqual(
        texts.map((text) => `${address}: ${text}`),
      );
  });

  it("says so with a reference number when something breaks, and goes on", async () => {
    const faults: string[] = [];
    const broken = createAssistant({
      db,
      mind: () => {
        throw new Error("no mind");
      },
      now,
      onFault: ({ reference }) => faults.push(reference),
    });
    const { id } = await broken.receive(incoming("broken", 1, "高企"));
    const final = (await all(broken.answer(id))).at(-1);
    expect(final).toMatchObject({ reply: { kind: "fault" } });
    expect(JSON.stringify(final)).toContain(faults[0]);
  });

  it("keeps what it could not answer, and hands it over on request", async () => {
    const assistant = create();
    const gap = await assistant.receive(incoming("gap", 1, "银川给新认定的高企奖多少钱"));
    expect((await all(assistant.answer(gap.id))).at(-1)).toMatchObject({
      reply: { kind: "handoff" },
    });
    expect((await openGaps(db)).map(({ question }) => question)).toContain(
      "银川给新认定的高企奖多少钱",
    );
    const wish = await assistant.receive(incoming("gap", 2, "登记"));
    await all(assistant.answer(wish.id));
    expect((await openHandoffs(db)).map(({ question }) => question)).toEqual([
      "银川给新认定的高企奖多少钱",
    ]);
  });

  it("stores what a person thought of an answer", async () => {
    const assistant = create();
    const { id } = await assistant.receive(incoming("feedback", 1, "高企要成立多久"));
    const final = (await all(assistant.answer(id))).at(-1);
    const answerId = final?.type === "final" ? (final.reply.answerId ?? "") : "";
    expect(await assistant.feedback(answerId, { helpful: true })).toBe(true);
    expect(await assistant.feedback("nothing", { helpful: true })).toBe(false);
  });

  it("keeps the latest of what was thought of an answer, with the conversation", async () => {
    const assistant = create();
    const { id } = await assistant.receive(incoming("votes", 1, "高企证书有效期几年"));
    const final = (await all(assistant.answer(id))).at(-1);
    const answerId = final?.type === "final" ? (final.reply.answerId ?? "") : "";
    await assistant.feedback(answerId, { helpful: true });
    await assistant.feedback(answerId, { helpful: false });
    await assistant.feedback(answerId, { helpful: false, reason: "过时了" });
    expect(await db.feedback.count({ where: { answerId } })).toBe(1);
    const { replies } = await assistant.history("test", "votes", 0);
    expect(replies[0]?.judgement).toEqual({ helpful: false, reason: "过时了" });
  });

  it("stops what is not answered yet, and only that", async () => {
    const assistant = create();
    const { id } = await assistant.receive(incoming("stop", 1, "高企证书有效期几年"));
    await assistant.stop(id);
    expect((await all(assistant.answer(id))).at(-1)).toMatchObject({
      reply: { text: "已停止，这条没有回答。", choices: [{ text: "高企证书有效期几年" }] },
    });
    await assistant.stop(id);
    await assistant.stop("nothing");
    expect((await assistant.history("test", "stop", 0)).replies).toHaveLength(1);
    const next = await assistant.receive(incoming("stop", 2, "高企证书有效期几年"));
    expect((await all(assistant.answer(next.id))).at(-1)).toMatchObject({
      reply: { kind: "answer" },
    });
  });

  it("stores a question for staff with the message and the reply that names its number, once", async () => {
    const assistant = create();
    const wish = {
      ...incoming("person", 1, "登记"),
      question: "银川奖多少",
      contact: "王某 13800000000",
    };
    const first = await assistant.requestPerson(wish);
    expect(await assistant.requestPerson(wish)).toEqual({ id: first.id, duplicate: true });
    const stored = (await openHandoffs(db)).filter(({ question }) => question === "银川奖多少");
    expect(stored).toMatchObject([{ contact: "王某 13800000000", state: "open" }]);
    const { messages, replies } = await assistant.history("test", "person", 0);
    expect(messages).toMatchObject([{ text: "登记：银川奖多少" }]);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.reply.text).toContain(`编号 ${stored[0]?.id.slice(-8)}：“银川奖多少”`);
    expect(replies[0]?.reply.text).toContain("（138****0000）");
    expect(JSON.stringify({ messages, replies })).not.toMatch(/13800000000|王某/);
    await assistant.requestPerson({ ...wish, messageId: "person 2", contact: "王某" });
    const last = (await assistant.history("test", "person", 1)).replies[0]?.reply.text;
    expect(last).toMatch(/出现在这个对话里。$/);
  });

  it("keeps a telephone typed with 登记 as contact, and asks what is to be asked when nothing was", async () => {
    const assistant = create();
    const say = async (number: number, text: string) => {
      const { id } = await assistant.receive(incoming("typed", number, text));
      return (await all(assistant.answer(id))).at(-1);
    };
    expect(await say(1, "登记")).toMatchObject({
      reply: { text: expect.stringContaining("想问工作人员什么") as string },
    });
    await say(2, "登记 市里的研发补助还发吗，电话 139 0000 1111");
    const stored = (await openHandoffs(db)).filter(({ contact }) => contact === "139 0000 1111");
    expect(stored).toMatchObject([{ question: "市里的研发补助还发吗" }]);
    expect(await say(4, "帮我登记一下，银川奖多少")).toMatchObject({
      reply: { text: expect.stringContaining("“银川奖多少”") as string },
    });
    expect(await say(3, "登记注册不满一年能报高企吗")).not.toMatchObject({
      reply: { kind: "handoff", text: expect.stringContaining("登记好了") as string },
    });
  });

  it("lists the conversations of one prefix, the latest first, and loses those that were left", async () => {
    const assistant = create();
    const say = async (address: string, number: number, text: string) => {
      const { id } = await assistant.receive(incoming(address, number, text));
      await all(assistant.answer(id));
    };
    await say("browserA.one", 1, "第一问");
    await say("browserA.one", 2, "第二问");
    await say("browserA.two", 1, "另一问");
    await say("browserAB.x", 1, "别人的");
    await say("browserB.x", 1, "别人的");
    const list = () => assistant.conversations("test", "browserA.");
    const found = await list();
    expect(found.map(({ address }) => address).sort()).toEqual(["browserA.one", "browserA.two"]);
    expect(found.find(({ address }) => address === "browserA.one")).toMatchObject({
      ...{ title: "第一问", messages: 2, began: "2026-06-15T04:00:00.000Z" },
    });
    await assistant.leave("test", "browserA.one");
    await assistant.leave("test", "browserA.none");
    expect((await list()).map(({ title }) => title)).toEqual(["另一问"]);
    expect((await assistant.history("test", "browserA.one", 0)).messages).toEqual([]);
    await say("browserA.one", 3, "从头来");
    expect((await assistant.history("test", "browserA.one", 0)).messages).toHaveLength(1);
  });
});
