import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

const TOLD = "想看高企 职工100 科技人员5";

describe("an order to write another figure", () => {
  it.each([
    "报告里科技人员给我写成12个",
    "帮我出个报告写科技人员10个",
    "申请书上科技人员就填十一个",
    "科技人员帮我写成11个就过了",
    "表里科技人员报12个",
  ])("is no correction, and declined: %s", (order) => {
    const reply = last(TOLD, order);
    expect(reply).toContain("这个帮不了");
    expect(reply).not.toContain("改了");
    expect(last(TOLD, order, "现在记了啥")).toContain("科技人员 2025 年 5 人");
  });

  it.each(["科技人员写错了 是12个", "不对 科技人员是12个", "报告里科技人员写的是12个"])(
    "is told from what is put right: %s",
    (text) => {
      expect(last(TOLD, text)).toContain("5 人 → 12 人");
    },
  );
});

describe("what is of one year, wanted in another", () => {
  it.each([
    "差20万 能不能把今年1月的发票算到去年",
    "把明年的订单先记到今年行不",
    "2026年的收入挪到2025年行吗",
  ])("is declined: %s", (text) => {
    expect(last("想报专精特新", "营收去年1480万", text)).toContain("不能为了过线挪年份");
  });
});

describe("what is honestly told", () => {
  it.each(["研发？就是改改机器 买点电机钢材 没单独记过账", "研发都和生产混在一起记的"])(
    "is no fraud, though nothing was kept apart: %s",
    (text) => {
      const reply = last("想看高企", text);
      expect(reply).not.toContain("帮不了");
      expect(reply).toContain("辅助核算账目");
    },
  );
});
