import { webApi } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { describeFault, readFault } from "../../../src/channels/slack/fault.ts";
import type { Membership } from "../../../src/channels/slack/reading.ts";
import { slack, type SlackOptions } from "../../../src/channels/slack/slack.ts";
import { seen } from "../contract.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { openFakeSlack, secrets } from "./fake-slack.ts";
import { anna, directOf } from "./payloads.ts";
import { openSlack, startSlack, type Mode, type SlackPerson } from "./slack-person.ts";
import { waitFor } from "../waiting.ts";

const open: SlackPerson[] = [];
afterEach(async () => {
  for (const person of open.splice(0)) await person.leave();
});
const now = new Date("2026-11-25T04:00:00Z");

async function meet(options: Partial<SlackOptions> = {}, mode: Mode = "socket") {
  const assistant = createTestAssistant(({ text }) => replyOf(`收到「${text}」`));
  const person = await openSlack(assistant, mode, { now: () => now, ...options });
  open.push(person);
  return { person, fake: person.fake, assistant };
}
const chat = { priority: "chat", id: "out-9" } as const;

describe("sending that fails", () => {
  it("sits out a short wait that Slack asks for", async () => {
    const { person, fake } = await meet();
    fake.refuse("chat.postMessage", { retryAfter: 2 });
    const sent = await person.channel.send(anna, replyOf("通知。"), chat);
    expect(sent).toMatchObject({ outcome: "sent" });
    expect(fake.called("chat.postMessage")).toHaveLength(2);
  });

  it("lets nothing overtake what has to wait in the same conversation", async () => {
    const { person, fake, assistant } = await meet();
    // The answers themselves are there at once, all of them.
    assistant.answer = async function* (id) {
      const text = `收到「${assistant.received[Number(id.split("-")[1]) - 1]?.text ?? ""}」`;
      yield await Promise.resolve({ type: "final", id: `out-${id}`, reply: replyOf(text) });
    };
    fake.refuse("chat.postMessage", { retryAfter: 3 });
    await Promise.all(["一", "二", "三"].map((text) => person.say(text)));
    const shown = await seen(person, "收到「三」");
    expect(shown.split("\n")).toEqual(["收到「一」", "收到「二」", "收到「三」"]);
  });

  it("gives a long wait back to the outbox", async () => {
    const { person, fake } = await meet();
    fake.refuse("chat.postMessage", { retryAfter: 90 });
    expect(await person.channel.send(anna, replyOf("通知。"), chat)).toEqual({
      ...{ outcome: "retryAt", at: new Date("2026-11-25T04:01:30Z") },
    });
    const quick = await meet();
    quick.fake.refuse("chat.postMessage", { error: "rate_limited" });
    expect(await quick.person.channel.send(anna, replyOf("通知。"), chat)).toMatchObject({
      outcome: "retryAt",
    });
  });

  it("goes on with a reply of several messages where it was interrupted", async () => {
    const { person, fake } = await meet();
    const text = Array.from({ length: 3 }, (_, at) => `${String(at)}${"字".repeat(11_000)}`).join(
      "\n",
    );
    fake.refuse("chat.postMessage", { retryAfter: 90 }, 1);
    const send = () => person.channel.send(anna, replyOf(text), chat);
    expect((await send()).outcome).toBe("retryAt");
    const before = fake.shown.length;
    expect(before).toBe(1);
    await expect.poll(async () => (await send()).outcome).toBe("sent");
    const whole = fake.shown
      .map((one) => one.text)
      .join("")
      .replace(/\s/g, "");
    expect(whole).toBe(text.replace(/\s/g, ""));
  });

  it.each(["channel_not_found", "not_in_channel", "account_inactive", "is_archived"])(
    "is blocked by %s, and that is told",
    async (error) => {
      const members: Membership[] = [];
      const { person, fake } = await meet({ onMembership: (one) => void members.push(one) });
      fake.refuse("chat.postMessage", { error });
      expect(await person.channel.send(anna, replyOf("通知。"), chat)).toEqual({
        outcome: "blocked",
      });
      expect(members).toEqual([{ address: anna, state: "gone" }]);
    },
  );

  it("is blocked by an address that is none", async () => {
    const { person } = await meet();
    expect(await person.channel.send("nobody", replyOf("通知。"), chat)).toEqual({
      outcome: "blocked",
    });
  });

  it("is unknown where the connection broke after the message went", async () => {
    const { person, fake } = await meet();
    fake.refuse("chat.postMessage", { cut: "after" });
    expect(await person.channel.send(anna, replyOf("通知。"), chat)).toEqual({
      outcome: "unknown",
    });
    expect(fake.shown).toHaveLength(1);
  });

  it("is unknown where Slack did not answer in time", () => {
    const late = new webApi.WebAPIRequestError(new DOMException("late", "TimeoutError"));
    expect(readFault(late)).toEqual({ kind: "unknown" });
    expect(describeFault(late)).toContain("unknown");
  });

  it("is tried again later, less and less often, where Slack has a fault", async () => {
    const { person, fake } = await meet();
    const waits: number[] = [];
    for (const refusal of [
      { status: 503 },
      { error: "service_unavailable" },
      { error: "token_revoked" },
    ]) {
      fake.refuse("chat.postMessage", refusal);
      const sent = await person.channel.send(anna, replyOf("通知。"), chat);
      waits.push(sent.outcome === "retryAt" ? sent.at.getTime() - now.getTime() : 0);
    }
    expect(waits).toEqual([5000, 10_000, 20_000]);
  });

  it("gives up the newer blocks, then all blocks, before the words", async () => {
    const { person, fake } = await meet();
    const table = { head: ["条件"], rows: [["研发占比"]] };
    const reply = replyOf("看表。", {
      table,
      answerId: "a",
      choices: [{ label: "再问", text: "再问" }],
    });
    fake.refuse("chat.postMessage", { error: "invalid_blocks" });
    expect((await person.channel.send(anna, reply, chat)).outcome).toBe("sent");
    const kinds = fake.shown[0]?.blocks.map((one) => (one as { type: string }).type);
    expect(kinds).not.toContain("table");
    expect(kinds).toContain("actions");
    fake.refuse("chat.postMessage", { error: "invalid_blocks" });
    fake.refuse("chat.postMessage", { error: "invalid_blocks" });
    expect((await person.channel.send(anna, reply, { ...chat, id: "out-10" })).outcome).toBe(
      "sent",
    );
    expect(fake.shown[1]).toMatchObject({ blocks: [] });
    expect(fake.shown[1]?.text).toContain("研发占比");
  });
});

describe("a connection that fails", () => {
  it.each(["bot", "app"] as const)(
    "names a wrong %s token in one sentence, without it",
    async (which) => {
      const fake = await openFakeSlack();
      fake.revoke(which);
      const started = startSlack(
        fake,
        createTestAssistant(() => replyOf("好")),
        "socket",
      );
      await expect(started).rejects.toThrow(/^Slack 没有开：SLACK_(?:BOT|APP)_TOKEN 不对/);
      for (const secret of Object.values(secrets))
        await expect(started).rejects.not.toThrow(secret);
      await fake.close();
    },
  );

  it("goes on trying where Slack is out of reach, and says so", async () => {
    const states: string[] = [];
    const fake = await openFakeSlack();
    await fake.close();
    const assistant = createTestAssistant(() => replyOf("好"));
    const channel = await startSlack(fake, assistant, "socket", {
      onState: (one) => states.push(one),
    });
    expect(states).toEqual([expect.stringMatching(/^连不上 Slack，会接着试.*ECONNREFUSED/)]);
    expect((await channel.send(anna, replyOf("通知。"), chat)).outcome).toBe("retryAt");
    await channel.stop();
  });

  it.each(["asked", "cut"] as const)("opens another one when it ends (%s)", async (how) => {
    const { person, fake } = await meet();
    for (let count = 2; count < 5; count += 1) {
      fake.disconnect(how);
      await waitFor(() => fake.connections() === count);
      await person.say(`第${String(count)}次`);
      await seen(person, `收到「第${String(count)}次」`);
    }
  });

  it("is not brought down by what it cannot read", async () => {
    const faults: unknown[] = [];
    const { person, fake } = await meet({ onFault: ({ error }) => faults.push(error) });
    void fake.pushUnheard("events_api", { type: "app_rate_limited", minute_rate_limited: 1 });
    void fake.pushUnheard("interactive", "not even an object" as never);
    await person.say("还在吗");
    await seen(person, "收到「还在吗」");
    expect(faults).toHaveLength(1);
  });

  it("tries until there is one, and says so once", async () => {
    const states: string[] = [];
    const { person, fake } = await meet({ onState: (one) => states.push(one) });
    for (let count = 0; count < 4; count += 1)
      fake.refuse("apps.connections.open", { status: 502 });
    fake.disconnect("cut");
    await waitFor(() => fake.connections() === 2);
    await waitFor(() => states.length === 2);
    expect(states).toEqual([expect.stringContaining("断了，会接着试"), "Slack 又连上了。"]);
    await person.say("还在吗");
    await seen(person, "收到「还在吗」");
  });

  it("takes what was not acknowledged before the connection broke once more, and answers once", async () => {
    const { person, fake, assistant } = await meet();
    const event = directOf(anna, fake.nextTs(), "断线前问的");
    fake.heard.add(`${fake.direct(anna)} 1764000001.000001`);
    void fake.pushUnheard("events_api", event);
    fake.disconnect("cut");
    await waitFor(() => fake.connections() === 2);
    await fake.push("events_api", event);
    await seen(person, "收到「断线前问的」");
    expect(assistant.received).toHaveLength(1);
  });

  it("never hands a secret to whoever hears of faults", async () => {
    const faults: unknown[] = [];
    const { person, fake, assistant } = await meet({ onFault: ({ error }) => faults.push(error) });
    assistant.profile = () => Promise.reject(new Error(`planted ${secrets.bot} ${secrets.app}`));
    await fake.push("events_api", {
      ...{ type: "event_callback", event: { type: "app_home_opened", user: anna, tab: "home" } },
    });
    await waitFor(() => faults.length > 0);
    const [error] = faults as Error[];
    const told = [error?.message, error?.stack, String(error?.cause), JSON.stringify(error)].join();
    for (const secret of Object.values(secrets)) expect(told).not.toContain(secret);
    expect(person.fake.violations).toEqual([]);
  });
});

describe("what cannot be opened", () => {
  const [appToken, signingSecret] = [secrets.app, secrets.signing];
  it.each([
    ["bot", { appToken }, /SLACK_BOT_TOKEN 不对/],
    ["bot", { signingSecret }, /SLACK_BOT_TOKEN 不对/],
    ["app", { appToken }, /SLACK_APP_TOKEN 不对/],
    [undefined, {}, /还要 SLACK_APP_TOKEN.*或者 SLACK_SIGNING_SECRET/],
    [undefined, { appToken: secrets.bot }, /要 xapp- 开头/],
    [undefined, { botToken: secrets.app }, /要 xoxb- 开头/],
  ] as const)("is said in one sentence without any secret (%s, %o)", async (which, given, why) => {
    const fake = await openFakeSlack();
    if (which !== undefined) fake.revoke(which);
    const channel = slack({
      ...{ botToken: secrets.bot, apiRoot: fake.root, now: () => now },
      ...{ pages: "https://kechuang.example.cn", ...given },
    });
    const error: unknown = await channel
      .start(createTestAssistant(() => replyOf("")))
      .then(() => undefined)
      .catch((thrown: unknown) => thrown);
    const { message = "", cause } = (error ?? {}) as Error;
    expect(message).toMatch(why);
    expect(cause).toBeUndefined();
    for (const secret of Object.values(secrets)) expect(message).not.toContain(secret);
    await channel.stop();
    await fake.close();
  });
});

describe("calls to us", () => {
  const at = "https://kechuang.example.cn/slack/events";
  it("turns away what is forged, old or from the future, and plays nothing twice", async () => {
    const clock = new Date();
    const { person, fake, assistant } = await meet({ now: () => clock }, "http");
    const event = directOf(anna, fake.nextTs(), "在吗");
    fake.heard.add(`${fake.direct(anna)} 1764000001.000001`);
    const status = async (request: RequestInit) =>
      (await person.channel.handle(new Request(at, request)))?.status;
    const minute = 60_000;
    const good = fake.callOf("events_api", event, clock.getTime());
    expect(await status(fake.callOf("events_api", event, clock.getTime(), "b".repeat(32)))).toBe(
      401,
    );
    expect(await status(fake.callOf("events_api", event, clock.getTime() - 6 * minute))).toBe(401);
    expect(await status(fake.callOf("events_api", event, clock.getTime() + 6 * minute))).toBe(401);
    expect(await status({ ...good, body: `${good.body} ` })).toBe(401);
    expect(await status({ method: "POST", body: good.body })).toBe(401);
    expect(await status({ method: "GET" })).toBe(405);
    expect(await status(fake.callOf("events_api", { x: "长".repeat(1_100_000) }))).toBe(413);
    expect(assistant.received).toEqual([]);
    expect(await status(good)).toBe(200);
    expect(await status(good)).toBe(200);
    await seen(person, "收到「在吗」");
    expect(assistant.received).toHaveLength(1);
    expect(person.channel.handle(new Request("https://kechuang.example.cn/other"))).toBeUndefined();
    await person.channel.stop();
    expect(await status(good)).toBe(503);
  });
});
