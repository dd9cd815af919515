import { describe, expect, it } from "vitest";
import { told } from "./shipped-vocabulary.ts";

describe("days", () => {
  it.each([
    ["2018年5月注册的", ["regDate 2018-05-01..2018-05-31"]],
    ["公司是2019年3月12号成立的", ["regDate 2019-03-12"]],
    ["成立于2018年", ["regDate 2018-01-01..2018-12-31 scope?"]],
    ["高企是23年11月发的证", ["hnteCertDate 2023-11-01..2023-11-30"]],
    ["高企证26年11月到期", ["hnteExpiry 2026-11-01..2026-11-30"]],
    ["科技型中小企业的证是16年11月份拿的", ["regionTechSmeDate 2016-11-01..2016-11-30"]],
    ["注册快一年了", ["regDate 2025-06-15..2025-08-15"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    ["2021年底成立，12月28号", ["regDate 2021-12-28"]],
    ["2021年12月注册的，具体是28号", ["regDate 2021-12-01..2021-12-31"]],
    ["去年三月八号领的照", ["regDate 2025-03-08"]],
    ["公司是零八年八月八号开的", ["regDate 2008-08-08"]],
    ["成立刚好10年", ["regDate 2016-06-01..2016-06-30"]],
  ])("of the founding: %s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("are not told by a question whether something has to be filed on them", () => {
    expect(told("3月15日之前要交材料吗")).toEqual([]);
    expect(told("9月10号前必须报上去吗")).toEqual([]);
  });

  it("without a year are the next or the last, and asked back", () => {
    expect(told("高企证10月12号到期")).toEqual(["hnteExpiry 2026-10-12 year?"]);
    expect(told("10月12号注册的")).toEqual(["regDate 2025-10-12 year?"]);
  });

  it("are not read from the years of figures or of notices", () => {
    expect(told("高企 17年收入620万")).toEqual(["salesRevenue 2017 6200000"]);
    expect(told("2027年高企第一批几号截止")).toEqual([]);
  });
});

describe("choices", () => {
  it.each([
    ["属于生物与新医药领域", ["techField 生物与新医药"]],
    ["我们是做软件的", ["industrySection 软件和信息技术服务业"]],
    ["所得税是查账征收的", ["taxCollection 查账征收"]],
    ["1个发明是买来的", ["ipInvention 1", "ipSource 受让"]],
    ["1个发明是买来的 2个实用新型", ["ipInvention 1", "ipClass1TransferredIn 1", "ipUtility 2"]],
    ["1个发明 2个实用新型 都是买来的", ["ipInvention 1", "ipUtility 2", "ipSource 受让"]],
    ["去年挂了市级技术中心的牌", ["rdOrgLevel 市级"]],
    ["没有省级工程技术研究中心", []],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("are read from an answer as it stands", () => {
    expect(told("市级", { asked: { fact: "rdOrgLevel" } })).toEqual(["rdOrgLevel 市级"]);
    expect(told("市级")).toEqual([]);
  });

  it("are not read from a question between two", () => {
    expect(told("查账征收还是核定征收")).toEqual([]);
  });
});
