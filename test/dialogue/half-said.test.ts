import { describe, expect, it } from "vitest";
import { answers, lastAnswer as last } from "./held.ts";

describe("one thought in two messages", () => {
  it("goes on from a name alone", () => {
    const told = answers("想看高企", "去年卖了", "3200万", "职工嘛", "50个");
    expect(told[1]).toContain("2025 年销售收入是多少");
    expect(told[2]).toContain("销售收入 2025 年 3,200 万元");
    expect(told[4]).toContain("职工总数 2025 年 50 人");
  });

  it("goes on from a year that was begun, which is no day of founding", () => {
    expect(last("想报专精特新", "研发去年130 前年", "110")).toContain("2024 年 110 万元");
    const told = answers("想看高企", "销售去年3000 前年2800 大前年", "2500");
    expect(told[1]).not.toContain("注册日期 2023");
    expect(told[2]).toContain("销售收入 2023 年 2,500 万元");
  });
});

describe("what is not known", () => {
  it("is what was named last, and no more", () => {
    const reply = last("想看高企", "职工50个", "科技人员", "不知道 等会");
    expect(reply).toContain("科技人员：先空着");
    expect(reply).not.toContain("注册日期、");
  });

  it("may be told right behind it", () => {
    expect(last("想看高企", "职工50个", "科技人员", "不知道 等会", "6个")).toContain(
      "科技人员 2025 年 6 人",
    );
  });

  it("is nothing where a figure is only said to be rough", () => {
    const reply = last("科小", "科技人员十来个吧 说不准");
    expect(reply).toContain("约 10 人（概数）");
    expect(reply).not.toContain("先空着");
  });
});

describe("a year", () => {
  it.each([
    ["去年的数还没出来 前年收入1200 研发70", "研发费用（高企口径） 2024 年 70 万元"],
    ["科技人员3个 注册2015年", "科技人员 2025 年 3 人"],
    ["明年预计职工70 科技人员10", "科技人员 2027 年（预计） 10 人"],
    ["明年预计职工70 现在科技人员10", "科技人员 2025 年 10 人"],
  ])("goes on for what it is of, and for nothing else: %s", (text, told) => {
    expect(last("@2026-06-15", "想看高企", text)).toContain(told);
  });
});

describe("something else than what is asked", () => {
  it.each(["2023年10月拿的证", "那我们2023年10月拿的证 今年要重新认定 对吧"])(
    "is a certificate, not the founding: %s",
    (text) => {
      const reply = last("想看高企", text);
      expect(reply).toContain("高企发证日期 2023-10");
      expect(reply).not.toContain("注册日期 2023");
    },
  );

  it("is a penalty that is excepted from a denial", () => {
    expect(last("想报科技型中小企业", "没有乱七八糟的处罚 就是去年消防罚了2000")).toContain(
      "处罚记下了",
    );
  });
});

describe("a wish for a person", () => {
  it.each(["我要找真人聊", "我想跟你们工作人员说", "有没有人能打电话跟我说", "能不能找个人跟我讲"])(
    "is taken in the middle of a pre-check: %s",
    (text) => {
      expect(last("想看高企", text)).toContain("登记了");
    },
  );

  it.each(["我们要人", "找人做研发", "有人说高企取消了"])("is none: %s", (text) => {
    expect(last("想看高企", text)).not.toContain("登记了");
  });
});
