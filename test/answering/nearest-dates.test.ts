import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { realMind } from "../real-knowledge.ts";

const told = (text: string, asOf: string, earlier: readonly string[] = []) => {
  const frames = earlier.flatMap(
    (before) => answer({ text: before, asOf, earlier: [] }, realMind).frame ?? [],
  );
  const [reply] = answer({ text, asOf, earlier: frames }, realMind).replies;
  if (!reply) throw new Error("No reply.");
  return reply;
};

const ASKED = [
  "几号截止",
  "什么时候截止",
  "你好 请问几号截止啊",
  "最近有什么能报的",
  "这个月还能报啥",
  "现在有哪些项目在申报",
  "年底前还有什么项目能报",
  "我们什么时候能申报",
];

describe("days that are asked of no programme", () => {
  it.each(ASKED)("%s is told the nearest ones, and asked which is meant", (text) => {
    const { text: said, choices, citations, kind } = told(text, "2026-06-15");
    expect(kind).toBe("answer");
    expect(said).toMatch(
      /科技型中小企业评价入库：现在就能报，到 2026-08-31〔工企业函〔2026〕160号〕/,
    );
    expect(said).toMatch(/高新技术企业认定：往年这时候能报.*只是估计/);
    expect(said).toContain("问的是哪个项目？");
    expect(choices.length).toBeGreaterThan(1);
    expect(citations.length).toBeGreaterThan(0);
  });

  it("tells what ends first before the others, and another day otherwise", () => {
    const at = (day: string) => told("几号截止", day).text.split("\n")[1];
    expect(at("2026-06-15")).toContain("科技型中小企业");
    expect(at("2026-11-26")).toContain("科技计划项目");
  });

  it("leads on by its buttons to the days of one programme", () => {
    const [first] = told("几号截止", "2026-06-15").choices;
    expect(told(first?.text ?? "", "2026-06-15").text).toContain("2026-08-31");
  });

  it.each(["高企几号截止", "贴息什么时候截止", "银川市科技局几号上班", "证什么时候到期"])(
    "%s is asked of something",
    (text) => {
      expect(told(text, "2026-06-15").text).not.toContain("最近的日子");
    },
  );

  it("is of the programme that was spoken of", () => {
    const { text } = told("几号截止", "2026-06-15", ["科小怎么打分"]);
    expect(text).not.toContain("最近的日子");
  });
});
