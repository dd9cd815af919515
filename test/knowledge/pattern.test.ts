import { describe, expect, it } from "vitest";
import { demandsWords, matches, plain, readPattern } from "../../src/knowledge/pattern.ts";

const apply = (line: string, text: string) => matches([readPattern(line)], plain(text));

describe("patterns", () => {
  it("need one alternative of every group, in any order", () => {
    const line = "生产工人|工人 写成|算成 研发人员|科技人员";
    expect(apply(line, "把工人写成研发人员行不")).toBe(true);
    expect(apply(line, "科技人员算成 生产工人")).toBe(true);
    expect(apply(line, "工人写成了干部")).toBe(false);
  });

  it("do not apply where a group with ! occurs", () => {
    expect(apply("奖励|补贴 !不征税|会计", "有啥补贴")).toBe(true);
    expect(apply("奖励|补贴 !不征税|会计", "补贴算不征税收入吗")).toBe(false);
    expect(apply("奖励|补贴 !不征税|会计", "补贴的会计处理")).toBe(false);
  });

  it("anchor at the beginning and the end, punctuation left aside", () => {
    expect(apply("^你好", "你好，问一下")).toBe(true);
    expect(apply("^你好", "说声你好")).toBe(false);
    expect(apply("谢谢$", "好的谢谢！！")).toBe(true);
    expect(apply("谢谢$", "谢谢你了")).toBe(false);
    expect(apply("^在吗$|^在不$", "“在不？”")).toBe(true);
    expect(apply("^在吗$|^在不$", "人在不在")).toBe(false);
    expect(apply("^？$", "？")).toBe(true);
  });

  it("apply if any line does", () => {
    const patterns = ["发票 买", "假 材料"].map(readPattern);
    expect(matches(patterns, plain("材料能不能做假"))).toBe(true);
    expect(matches(patterns, plain("开发票"))).toBe(false);
    expect(matches([], "发票")).toBe(false);
  });

  it("compare letters, widths and blanks as plain text", () => {
    expect(apply("Ｒ&D", "r & d 费用")).toBe(true);
    expect(apply("２号文", "2号文")).toBe(true);
  });

  it("tell whether they demand a word at all", () => {
    expect(demandsWords(readPattern("!高企|高新"))).toBe(false);
    expect(demandsWords(readPattern("!高企 加计"))).toBe(true);
    expect(apply("!高企|高新", "西部大开发")).toBe(true);
  });

  it.each(["", "  ", "高企|", "|高企", "高企 !", "高企|!高新", "^"])("refuse %j", (line) => {
    expect(() => readPattern(line)).toThrow(/^词是空的：|有空着的词，或“!”不在/);
  });
});
