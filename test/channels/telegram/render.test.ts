import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../../../src/channels/messenger/cut.ts";
import { entitiesOf } from "../../../src/channels/telegram/entities.ts";
import { readButton } from "../../../src/channels/telegram/keyboard.ts";
import { render, renderPassages, renderSoFar } from "../../../src/channels/telegram/render.ts";
import { isVisible, plain, readMarks, takenText } from "../../../src/channels/messenger/rich.ts";
import { noticeReply } from "../../../src/messages/notice-reply.ts";
import { shareable, type Sharing } from "../../../src/channels/telegram/shareable.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import { citationOf, replyOf } from "../test-assistant.ts";
import { wrongMarkup, wrongText } from "./fake-checks.ts";
import { labelsOf } from "./telegram-person.ts";

const outbox = "0190a000-0000-7000-8000-000000000001";
const privately = { outbox, keyboards: true };
const inGroup = { outbox, keyboards: false };

/** Text as people and documents hold it, and as nobody would write it. */
const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        ...["**", "*", "<b>", "&lt;", "_", "`", "[链接](javascript:1)", "- ", "\n", "\n\n", "。"],
        ...[
          "，",
          " ",
          "\t",
          "\u200b",
          "\u200d",
          "\u202e",
          "\ud800",
          "👨‍👩‍👧‍👦",
          "🏳️‍🌈",
          "e\u0301",
          "政策",
          "5%",
        ],
      ),
      { maxLength: 120 },
    )
    .map((parts) => parts.join("")),
);
const long = oddText.chain((text) =>
  fc.integer({ min: 1, max: 60 }).map((times) => text.repeat(times).slice(0, 20_000)),
);
const odd: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constant("answer" as const),
  text: long,
  citations: fc.array(
    fc
      .tuple(oddText, oddText, oddText)
      .map(([document, article, text]) => citationOf({ document, article, text })),
    { maxLength: 3 },
  ),
  choices: fc.array(fc.record({ label: oddText, text: oddText }), { maxLength: 30 }),
  table: fc.record({
    head: fc.array(oddText, { maxLength: 4 }),
    rows: fc.array(fc.array(oddText, { maxLength: 4 }), { maxLength: 6 }),
  }),
  asOf: fc.constant("2026-03-12"),
});

/** The signs that can be seen, without those that stand for marks or blanks. */
const seenIn = (text: string) =>
  [...takenText(text)].filter((sign) => isVisible(sign) && !/[*·-]/.test(sign)).join("");

describe("rendering for Telegram", () => {
  it("gives only messages that Telegram takes, whatever the reply holds", () => {
    fc.assert(
      fc.property(odd, fc.boolean(), (reply, keyboards) => {
        const payloads = render(reply, { outbox, keyboards });
        expect(payloads.length).toBeGreaterThan(0);
        for (const { text, entities, reply_markup: markup } of payloads) {
          expect(wrongText(text, entities)).toBeUndefined();
          expect(wrongMarkup(markup, false)).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  it("loses nothing of a text that can be seen", () => {
    fc.assert(
      fc.property(long, (text) => {
        const shown = render(replyOf(text), inGroup).map((payload) => payload.text);
        const wanted = seenIn(readMarks(text).text);
        if (wanted === "") return;
        expect(seenIn(shown.join(""))).toBe(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it("shows the text so far as one message that Telegram takes", () => {
    fc.assert(
      fc.property(long, fc.nat(20_000), (text, length) => {
        const { text: shown, entities } = renderSoFar(text.slice(0, length));
        expect(wrongText(shown, entities)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it("cuts at every place into pieces that fit, whole and with their spans", () => {
    fc.assert(
      fc.property(oddText, fc.integer({ min: 2, max: 40 }), (text, limit) => {
        const marked = readMarks(text);
        const pieces = cut(marked, limit);
        for (const piece of pieces) {
          expect(piece.text.length).toBeLessThanOrEqual(limit);
          expect(wrongText(piece.text, entitiesOf(piece), limit)).toBeUndefined();
        }
        // A sign that is larger than the limit is parted, and a part alone may not be seen.
        const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, "");
        expect(letters(pieces.map((piece) => piece.text).join(""))).toBe(letters(marked.text));
      }),
      { numRuns: 1000 },
    );
  });

  it("cuts a long text where a sentence ends, and parts no sign", () => {
    const sentence = `${"字".repeat(39)}。`;
    for (const { text } of cut(plain(sentence.repeat(500)), 4096)) expect(text).toMatch(/。$/);
    const family = "👨‍👩‍👧‍👦";
    for (const { text } of cut(plain(family.repeat(600)), 4096)) {
      expect(text.length % family.length).toBe(0);
    }
  });

  it("keeps the citations in one block and says them once, behind a long text", () => {
    const payloads = render(
      replyOf("政策。".repeat(1360), { citations: [citationOf(), citationOf({ article: "三" })] }),
      privately,
    );
    const all = payloads.map(({ text }) => text).join("\n");
    expect(all.split("〔某科发〔2016〕32号 第十一条（四），2016-01-01 起〕")).toHaveLength(2);
    const blocks = payloads.flatMap(({ text, entities }) =>
      entities
        .filter(({ type }) => type === "expandable_blockquote")
        .map(({ offset, length }) => text.slice(offset, offset + length)),
    );
    expect(blocks).toEqual([
      "〔某科发〔2016〕32号 第十一条（四），2016-01-01 起〕\n〔某科发〔2016〕32号 三，2016-01-01 起〕\n核对于 2026-11-24",
    ]);
    expect(labelsOf(payloads.at(-1)?.reply_markup as never)).toEqual(["看条文"]);
    expect(payloads.slice(0, -1).every(({ reply_markup }) => !reply_markup)).toBe(true);
  });

  it("draws a narrow table as a block, a wide one as paragraphs, with the signs of the states", () => {
    const head = ["条件", "你的情况", "结果"];
    const narrow = render(
      replyOf("看", { table: { head, rows: [["占比", "4.6%", "不符合"]] } }),
      privately,
    )[0];
    expect(narrow?.entities).toMatchObject([{ type: "pre" }]);
    expect(narrow?.text).toBe("看\n\n条件  你的情况  结果\n占比  4.6%      ❌ 不符合");
    const wide = render(
      replyOf("看", {
        table: { head, rows: [["近三个会计年度研发费用占比", "4.6%", "不符合（自报）"]] },
      }),
      privately,
    )[0];
    expect(wide?.text).toContain(
      "近三个会计年度研发费用占比\n你的情况：4.6%\n结果：❌ 不符合（自报）",
    );
    expect(wide?.entities.every(({ type }) => type !== "pre")).toBe(true);
  });

  it("drops no cell of a table, however uneven its rows are", () => {
    const cell = fc.string({ unit: fc.constantFrom(..."甲乙丙丁abc 123"), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 4 }),
        fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 }),
        (head, rows) => {
          const shown = render(replyOf("看", { table: { head, rows } }), inGroup)
            .map(({ text }) => text)
            .join("\n");
          for (const one of [...head, ...rows.flat()])
            expect(shown).toContain(one.replace(/ +/g, " ").trim());
        },
      ),
    );
  });

  it("shows the states of conditions by signs that can be told apart", () => {
    const text = "✓ 符合：注册满一年。\n✗ 不符合：研发占比。\n? 还不知道：领域。\n能符合吗? 不知道";
    expect(render(replyOf(text), privately)[0]?.text).toBe(
      "✅ 符合：注册满一年。\n❌ 不符合：研发占比。\n❔ 还不知道：领域。\n能符合吗? 不知道",
    );
  });

  it("asks yes or no with a keyboard in private, with buttons in groups", () => {
    const choices = ["是", "不是", "不知道", "为什么问这个"].map((text) => ({ label: text, text }));
    const reply = replyOf("有没有安全事故？", { choices });
    expect(render(reply, privately)[0]?.reply_markup).toMatchObject({
      keyboard: [
        [{ text: "是" }, { text: "不是" }, { text: "不知道" }],
        [{ text: "为什么问这个" }],
      ],
      one_time_keyboard: true,
    });
    expect(render(reply, inGroup)[0]?.reply_markup).toHaveProperty("inline_keyboard");
    // What would come back is the label: another text needs a button.
    const other = replyOf("行吗？", {
      choices: [choices[0], { label: "不是", text: "没有安全事故" }].flatMap((one) => one ?? []),
    });
    expect(render(other, privately)[0]?.reply_markup).toHaveProperty("inline_keyboard");
  });

  it("gives a label that is too wide as a line to read and a button with its number", () => {
    const label = "把近三年的研发费用按高企口径一年一年说一遍，含委托外部";
    const payload = render(
      replyOf("可以。", {
        choices: [
          { label: "好", text: "好" },
          { label, text: "再问" },
        ],
      }),
      privately,
    )[0];
    expect(payload?.text).toContain(`2. ${label}`);
    expect(labelsOf(payload?.reply_markup as never)).toEqual(["好", "2. 把近三年的研…"]);
  });

  it("lists choices to read where there is no row that buttons could name", () => {
    const [payload] = render(replyOf("可以。", { choices: [{ label: "算一下", text: "算" }] }), {
      keyboards: true,
    });
    expect(payload?.text).toBe("可以。\n\n· 算一下");
  });

  it("opens the clauses with what is known of them", () => {
    const text = renderPassages([
      citationOf({
        quote: "原话。",
        standing: "转述",
        source: "https://example.org/32",
        changes: [{ clause: "某科发〔2008〕1号 第二条", from: "2008-01-01", text: "以前这样。" }],
      }),
    ])
      .map((payload) => payload.text)
      .join("\n");
    for (const part of [
      "《某某认定管理办法》",
      "原话。",
      "转述，原文未核",
      "https://example.org/32",
      "以前这样。",
    ])
      expect(text).toContain(part);
  });

  it("reads back what its buttons carry, and nothing else", () => {
    expect(readButton(`c:${outbox}:23`)).toEqual({ kind: "choice", outbox, at: 23 });
    expect(readButton(`k:${outbox}`)).toEqual({ kind: "clauses", outbox });
    for (const data of [
      "",
      "c:",
      "c:a",
      "c:a:x",
      "x:a:1",
      "k:",
      `c:${"a".repeat(60)}:1`,
      "thedata",
    ])
      expect(readButton(data)).toBeUndefined();
  });
});

describe("what may be shared", () => {
  const sharing: Sharing = {
    ...{ companyData: "allow" as const, group: false, pages: "https://kechuang.example.cn" },
    bot: "kechuang_test_bot",
  };
  const reply = replyOf("研发占比 4.6%，不符合。", {
    private: true,
    choices: [{ label: "先用这个数", text: "4980 万" }],
    table: { head: ["条件"], rows: [["占比 4.6%"]] },
  });

  it("is everything in a private chat where the operator allows it", () => {
    expect(shareable(reply, sharing)).toBe(reply);
  });

  it("is nothing of a company where only links are allowed, nor ever in a group", () => {
    const linked = shareable(reply, { ...sharing, companyData: "linkOnly" });
    expect(JSON.stringify(linked)).not.toMatch(/4\.6|4980/);
    expect(linked.text).toContain("https://kechuang.example.cn/");
    const many = shareable(reply, { ...sharing, group: true });
    expect(JSON.stringify(many)).not.toMatch(/4\.6|4980/);
    expect(many.text).toContain("https://t.me/kechuang_test_bot?start=");
  });

  it("is a notice without the names of companies where only links are allowed", () => {
    const page = "https://kechuang.example.cn/notices/1";
    const frozen = { ...replyOf("**标题**\n{企业}可以报了。"), kind: "notice" as const, page };
    const linkOnly: Sharing = { ...sharing, companyData: "linkOnly" };
    const told = (text: string, ...names: string[]) => [
      shareable(noticeReply({ ...frozen, text }, names), sharing).text,
      shareable(noticeReply({ ...frozen, text }, names), linkOnly).text,
    ];
    expect(told(frozen.text, "甲公司")).toEqual([
      "**标题**\n甲公司可以报了。",
      "**标题**\n你的企业可以报了。",
    ]);
    const which = "是哪几家，到网页上问“我的公司”：https://kechuang.example.cn/";
    expect(told(frozen.text, "甲公司", "乙公司")).toEqual([
      "**标题**\n甲公司、乙公司可以报了。",
      `**标题**\n你的 2 家企业可以报了。\n${which}`,
    ]);
    expect(told("**标题**\n可以报了。", "甲公司", "乙公司")).toEqual([
      "**标题**\n发给：甲公司、乙公司\n可以报了。",
      `**标题**\n发给：你的 2 家企业\n可以报了。\n${which}`,
    ]);
    expect(told("**标题**\n可以报了。", "甲公司")[1]).toBe("**标题**\n可以报了。");
  });

  it("holds back files as well, and lets policy through", () => {
    const files = [
      { kind: "memo", enterpriseId: "e", rule: "hnte", label: "预审备忘（DOCX）" },
    ] as const;
    const linkOnly: Sharing = { ...sharing, companyData: "linkOnly" };
    expect(shareable(replyOf("好了。", { files }), linkOnly).files).toBeUndefined();
    const policy = replyOf("不低于规定。", { citations: [citationOf()] });
    expect(shareable(policy, { ...linkOnly, group: true })).toBe(policy);
  });
});
