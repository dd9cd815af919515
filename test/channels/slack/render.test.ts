import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isVisible } from "../../../src/channels/messenger/rich.ts";
import { render, renderNote, type Message } from "../../../src/channels/slack/render.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import { visibleText } from "../../../src/messages/visible-text.ts";
import { citationOf, replyOf } from "../test-assistant.ts";
import { wrongBlocks, wrongText } from "./block-checks.ts";
import { textOfBlocks } from "./shown-text.ts";

const outbox = "2f4c1f5e-9c6b-4d0b-a1f4-0123456789ab";

function expectValid(messages: readonly Message[]) {
  expect(messages.length).toBeGreaterThan(0);
  for (const { text, blocks, plain } of messages) {
    expect(wrongText(text)).toEqual([]);
    expect(wrongBlocks(blocks)).toEqual([]);
    if (plain.length > 0) expect(wrongBlocks(plain)).toEqual([]);
  }
}
const read = (messages: readonly Message[]) =>
  messages.flatMap(({ blocks }) => textOfBlocks(blocks)).join("\n");
const bare = (text: string) => visibleText(text).replace(/[\s\ufffd]|\p{Surrogate}/gu, "");

/** Texts that break what is not careful. */
const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.constantFrom(
    "<!channel> <!here> <@U0ANNA0001> <#C1|x>",
    "<script>alert(1)</script>&amp;&lt;",
    "*粗* _斜_ ~删~ `码` ```块``` > 引",
    "👨‍👩‍👧‍👦".repeat(300),
    "\ud83d半个",
    "\u200b\u200d\ufeff",
    "字".repeat(20_000),
    "&".repeat(9000),
  ),
);
const anyReply: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constant("answer" as const),
  text: odd,
  citations: fc.array(
    odd.map((text) =>
      citationOf({ document: text.slice(0, 200), article: text.slice(0, 50), text }),
    ),
    { maxLength: 14 },
  ),
  choices: fc.array(
    odd.map((text) => ({ label: text, text })),
    { maxLength: 130 },
  ),
  table: fc.record({
    head: fc.array(
      odd.map((text) => text.slice(0, 300)),
      { minLength: 1, maxLength: 23 },
    ),
    rows: fc.array(
      fc.array(
        odd.map((text) => text.slice(0, 300)),
        { maxLength: 23 },
      ),
      { maxLength: 120 },
    ),
  }),
  answerId: fc.constant("answer-1"),
});

describe("rendering for Slack", () => {
  it("gives valid messages for any reply, with and without buttons", () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), fc.boolean(), (reply, stored, shared) => {
        expectValid(render(reply, { shared, ...(stored && { outbox, echo: reply.text }) }));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("loses nothing of a text", () => {
    fc.assert(
      fc.property(odd, (text) => {
        const shown = bare(read(render(replyOf(text.replaceAll("*", "").replaceAll("-", "")))));
        const given = bare(text.replaceAll("*", "").replaceAll("-", ""));
        if (isVisible(given)) expect(shown).toBe(given);
      }),
      { numRuns: 200 },
    );
  });

  it("shows the state of a condition by its sign and its word", () => {
    const [message] = render(replyOf("✗ 不符合：研发费用占比。\n✓ 符合：注册满一年。\n- 一"));
    expect(message?.text).toBe("❌ 不符合：研发费用占比。\n✅ 符合：注册满一年。\n• 一");
  });

  it("calls nobody, whatever a text says", () => {
    const words = "<!channel> <!everyone> <@U0ANNA0001> <https://x.example|点我>";
    const table = { head: [words], rows: [[words]] };
    const messages = render(replyOf(words, { table, choices: [{ label: words, text: "x" }] }), {
      outbox,
    });
    expectValid(messages);
    for (const { text, blocks } of messages) {
      expect(text).not.toContain("<");
      expect(blocks.some(({ type }) => type === "section")).toBe(false);
    }
    expect(read(messages)).toContain(words);
  });

  it("cuts a long text at lines and sentences, and names the clauses once", () => {
    const text = Array.from({ length: 400 }, (_, at) => `第${at}句，说到这里为止。`).join("");
    const messages = render(replyOf(text.repeat(3), { citations: [citationOf()] }), { outbox });
    expect(messages.length).toBeGreaterThan(1);
    const pieces = messages.flatMap(({ blocks }) =>
      blocks.filter(({ type }) => type === "rich_text").flatMap((block) => textOfBlocks([block])),
    );
    for (const piece of pieces) expect(piece.endsWith("。")).toBe(true);
    expect(read(messages).split("某科发〔2016〕32号").length).toBe(2);
  });

  it("shows bold as bold, and no asterisks", () => {
    const [message] = render(replyOf("占比**不低于**规定"));
    expect(message?.blocks[0]).toMatchObject({
      elements: [
        {
          elements: [{ text: "占比" }, { text: "不低于", style: { bold: true } }, { text: "规定" }],
        },
      ],
    });
    expect(message?.text).toBe("占比不低于规定");
  });

  it("draws a table, and tells it in rows where Slack draws none so large", () => {
    const small = {
      head: ["条件", "结果"],
      rows: [
        ["研发占比", "不符合"],
        ["人员", ""],
      ],
    };
    const [message] = render(replyOf("看这张表。", { table: small }));
    expect(message?.blocks[1]).toMatchObject({
      type: "table",
      rows: [
        [{ text: "条件" }, { text: "结果" }],
        [{ text: "研发占比" }, { text: "❌ 不符合" }],
        [{ text: "人员" }, { text: "—" }],
      ],
    });
    expect(message?.plain.some(({ type }) => type === "table")).toBe(false);
    const rows = Array.from({ length: 101 }, (_, at) => [`第${at}行`, "符合"]);
    const large = render(replyOf("看这张表。", { table: { head: ["行", "结果"], rows } }));
    expectValid(large);
    expect(large.some(({ blocks }) => blocks.some(({ type }) => type === "table"))).toBe(false);
    expect(read(large)).toContain("第100行\n结果：✅ 符合");
  });

  it("puts up to five choices on buttons, more into a list, and long ones into the text", () => {
    const choices = (count: number, more = "") =>
      Array.from({ length: count }, (_, at) => ({ label: `第${at}项${more}`, text: "x" }));
    const types = (reply: Reply) =>
      render(reply, { outbox }).flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.type === "actions" ? block.elements.map(({ type }) => type) : [],
        ),
      );
    expect(types(replyOf("选。", { choices: choices(5) }))).toEqual(Array(5).fill("button"));
    expect(types(replyOf("选。", { choices: choices(6) }))).toEqual(["static_select"]);
    expect(types(replyOf("选。", { choices: choices(101) }))).toEqual(
      Array(2).fill("static_select"),
    );
    const long = render(replyOf("选。", { choices: choices(2, "长".repeat(90)) }), { outbox });
    expectValid(long);
    expect(read(long)).toContain(`2. 第1项${"长".repeat(90)}`);
  });

  it("offers feedback, files, the clauses and a person", () => {
    const file = {
      kind: "memo",
      enterpriseId: "e",
      rule: "hnte",
      label: "预审备忘（DOCX）",
    } as const;
    const reply = replyOf("好了。", { answerId: "a1", files: [file], citations: [citationOf()] });
    const shown = read(render(reply, { outbox }));
    for (const words of ["⬇ 预审备忘（DOCX）", "看条文", "请工作人员答", "有用", "没用"])
      expect(shown).toContain(words);
    expect(read(render(reply, { outbox, shared: true }))).not.toContain("记下了什么");
  });

  it("says so where nothing can be seen", () => {
    for (const text of ["", "\n \u200b"])
      expect(read(render(replyOf(text)))).toContain("没有能显示");
    expect(renderNote("").text).toContain("没有能显示");
  });
});
