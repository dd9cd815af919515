import { afterEach, describe, expect, it } from "vitest";
import type { SlackOptions } from "../../../src/channels/slack/slack.ts";
import type { Incoming } from "../../../src/messages/incoming.ts";
import type { CompanyProfileView, FactView } from "../../../src/messages/profile-view.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import { seen } from "../contract.ts";
import { citationOf, createTestAssistant, replyOf } from "../test-assistant.ts";
import {
  anna,
  ben,
  channel,
  commandOf,
  directOf,
  eventOf,
  formOf,
  mentionOf,
  pressOf,
} from "./payloads.ts";
import { openSlack, waitFor, type SlackPerson } from "./slack-person.ts";
import { pressables, textOfBlocks } from "./shown-text.ts";

const open: SlackPerson[] = [];
afterEach(async () => {
  for (const person of open.splice(0)) await person.leave();
});

async function meet(
  answer: (incoming: Incoming) => Reply = ({ text }) => replyOf(`收到「${text}」`),
  options: Partial<SlackOptions> = {},
) {
  const assistant = createTestAssistant(answer);
  const person = await openSlack(assistant, "http", options);
  open.push(person);
  const { fake } = person;
  fake.joined.add(channel);
  const mention = async (text: string, by: string = anna) => {
    const ts = fake.nextTs();
    fake.heard.add(`${channel} ${ts}`);
    await fake.push("events_api", mentionOf(by, ts, text));
    return ts;
  };
  const home = async () => {
    await fake.push("events_api", eventOf({ type: "app_home_opened", user: anna, tab: "home" }));
    await waitFor(() => fake.homes.has(anna));
    return fake.homes.get(anna)?.["blocks"] as unknown[];
  };
  const pressHome = async (label: string) => {
    const view = fake.homes.get(anna);
    const found = pressables(view?.["blocks"] as unknown[]).find((one) => one.label === label);
    if (!found) throw new Error(`The page has no ${label}.`);
    const metadata = String(view?.["private_metadata"]);
    const more = { trigger: fake.trigger(), actionTs: fake.nextTs(), metadata };
    return fake.push("interactive", pressOf(anna, found.action, more));
  };
  return { person, fake, assistant, mention, home, pressHome };
}

const fact = (label: string, value: string, more: Partial<FactView> = {}): FactView => ({
  ...{ fact: label, label, value, typed: value, approximate: false, forecast: false },
  ...{ borne: "自己说的", words: value, by: "company", at: "2026-11-25T04:00:00Z", before: [] },
  ...more,
});
const company: CompanyProfileView = {
  ...{ enterpriseId: "e1", name: "某某科技", version: 3, unknown: ["科技人员数"], links: [] },
  facts: [fact("销售收入", "4,126 万元", { years: [2025, 2025] }), fact("职工数", "86 人")],
  standings: [
    {
      ...{
        rule: "hnte",
        title: "高新技术企业认定",
        outcome: "unmet",
        counts: "符合 5 条，不符合 1 条",
      },
      ...{ filingDay: "2026-08-31", years: [2023, 2025] },
      conditions: [
        { label: "成立时间", outcome: "met", text: "满一年" },
        { label: "研发占比", outcome: "unmet", text: "还差 12 万元", clause: "第十一条（五）" },
      ],
    },
  ],
};
const profile = { asOf: "2026-11-25", companies: [company], current: 0 };
const lines = (blocks: readonly unknown[] | undefined) => textOfBlocks(blocks ?? []).join("\n");

describe("the home page", () => {
  it("shows what is known, what it comes to and what is to be done by when", async () => {
    const deadlines = () => ["高新技术企业认定：正在报，到 2026-08-31"];
    const { assistant, home } = await meet(undefined, { deadlines });
    assistant.know("slack", anna, profile);
    const shown = lines(await home());
    for (const words of [
      ...[
        "某某科技",
        "销售收入（2025 年）\n4,126 万元",
        "还不知道：科技人员数",
        "❌ 不符合 高新技术企业认定",
      ],
      ...["研发占比：还差 12 万元〔第十一条（五）〕", "按 2026-08-31 申报算", "正在报"],
    ])
      expect(shown).toContain(words);
  });

  it("has buttons whose answers come in the private channel, and shows what changed", async () => {
    const { person, assistant, fake, home, pressHome } = await meet();
    await home();
    await pressHome("预审我的企业");
    await seen(person, "收到「预审我的企业」");
    expect(assistant.received[0]).toMatchObject({ address: anna, sender: anna });
    assistant.know("slack", anna, profile);
    await person.say("好了");
    await waitFor(() => lines(fake.homes.get(anna)?.["blocks"] as unknown[]).includes("某某科技"));
  });

  it("shows nothing of a company where the operator wants links alone, and opens no form", async () => {
    const { person, assistant, fake, home } = await meet(undefined, { companyData: "linkOnly" });
    assistant.know("slack", anna, profile);
    const shown = lines(await home());
    expect(shown).not.toContain("某某科技");
    expect(shown).toContain("https://kechuang.example.cn/");
    const at = { channel: "D0OTHER", trigger: fake.trigger(), responseUrl: "" };
    await fake.push("slash_commands", commandOf(anna, "填数", at));
    await seen(person, "不经 Slack 发");
    expect(fake.windows).toEqual([]);
  });
});

describe("the form", () => {
  it("takes first figures as a message", async () => {
    const { person, assistant, fake, home, pressHome } = await meet();
    await home();
    await pressHome("填数");
    await waitFor(() => fake.windows.length === 1);
    const [view = {}] = fake.windows;
    expect((await fake.push("interactive", formOf(anna, view, { more: "" }))).body).toEqual({
      ...{ response_action: "errors", errors: { more: "写上数再点。" } },
    });
    await fake.push("interactive", formOf(anna, view, { more: "2025 年销售收入 4126 万元" }));
    await seen(person, "收到「2025 年销售收入 4126 万元」");
    await fake.push("interactive", formOf(anna, view, { more: "2025 年销售收入 4126 万元" }));
    expect(assistant.received).toHaveLength(1);
  });

  it("marks each figure that cannot be read, and withdraws what is cleared", async () => {
    const { assistant, fake, home, pressHome } = await meet();
    assistant.know("slack", anna, profile);
    await home();
    await pressHome("改数");
    await waitFor(() => fake.windows.length === 1);
    const [view = {}] = fake.windows;
    const typed = { "fact:销售收入:2025-2025": "很多", "fact:职工数:": "不少" };
    expect((await fake.push("interactive", formOf(anna, view, typed))).body).toEqual({
      response_action: "errors",
      errors: { "fact:销售收入:2025-2025": "没读出数来。", "fact:职工数:": "没读出数来。" },
    });
    const cleared = { "fact:销售收入:2025-2025": "", "fact:职工数:": "90 人" };
    expect((await fake.push("interactive", formOf(anna, view, cleared))).body).toBeUndefined();
    const now = await assistant.profile("slack", anna);
    expect(now?.companies[0]?.facts.map(({ label, value }) => [label, value])).toEqual([
      ["职工数", "90 人"],
    ]);
  });
});

describe("buttons", () => {
  const answered = () =>
    replyOf("占比不低于规定。", {
      citations: [citationOf({ text: "月平均数按全年计算。" })],
      answerId: "a1",
    });

  it("opens the clauses in a window, or tells them where that comes too late", async () => {
    const { person, fake } = await meet(answered);
    await person.say("占比");
    await seen(person, "看条文");
    await person.press("看条文");
    await waitFor(() => fake.windows.length === 1);
    expect(lines(fake.windows[0]?.["blocks"] as unknown[])).toContain("月平均数按全年计算。");
    fake.refuse("views.open", { error: "expired_trigger_id" });
    await person.press("看条文");
    await seen(person, "月平均数按全年计算。");
  });

  it("takes what a person thought of an answer, and asks why where it did not help", async () => {
    const { person, assistant, fake } = await meet(answered);
    await person.say("占比");
    await seen(person, "没用");
    await person.press("有用");
    await person.press("没用");
    await waitFor(() => fake.windows.length === 1);
    const [view = {}] = fake.windows;
    await fake.push("interactive", formOf(anna, view, { reason: "条款不对" }));
    expect(assistant.given.map(({ helpful, reason }) => [helpful, reason])).toEqual([
      ...[
        [true, undefined],
        [false, undefined],
        [false, "条款不对"],
      ],
    ]);
  });

  it("offers a person and what else can be asked in a menu", async () => {
    const { person, assistant } = await meet(answered);
    await person.say("占比");
    await seen(person, "请工作人员答");
    await person.press("请工作人员答");
    await waitFor(() => assistant.received.length === 2);
    expect(assistant.received[1]?.text).toBe("转人工");
  });

  it("says first what was pressed, since a press leaves no words behind", async () => {
    const choices = [{ label: "怎么算", text: "科技人员怎么算？" }];
    const { person } = await meet(() => replyOf("好。", { choices }));
    await person.say("占比");
    await seen(person, "怎么算");
    await person.press("怎么算");
    await seen(person, "› 怎么算");
  });

  it("is kind to a button that is not ours, or too old", async () => {
    const { person, fake } = await meet();
    const press = (value: string) =>
      fake.push(
        "interactive",
        pressOf(
          anna,
          { action_id: "a", value },
          {
            ...{ channel: fake.direct(anna), ts: "1.1", trigger: fake.trigger() },
            ...{ actionTs: fake.nextTs(), responseUrl: fake.responseUrl(anna, fake.direct(anna)) },
          },
        ),
      );
    await press("click_me_123");
    await press("c:gone:0");
    await press("k:gone");
    await waitFor(() => fake.to(fake.direct(anna), anna).length === 3);
    expect((await person.shown()).split("这个按钮太旧了").length).toBe(4);
  });

  it("makes a file and hands it over in the private channel", async () => {
    const offered = { kind: "memo", enterpriseId: "e1", rule: "hnte", label: "预审备忘" } as const;
    const { person, assistant, fake } = await meet(() =>
      replyOf("好了。", { files: [offered], private: true }),
    );
    assistant.know("slack", anna, profile);
    await person.say("备忘");
    await seen(person, "⬇ 预审备忘");
    await person.press("⬇ 预审备忘");
    await waitFor(() => fake.delivered.length === 1);
    expect(fake.delivered[0]).toMatchObject({
      ...{ channel: fake.direct(anna), name: "预审备忘 hnte（某某科技）.docx" },
    });
    expect(fake.delivered[0]?.bytes.toString()).toBe("memo of hnte");
  });
});

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
    open.push(person);
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
