import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read } from "../../../src/channels/slack/read.ts";
import { saidText } from "../../../src/channels/slack/said.ts";
import { readValue } from "../../../src/channels/slack/values.ts";
import { self } from "./fake-slack.ts";
import {
  anna,
  ben,
  changeOf,
  channel,
  commandOf,
  directOf,
  eventOf,
  formOf,
  mentionOf,
  pressOf,
} from "./payloads.ts";

const reading = { self: { user: self }, at: "2026-11-25T04:00:00.000Z" };
const ts = "1764000001.000100";
const direct = `D${anna.slice(1)}`;
const where = { trigger: "1.2.x", responseUrl: "https://hooks.slack.com/x", channel };

const samples: Record<string, unknown>[] = [
  directOf(anna, ts, "你好"),
  mentionOf(anna, ts, "你好"),
  changeOf(directOf(anna, ts, "一"), "二", "1764000002.000100"),
  commandOf(anna, "预审", where),
  pressOf(anna, { action_id: "a", value: "c:out:1" }, { ...where, ts, actionTs: "1.1" }),
  formOf(anna, { id: "V1", callback_id: "figures", blocks: [] }, {}),
  eventOf({ type: "app_home_opened", user: anna, tab: "home" }),
  {
    type: "message_action",
    callback_id: "ask_about_message",
    user: { id: anna },
    channel: { id: channel },
    trigger_id: "t",
    message: { ts, text: "x" },
  },
  eventOf({
    type: "assistant_thread_started",
    assistant_thread: { user_id: anna, channel_id: direct, thread_ts: ts },
  }),
];

/** A payload with something changed in it at one place. */
function mutated(payload: unknown, path: number, value: unknown): unknown {
  let count = path;
  const walk = (node: unknown): unknown => {
    if (count-- === 0) return value;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, walk(one)]));
  };
  return walk(payload);
}

describe("reading what Slack delivers", () => {
  it("never throws, whatever is changed in a payload", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(40),
        fc.oneof(
          fc.jsonValue(),
          fc.constantFrom(undefined, "", "U1", -1, 1e300, "9999999999.9", "<@>"),
        ),
        (payload, path, value) => {
          const what = read(mutated(payload, path, value), reading);
          if (what.kind === "ignored") expect(what.reason).not.toBe("");
        },
      ),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.anything(), (body) => void read(body, reading)),
      { numRuns: 500 },
    );
  });

  it("takes one's own messages as one conversation, and a thread of them as another", () => {
    expect(read(directOf(anna, ts, "占比 <10%> & 更多"), reading)).toMatchObject({
      kind: "message",
      incoming: {
        ...{ channel: "slack", address: anna, sender: anna, messageId: `${direct}:${ts}` },
        ...{ at: "2025-11-24T16:00:01.000Z", text: "占比 <10%> & 更多" },
      },
    });
    const thread = { thread_ts: "1764000000.000001" };
    const read_ = read(directOf(anna, ts, "接着问", thread), reading);
    // It answers what the thread begins with.
    expect(read_).toMatchObject({
      incoming: { address: `${anna}_1764000000.000001`, quotes: "1764000000.000001" },
    });
    // The first message of a thread carries its own number.
    expect(read(directOf(anna, ts, "问", { thread_ts: ts }), reading)).toMatchObject({
      incoming: { address: anna },
    });
  });

  it("takes a mention as a conversation of the thread, for a group, without our name", () => {
    expect(read(mentionOf(anna, ts, "比例多少"), reading)).toMatchObject({
      incoming: { address: `${channel}_${ts}`, group: true, text: "比例多少", sender: anna },
    });
    expect(read(mentionOf(anna, ts, "再问", { thread_ts: "1.1" }), reading)).toMatchObject({
      incoming: { address: `${channel}_1.1` },
    });
    expect(read(mentionOf(anna, ts, ""), reading)).toMatchObject({ incoming: { text: "帮助" } });
  });

  it("is told a guest from elsewhere apart: nothing of a company there", () => {
    const guest = directOf(anna, ts, "你好", { user_team: "T0OTHER" });
    expect(read(guest, reading)).toMatchObject({ incoming: { group: true } });
    const own = directOf(anna, ts, "你好", { user_team: "T000000001" });
    expect(read(own, reading)).not.toHaveProperty("incoming.group");
  });

  it("takes a change of words as a correction, and any other change as none", () => {
    const before = directOf(anna, ts, "营收 3000 万");
    expect(read(changeOf(before, "营收 3600 万", "1764000009.000100"), reading)).toMatchObject({
      incoming: {
        edits: `${direct}:${ts}`,
        messageId: `${direct}:${ts}:1764000009.000100`,
        text: "营收 3600 万",
      },
    });
    expect(read(changeOf(before, "营收 3000 万", "1764000009.000100"), reading)).toEqual({
      kind: "ignored",
      reason: "改的不是文字",
    });
  });

  it.each([
    ["我们公司 <@U0BEN00001|ben> 在 <#C1|研发>", "我们公司 @ben 在 #研发"],
    [`<@${self}>`, ""],
    ["<!here> 看 <https://a.example/?a=1&amp;b=2|这里>", "@here 看 这里"],
    ["<https://a.example>", "https://a.example"],
    ["&lt;b&gt; &amp;amp;", "<b> &amp;"],
  ])("says %s as %s", (text, said) => {
    expect(saidText(text, self)).toBe(said);
  });

  it.each([
    ["", "帮助"],
    ["预审 高企", "预审高企"],
    ["summary", "汇总"],
    ["找人 证书丢了怎么办", "登记 证书丢了怎么办"],
    ["link 123456", "关联账号 123456"],
    ["研发费用加计扣除比例", "研发费用加计扣除比例"],
  ])("takes /kechuang %s as %s, in private", (text, said) => {
    const what = read(commandOf(anna, text, where), reading);
    expect(what).toMatchObject({ kind: "aside", incoming: { text: said, address: anna } });
    expect(what).not.toHaveProperty("incoming.group");
  });

  it("asks in private what a message says that somebody points at", () => {
    const what = read(samples[7], reading);
    expect(what).toMatchObject({ kind: "aside", incoming: { text: "x", address: anna } });
  });

  it("takes files in private, and none in a channel", () => {
    const files = [
      { name: "表.xlsx", size: 10, url_private_download: "https://files.slack.com/x" },
    ];
    expect(read(directOf(anna, ts, "看", { subtype: "file_share", files }), reading)).toMatchObject(
      {
        attachments: [{ name: "表.xlsx" }],
        incoming: { text: "看\n［文件：表.xlsx］" },
      },
    );
    const shared = mentionOf(anna, ts, "看", { files });
    expect(read(shared, reading)).toMatchObject({ kind: "elsewhere" });
    const voice = [
      { name: "a.m4a", mimetype: "audio/mp4", url_private: "https://files.slack.com/x" },
    ];
    expect(read(directOf(anna, ts, "", { files: voice }), reading)).toMatchObject({
      kind: "unable",
    });
  });

  it.each([
    [
      { type: "member_joined_channel", user: self, channel },
      { address: channel, state: "here" },
    ],
    [
      { type: "member_left_channel", user: self, channel },
      { address: channel, state: "gone" },
    ],
    [{ type: "app_uninstalled" }, { state: "gone" }],
  ])("knows what we are where: %j", (event, membership) => {
    expect(read(eventOf(event), reading)).toEqual({ kind: "membership", membership });
  });

  it("looks for a button of a channel in the channel, of one's own among one's own", () => {
    const action = { action_id: "a", value: "c:out-1:2", text: { text: "第二" } };
    const more = { trigger: "t", actionTs: "5.5" };
    const at = (press: Record<string, unknown>) => {
      const what = read(press, reading);
      return what.kind === "press" ? what.press : undefined;
    };
    const own = at(pressOf(ben, action, { ...more, channel: direct, ts }));
    // A message that others answered carries its own number as that of the thread.
    const begins = at(pressOf(ben, action, { ...more, channel: direct, ts, thread: ts }));
    expect(begins?.places).toEqual([{ to: ben }]);
    // Whoever presses finds only what was said to that person.
    expect(own).toMatchObject({ places: [{ to: ben }], label: "第二" });
    expect(own?.pressed).toEqual({ kind: "choice", outbox: "out-1", at: 2 });
    expect(at(pressOf(ben, action, { ...more, channel, ts, thread: "1.1" }))?.places).toEqual([
      { to: channel, thread: "1.1" },
    ]);
    const alone = at(
      pressOf(ben, action, { ...more, channel, ts, thread: "1.1", ephemeral: true }),
    );
    expect(alone?.places).toEqual([{ to: ben }, { to: channel, thread: "1.1" }]);
  });

  it("reads no value that is not ours", () => {
    for (const value of ["", "click_me_123", "c:", "c:out", "c:../..:1", "k:a b"])
      expect(readValue(value)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (value) => void readValue(value)));
  });
});
