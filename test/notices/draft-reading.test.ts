import { describe, expect, it } from "vitest";
import { readDraft, usualButtons } from "../../src/notices/draft-reading.ts";

const read = (text: string, title?: string) => readDraft(text, "2026-03-12", title);

describe("what a text says of itself", () => {
  it.each([
    ["申报时间为 2026 年 4 月 1 日至 7 月 15 日。", "2026-04-01", "2026-07-15"],
    ["即日起受理，2026年6月30日前报送材料。", undefined, "2026-06-30"],
    ["截止时间：2026-06-30 18:00。", undefined, "2026-06-30"],
    ["6月30日（含）前在网上填报。", undefined, "2026-06-30"],
    ["请于 1 月 10 日前交。", undefined, "2027-01-10"],
    ["2026 年 3 月 20 日下午开会，3 月 18 日前报名。", undefined, "2026-03-18"],
    ["2025 年 12 月 1 日印发的办法已经施行。", undefined, undefined],
    ["2026年2月30日前交。", undefined, undefined],
  ])("%s", (text, opens, closes) => {
    expect([read(`标题\n${text}`)?.opens, read(`标题\n${text}`)?.closes]).toEqual([opens, closes]);
  });

  it("takes a short first line as the title, else the first sentence", () => {
    expect(read("# 高企申报\n请各企业准备。")).toMatchObject({
      ...{ title: "高企申报", text: "请各企业准备。", topic: "window" },
    });
    expect(read("请各企业报送年报。逾期不候。")).toMatchObject({
      ...{ title: "请各企业报送年报", topic: "duty" },
    });
    expect(read("正文。", "文件的标题")?.title).toBe("文件的标题");
    expect(read(" \n ")).toBeUndefined();
  });

  it("takes the line that says for whom it is out of the text", () => {
    expect(read("培训会\n欢迎参加。\n发给：银川市的高企")).toMatchObject({
      ...{ text: "欢迎参加。", audience: "银川市的高企", topic: "event" },
    });
  });

  it("of what is too long only the beginning stands in the message", () => {
    const long = read(`标题\n${"一段话。\n".repeat(3000)}`);
    expect(long?.cut).toBe(true);
    expect(long?.text.length).toBeLessThan(2000);
    expect(long?.text).toContain("全文见附件");
  });
});

it("what is pressed under it fits what it is about", () => {
  expect(usualButtons("window", true)).toEqual(["precheck", "answer"]);
  expect(usualButtons("event", true)).toEqual(["event"]);
  expect(usualButtons("news", false)).toEqual([]);
});
