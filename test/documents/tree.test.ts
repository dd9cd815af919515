import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printPlace } from "../../src/clauses/place.ts";
import { readPlace } from "../../src/clauses/place-reading.ts";
import { documentOf, placesOf } from "./documents.ts";

const long = "企业应当如实填报，并对材料的真实性负责，主管部门可以要求补充说明。".repeat(10);

describe("articles", () => {
  it("are one part each, whatever their number looks like", () => {
    const text =
      "某某办法\n第一条 甲。\n第 2 条 乙。\n- **第三条**  丙。\n第三条之一 丁。\n第四条【奖励】戊。";
    expect(placesOf(text)).toEqual(["第一条", "第二条", "第三条", "第三条之一", "第四条"]);
    expect(documentOf(text).parts.at(-1)?.heading).toBe("奖励");
  });

  it("stand in their 编, 章 and 节", () => {
    const text =
      "某某法\n第一编 总编\n第一章 总 则\n第一节 一般规定\n第一条 甲。\n第二章 附则\n第二条 乙。";
    expect(documentOf(text).parts.map((part) => part.chapter)).toEqual([
      "第一编 总编 第一章 总 则 第一节 一般规定",
      "第一编 总编 第二章 附则",
    ]);
  });

  it("are cut into 款 and 项 when they are long", () => {
    const text = `某某办法\n第一条 ${long}\n第二条 ${long}\n${long}\n前款所称材料包括：\n（一）${long}\n（二）${long}\n（三）${long}`;
    expect(placesOf(text)).toEqual([
      "第一条",
      "第二条第一款",
      "第二条第二款",
      "第二条第三款",
      "第二条（一）",
      "第二条（二）",
      "第二条（三）",
    ]);
  });

  it("name the 款 of an item where two 款 have the same items", () => {
    const list = `\n（一）${long}${long}\n（二）${long}`;
    const places = placesOf(`某某办法\n第一条 甲：${list}\n乙：${list}\n第二条 丙。`);
    expect(places).toContain("第一条第一款（二）");
    expect(places).toContain("第一条第二款（二）");
  });

  it("are not the articles that a sentence speaks of", () => {
    const text = "某某办法\n第一条 甲。\n第二条规定的情形除外。\n第二条 乙。\n第一条第二款不适用。";
    expect(placesOf(text)).toEqual(["第一条", "第二条"]);
  });

  it("may stand under 一、 and （一）, which are then their chapters", () => {
    const text =
      "某某意见\n一、支持范围\n（一）投资奖励\n第1条 甲。\n第2条 乙：\n（一）丙；\n（二）丁。\n（二）绩效奖励\n第3条 戊。";
    expect(placesOf(text)).toEqual(["第一条", "第二条", "第三条"]);
    expect(documentOf(text).parts[2]?.chapter).toBe("一、支持范围 （二）绩效奖励");
  });

  it("that are missing are a doubt", () => {
    const read = documentOf("某某办法\n第一条 甲。\n第二条 乙。\n第五条 丙。");
    expect(read.doubts.find((doubt) => doubt.field === "parts")?.candidates).toEqual(["第三条"]);
  });
});

describe("parts, items and deeper levels", () => {
  it("are cut as deep as they are long", () => {
    const deep = `1．总体。\n（1）${long}\n（2）${long}\n①${long}\n②${long}\n2．其他。${long}`;
    expect(
      placesOf(`某某通知\n一、目的\n为了企业。\n二、办法\n（一）短。\n（二）长。\n${deep}`),
    ).toEqual([
      "一",
      "二（一）",
      "二（二）",
      "二（二）1",
      "二（二）1（1）",
      "二（二）1（2）",
      "二（二）1（2）①",
      "二（二）1（2）②",
      "二（二）2",
    ]);
  });

  it("go on counting items through all parts where the document does", () => {
    const text = `某某意见\n一、甲\n（一）${long}${long}\n（二）乙。\n二、丙\n（三）${long}\n（四）${long}`;
    expect(placesOf(text)).toEqual(["一（一）", "一（二）", "二（三）", "二（四）"]);
  });

  it("have the heading of their line, or of their first sentence", () => {
    const text = `某某意见\n一、总体要求\n（一）指导思想。${long}\n（二）${long}`;
    const [first, second] = documentOf(text).parts;
    expect([first?.heading, first?.chapter]).toEqual(["指导思想", "一、总体要求"]);
    expect(second?.heading).toBe("企业应当如实填报");
  });

  it("lose their place and name their number when the document numbers twice", () => {
    const list = `\n（一）${long}\n（二）${long}`;
    const read = documentOf(`某某通知\n一、条件${list}${list}\n二、材料\n无。`);
    expect(read.parts.map((part) => part.place)).toEqual(["", "", "", "", "二"]);
    expect(read.parts[0]?.heading).toMatch(/^（一）/);
    expect(read.doubts.find((doubt) => doubt.field === "parts")?.candidates).toContain("一（一）");
  });

  it("that no place can name are told by their numbers", () => {
    const [part] = documentOf("某某材料\n1、执照复印件\n2、审计报告\n3、承诺书").parts;
    expect([part?.place, part?.heading]).toEqual(["", "第1至3项"]);
    expect(part?.text).toContain("2、审计报告");
  });
});

describe("questions and answers", () => {
  it("take the number of the document", () => {
    const text = "某某问答\n一、谁可以申请？\n答：企业。\n二、多少钱？\n答：以通知为准。";
    expect(
      documentOf(text).parts.map(({ place, heading, text: answer }) => [place, heading, answer]),
    ).toEqual([
      ["一", "谁可以申请？", "企业。"],
      ["二", "多少钱？", "以通知为准。"],
    ]);
  });

  it("are counted where the document does not", () => {
    const text =
      "某某问答\n问：谁可以申请？\n答：企业。\n一、在本市；\n二、守信用。\n问：多少钱？\n答：以通知为准。";
    const parts = documentOf(text).parts;
    expect(parts.map((part) => part.place)).toEqual(["问题一", "问题二"]);
    expect(parts[0]?.text).toBe("企业。\n一、在本市；\n二、守信用。");
  });

  it("may run on in one line", () => {
    const text =
      "某某热点问题\n\n一、谁可以申请？答：企业。二、多少钱？答：以通知为准。三、何时办？答：随时。";
    expect(placesOf(text)).toEqual(["一", "二", "三"]);
  });
});

describe("cards and guides", () => {
  it("have a part for each field, headed by its label", () => {
    const read = documentOf(
      "# 某某认定\n\n事项名称：某某认定\n受理条件：在本市注册\n申请材料：执照；报告\n咨询电话：0951-0000000",
    );
    expect(read.kind).toBe("办事指南");
    expect(read.parts.map((part) => [part.heading, part.text])).toContainEqual([
      "受理条件",
      "在本市注册",
    ]);
  });

  it("keep a field whose label was run into the title line", () => {
    const read = documentOf(
      "3. 银川市支持某某发展\n银川市支持某某加快发展的若干措施依据文件\n\n《关于支持某某的措施》\n\n发文机构\n\n银川市某某局\n\n服务对象\n\n科技企业\n\n收费标准\n\n无",
      "卡片.txt",
    );
    expect(read.parts.map((part) => [part.heading, part.text])).toEqual(
      expect.arrayContaining([
        ["依据文件", "《关于支持某某的措施》"],
        ["收费标准", "无"],
      ]),
    );
  });

  it("get a label back that a table left in the middle of its text", () => {
    const text =
      "1. 某某支持\n发文机构\n\n银川市某某局\n\n服务对象\n\n科技企业\n\n1．支持研发\n按规定给予补助，具体见\n服务内容\n\n当年通知。\n条件要求\n\n在本市注册。\n联络方式\n\n某某处";
    const read = documentOf(text, "卡片.txt");
    expect(read.issuer).toBe("银川市某某局");
    expect(read.parts.map((part) => part.heading)).toEqual([
      "服务对象",
      "服务内容",
      "条件要求",
      "联络方式",
    ]);
    expect(read.parts[1]?.text).toBe("1．支持研发\n按规定给予补助，具体见\n当年通知。");
    expect(read.doubts.some((doubt) => doubt.field === "parts")).toBe(true);
  });
});

describe("a text that numbers nothing", () => {
  it("is grouped to pieces that say which paragraphs they are", () => {
    const paragraph =
      "企业可以按照规定享受优惠，具体条件以主管部门的通知为准，有疑问的请咨询。".repeat(4);
    const parts = documentOf(
      `某某说明\n${Array.from({ length: 9 }, () => paragraph).join("\n")}`,
    ).parts;
    expect(parts.map((part) => part.heading)).toEqual(["第1至3段", "第4至6段", "第7至9段"]);
    expect(parts.every((part) => part.place === "" && part.text.length <= 800)).toBe(true);
  });

  it("is headed by its own headings", () => {
    const parts = documentOf(
      "# 某某说明\n\n## 申报条件\n\n在本市注册的企业可以申报。\n\n## 流程\n\n先登记，再提交。",
    ).parts;
    expect(parts.map((part) => part.heading)).toEqual(["申报条件", "流程"]);
  });
});

describe("every document", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "第一章 总则",
      "一、总体要求",
      "（一）条件",
      "1．材料",
      "（1）执照",
      "①原件",
      "附件1",
      "附件：1.表",
      "问：可以吗？",
      "答：可以。",
      "| a | b |",
      "## 标题",
      "2024年3月5日",
      "银川市某某局",
    ),
    fc.integer({ min: 1, max: 9 }).map((n) => `第${String(n)}条 企业可以申请。`),
    fc.constantFrom("企业可以申请。", long),
  );

  it("gives each part an address of its own, which src/clauses can read", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        const { parts } = documentOf(["某某办法", ...lines].join("\n\n"));
        const addresses = parts.map((part) => `${part.place}\n${part.heading}`);
        expect(new Set(addresses).size).toBe(addresses.length);
        for (const { place } of parts.filter((part) => part.place !== "")) {
          expect(printPlace(readPlace(place) ?? [])).toBe(place);
        }
        expect(parts.every((part) => part.text.trim() !== "")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
