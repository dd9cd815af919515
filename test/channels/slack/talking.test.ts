import { describe, expect, it } from "vitest";
import { seen } from "../contract.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { leavesAfter, lines, meet } from "./meeting.ts";
import { anna, ben, channel, commandOf, directOf, eventOf, mentionOf } from "./payloads.ts";
import { openSlack } from "./slack-person.ts";
import { waitFor } from "../waiting.ts";

describe("where others read along", () => {
  it("shows what is private to the one who asked, and to nobody else", async () => {
    const { fake, mention } = await meet(() => replyOf("营收 4,126 万元。", { private: true }));
    const ts = await mention("汇总");
    await waitFor(() => fake.to(channel, anna).length === 1);
    expect(fake.to(channel, anna)[0]).toMatchObject({ alone: anna, thread: ts });
    expect(fake.to(channel, ben)).toEqual([]);
  });

  it("shows it in the private channel to one who has left the channel since", async () => {
    const { fake, mention } = await meet(() => replyOf("营收 4,126 万元。", { private: true }));
    fake.refuse("chat.postEphemeral", { error: "user_not_in_channel" });
    await mention("汇总");
    await waitFor(() => fake.to(fake.direct(anna)).length === 1);
    expect(fake.to(channel)).toEqual([]);
  });

  it("replaces it by where to go when nobody knows who asked", async () => {
    const { person, fake } = await meet();
    const reply = replyOf("营收 4,126 万元。", { private: true });
    const address = `${channel}_1764000000.000001`;
    await person.channel.send(address, reply, { priority: "chat", id: "out-9" });
    expect(lines(fake.to(channel)[0]?.blocks)).toContain("不在频道里说");
    expect(JSON.stringify(fake.calls)).not.toContain("4,126");
  });

  it("takes no file and says where to send it; a thread that does not name us is left alone", async () => {
    const { fake, assistant, mention } = await meet();
    const ts = await mention("比例多少");
    await waitFor(() => fake.to(channel).length === 1);
    const aside = { type: "message", channel, user: ben, ts: fake.nextTs(), thread_ts: ts };
    await fake.push("events_api", eventOf({ ...aside, text: "我们先说我们的" }));
    const files = [{ name: "表.csv", url_private_download: `${fake.root}/files/x` }];
    await fake.push("events_api", mentionOf(ben, fake.nextTs(), "看这个", { files }));
    await waitFor(() => fake.to(channel).length === 2);
    expect(lines(fake.to(channel)[1]?.blocks)).toContain("不在频道里说");
    expect(assistant.received).toHaveLength(1);
  });

  it("answers everybody who presses a button there, as what that one says", async () => {
    const choices = [{ label: "怎么算", text: "科技人员怎么算？" }];
    const { person, fake, assistant, mention } = await meet(() => replyOf("好。", { choices }));
    await mention("占比");
    await waitFor(() => fake.to(channel).length === 1);
    const [message] = fake.to(channel);
    if (message) await person.pressUnder(message, "怎么算", ben);
    await waitFor(() => fake.to(channel).length === 2);
    expect(assistant.received[1]).toMatchObject({
      sender: ben,
      group: true,
      text: "科技人员怎么算？",
    });
    expect(assistant.received[1]?.address).toBe(assistant.received[0]?.address);
  });

  it("goes on beside what everyone sees when a button there is pressed", async () => {
    const choices = [{ label: "怎么算", text: "科技人员怎么算？" }];
    const { person, fake, assistant } = await meet(({ text }) =>
      replyOf(`收到「${text}」`, { choices }),
    );
    const at = { channel, trigger: fake.trigger(), responseUrl: fake.responseUrl(anna, channel) };
    await fake.push("slash_commands", commandOf(anna, "占比", at));
    await waitFor(() => fake.to(channel, anna).length === 1);
    const [message] = fake.to(channel, anna);
    if (message) await person.pressUnder(message, "怎么算");
    await waitFor(() => fake.to(channel, anna).length === 2);
    expect(fake.to(channel, ben)).toEqual([]);
    expect(assistant.received.map(({ address }) => address)).toEqual([anna, anna]);
  });
});

describe("other ways to ask", () => {
  it("answers what a message says that somebody points at, to that one alone", async () => {
    const { fake, assistant } = await meet();
    const told = await fake.push("interactive", {
      ...{ type: "message_action", callback_id: "ask_about_message", user: { id: ben } },
      ...{ channel: { id: channel }, trigger_id: fake.trigger(), action_ts: "1.1" },
      ...{ message: { ts: "1764000000.000001", text: "加计扣除&lt;比例&gt;" } },
      response_url: fake.responseUrl(ben, channel),
    });
    expect(told.body).toBeUndefined();
    await waitFor(() => fake.to(channel, ben).length === 1);
    expect(fake.to(channel, anna)).toEqual([]);
    expect(assistant.received[0]).toMatchObject({ text: "加计扣除<比例>", address: ben });
  });

  it("answers a command in the private channel itself as any message there", async () => {
    const { person, fake } = await meet();
    const where = fake.direct(anna);
    const at = {
      channel: where,
      trigger: fake.trigger(),
      responseUrl: fake.responseUrl(anna, where),
    };
    await fake.push("slash_commands", commandOf(anna, "汇总", at));
    await seen(person, "收到「汇总」");
    expect(fake.to(where)[0]).toMatchObject({ beside: false, alone: undefined });
  });

  it("falls back on the private channel where an answer beside is taken no more", async () => {
    const { person, fake } = await meet();
    const at = { channel, trigger: fake.trigger(), responseUrl: `${fake.root}/response/none` };
    await fake.push("slash_commands", commandOf(anna, "汇总", at));
    await seen(person, "收到「汇总」");
  });

  it("shows a sign of life: eyes on a message, a status in a thread of one's own", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const assistant = createTestAssistant(({ text }) => replyOf(`收到「${text}」`), {
      pause: () => gate,
    });
    const person = await openSlack(assistant);
    leavesAfter(person);
    const { fake } = person;
    await person.say("在吗");
    await waitFor(() => fake.reactions.size === 1);
    const thread = fake.nextTs();
    const ts = fake.nextTs();
    await fake.push("events_api", directOf(anna, ts, "也在？", { thread_ts: thread }));
    await waitFor(() => fake.called("assistant.threads.setStatus").length === 1);
    go();
    await seen(person, "收到「在吗」");
    await waitFor(() => fake.to(fake.direct(anna)).some((one) => one.thread === thread));
    await waitFor(() => fake.reactions.size === 0);
  });

  it("answers all the same where no sign of life may be shown", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const assistant = createTestAssistant(({ text }) => replyOf(`收到「${text}」`), {
      pause: () => gate,
    });
    const person = await openSlack(assistant);
    leavesAfter(person);
    const { fake } = person;
    const thrown: unknown[] = [];
    const note = (reason: unknown) => void thrown.push(reason);
    process.on("unhandledRejection", note);
    fake.refuse("reactions.add", { error: "missing_scope" });
    await person.say("在吗");
    await waitFor(() => fake.called("reactions.add").length === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    go();
    await seen(person, "收到「在吗」");
    process.off("unhandledRejection", note);
    expect(thrown).toEqual([]);
    expect(fake.called("reactions.remove")).toEqual([]);
  });

  it("greets a new thread with what may be asked", async () => {
    const { fake } = await meet();
    const assistant_thread = {
      user_id: anna,
      channel_id: fake.direct(anna),
      thread_ts: "1764000000.000001",
    };
    await fake.push("events_api", eventOf({ type: "assistant_thread_started", assistant_thread }));
    await waitFor(() => fake.called("assistant.threads.setSuggestedPrompts").length === 1);
  });

  it("says once what it cannot hear, however often Slack delivers it", async () => {
    const { person, fake } = await meet();
    const files = [{ name: "a.m4a", mimetype: "audio/mp4", url_private: `${fake.root}/files/a` }];
    const event = directOf(anna, fake.nextTs(), "", { subtype: "file_share", files });
    await fake.push("events_api", event);
    await fake.push("events_api", { ...event, event_time: 2 });
    await seen(person, "听不了");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(fake.to(fake.direct(anna))).toHaveLength(1);
  });

  it("keeps the order of what is said though a file takes longer than Slack waits", async () => {
    const { fake, assistant } = await meet();
    fake.files.set("表.csv", { bytes: Buffer.from("a,b\n"), type: "text/csv", after: 2600 });
    const files = [{ name: "表.csv", size: 4, url_private_download: `${fake.root}/files/表.csv` }];
    const [first, second] = [fake.nextTs(), fake.nextTs()];
    for (const ts of [first, second]) fake.heard.add(`${fake.direct(anna)} ${ts}`);
    const told = await Promise.all([
      fake.push("events_api", directOf(anna, first, "先看表", { subtype: "file_share", files })),
      fake.push("events_api", directOf(anna, second, "再问一句")),
    ]);
    expect(told.map(({ status }) => status)).toEqual([200, 200]);
    await waitFor(() => assistant.received.length === 2);
    expect(assistant.received.map(({ text }) => text)).toEqual([
      "先看表\n［文件：表.csv］",
      "再问一句",
    ]);
  });

  it("shows its token to nobody but Slack, and says what it could not fetch", async () => {
    const { person, fake, assistant } = await meet();
    const send = (url: string, size: number) =>
      fake.push(
        "events_api",
        directOf(anna, fake.nextTs(), "", {
          ...{
            subtype: "file_share",
            files: [{ name: "表.csv", size, url_private_download: url }],
          },
        }),
      );
    await send("https://files.slack.com.evil.example/x", 10);
    await seen(person, "不在 Slack 上");
    await send(`${fake.root}/files/missing`, 10);
    await seen(person, "没取下来");
    await send(`${fake.root}/files/x`, 21 * 1024 * 1024);
    await seen(person, "太大了");
    expect(assistant.received).toEqual([]);
  });
});
