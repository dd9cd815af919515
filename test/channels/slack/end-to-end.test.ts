import { afterEach, describe, expect, it } from "vitest";
import type { Assistant } from "../../../src/channels/channel.ts";
import type { SlackOptions } from "../../../src/channels/slack/slack.ts";
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
import { openFakeSlack, type FakeSlack, type Shown } from "./fake-slack.ts";
import { anna, ben, channel, commandOf, directOf, formOf, mentionOf, pressOf } from "./payloads.ts";
import { startSlack, type Mode } from "./slack-person.ts";
import { fastClock, waitFor } from "../waiting.ts";
import { pressables, textOfBlocks } from "./shown-text.ts";

afterEach(tidyUp);

const newFake = async () => {
  const fake = await closedAfterwards(openFakeSlack());
  fake.joined.add(channel);
  return fake;
};

/** Starts what a server starts: the assistant on a database, and the channel. */
async function startUp(
  db: Database,
  fake: FakeSlack,
  mode: Mode,
  options: Partial<SlackOptions> = {},
  change: (assistant: Assistant) => Assistant = (same) => same,
) {
  const assistant = assistantOn(db);
  const opened = await startSlack(fake, change(assistant), mode, {
    ...{ now: () => new Date(), clock: fastClock(200), ...options },
  });
  afterwards(() => opened.stop());
  return { assistant, channel: opened };
}

const said = (messages: readonly Shown[]) =>
  messages.flatMap(({ blocks }) => textOfBlocks(blocks)).join("\n");
const asked = (fake: FakeSlack, text: string, user: string = anna) => {
  const ts = fake.nextTs();
  fake.heard.add(`${fake.direct(user)} ${ts}`);
  return directOf(user, ts, text);
};
const mentioned = (fake: FakeSlack, text: string, more: Record<string, unknown> = {}) => {
  const ts = fake.nextTs();
  fake.heard.add(`${channel} ${ts}`);
  return mentionOf(anna, ts, text, more);
};
const pressed = (
  fake: FakeSlack,
  message: Shown,
  action: Record<string, unknown>,
  user: string = anna,
) =>
  fake.push(
    "interactive",
    pressOf(user, action, {
      ...{ channel: message.channel, ts: message.ts, thread: message.thread },
      ...{ trigger: fake.trigger(), actionTs: fake.nextTs() },
      ...{ responseUrl: fake.responseUrl(user, message.channel) },
      ephemeral: message.alone !== undefined,
    }),
  );

describe.each(["http", "socket"] satisfies Mode[])("Slack with the real assistant (%s)", (mode) => {
  it("answers a question with its clause, and a button under it after a restart", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const first = await startUp(db, fake, mode);
    const direct = fake.direct(anna);
    await fake.push("events_api", asked(fake, "高企科技人员占比要多少"));
    await waitFor(() => fake.to(direct).length === 1);
    const [answer] = fake.to(direct);
    if (!answer) throw new Error("Nothing was answered.");
    expect(said([answer])).toContain("国科发火〔2016〕32号 第十一条（四）");
    expect(said([answer])).toContain("10%");
    await expect.poll(() => states(db)).toEqual(["sent"]);
    await first.channel.stop();

    await startUp(db, fake, mode);
    const buttons = pressables(answer.blocks);
    const choice = buttons.find(({ action }) => String(action["value"]).startsWith("c:"));
    const clauses = buttons.find(({ label }) => label === "看条文");
    await pressed(fake, answer, choice?.action ?? {});
    await waitFor(() => fake.to(direct).length === 2);
    await pressed(fake, answer, clauses?.action ?? {});
    await waitFor(() => fake.windows.length === 1);
    expect(textOfBlocks(fake.windows[0]?.["blocks"] as unknown[]).join()).toContain("出处：");
    // Somebody else cannot press what stands in her private channel.
    await pressed(fake, answer, choice?.action ?? {}, ben);
    await waitFor(() => said(fake.to(direct, ben)).includes("这个按钮太旧了"));
    expect(await db.inbox.count()).toBe(2);
  });

  it("takes an event that comes again once, also after a restart", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const first = await startUp(db, fake, mode);
    const event = asked(fake, "加计扣除比例是多少");
    await fake.push("events_api", event);
    await fake.push("events_api", event);
    await waitFor(() => fake.to(fake.direct(anna)).length === 1);
    await first.channel.stop();
    await startUp(db, fake, mode);
    await fake.push("events_api", { ...event, event_time: 1 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.to(fake.direct(anna))).toHaveLength(1);
    expect(await db.inbox.count()).toBe(1);
  });

  it("does not say yes to what is not stored, and takes it when it comes again", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    let broken = true;
    await startUp(db, fake, mode, {}, (assistant) => ({
      ...assistant,
      receive: (incoming) =>
        broken ? Promise.reject(new Error("disk full")) : assistant.receive(incoming),
    }));
    const event = asked(fake, "高企证书有效期几年");
    const refused = await fake.pushUnheard("events_api", event, 500);
    expect(refused.status).toBe(mode === "http" ? 500 : 0);
    expect(await db.inbox.count()).toBe(0);
    broken = false;
    expect((await fake.push("events_api", { ...event, retry: 1 })).status).toBe(200);
    await waitFor(() => fake.to(fake.direct(anna)).length === 1);
  });

  it("says yes in time though storing takes long, and loses nothing", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    await startUp(db, fake, mode, {}, (assistant) => ({
      ...assistant,
      receive: (incoming) => gate.then(() => assistant.receive(incoming)),
    }));
    const told = await fake.push("events_api", asked(fake, "高企证书有效期几年"));
    expect([told.status, await db.inbox.count()]).toEqual([200, 0]);
    go();
    await waitFor(() => fake.to(fake.direct(anna)).length === 1);
  });

  it("answers in a channel in the thread, never with what a company told", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    await startUp(db, fake, mode);
    const question = mentioned(fake, "高企证书有效期几年");
    const { ts } = (question as { event: { ts: string } }).event;
    await fake.push("events_api", question);
    await waitFor(() => fake.to(channel).length === 1);
    expect(fake.to(channel)[0]).toMatchObject({ thread: ts, alone: undefined });
    expect(said(fake.to(channel))).toContain("第九条");
    await fake.push("events_api", mentioned(fake, "我们去年营收 4126 万，预审高企"));
    await waitFor(() => fake.to(channel).length === 2);
    expect(said(fake.to(channel))).not.toContain("4,126");
    expect(await db.inbox.count()).toBe(2);
  });

  it("answers a command beside what everyone sees, in the private conversation", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    await startUp(db, fake, mode);
    const command = (text: string) =>
      fake.push(
        "slash_commands",
        commandOf(anna, text, {
          ...{ channel, trigger: fake.trigger() },
          responseUrl: fake.responseUrl(anna, channel),
        }),
      );
    const told = await command("预审我的企业，去年营收 4126 万元");
    expect(told.body).toEqual({
      ...{ response_type: "ephemeral", text: "› 预审我的企业，去年营收 4126 万元" },
    });
    await waitFor(() => fake.to(channel, anna).length >= 1);
    expect(fake.to(channel, anna).every(({ alone, beside }) => alone === anna && beside)).toBe(
      true,
    );
    expect(fake.to(channel, ben)).toEqual([]);
    // It goes on in the private channel.
    await fake.push("events_api", asked(fake, "汇总"));
    await waitFor(() => said(fake.to(fake.direct(anna))).includes("4,126 万元"));
    expect(await db.conversation.count()).toBe(1);
  });

  it("sends no figure where the operator wants links alone", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    await startUp(db, fake, mode, { companyData: "linkOnly" });
    await fake.push("events_api", asked(fake, "我们去年营收 4126 万元，预审高企"));
    await waitFor(() => said(fake.to(fake.direct(anna))).includes("https://kechuang.example.cn/"));
    await fake.push("events_api", asked(fake, "汇总"));
    await waitFor(() => fake.to(fake.direct(anna)).length >= 2);
    expect(JSON.stringify(fake.calls)).not.toContain("4,126");
  });

  it("changes a figure by the form, and says at once what cannot be read", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const { assistant } = await startUp(db, fake, mode);
    await fake.push("events_api", asked(fake, "预审高企，去年营收 4126 万元，职工 86 人"));
    await waitFor(() => fake.to(fake.direct(anna)).length >= 1);
    await fake.push(
      "slash_commands",
      commandOf(anna, "填数", {
        ...{ channel, trigger: fake.trigger(), responseUrl: fake.responseUrl(anna, channel) },
      }),
    );
    await waitFor(() => fake.windows.length === 1);
    const view = fake.windows[0] ?? {};
    const fields = (view["blocks"] as { block_id?: string }[]).flatMap(
      ({ block_id: id }) => id ?? [],
    );
    const staff = fields.find((id) => id.startsWith("fact:employees")) ?? "";
    const sales = fields.find((id) => id.startsWith("fact:") && id !== staff) ?? "";
    const bad = await fake.push(
      "interactive",
      formOf(anna, view, { [staff]: "说不清", [sales]: "4200 万元" }),
    );
    expect(bad.body).toMatchObject({ response_action: "errors" });
    expect(Object.keys(bad.body?.["errors"] as object)).toEqual([staff]);
    const factsNow = async () =>
      (await assistant.profile("slack", anna))?.companies[0]?.facts
        .map(({ value }) => value)
        .join();
    expect(await factsNow()).toContain("4,200 万元");
    // What was right is stored; the same window goes on.
    const good = await fake.push(
      "interactive",
      formOf(anna, view, { [staff]: "90", [sales]: "4200 万元" }),
    );
    expect(good).toMatchObject({ status: 200, body: undefined });
    expect(await factsNow()).toContain("90");
    await waitFor(() => said(fake.to(fake.direct(anna))).includes("改好了"));
    // A window that was opened before the change does not undo it.
    const late = await fake.push("interactive", {
      ...formOf(anna, { ...view, id: "V0OLD" }, { [staff]: "80" }),
    });
    expect(JSON.stringify(late.body)).toContain("刚被改过");
    const other = await fake.push("interactive", formOf(ben, view, { [staff]: "1" }));
    expect(JSON.stringify(other.body)).toContain("不管用了");
  });

  it("sends a reply from the outbox later when Slack asks to wait, once and whole", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    const { channel: opened, assistant } = await startUp(db, fake, mode, { now });
    if (mode === "http") return; // the calls are dated by today
    fake.refuse("chat.postMessage", { retryAfter: 30 });
    await fake.push("events_api", asked(fake, "高企科技人员占比要多少"));
    await waitFor(() => fake.called("chat.postMessage").length === 1);
    const waits = () => db.outbox.findFirst().then((row) => row?.nextAttemptAt?.getTime() ?? 0);
    await expect.poll(waits).toBe(now().getTime() + 30_000);
    await db.outbox.updateMany({ data: { nextAttemptAt: now() } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await deliver(db, opened, assistant);
    expect(fake.to(fake.direct(anna))).toHaveLength(1);
    expect(await states(db)).toEqual(["sent"]);
  });

  it("answers after a restart what was received before, once", async () => {
    const [db, fake] = [await newDatabase(), await newFake()];
    let bury = () => {};
    const gone = new Promise<IteratorResult<never>>((resolve) => {
      bury = () => resolve({ done: true, value: undefined });
    });
    const first = await startUp(db, fake, mode, {}, (assistant) => ({
      ...assistant,
      answer: () => ({ [Symbol.asyncIterator]: () => ({ next: () => gone }) }),
    }));
    await fake.push("events_api", asked(fake, "高企证书有效期几年"));
    expect(await db.inbox.count()).toBe(1);
    bury();
    await first.channel.stop();
    expect(fake.to(fake.direct(anna))).toEqual([]);
    const second = await startUp(db, fake, mode);
    await settleInterrupted(db, now());
    expect(await second.assistant.resume()).toBe(1);
    await deliver(db, second.channel, second.assistant);
    await deliver(db, second.channel, second.assistant);
    expect(fake.to(fake.direct(anna))).toHaveLength(1);
    expect(said(fake.to(fake.direct(anna)))).toContain("第九条");
  });
});
