import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

const SME = ["@2026-06-15", "科小预审"];

describe("a penalty told beside a denial", () => {
  it("leaves the condition open, to be looked at by the office", () => {
    const reply = last(...SME, "重大事故没有 环保去年罚了两万");
    expect(reply).toContain("列为待核");
    expect(reply).not.toContain("：否");
  });

  it("is none where all of it is denied", () => {
    for (const text of ["没出过事故 环保没被罚过", "安全环保都没问题", "没出过什么问题"])
      expect(last(...SME, text)).toContain("重大安全、质量事故或严重环境违法：否");
  });

  it("is not denied by what says that the rest is well", () => {
    expect(last(...SME, "其他条件都没问题")).not.toContain("记下了");
  });
});

describe("a right in the name of an owner", () => {
  it.each([
    "发明一个 去年刚授权 是我们老板个人名下的",
    "老板名下有一个发明专利",
    "我们有个发明专利，专利权人是母公司",
  ])("%s: is not taken as the company's", (text) => {
    const reply = last(...SME, text);
    expect(reply).toContain("不在公司名下的不是企业拥有的，没有记");
    expect(reply).not.toContain("记下了：发明专利");
  });

  it("is the company's once it was given over", () => {
    expect(last(...SME, "发明一个 原来老板名下 已经转到公司了")).toContain("发明专利 1 项");
  });
});

describe("a share right below the edge of a band", () => {
  it("is told with as many digits as keep it there", () => {
    const reply = last(...SME, "职工58 科技人员16", "收入1286.5万 研发64.3万 成本费用1100万");
    expect(reply).toContain("约4.998%，C 档");
    expect(reply).not.toContain("约5%");
  });
});

describe("research expenses of several years in one message", () => {
  it("are of one kind, also of a year that was not asked", () => {
    const reply = last(
      "@2026-11-03",
      "高企预审",
      "三年收入 4200 5100 6000",
      "三年研发 23年180 24年210 25年260",
    );
    expect(reply).toContain("研发费用（高企口径） 2023 年 180 万元");
    expect(reply).not.toContain("口径未定");
  });
});

describe("what a company is not, and how a figure went wrong", () => {
  it("is no line of business", () => {
    const reply = last(...SME, "我们是做软件的 不是制造业");
    expect(reply).toContain("软件和信息技术服务业");
    expect(last("@2026-06-15", "加计扣除预审", "我们是搞检测服务的 不是制造业")).not.toContain(
      "工业",
    );
  });

  it("is no figure, and blurs none", () => {
    const told = ["@2026-06-15", "企业划型", "做软件的 人98个 去年营收1.02亿"];
    const reply = last(...told, "哦营收是1020万 多打了个零");
    expect(reply).toContain("10,200 万元 → 1,020 万元。");
    expect(reply).not.toMatch(/概数|0 人/);
  });
});
