import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

describe("the numbers of a list", () => {
  it("are no figures of what stands beside them", () => {
    const reply = last(
      "@2026-06-15",
      "想报科技型中小企业",
      "3、资产总额4200万 1、职工47人 2、去年销售收入3680万",
    );
    expect(reply).toContain("职工总数（科小口径） 2025 年 47 人");
    expect(reply).toContain("资产总额 2025 年 4,200 万元");
    expect(reply).not.toMatch(/[ ][123] 万元/);
  });

  it("are none in whatever order they stand", () => {
    const reply = last(
      "@2026-06-15",
      "想报科技型中小企业",
      "3. 销售3680万 资产4200万 研发165万 2. 47个人 科技人员9个 1. 是的",
    );
    expect(reply).toContain("165 万元");
    expect(reply).not.toContain("用哪个");
  });
});

describe("what is only thought", () => {
  it("is asked back, where the hedge stands behind it", () => {
    const reply = last("想看高企", "没出过事吧应该");
    expect(reply).not.toContain("记下了");
    expect(reply).toContain("对吗");
  });
});

describe("what is named to be deleted", () => {
  it("goes alone", () => {
    const reply = last("想看高企", "销售去年3000", "研发去年200", "算了 研发的都删掉 我重新问会计");
    expect(reply).not.toContain("全部资料");
    expect(reply).toContain("研发费用（高企口径）不算了");
  });

  it("is all where nothing is named", () => {
    expect(last("想看高企", "销售去年3000", "都删掉")).toContain("全部资料");
  });
});

describe("a plain answer in other words", () => {
  it.each(["是内地的 职工36科技人员9", "内地企业", "是宁夏本地公司"])("is taken: %s", (text) => {
    expect(last("想报科技型中小企业", text)).toContain("境内居民企业：是");
  });

  it("is no line of business where it is a figure of a year", () => {
    const told = ["想报创新型中小企业", "收入去年1500 前年1400", "我们做光伏支架的"];
    expect(last(...told, "说错了 前年是1350")).not.toContain("行业 光伏支架 →");
  });
});

describe("a name typed by sound", () => {
  it("overwrites no other figure", () => {
    const sales = "销售收入2023年1200万、2024年1500万、2025年1800万";
    const reply = last("@2026-06-15", "想看高企", sales, "高薪收入1500万 总收入1810万");
    expect(reply).toContain("高新技术产品（服务）收入 2025 年 1,500 万元");
    expect(reply).not.toContain("改了");
  });
});
