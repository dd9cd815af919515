import { describe, expect, it } from "vitest";
import { documentOf } from "./documents.ts";

const NOTICE = `银川市科学技术局 银川市财政局
关于印发《银川市某某创新券管理办法（试行）》的通知
银科规发〔2024〕7号

各县（市）区科技主管部门，各有关单位：
现将《银川市某某创新券管理办法（试行）》印发给你们，请遵照执行。
附件：1.申请表
2.承诺书
银川市科学技术局
银川市财政局
2024年3月5日
银川市某某创新券管理办法（试行）
第一章 总则
第一条 为支持企业创新，根据《某某条例》（某政发〔2020〕1号），制定本办法。
第二条 本办法所称创新券，是指市级财政安排的电子券。
第二章 使用
第三条 申请人应当符合下列条件：
（一）在本市注册；
（二）没有失信记录。
第四条 本办法自2024年4月1日起施行，有效期3年。《银川市某某补助办法》（银科发〔2019〕3号）同时废止。
附件1
申请表
| 名称 | 填写 |
| --- | --- |
| 企业 | |
附件2：承诺书
本单位承诺：
一、材料真实。
二、接受检查。`;

describe("a notice that issues a document", () => {
  const read = documentOf(NOTICE);

  it("is told as the document it issues, with the number and the issuers of the notice", () => {
    expect(read.title).toBe("银川市某某创新券管理办法（试行）");
    expect(read.number).toBe("银科规发〔2024〕7号");
    expect(read.issuer).toBe("银川市科学技术局 银川市财政局");
    expect([read.level, read.region, read.kind]).toEqual(["市", "银川", "正式"]);
  });

  it("takes the day of the signature, of effect and of the end from its own sentences", () => {
    expect(read.issued).toBe("2024-03-05");
    expect(read.effective).toBe("2024-04-01");
    expect(read.expires).toBe("2027-03-31");
  });

  it("abolishes what it says, by number, and not what it only rests on", () => {
    expect(read.repeals).toEqual(["银科发〔2019〕3号"]);
  });

  it("gives the articles their own places and the notice none", () => {
    const places = read.parts.map((part) => `${part.place}|${part.heading}`);
    expect(places[0]).toBe("|印发通知");
    expect(read.parts.map((part) => part.place).filter((place) => place.startsWith("第"))).toEqual([
      "第一条",
      "第二条",
      "第三条",
      "第四条",
    ]);
    expect(read.parts.find((part) => part.place === "第三条")?.chapter).toBe("第二章 使用");
    expect(read.parts.find((part) => part.place === "第三条")?.text).toContain(
      "（二）没有失信记录。",
    );
  });

  it("keeps the annexes apart, with tables as tables", () => {
    const table = read.parts.find((part) => part.table);
    expect(table?.place).toBe("附件1");
    expect(table?.chapter).toBe("申请表");
    expect(read.parts.map((part) => part.place)).toContain("附件2 一");
  });

  it("has nothing doubtful", () => {
    expect(read.doubts).toEqual([]);
  });
});

describe("where the issued document stands", () => {
  it("may be the first annex, and then bears no 附件 in its places", () => {
    const read = documentOf(
      "某某县人民政府关于印发某某县招商办法的通知\n某政发〔2023〕2号\n各乡镇：\n现印发给你们。\n某某县人民政府\n2023年5月6日\n附件\n某某县招商办法\n第一条 为招商，制定本办法。\n第二条 本办法自印发之日起施行。",
    );
    expect(read.title).toBe("某某县招商办法");
    expect(read.parts.map((part) => part.place)).toEqual(["", "第一条", "第二条"]);
    expect(read.effective).toBe("2023-05-06");
    expect(read.level).toBe("县");
    expect(read.doubts.map((doubt) => doubt.field)).toEqual(["region"]);
  });

  it("keeps the title of the notice when the file holds only the notice", () => {
    const read = documentOf(
      "银川市人民政府关于印发《银川市某某规划》的通知\n银政发〔2023〕9号\n各部门：\n规划另发。\n银川市人民政府\n2023年1月2日",
    );
    expect(read.title).toBe("银川市人民政府关于印发《银川市某某规划》的通知");
  });
});
