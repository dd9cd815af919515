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

  it("answers 200 messages sent at once in the order received, none lost", async () => {
    const assistant = create();
    const ids: string[] = [];
    for (let number = 1; number <= 200; number++)
      ids.push(
        (await assistant.receive(incoming("burst", number, `${number} 加计扣除比例是多少`))).id,
      );
    await Promise.all(ids.map((id) => all(assistant.answer(id))));
    const { messages, replies } = await assistant.history("test", "burst", 0);
    expect(messages.map(({ id }) => id)).toEqual(ids);
    const answered = [...new Set(replies.map(({ inReplyTo }) => inReplyTo))];
    expect(answered).toEqual(ids);
    expect(replies.map(({ seq }) => seq)).toEqual(replies.map((_, at) => at + 1));
  }, 30_000);

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
});
