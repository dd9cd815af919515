import { afterEach, describe, expect, it, vi } from "vitest";
import type { Assistant } from "../../../src/channels/channel.ts";
import type { Telegram, TelegramOptions } from "../../../src/channels/telegram/telegram.ts";
import type { Database } from "../../../src/stores/database.ts";
import { settleInterrupted } from "../../../src/stores/outbox.ts";
import {
  afterwards,
  assistantOn,
  closedAfterwards,
  deliver,
  newDatabase,
  now,
  states,
  tidyUp,
} from "../end-to-end.ts";
import { openFakeTelegram, type FakeTelegram } from "./fake-telegram.ts";
import { buttonsOf, startTelegram } from "./telegram-person.ts";
import { fastClock, waitFor } from "../waiting.ts";
import { anna, pressOf, textOf } from "./updates.ts";

afterEach(tidyUp);

const newFake = () => closedAfterwards(openFakeTelegram());

/** Starts what a server starts: the assistant on a database, and the channel. */
async function startUp(
  db: Database,
  fake: FakeTelegram,
  options: Partial<TelegramOptions> = {},
  change: (assistant: Assistant) => Assistant = (same) => same,
) {
  const assistant = assistantOn(db);
  const channel = await startTelegram(fake, change(assistant), {
    ...{ now, clock: fastClock(200), pollSeconds: 1, ...options },
  });
  afterwards(() => channel.stop());
  return { assistant, channel };
}

describe("Telegram with the real assistant", () => {
  it("answers a question with its clause, and a button under it after a restart", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const first = await startUp(db, fake);
    fake.push(textOf(anna, "高企科技人员占比要多少"));
    await waitFor(() => fake.to(anna).length === 1);
    const [answer] = fake.to(anna);
    expect(answer?.text).toContain("国科发火〔2016〕32号 第十一条（四）");
    expect(answer?.text).toContain("10%");
    await waitFor(() => fake.acknowledged.length === 1);
    await vi.waitFor(async () => expect(await states(db)).toEqual(["sent"]));
    await first.channel.stop();

    await startUp(db, fake);
    const choice = buttonsOf(answer?.markup).find(({ callback_data: data }) =>
      data.startsWith("c:"),
    );
    const clauses = buttonsOf(answer?.markup).find(({ text }) => text === "看条文");
    expect(choice).toBeDefined();
    fake.push(pressOf(anna, answer?.message_id ?? 0, choice?.callback_data ?? ""));
    await waitFor(() => fake.to(anna).length === 2);
    fake.push(pressOf(anna, answer?.message_id ?? 0, clauses?.callback_data ?? ""));
    await waitFor(() => fake.to(anna).some(({ text }) => text.includes("出处：")));
    expect(await db.inbox.count()).toBe(2);
  });

  it("loses no update and takes none twice when it is stopped in mid-poll", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const texts = [1, 2, 3, 4, 5].map((number) => `${String(number)} 加计扣除比例是多少`);
    const updates = texts.map((text) => textOf(anna, text));
    let received = 0;
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    let bury = () => {};
    const gone = new Promise<IteratorResult<never>>((resolve) => {
      bury = () => resolve({ done: true, value: undefined });
    });
    // The process dies while the third of five is being stored: nothing after it happens.
    const first = await startUp(db, fake, {}, (assistant) => ({
      ...assistant,
      async receive(incoming) {
        received += 1;
        if (received > 2) {
          stop();
          throw new Error("the process is no more");
        }
        return assistant.receive(incoming);
      },
      answer: () => ({ [Symbol.asyncIterator]: () => ({ next: () => gone }) }),
    }));
    fake.push(...updates);
    await stopped;
    expect(await db.inbox.count()).toBe(2);
    expect(fake.acknowledged).toEqual([]);
    void first.channel.stop();
    afterwards(() => Promise.resolve(bury()));
    await new Promise((resolve) => setTimeout(resolve, 300));

    const second = await startUp(db, fake);
    await settleInterrupted(db, now());
    await second.assistant.resume();
    await waitFor(() => fake.acknowledged.length >= texts.length);
    await second.assistant.idle();
    // What the first process left unanswered goes out before what is newer, with the rounds of the outbox.
    for (let round = 0; round < 100 && fake.to(anna).length < texts.length; round += 1) {
      await deliver(db, second.channel, second.assistant);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const rows = await db.inbox.findMany({ orderBy: { seq: "asc" } });
    expect(rows.map(({ text }) => text)).toEqual(texts);
    expect(new Set(await states(db))).toEqual(new Set(["sent"]));
    expect(fake.to(anna)).toHaveLength(texts.length);
  });

  it("acknowledges an update only when it is stored", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    let broken = true;
    const told: string[] = [];
    await startUp(db, fake, { onState: (one) => told.push(one) }, (assistant) => ({
      ...assistant,
      receive: (incoming) =>
        broken ? Promise.reject(new Error("disk full")) : assistant.receive(incoming),
    }));
    fake.push(textOf(anna, "你好"));
    await waitFor(() => told.some((one) => one.startsWith("收到的消息存不下来")));
    expect(fake.acknowledged).toEqual([]);
    expect(fake.waiting()).toBe(1);
    broken = false;
    await waitFor(() => fake.to(anna).length === 1);
    await waitFor(() => fake.acknowledged.length === 1);
    expect(await db.inbox.count()).toBe(1);
  });

  it("sends a reply from the outbox later when Telegram asks to wait, once and whole", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const { channel, assistant } = await startUp(db, fake);
    fake.refuse("sendMessage", {
      ...{ code: 429, description: "Too Many Requests", parameters: { retry_after: 30 } },
    });
    fake.push(textOf(anna, "高企科技人员占比要多少"));
    await waitFor(() => fake.called("sendMessage").length === 1);
    await assistant.idle();
    const waits = () => db.outbox.findFirst().then((row) => row?.nextAttemptAt?.getTime() ?? 0);
    await expect.poll(waits).toBe(now().getTime() + 30_000);
    await db.outbox.updateMany({ data: { nextAttemptAt: now() } });
    await waitFor(() => fake.calls.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await deliver(db, channel, assistant);
    expect(fake.to(anna)).toHaveLength(1);
    expect(buttonsOf(fake.to(anna)[0]?.markup).length).toBeGreaterThan(0);
    expect(await states(db)).toEqual(["sent"]);
  });
});

describe("Telegram by calls to us", () => {
  const webhookSecret = "a-secret_of-twenty-five-signs";
  const url = "https://kechuang.example.cn/telegram/webhook";
  const call = (channel: Telegram, update: unknown, headers: Record<string, string>, at = url) =>
    channel.handle(
      new Request(at, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(update),
      }),
    );
  const header = "x-telegram-bot-api-secret-token";

  it("tells Telegram where to call, and answers who shows the secret", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const { channel } = await startUp(db, fake, { webhookSecret });
    expect(fake.called("setWebhook")[0]?.fields).toMatchObject({
      ...{ url, secret_token: webhookSecret },
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
    const update = textOf(anna, "高企科技人员占比要多少");
    const response = await call(channel, update, { [header]: webhookSecret });
    expect(response?.status).toBe(200);
    // Stored before the call is answered; the answer comes by itself.
    expect(await db.inbox.count()).toBe(1);
    await waitFor(() => fake.to(anna).length === 1);
    expect((await call(channel, update, { [header]: webhookSecret }))?.status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.to(anna)).toHaveLength(1);
    expect(fake.called("getUpdates")).toHaveLength(0);
  });

  it.each([
    ["no secret", {}],
    ["a wrong secret", { [header]: "a-secret_of-twenty-five-signx" }],
    ["the beginning of the secret", { [header]: webhookSecret.slice(0, 10) }],
  ])("turns away %s", async (_, headers) => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const { channel } = await startUp(db, fake, { webhookSecret });
    expect((await call(channel, textOf(anna, "你好"), headers))?.status).toBe(401);
    expect(await db.inbox.count()).toBe(0);
  });

  it("answers 500 when an update is not stored, so that it comes again", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const { channel } = await startUp(db, fake, { webhookSecret }, (assistant) => ({
      ...assistant,
      receive: () => Promise.reject(new Error("disk full")),
    }));
    const headers = { [header]: webhookSecret };
    expect((await call(channel, textOf(anna, "你好"), headers))?.status).toBe(500);
    expect((await channel.handle(new Request(url)))?.status).toBe(405);
    expect(call(channel, {}, headers, "https://kechuang.example.cn/other")).toBeUndefined();
    await channel.stop();
    expect((await call(channel, textOf(anna, "你好"), headers))?.status).toBe(503);
  });
});
