import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readClauses } from "../../src/clauses/clause-mention.ts";

const law = "国科发火〔2016〕32号";
const guide = "国科发火〔2016〕195号";
const small = "国科发政〔2017〕115号";
const announcement = "财政部 税务总局公告2023年第7号";
const names = new Map([
  [law, law],
  ["高新技术企业认定管理办法", law],
  ["32号", law],
  ["工作指引", guide],
  [guide, guide],
  ["115号", small],
  [announcement, announcement],
  ["7号公告", announcement],
  ["企业所得税法", "企业所得税法"],
]);

/** Mentions as `words → document place`. */
const found = (text: string) =>
  readClauses(text, names).map(
    ({ document, place, start, end }) =>
      `${text.slice(start, end)} → ${[document ?? "?", place].join(" ").trim()}`,
  );

describe("clauses named in a message", () => {
  it.each([
    ["32号文11条5项怎么说", [`32号文11条5项 → ${law} 第十一条（五）`]],
    ["工作指引三（六）里讲的", [`工作指引三（六） → ${guide} 三（六）`]],
    ["115号第九条", [`115号第九条 → ${small} 第九条`]],
    [
      "根据国科发火[2016]32号第十一条第（五）项",
      [`国科发火[2016]32号第十一条第（五）项 → ${law} 第十一条（五）`],
    ],
    ["国科发火2016年32号里面的第九条", [`国科发火2016年32号里面的第九条 → ${law} 第九条`]],
    [
      "【2016】195号三、（六）、2.（7）",
      [`【2016】195号三、（六）、2.（7） → ${guide} 三（六）2（7）`],
    ],
    ["195号文 附件1", [`195号文 附件1 → ${guide} 附件1`]],
    ["工作指引四3", [`工作指引四3 → ${guide} 四3`]],
    [
      "企业所得税法第二十八条第2款",
      [`企业所得税法第二十八条第2款 → 企业所得税法 第二十八条第二款`],
    ],
    ["2023年第7号公告第一条", [`2023年第7号公告第一条 → ${announcement} 第一条`]],
    ["财政部、税务总局公告2023年7号一", [`财政部、税务总局公告2023年7号一 → ${announcement} 一`]],
    [
      "看财税〔2015〕119号一（一）2（3）",
      ["财税〔2015〕119号一（一）2（3） → 财税〔2015〕119号 一（一）2（3）"],
    ],
  ])("reads %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("takes number and title side by side as one document", () => {
    expect(found("国科发火〔2016〕32号《高新技术企业认定管理办法》第九条")).toEqual([
      `国科发火〔2016〕32号《高新技术企业认定管理办法》第九条 → ${law} 第九条`,
    ]);
  });

  it("reads several places of one document", () => {
    expect(found("32号文第十一条（四）、（五）和第十二条")).toEqual([
      `32号文第十一条（四） → ${law} 第十一条（四）`,
      `（五） → ${law} 第十一条（五）`,
      `第十二条 → ${law} 第十二条`,
    ]);
  });

  it("keeps two documents apart", () => {
    expect(found("32号文第九条跟115号第十条有啥不同")).toEqual([
      `32号文第九条 → ${law} 第九条`,
      `115号第十条 → ${small} 第十条`,
    ]);
  });

  it("gives a place the one document named after it", () => {
    expect(found("第十一条（五）是啥，32号文")).toEqual([`第十一条（五） → ${law} 第十一条（五）`]);
  });

  it("names the place only, where no document is named", () => {
    expect(found("第十一条（五）怎么理解")).toEqual(["第十一条（五） → ? 第十一条（五）"]);
  });

  it("names the whole document, where no place is named", () => {
    expect(found("国科发火〔2016〕32号怎么说的")).toEqual([`国科发火〔2016〕32号 → ${law}`]);
    expect(found("宁科规发〔2021〕11号有吗")).toEqual([
      "宁科规发〔2021〕11号 → 宁科规发〔2021〕11号",
    ]);
  });

  it.each([
    "去年7月7号才拿的执照",
    "厂里第三条生产线",
    "我们在32号楼3条生产线",
    "有三（个）项目",
    "高企证10月32号到期",
    "前3条都满足",
    "132号",
    "2022年第7号公告",
    "三年研发600万，5项专利",
    "第115名",
  ])("reads no clause from %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("does not take a count behind a document for a place", () => {
    expect(found("32号文三年有效期")).toEqual([`32号 → ${law}`]);
    expect(found("32号文一共几条")).toEqual([`32号 → ${law}`]);
  });

  it("reads any text without throwing; mentions are in order, within the text and apart", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom(
          "32号",
          "文",
          "第",
          "十一",
          "条",
          "（五）",
          "、",
          "工作指引",
          "三",
          "2",
          "〔2016〕",
          "公告",
          "2023年",
          "附件",
          "的",
          " ",
        ),
      }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of readClauses(text, names)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
