import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddress } from "../../../src/channels/telegram/address.ts";
import { commands } from "../../../src/channels/telegram/command.ts";
import { read } from "../../../src/channels/telegram/read.ts";
import { me } from "./fake-telegram.ts";
import { anna, editOf, group, memberOf, messageOf, ofBot, pressOf, textOf } from "./updates.ts";

const titles: Readonly<Record<string, string>> = { hnte: "高新技术企业认定" };
const reading = { self: me, at: "2026-11-25T04:00:00.000Z", programme: (id: string) => titles[id] };
const of = (update: unknown) => read(update, reading);
const said = (update: unknown) => {
  const what = of(update);
  return what.kind === "message" ? what.incoming.text : what;
};

describe("reading updates of Telegram", () => {
  it("reads a text with who said it, when and where", () => {
    const update = textOf(anna, "科技人员占比要多少？");
    expect(of(update)).toEqual({
      kind: "message",
      attachments: [],
      replyTo: update.message.message_id,
      incoming: {
        ...{ channel: "telegram", address: String(anna), sender: String(anna) },
        messageId: `${String(me.id)}:${String(anna)}:${String(update.message.message_id)}`,
        at: "2026-11-24T06:00:00.000Z",
        text: "科技人员占比要多少？",
      },
    });
  });

  it("reads a changed message as a correction of the one that was sent, each change for itself", () => {
    const before = textOf(anna, "营收 3000 万");
    const first = of(before);
    const changes = [of(editOf(before, "营收 3600 万")), of(editOf(before, "营收 3700 万"))];
    const id = first.kind === "message" ? first.incoming.messageId : "";
    expect(changes).toMatchObject([
      { incoming: { text: "营收 3600 万", edits: id, at: "2026-11-24T06:01:00.000Z" } },
      { incoming: { text: "营收 3700 万", edits: id } },
    ]);
    const ids = changes.map((one) => (one.kind === "message" ? one.incoming.messageId : ""));
    expect(new Set([id, ...ids]).size).toBe(3);
  });

  it.each([
    ["/start", "你好"],
    ["/start hnte", "预审高新技术企业认定"],
    ["/start private", "你好"],
    ["/start@Kechuang_Test_Bot", "你好"],
    ["/help", "帮助"],
    ["/precheck", "预审我的企业"],
    ["/precheck 高企", "预审高企"],
    ["/summary", "汇总"],
    ["/pause", "先到这"],
    ["/clear", "清除"],
    ["/link 482913", "关联账号 482913"],
    ["/person", "转人工"],
    ["/person 兼职算不算科技人员", "登记 兼职算不算科技人员"],
    ["/nobody knows", "帮助"],
    ["/3 月的数", "/3 月的数"],
    ["1/2 是研发", "1/2 是研发"],
  ])("reads %s as “%s”", (written, text) => {
    expect(said(textOf(anna, written))).toBe(text);
  });

  it("leaves commands for other bots alone", () => {
    expect(said(textOf(anna, "/help@other_bot"))).toMatchObject({ kind: "ignored" });
  });

  it("has a menu in Chinese", () => {
    for (const { name, description } of commands) {
      expect(name).toMatch(/^[a-z]{1,32}$/);
      expect(description).toMatch(/^\p{Script=Han}[\p{Script=Han}：，]*$/u);
    }
  });

  it("reads files with their names, a picture as its largest, and the words beside them", () => {
    const document = { file_id: "F1", file_name: "../利润 表.xlsx", file_size: 1234 };
    expect(of(messageOf(anna, { document, caption: "去年的" }))).toMatchObject({
      attachments: [{ id: "F1", name: ".. 利润 表.xlsx", size: 1234 }],
      incoming: { text: "去年的\n［文件：.. 利润 表.xlsx］" },
    });
    const photo = [{ file_id: "small" }, { file_id: "large", file_size: 99 }];
    expect(of(messageOf(anna, { photo }))).toMatchObject({
      attachments: [{ id: "large", name: "照片.jpg", size: 99 }],
    });
  });

  it.each(["voice", "video", "sticker", "location", "contact", "poll"])(
    "does not leave a %s without a word",
    (kind) => {
      expect(of(messageOf(anna, { [kind]: {} }))).toMatchObject({
        kind: "unable",
        address: String(anna),
      });
    },
  );

  it("reads a message that is told in blocks: headings, lists, tables", () => {
    const rich_message = {
      blocks: [
        { type: "heading", text: ["去年的", { type: "bold", text: "数" }] },
        {
          type: "table",
          cells: [
            [{ text: "营收" }, { text: "3600 万" }],
            [{ text: "研发" }, {}],
          ],
        },
        { type: "list", items: [{ label: "1.", blocks: [{ type: "paragraph", text: "人 48" }] }] },
      ],
    };
    expect(said(messageOf(anna, { rich_message }))).toBe("去年的数\n营收 3600 万\n研发 \n人 48");
  });

  it("takes a chat without a kind for what its number says", () => {
    expect(said(textOf(anna, "占比", { chat: { id: anna } }))).toBe("占比");
    expect(of(textOf(group, "占比", { chat: { id: group } }))).toMatchObject({ kind: "ignored" });
  });

  it("keeps topics of a forum apart", () => {
    const update = textOf(group, `@${me.username} 占比多少`, {
      ...{ is_topic_message: true, message_thread_id: 9 },
    });
    expect(of(update)).toMatchObject({
      incoming: { address: `${String(group)}_9`, group: true },
    });
    expect(readAddress(`${String(group)}_9`)).toEqual({ chat: group, topic: 9 });
  });

  it("reads a press without what it says: that is kept here", () => {
    const update = pressOf(anna, 31, "c:0190:2");
    expect(of(update)).toMatchObject({
      kind: "press",
      press: {
        ...{ data: "c:0190:2", message: 31 },
        from: { address: String(anna), at: reading.at },
      },
    });
    const twice = [update, pressOf(anna, 31, "c:0190:2")].map(of);
    const ids = twice.map((one) => (one.kind === "press" ? one.press.from.messageId : ""));
    expect(ids[0]).not.toBe(ids[1]);
  });

  it.each([
    [anna, "kicked", {}, "gone"],
    [anna, "member", {}, "here"],
    [group, "left", {}, "gone"],
    [group, "restricted", { is_member: true, can_send_messages: false }, "gone"],
    [group, "restricted", { is_member: true, can_send_messages: true }, "here"],
    [group, "administrator", {}, "here"],
  ] as const)("reads in %s that we are %s %o as %s", (chat, status, rest, state) => {
    expect(of(memberOf(chat, status, rest))).toEqual({
      kind: "membership",
      membership: { address: String(chat), state },
    });
  });

  it("reads that a group has another number, from both sides", () => {
    const expected = { kind: "moved", from: "-77", to: String(group) };
    expect(of(messageOf(-77, { migrate_to_chat_id: group }))).toEqual(expected);
    expect(of(messageOf(group, { migrate_from_chat_id: -77 }))).toEqual(expected);
  });
});

describe("reading what is said in a group", () => {
  const name = `@${me.username}`;

  it("listens only when it is named or answered", () => {
    expect(of(textOf(group, "占比多少"))).toMatchObject({ kind: "ignored" });
    expect(of(textOf(group, "/help"))).toMatchObject({ kind: "ignored" });
    expect(of(textOf(group, "@somebody_else 占比多少"))).toMatchObject({ kind: "ignored" });
    expect(of(textOf(group, `${name}x 占比多少`))).toMatchObject({ kind: "ignored" });
    expect(said(textOf(group, `${name} 占比多少`))).toBe("占比多少");
    expect(said(textOf(group, `问下${name.toUpperCase()}，占比多少`))).toBe("问下 ，占比多少");
    expect(said(textOf(group, "那兼职呢", { reply_to_message: ofBot }))).toBe("那兼职呢");
    expect(said(textOf(group, `/help${name}`))).toBe("帮助");
  });

  it("takes its name under somebody's question for that question", () => {
    const reply_to_message = { ...ofBot, from: { id: 5, is_bot: false }, text: "占比多少？" };
    expect(said(textOf(group, name, { reply_to_message }))).toBe("占比多少？");
    expect(said(textOf(group, name))).toBe("帮助");
  });

  it("is not called by the topic that it opened", () => {
    const reply_to_message = { ...ofBot, forum_topic_created: { name: "申报" } };
    expect(of(textOf(group, "大家好", { reply_to_message }))).toMatchObject({ kind: "ignored" });
  });

  it("goes elsewhere with what is about a company: commands, links, files", () => {
    for (const written of ["/precheck", "/summary", "/clear", "/link", "/start"]) {
      const rest = written === "/start" ? " hnte" : "";
      expect(of(textOf(group, `${written}${name}${rest}`))).toMatchObject({ kind: "elsewhere" });
    }
    const document = { file_id: "F1", file_name: "利润表.xlsx" };
    const caption_entities = [{ type: "mention", offset: 0, length: name.length }];
    expect(of(messageOf(group, { document, caption: name, caption_entities }))).toMatchObject({
      kind: "elsewhere",
    });
  });

  it("does not talk with other bots, but with an administrator without a name", () => {
    const bot = { id: 9, is_bot: true, first_name: "机器人" };
    expect(of(textOf(group, `${name} 占比`, { from: bot }))).toMatchObject({ kind: "ignored" });
    const hidden = { id: 1087968824, is_bot: true, first_name: "Group" };
    expect(said(textOf(group, `${name} 占比`, { from: hidden }))).toBe("占比");
  });
});

describe("reading whatever comes", () => {
  const known = [
    textOf(anna, "占比"),
    textOf(group, `@${me.username} 占比`, { reply_to_message: ofBot }),
    editOf(textOf(anna, "一"), "二"),
    messageOf(anna, { document: { file_id: "F" }, caption: "表" }),
    messageOf(anna, { photo: [{ file_id: "P" }] }),
    pressOf(anna, 3, "c:1:1"),
    memberOf(anna, "kicked"),
    messageOf(-77, { migrate_to_chat_id: group }),
  ];
  const places = (value: unknown, path: string[] = []): string[][] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => [
          [...path, key],
          ...places(inner, [...path, key]),
        ])
      : [];
  const mutated = fc.constantFrom(...known).chain((update) =>
    fc
      .array(fc.tuple(fc.constantFrom(...places(update)), fc.jsonValue()), { maxLength: 4 })
      .map((changes) => {
        const copy = structuredClone(update) as Record<string, unknown>;
        for (const [path, value] of changes) set(copy, path, value);
        return copy;
      }),
  );

  it("never throws, and gives only what can be used", () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.jsonValue(), fc.anything()), (update) => {
        const what = of(update);
        if (what.kind === "ignored") expect(what.reason).not.toBe("");
        if (what.kind === "message") {
          const { address, text, at, sender, messageId } = what.incoming;
          expect(readAddress(address)).toBeDefined();
          for (const part of [text, at, sender, messageId]) expect(typeof part).toBe("string");
          expect(text.trim()).not.toBe("");
          expect(at).toMatch(/^\S+Z$/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function set(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  const inner = target[key];
  if (rest.length > 0 && typeof inner === "object" && inner !== null)
    return set(inner as Record<string, unknown>, rest, value);
  if (value === null) delete target[key];
  else target[key] = value;
}
