import { describe, expect, it } from "vitest";
import {
  demandsWords,
  matches,
  plain,
  readPattern,
  readWords,
} from "../../src/knowledge/pattern.ts";

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
    const patterns = ["发票 买", "假 材料"].map((line) => readPattern(line));
    expect(matches(patterns, plain("材料能不能做假"))).toBe(true);
    expect(matches(patterns, plain("开发票"))).toBe(false);
    expect(matches([], "发票")).toBe(false);
  });

  it("compare letters, widths and blanks as plain text", () => {
    expect(apply("Ｒ&D", "r & d 费用")).toBe(true);
    expect(apply("２号文", "2号文")).toBe(true);
  });

  it("stand for the words of a group that they name, also beside others and behind !", () => {
    const field = readWords(["高企", "^加计"], "field");
    const named = new Map([["field", field]]);
    const read = (line: string) => readPattern(line, named);
    const says = (line: string, text: string) => matches([read(line)], plain(text));
    expect(says("{field}|科小 奖励", "科小有奖励吗")).toBe(true);
    expect(says("{field} 奖励", "高企有奖励吗")).toBe(true);
    expect(says("{field} 奖励", "奖励算进加计吗")).toBe(false);
    expect(says("奖励 !{field}|科小", "奖励怎么拿")).toBe(true);
    expect(says("奖励 !{field}|科小", "加计了还有奖励吗")).toBe(false);
    expect(says("奖励 !{field}|科小", "科小奖励怎么拿")).toBe(false);
    expect(read("{field}|科小").groups[0]?.words).toContain(field);
    expect(() => read("{feild} 奖励")).toThrow(
      "里的 {feild} 不是 words.yaml 里的一组词：可以写 {field}",
    );
    expect(() => readPattern("{field}")).toThrow("那里一组也没有");
  });

  it("do not apply where one of those does that they are told to mind", () => {
    const unless = [readPattern("算 收入")];
    const says = (text: string) => matches([readPattern("奖励", new Map(), unless)], plain(text));
    expect(says("奖励怎么拿")).toBe(true);
    expect(says("奖励算不算收入")).toBe(false);
    expect(says("奖励收入")).toBe(true);
  });

  it.each([
    ["50万", "贴50万", true],
    ["50万", "所得额350万", false],
    ["50万", "所得额350万，最高50万", true],
    ["五十万", "三百五十万", false],
    ["5%", "占了15%", false],
    ["5%", "占了1.5%", false],
    ["300人", "1300人", false],
    ["16年", "2016年", true],
  ])("a figure is none where it ends a longer one: %s in %s", (word, text, held) => {
    expect(apply(word, text)).toBe(held);
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
