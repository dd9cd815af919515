import { describe, expect, it } from "vitest";
import { documentOf } from "./documents.ts";

const long = "做好统计、指导、督促和总结，及时报告进展和问题，不得弄虚作假。".repeat(10);
const item = (n: string, what: string) => `（${n}）${what}。${long}`;
const items = `${item("一", "甲事")}\n${item("二", "乙事")}\n${item("三", "丙事")}`;

/** Place, heading and text of each part. */
const partsOf = (content: string) =>
  documentOf(content).parts.map(({ place, heading, text }) => [place, heading, text] as const);

describe("a paragraph behind the last item of a list", () => {
  it("that speaks of the whole closes the document", () => {
    const closing = "某某部负责本意见的督促检查，重大事项及时报告。";
    const parts = partsOf(`某某意见\n一、总则\n甲。\n二、措施\n${items}\n${closing}`);
    expect(parts.at(-1)).toEqual(["", "结尾语", closing]);
    expect(parts.at(-2)?.[0]).toBe("二（三）");
    expect(parts.at(-2)?.[2]).not.toContain(closing);
  });

  it("that ends a section belongs to what the list stands in", () => {
    const closing = "以上材料一律在网上提交。";
    const parts = partsOf(`某某通知\n一、材料\n${items}\n${closing}\n二、时间\n三月。`);
    expect(parts.filter(([place]) => place === "一").map(([, , text]) => text)).toEqual([closing]);
  });

  it("stays in its item where another item has several paragraphs as well", () => {
    const more = "具体办法另行通知，各县可以先行先试。";
    const last = `${item("三", "丙事")}\n${more}`;
    const text = `某某意见\n一、措施\n${item("一", "甲事")}\n${more}\n${item("二", "乙事")}\n${last}`;
    expect(partsOf(text).find(([place]) => place === "一（三）")?.[2]).toContain(more);
  });

  it("stays in its item where that only leads up to it", () => {
    const told = "其中一项为重点。";
    const text = `某某意见\n一、措施\n${item("一", "甲事")}\n${item("二", "乙事")}\n（三）丙事如下：\n${told}`;
    expect(partsOf(text).find(([place]) => place === "一（三）")?.[2]).toContain(told);
  });

  it("is a formula of its own under whatever it stands", () => {
    const parts = partsOf("某某通知\n各县：\n一、甲\n请照办。\n二、乙\n请报告。\n特此通知。");
    expect(parts.slice(-2)).toEqual([
      ["二", "乙", "请报告。"],
      ["", "结尾语", "特此通知。"],
    ]);
  });

  it("leaves what stands over contacts where it is", () => {
    const text =
      "某某通知\n一、甲\n请照办。\n二、乙\n请报告。\n三、联系方式\n某某处\n电话：0951-0000000";
    expect(partsOf(text).at(-1)).toEqual(["三", "联系方式", "某某处\n电话：0951-0000000"]);
  });
});

describe("the list of annexes", () => {
  const base = "某某通知\n各县：\n一、甲\n请照办。\n二、乙\n请报告。";

  it.each([
    ["以附件：起头", "附件：1.申请表\n2.名单\n3.汇总表"],
    ["每行一个附件", "附件1：申请表.doc\n附件2：名单.doc\n附件3：汇总表.doc"],
    ["只有一个", "附件：申请表"],
  ])("is a part of its own, %s", (_, list) => {
    const last = ["", "附件目录", list];
    expect(partsOf(`${base}\n${list}\n某某市某某局\n2024年1月2日`).at(-1)).toEqual(last);
    expect(partsOf(`${base}\n${list}`).at(-1)).toEqual(last);
    expect(partsOf(`${base}\n某某市某某局\n2024年1月2日\n${list}`)).toContainEqual(last);
  });
});

describe("a table whose cells the file gives a line each", () => {
  it("keeps the names of its columns, which are no title of the annex", () => {
    const rows = `一、金融方面\n1\n风险补偿：${long}\n全市\n二、人才方面\n2\n职称评审：${long}\n全市`;
    const parts = documentOf(
      `某某通知\n各县：\n一、甲\n请照办。\n二、乙\n请报告。\n附件\n推广一览\n序号\n改革举措\n推广范围\n${rows}`,
    ).parts.filter((part) => part.place.startsWith("附件"));
    expect(parts[0]?.text).toBe("序号\n改革举措\n推广范围");
    expect(parts.map((part) => part.chapter)).toEqual(Array(3).fill("推广一览"));
    expect(new Set(parts.map((part) => part.place + part.heading)).size).toBe(3);
  });
});
