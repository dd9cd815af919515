import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOf } from "./documents.ts";

/** Letters and figures of a text. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
/** Numbers and marks at the head of a line, which places, headings and kinds tell in their own way. */
const MARK =
  /^(?:第[一二三四五六七八九十\d]+[章条]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、]|[①②③]|[问答][:：]|附件\d?[:：]?|[\p{Script=Han}/]{2,7}[:：]) ?/u;

/** Lines of a file that are neither in a part, its heading, its place or chapter, nor among the fields. */
function lostFrom(content: string, name?: string): string[] {
  const { parts, plain, title, number, issuer, issued } = documentOf(content, name);
  const told = bare(
    [
      ...parts.map((part) => [part.place, part.heading, part.chapter, part.text].join(" ")),
      title,
      number,
      issuer,
    ].join(" "),
  );
  return plain.split("\n").filter((line) => {
    if (/^发文机构$|^发文字号$|^发布日期$/.test(line)) return false;
    const isDay = /^\d{4}[年-]\d{1,2}[月-]\d{1,2}日?$/.test(line) && issued !== undefined;
    return !isDay && !told.includes(bare(line)) && !told.includes(bare(line.replace(MARK, "")));
  });
}

const NOTICE = `银川市科学技术局 银川市财政局
关于印发《银川市某某办法》的通知
银科规发〔2024〕7号
各单位：
现印发给你们。
附件：1.申请表
2.承诺书
银川市科学技术局
银川市财政局
2024年3月5日
（此件公开发布）
（联系人：某某处，0951-0000000）
银川市某某办法
第一章 总则
第一条 为支持企业，制定本办法。
第二条 申请人应当：
（一）在本市注册；
（二）守信用。
附件1
申请表
| 名称 | 填写 |
| --- | --- |
| 企业 | 全称 |
附件2：承诺书
本单位承诺材料真实。
附件3
汇总表`;

const CARD = `3. 银川市支持某某
银川市支持某某的措施依据文件

《关于支持某某的若干措施》

发文机构

银川市某某局

发文字号

银科发〔2022〕75 号

发布日期

2022-09-15

工具分类

资金支持

服务对象

制造业企业

1．加强指导
按规定给予指导，具体见服务内容

当年通知。
收费标准

无
时间/频度

从 2022 年 9 月起

联络方式

某某处`;

const LAW = `# 银川市某某条例

（2010年1月9日银川市第一届人民代表大会常务委员会第三次会议通过\u3000根据2019年3月1日第二届人民代表大会常务委员会第五次会议《关于修改〈银川市某某条例〉的决定》修正）

## 第一章 总则

第一条 为了发展，制定本条例。

## 第二章 附则

第二条 本条例自公布之日起施行。`;

const ANSWERS = `某某问答\n这是引言。\n问：谁可以申请？\n答：企业。\n一、在本市；\n二、守信用。\n问：多少钱？\n答：以通知为准。\n以上由某某局负责解释。`;

const GUIDE = `# 某某认定\n\n## 空标题\n\n## 条件\n\n在本市注册。\n\n## 材料\n\n1、执照\n2、报告\n\n### 备注栏目`;

const OPINION = `某某意见\n各县：\n一、要求\n（一）甲事。做好甲事。\n（二）乙事。做好乙事。\n（三）丙事。做好丙事。\n各地区、各部门要认真落实本意见。\n附件1：甲表.doc\n附件2：乙表.doc\n某某厅\n2024年1月2日`;

describe("nothing of a text is lost", () => {
  it.each([
    ["通知和附件", NOTICE, "a.md"],
    ["卡片", CARD, "a.txt"],
    ["法规", LAW, "a.md"],
    ["问答", ANSWERS, "a.txt"],
    ["指南", GUIDE, "a.md"],
    ["意见", OPINION, "a.txt"],
  ])("%s", (_, content, name) => {
    expect(lostFrom(content, name)).toEqual([]);
  });

  const heads = fc.constantFrom(
    "第一章 ",
    "第二章 ",
    "第一条 ",
    "第二条 ",
    "第三条 ",
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "（三）",
    "1．",
    "2．",
    "3．",
    "（1）",
    "（2）",
    "①",
    "②",
    "问：",
    "答：",
    "附件1 ",
    "附件：1.",
    "附件2：",
    "申请材料：",
    "受理条件：",
    "办理地点：",
    "## ",
    "### ",
    "",
    "",
    "",
  );
  const tails = fc.constantFrom(
    "",
    "。",
    "：",
    "？",
    "；",
    `。${"企业可以申请，材料应当齐全。".repeat(40)}`,
  );
  const lines = fc.array(fc.tuple(heads, tails, fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 24,
  });

  it("whatever it is made of", () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (made, isNotice) => {
        const body = made.map(([head, tail, kind], at) => {
          if (kind === 0) return `| 列${String(at)} | 值${String(at)} |`;
          if (kind === 1) return "银川市某某局\n\n2024年1月2日";
          return `${head}内容${String(at)}号${tail}`;
        });
        const top = isNotice
          ? ["银川市某某局关于印发《某某办法》的通知", "银科发〔2024〕7号", "现印发。", "某某办法"]
          : ["某某办法"];
        expect(lostFrom([...top, ...body].join("\n\n"), "a.md")).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
