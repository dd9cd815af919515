import { afterEach, describe, expect, it } from "vitest";
import type { Membership } from "../../../src/channels/telegram/read.ts";
import { telegram, type TelegramOptions } from "../../../src/channels/telegram/telegram.ts";
import { seen } from "../contract.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { openFakeTelegram, token } from "./fake-telegram.ts";
import { openTelegram, startTelegram, type TelegramPerson } from "./telegram-person.ts";
import { fastClock, waitFor } from "../waiting.ts";
import { anna, group } from "./updates.ts";

const open: TelegramPerson[] = [];
afterEach(async () => {
  for (const person of open.splice(0)) await person.leave();
});
const now = new Date("2026-11-25T04:00:00Z");

async function meet(options: Partial<TelegramOptions> = {}) {
  const assistant = createTestAssistant(({ text }) => replyOf(`收到「${text}」`));
  const person = await openTelegram(assistant, { now: () => now, ...options });
  open.push(person);
  return { person, fake: person.fake, assistant };
}
const address = String(anna);
const chat = { priority: "chat", id: "out-9" } as const;
const tooMany = (seconds: number) => ({
  ...{ code: 429, description: "Too Many Requests: retry after" },
  parameters: { retry_after: seconds },
});

describe("sending that fails", () => {
  it("sits out a short wait that Telegram asks for", async () => {
    const { person, fake } = await meet({ clock: fastClock(50) });
    fake.refuse("sendMessage", tooMany(2));
    const began = fake.calls.length;
    expect(await person.channel.send(address, replyOf("通知。"), chat)).toMatchObject({
      outcome: "sent",
    });
    const [first, second] = fake.calls.slice(began).filter((one) => one.method === "sendMessage");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  it("gives a long wait back to the outbox", async () => {
    const { person, fake } = await meet();
    fake.refuse("sendMessage", tooMany(90));
    expect(await person.channel.send(address, replyOf("通知。"), chat)).toEqual({
      outcome: "retryAt",
      at: new Date("2026-11-25T04:01:30Z"),
    });
  });

  it("goes on with a reply of several messages where it was interrupted", async () => {
    const { person, fake } = await meet();
    const text = Array.from({ length: 3 }, (_, at) => `${String(at)}${"字".repeat(4000)}`).join(
      "\n",
    );
    fake.refuse("sendMessage", tooMany(90), 1);
    const send = () => person.channel.send(address, replyOf(text), chat);
    expect((await send()).outcome).toBe("retryAt");
    expect(fake.to(anna)).toHaveLength(1);
    await expect.poll(async () => (await send()).outcome).toBe("sent");
    expect(fake.to(anna).map((one) => one.text.slice(0, 1))).toEqual(["0", "1", "2"]);
  });

  it.each([
    ["a person who blocked the bot", 403, "Forbidden: bot was blocked by the user"],
    ["a group that threw it out", 403, "Forbidden: bot was kicked from the supergroup chat"],
    ["an address that is none", 400, "Bad Request: chat not found"],
    ["a group where it may not speak", 400, "Bad Request: not enough rights to send text messages"],
  ])("is blocked by %s, and that is told", async (_, code, description) => {
    const members: Membership[] = [];
    const { person, fake } = await meet({ onMembership: (one) => void members.push(one) });
    fake.refuse("sendMessage", { code, description });
    expect(await person.channel.send(address, replyOf("通知。"), chat)).toEqual({
      outcome: "blocked",
    });
    expect(members).toEqual([{ address, state: "gone" }]);
  });

  it("is unknown where the connection broke after the message went", async () => {
    const { person, fake } = await meet();
    fake.refuse("sendMessage", { code: 0, description: "", cut: "after" });
    expect(await person.channel.send(address, replyOf("通知。"), chat)).toEqual({
      outcome: "unknown",
    });
    expect(fake.to(anna)).toHaveLength(1);
  });

  it("is tried again later, less and less often, where Telegram has a fault", async () => {
    const { person, fake } = await meet();
    const broken = { code: 502, description: "Bad Gateway" };
    const waits: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      fake.refuse("sendMessage", broken);
      const sent = await person.channel.send(address, replyOf("通知。"), chat);
      waits.push(sent.outcome === "retryAt" ? sent.at.getTime() - now.getTime() : 0);
    }
    expect(waits).toEqual([5000, 10_000, 20_000]);
  });

  it("goes to the new number of a group", async () => {
    const moved: unknown[] = [];
    const { person, fake } = await meet({ onMoved: (one) => void moved.push(one) });
    const description = "Bad Request: group chat was upgraded to a supergroup chat";
    fake.refuse("sendMessage", {
      ...{ code: 400, description, parameters: { migrate_to_chat_id: group } },
    });
    const sent = await person.channel.send("-77", replyOf("通知。"), chat);
    expect(sent.outcome).toBe("sent");
    expect(fake.to(group)).toHaveLength(1);
    expect(moved).toEqual([{ from: "-77", to: String(group) }]);
  });

  it("gives up the topic, then the marks, then the buttons, before the words", async () => {
    const { person, fake } = await meet();
    fake.refuse("sendMessage", { code: 400, description: "Bad Request: message thread not found" });
    const marks = { code: 400, description: "Bad Request: can't parse entities" };
    fake.refuse("sendMessage", marks);
    fake.refuse("sendMessage", { code: 400, description: "Bad Request: BUTTON_DATA_INVALID" });
    const reply = replyOf("**要点**", { choices: [{ label: "再问", text: "再问" }] });
    const sent = await person.channel.send(`${String(group)}_9`, reply, chat);
    expect(sent.outcome).toBe("sent");
    expect(fake.to(group)[0]).toMatchObject({ text: "要点", entities: [], topic: undefined });
  });

  it("does not keep a notice waiting for a budget that is used up", async () => {
    const { person } = await meet({ limits: { overall: 30, between: 60_000_000, group: 20 } });
    await person.channel.send(address, replyOf("一。"), { priority: "notice" });
    const sent = await person.channel.send(address, replyOf("二。"), { priority: "notice" });
    expect(sent.outcome).toBe("retryAt");
  });
});

describe("a connection that fails", () => {
  it("names a wrong token in one sentence, without the token", async () => {
    const fake = await openFakeTelegram();
    fake.revoke();
    const assistant = createTestAssistant(() => replyOf("好"));
    const started = startTelegram(fake, assistant);
    await expect(started).rejects.toThrow(/^Telegram 没有开：TELEGRAM_TOKEN 不对/);
    await expect(started).rejects.not.toThrow(token);
    await fake.close();
  });

  it("goes on trying where Telegram is out of reach, and says so without the token", async () => {
    const states: string[] = [];
    const fake = await openFakeTelegram();
    await fake.close();
    const assistant = createTestAssistant(() => replyOf("好"));
    const channel = await startTelegram(fake, assistant, { onState: (one) => states.push(one) });
    expect(states).toEqual([expect.stringMatching(/^连不上 Telegram，会接着试.*ECONNREFUSED/)]);
    expect(states.join()).not.toContain(token.split(":")[1]);
    const sent = await channel.send(address, replyOf("通知。"), chat);
    expect(sent.outcome).toBe("retryAt");
    await channel.stop();
  });

  it.each([
    [409, "Conflict: terminated by other getUpdates request", "另一个程序也在用同一个"],
    [502, "Bad Gateway", "连不上 Telegram"],
  ])(
    "says once what a %s means, and receives again afterwards",
    async (code, description, words) => {
      const states: string[] = [];
      const { person, fake } = await meet({ onState: (one) => states.push(one), pollSeconds: 1 });
      for (let count = 0; count < 3; count += 1) fake.refuse("getUpdates", { code, description });
      await waitFor(() => states.includes("Telegram 又连上了。"));
      expect(states.filter((one) => one.includes(words))).toHaveLength(1);
      await person.say("还在吗");
      await seen(person, "收到「还在吗」");
    },
  );

  it("never hands the token to whoever hears of faults", async () => {
    const faults: unknown[] = [];
    const { person, fake } = await meet({ onFault: ({ error }) => faults.push(error) });
    for (let count = 0; count < 9; count += 1)
      fake.refuse("sendDocument", { code: 0, description: "", cut: "before" });
    const offered = { kind: "memo", enterpriseId: "e", rule: "hnte", label: "备忘" } as const;
    const assistant = createTestAssistant(() => replyOf("好了。", { files: [offered] }));
    assistant.file = () =>
      Promise.resolve({ name: "a.docx", mediaType: "x", bytes: new Uint8Array([1]) });
    const other = await openTelegram(assistant, {
      onFault: ({ error }) => faults.push(error),
    });
    open.push(other);
    other.fake.refuse("sendDocument", { code: 0, description: "", cut: "before" });
    await other.say("下载");
    await seen(other, "备忘");
    await other.press("⬇ 备忘");
    await seen(other, "编号");
    expect(faults).toHaveLength(1);
    const [error] = faults as Error[];
    const told = [error?.message, error?.stack, String(error?.cause), JSON.stringify(error)].join();
    expect(told).not.toContain(token.split(":")[1]);
    expect(person.fake.violations).toEqual([]);
  });

  it("does not open for calls without an address that Telegram can call", async () => {
    const channel = telegram({
      ...{ token, now: () => now, pages: "http://127.0.0.1:3000", webhookSecret: "s".repeat(20) },
    });
    await expect(channel.start(createTestAssistant(() => replyOf("好")))).rejects.toThrow(
      "PUBLIC_URL 就要是 https 网址",
    );
  });
});
