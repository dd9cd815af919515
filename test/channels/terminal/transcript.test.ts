import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readTranscript,
  transcriptText,
  writeTranscript,
  type TranscriptTurn,
} from "../../../src/channels/terminal/transcript.ts";
import { citationOf, replyOf } from "../test-assistant.ts";

describe("transcript", () => {
  it("reads back what it wrote", () => {
    const day = fc.constantFrom(undefined, "2019-04-22", "2026-03-12");
    const line = fc.string({ unit: fc.constantFrom("甲", "a", " ", ":", "#", "you: ", "on: x") });
    const text = fc
      .array(line, { maxLength: 5 })
      .map((lines) => lines.map((one) => one.trimEnd()).join("\n"))
      .map((lines) => lines.replace(/^(\s*\n)+|\s+$/g, ""));
    const turn = fc.oneof(
      fc.record({ text, asOf: day }).map(({ text, asOf }): TranscriptTurn => ({
        from: "you",
        text,
        ...(asOf !== undefined && { asOf }),
      })),
      text.map((text): TranscriptTurn => ({ from: "bot", text })),
    );
    fc.assert(
      fc.property(fc.array(turn), (turns) => {
        const transcript = { title: "一句话", on: "2026-11-24", turns };
        const written = writeTranscript(transcript);
        expect(readTranscript(written)).toEqual(transcript);
        expect(writeTranscript(readTranscript(written))).toBe(written);
      }),
    );
  });

  it("keeps citations with span and doubt, the table and the choices in lines of their own", () => {
    const reply = replyOf("第一行\n\n第三行", {
      citations: [citationOf({ to: "2026-03-31", standing: "转述" })],
      choices: [
        { label: "怎么算", text: "怎么算？" },
        { label: "算不算", text: "算不算？" },
      ],
      table: { head: ["甲", "乙"], rows: [["1", "2"]] },
    });
    const turns: TranscriptTurn[] = [{ from: "bot", text: transcriptText(reply) }];
    expect(writeTranscript({ title: "样子", turns })).toBe(
      [
        "# 样子",
        "bot: 第一行",
        "",
        "     第三行",
        "     甲 | 乙",
        "     1 | 2",
        "     〔某科发〔2016〕32号 第十一条（四），2016-01-01 至 2026-03-31，转述〕",
        "     [怎么算] [算不算]",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["you: 没有标题\n", "第 1 行"],
    ["# 标题\nme: 谁\n", "第 2 行"],
    ["# 标题\non: 2026-02-30\n", "第 2 行"],
    ["# 标题\nyou: 问\nas-of: 昨天\n", "第 3 行"],
    ["# 标题\n     没有开头的续行\n", "第 2 行"],
  ])("names the line that is wrong in %j", (text, line) => {
    expect(() => readTranscript(text)).toThrow(line);
  });
});
