import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printNumber, readNumber, sameDocument } from "../../src/clauses/document-number.ts";
import type { DocumentNumber } from "../../src/clauses/document-number.ts";

const printed = (text: string) => {
  const number = readNumber(text);
  return number && printNumber(number);
};

describe("document numbers", () => {
  it.each([
    "国科发火〔2016〕32号",
    "国科发火[2016]32号",
    "国科发火【2016】32号",
    "国科发火(2016)32号",
    "国科发火（2016）32号",
    "国科发火〔2016〕第32号",
    "国科发火2016-32号",
    "国科发火2016年32号",
    "国科发火２０１６年３２号",
    " 国科发火〔2016〕 32号文 ",
  ])("reads %j", (text) => {
    expect(printed(text)).toBe("国科发火〔2016〕32号");
  });

  it.each([
    ["财政部 税务总局公告2023年第7号", "财政部 税务总局公告2023年第7号"],
    ["财政部税务总局公告2023年7号", "财政部 税务总局公告2023年第7号"],
    ["财政部、国家税务总局公告2023年第7号", "财政部 税务总局公告2023年第7号"],
    ["财政部 税务总局2023年第7号公告", "财政部 税务总局公告2023年第7号"],
    ["税务总局公告2015年第97号", "国家税务总局公告2015年第97号"],
    ["国家税务总局公告〔2017〕40号", "国家税务总局公告2017年第40号"],
    ["国家税务总局 财政部公告2023年第11号", "国家税务总局 财政部公告2023年第11号"],
    ["财政部等四部门公告2023年第44号", "财政部等四部门公告2023年第44号"],
    ["证监会公告〔2024〕6号", "证监会公告〔2024〕6号"],
    ["宁科规发〔2021〕11号", "宁科规发〔2021〕11号"],
    ["财税[2015]119号", "财税〔2015〕119号"],
    ["工信厅联财函〔2026〕418号", "工信厅联财函〔2026〕418号"],
    ["中华人民共和国国务院令第797号", "国务院令第797号"],
  ])("prints %s as %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it.each(["", "32号", "国科发火32号", "高新技术企业认定管理办法", "2016年32号", "〔2016〕32号"])(
    "reads no number from %j",
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );

  const year = fc.integer({ min: 1950, max: 2099 });
  const serial = fc.integer({ min: 1, max: 9999 });
  const numbers: fc.Arbitrary<DocumentNumber> = fc.oneof(
    fc.record({
      form: fc.constant("文" as const),
      agency: fc.constantFrom("国科发火", "财税", "宁科规发", "工信厅联财函", "国办发", "银党办"),
      year,
      serial,
    }),
    fc.record({
      form: fc.constant("公告" as const),
      issuers: fc
        .uniqueArray(fc.constantFrom("财政部", "税务总局", "科技部", "海关总署"), { minLength: 1 })
        .filter((issuers) => issuers.length > 0),
      year,
      serial,
    }),
    fc.record({
      form: fc.constant("令" as const),
      issuer: fc.constantFrom("国务院", "财政部"),
      serial,
    }),
  );

  it("reads what it printed", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(readNumber(printNumber(number))).toEqual(number);
      }),
    );
  });

  it("reads any text without throwing", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."国财税〔2016〕[]()年第号公告令 -、0") }),
    );
    fc.assert(fc.property(texts, (text) => void readNumber(text)));
  });
});

describe("one document", () => {
  it("is meant by any of a joint announcement's issuers", () => {
    expect(sameDocument("财政部公告2023年第7号", "财政部 税务总局公告2023年第7号")).toBe(true);
    expect(sameDocument("财政部等四部门公告2023年第44号", "财政部 税务总局公告2023年第44号")).toBe(
      true,
    );
    expect(sameDocument("证监会公告2024年第6号", "证监会公告〔2024〕6号")).toBe(true);
  });

  it("is not meant by another year, another serial or another agency", () => {
    expect(sameDocument("国科发火〔2016〕32号", "国科发火〔2016〕195号")).toBe(false);
    expect(sameDocument("国科发火〔2016〕32号", "国科发政〔2016〕32号")).toBe(false);
    expect(sameDocument("财政部公告2023年第7号", "财政部公告2022年第7号")).toBe(false);
    expect(sameDocument("海关总署公告2023年第7号", "财政部 税务总局公告2023年第7号")).toBe(false);
    expect(sameDocument("企业所得税法", "增值税法")).toBe(false);
  });
});
