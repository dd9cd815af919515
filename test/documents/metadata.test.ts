import { describe, expect, it } from "vitest";
import { documentOf } from "./documents.ts";

const body = "\n第一条 为规范工作，制定本办法。\n第二条 企业可以申请。\n第三条 ";
const withEnd = (end: string, head = "某某办法\n（2024年1月31日公布）") =>
  documentOf(head + body + end);

describe("title", () => {
  it.each([
    ["一行", "银川市某某管理办法\n第一条 甲。", "银川市某某管理办法"],
    [
      "发文单位与标题分两行",
      "银川市某某局\n关于做好某某工作的通知\n各单位：\n请照办。",
      "银川市某某局关于做好某某工作的通知",
    ],
    [
      "标题断成两行",
      "国务院办公厅关于推广某某\n改革举措的通知\n各省：\n请照办。",
      "国务院办公厅关于推广某某改革举措的通知",
    ],
    ["Markdown 标题", "# 某某条例\n\n## 第一章 总则\n\n第一条 甲。", "某某条例"],
    [
      "序号和重复的标题",
      "12. 银川市支持某某\n银川市支持某某\n依据文件\n《某某办法》",
      "银川市支持某某",
    ],
  ])("%s", (_, text, title) => {
    expect(documentOf(text).title).toBe(title);
  });

  it("is no sentence, and the file name is then only proposed", () => {
    const read = documentOf(
      "企业应当按照规定的期限提交申请材料，逾期不予受理，材料不全的一次告知。",
      "../../某某说明.txt",
    );
    expect(read.title).toBeUndefined();
    expect(read.doubts.find((doubt) => doubt.field === "title")?.candidates).toEqual(["某某说明"]);
  });
});

describe("number", () => {
  it.each([
    ["独占一行", "某某办法\n银政规发[2023]5号\n各单位：\n甲。", "银政规发〔2023〕5号"],
    ["标题下的括号", "某某办法\n（银政规发〔2023〕5号）\n各单位：\n甲。", "银政规发〔2023〕5号"],
    [
      "令",
      "**某某规定**\n\n（2014年8月19日某某总局令第67号公布 自2014年10月1日起施行）\n\n第一条 甲。",
      "某某总局令第67号",
    ],
    [
      "年号与公告标题",
      "财政部 税务总局关于某某政策的公告\n2023年第7号\n为支持企业，现公告如下：\n一、甲。",
      "财政部 税务总局公告2023年第7号",
    ],
    [
      "标签",
      "某某办法\n发文字号：宁科规发〔2022〕1号\n发文机关：自治区科技厅\n一、甲。\n二、乙。",
      "宁科规发〔2022〕1号",
    ],
  ])("%s", (_, text, number) => {
    expect(documentOf(text).number).toBe(number);
  });

  it("is none that only running text names", () => {
    const read = documentOf(
      "某某通知\n各单位：\n根据《某某办法》（国科发火〔2016〕32号），请照办。",
    );
    expect(read.number).toBeUndefined();
  });

  it("of an order stays, with a doubt, when a later amendment names no order", () => {
    const read = documentOf(
      "# 某某条例\n\n2001年6月15日 国务院令第306号公布\n\n2010年1月9日 《国务院关于修改〈某某条例〉的决定》修订\n\n第一条 甲。\n\n第二条 本条例自2001年7月1日起施行。",
    );
    expect(read.number).toBe("国务院令第306号");
    expect([read.issued, read.amended, read.issuer]).toEqual([
      "2001-06-15",
      "2010-01-09",
      "国务院",
    ]);
    expect(read.doubts.map((doubt) => doubt.field)).toEqual(["number", "effective"]);
  });
});

describe("days", () => {
  it.each([
    ["自…起施行", "本办法自2024年3月1日起施行。", "2024-03-01", undefined],
    ["汉字日期", "本办法自二〇二四年三月一日起施行。", "2024-03-01", undefined],
    ["公布之日", "本办法自公布之日起施行。", "2024-01-31", undefined],
    ["公布后三十日", "本办法自公布之日起30日后施行。", "2024-03-01", undefined],
    ["有效期五年", "本办法自2024年3月1日起施行，有效期五年。", "2024-03-01", "2029-02-28"],
    [
      "有效期到某天",
      "本办法自2024年3月1日起施行，有效期至2028年12月31日。",
      "2024-03-01",
      "2028-12-31",
    ],
    ["试行两年，从月末算起", "本办法自发布之日起施行，有效期2年。", "2024-01-31", "2026-01-30"],
    [
      "续展的有效期不是文件的",
      "每次续展注册的有效期为十年，自该商标上一届有效期满次日起计算。",
      undefined,
      undefined,
    ],
    ["三年有效期", "本政策自公布之日起施行，暂定三年有效期。", "2024-01-31", "2027-01-30"],
    [
      "另起一句的有效期",
      "本办法自2024年3月1日起施行。暂定有效期三年。",
      "2024-03-01",
      "2027-02-28",
    ],
    [
      "有效期从某天起算",
      "本办法自2024年3月1日起施行，有效期自施行之日起2年。",
      "2024-03-01",
      "2026-02-28",
    ],
    ["证书的有效期不是文件的", "企业资格自颁发证书之日起有效期为三年。", undefined, undefined],
    ["别的文件的施行日期", "《某某条例》自2020年5月1日起施行。", undefined, undefined],
  ])("%s", (_, end, effective, expires) => {
    const read = withEnd(end);
    expect([read.effective, read.expires]).toEqual([effective, expires]);
  });

  it("of a vote or an approval is no day of publication, only a candidate", () => {
    for (const [told, effective] of [
      ["国务院批准", undefined],
      ["国务院批准 2024年2月5日银川市人民政府发布", "2024-02-05"],
    ]) {
      const read = documentOf(
        `# 某某条例\n\n2024年1月31日 ${told ?? ""}\n\n第一条 甲。\n\n第二条 本条例自发布之日起施行。`,
      );
      expect(read.effective).toBe(effective);
      const doubt = read.doubts.find(({ field }) => field === "effective");
      expect(doubt?.candidates).toEqual(effective === undefined ? ["2024-01-31"] : undefined);
    }
  });

  it.each([
    ["2022年8月26日起，2025年失效。", "2022-08-26", undefined, true],
    ["2022 年 8 月 26 日至 2025 年 12 月 31 日", "2022-08-26", "2025-12-31", false],
    ["从 2022 年 9 月起", undefined, undefined, false],
    ["2022年8月26日起受理申报", undefined, undefined, false],
  ])("of a card, 时间/频度 %s", (period, effective, expires, isAsked) => {
    const read = documentOf(
      `某某支持\n发布日期\n\n2022-08-01\n\n服务对象\n\n科技企业\n\n服务内容\n\n给予补助。\n\n时间/频度\n\n${period}\n\n联络方式\n\n某某处`,
      "卡片.txt",
    );
    expect([read.effective, read.expires]).toEqual([effective, expires]);
    expect(read.doubts.some(({ field }) => field === "expires")).toBe(isAsked);
  });

  it("of putting up a page is not the day of issue, only a candidate", () => {
    const read = documentOf("某某补助申报说明\n发布时间：2016-05-19 10:20\n一、对象。\n二、条件。");
    expect(read.issued).toBeUndefined();
    expect(read.doubts.find((doubt) => doubt.field === "issued")?.candidates).toEqual([
      "2016-05-19",
    ]);
  });

  it("that contradict each other are all told", () => {
    const read = withEnd("本办法自2024年3月1日起施行。\n第四条 本办法自2024年5月1日起施行。");
    expect(read.doubts.find((doubt) => doubt.field === "effective")?.candidates).toHaveLength(2);
  });

  it("in the future are doubtful as days of issue", () => {
    const read = documentOf("某某通知\n各单位：\n请照办。\n银川市某某局\n2027年1月1日");
    expect(read.issued).toBe("2027-01-01");
    expect(read.doubts.some((doubt) => doubt.field === "issued")).toBe(true);
  });
});

describe("issuer, level and region", () => {
  it.each([
    ["银川市金凤区人民政府关于某某的通知", "县", "金凤区"],
    ["银川市科学技术局关于某某的通知", "市", "银川"],
    ["宁夏回族自治区某某条例", "自治区", "宁夏"],
    ["国家税务总局关于某某的公告", "国家", "全国"],
    ["工业和信息化部办公厅 财政部办公厅关于某某的通知", "国家", "全国"],
    ["某某市某某局关于某某的通知", "市", undefined],
  ])("%s", (title, level, region) => {
    const read = documentOf(`${title}\n各单位：\n请照办。`);
    expect([read.level, read.region]).toEqual([level, region]);
  });

  it.each([
    ["已通过市级认定的项目如何补助？", undefined],
    ["某某市科技创新条例", "市"],
  ])("read from the title %s alone are both asked", (title, level) => {
    const read = documentOf(`${title}\n第一条 甲。\n第二条 乙。`);
    expect([read.level, read.region]).toEqual([level, undefined]);
    const fields = read.doubts.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(["level", "region"]));
  });

  it("of a regional office without a name are told by the first character of the number", () => {
    const read = documentOf(
      "某某办法\n发文字号：宁科规发〔2022〕1号\n发文机关：自治区科技厅\n一、甲。\n二、乙。",
    );
    expect([read.level, read.region]).toEqual(["自治区", "宁夏"]);
    expect(read.doubts.some((doubt) => doubt.field === "region")).toBe(true);
  });
});

describe("kind", () => {
  it.each([
    ["关于公开征求《某某办法（征求意见稿）》意见的公告", "征求意见"],
    ["《某某办法》政策解读", "解读"],
    ["某某政策问答", "问答"],
    ["某某认定办事指南", "办事指南"],
    ["某某通知", "正式"],
  ])("%s", (title, kind) => {
    expect(documentOf(`${title}\n一、甲。\n二、乙。`).kind).toBe(kind);
  });
});

describe("what it abolishes", () => {
  it("may be several, by number or title", () => {
    const read = withEnd(
      "本办法自2024年3月1日起施行，《甲办法》（银科发〔2018〕1号）、《乙细则》同时废止。",
    );
    expect(read.repeals).toEqual(["银科发〔2018〕1号", "乙细则"]);
  });

  it("is not a single clause, which is a doubt", () => {
    const read = withEnd("《甲通知》（财税〔2009〕69号）第七条同时停止执行。");
    expect(read.repeals).toEqual([]);
    expect(read.doubts.find((doubt) => doubt.field === "repeals")?.candidates).toEqual([
      "财税〔2009〕69号",
    ]);
  });

  it("is not what the sentence only rests on", () => {
    const read = withEnd(
      "在《某某安排》、《某某协议》框架下，对在本市注册、为本市企业提供服务的某某企业，资质核准时考核业绩的要求不再执行。",
    );
    expect(read.repeals).toEqual([]);
  });

  it("may be named behind the word", () => {
    expect(withEnd("自2024年3月1日起，废止《甲办法》。").repeals).toEqual(["甲办法"]);
    expect(withEnd("对本市企业不再执行《甲规定》中关于范围的限制。").repeals).toEqual([]);
  });

  it("is a doubt when it bears the title of the document itself", () => {
    const read = withEnd("本办法自2024年3月1日起施行，《某某办法》同时废止。");
    expect(read.repeals).toEqual([]);
    expect(read.doubts.map((doubt) => doubt.field)).toContain("repeals");
  });

  it("is nothing that offices may abolish one day", () => {
    expect(withEnd("有关部门应当及时废止与《某某法》抵触的规定。").repeals).toEqual([]);
  });
});
