import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-24";

/** Honest questions that share the words of a table's row, and others that the row is for. */
const rows = readFileSync(join(import.meta.dirname, "kinds.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { text: string; kind: string; as_of?: string });

/** All that is said to a message. */
function said(text: string, day = asOf): string {
  const { replies } = answer({ text, asOf: day, earlier: [] }, realMind);
  return replies.map((reply) => reply.text).join("\n");
}

describe("the kind of reply", () => {
  it("is the one that each question asks for", () => {
    const wrong = rows.filter(({ text, kind, as_of: day = asOf }) => {
      const { replies } = answer({ text, asOf: day, earlier: [] }, realMind);
      return replies[0]?.kind !== kind;
    });
    expect(wrong).toEqual([]);
  });
});

describe("what is asked decides, not what is told before it", () => {
  it.each([
    ["帮我们做高企专审的所只有12个人行不行，老板图便宜", /20 人/],
    ["小巨人的发明专利，3项是买的1项是自己的，凑够4项没", /不够/],
    ["上个月消防来检查罚了我们两千块，老板说今年高企是不是废了啊", /一般行政处罚不当然等于“重大”/],
    ["个税手续费返还算总收入不", /总收入/],
    ["社保断了一个月的人，183天还算不算", /183 天/],
    ["研发平台补助算不算不征税收入", /不征税收入/],
    ["新办法小巨人什么时候施行的", /2026-04-01 起/],
    ["首台套能替代小巨人的条件吗", /Ⅰ类/],
  ])("%s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("what a row of unknowns offers to tell", () => {
  it.each([
    ["2028年加计扣除还有吗", /不做预测.*\n.*没有截止年份/],
    ["科小宁夏第几批什么时候公示", /没有装进来.*\n.*2026-06-01 到 2026-08-31/],
    ["小巨人宁夏什么时候收材料", /没有装进来.*\n.*写的是：(?!.*库里没有)/],
  ])("is told: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("a comparison of versions", () => {
  it.each([
    ["专精特新旧证到2027年才到期，新办法出来是不是作废了", /到期前继续有效/],
    ["孵化器划到工信部以后，自治区这边的孵化器认定办法跟着改了没", /以当年通知为准/],
  ])("is not told where it is asked whether something still holds: %s", (text, told) => {
    expect(said(text)).toMatch(told);
    expect(said(text)).not.toMatch(/及以前按/);
  });

  it("is told where it is asked for", () => {
    expect(said("专精特新今年4月后变了啥")).toMatch(/及以前按/);
  });
});

describe("the asker's own figures", () => {
  it("are all used where points are asked for", () => {
    const text = said("80人的公司，21个科技人员，研发占收入4.2%，两个软著，科小能及格不");
    expect(text).toMatch(/合起来 58 分.*还差 2 分/);
    expect(text).not.toMatch(/算个例子/);
  });

  it("make the base of the deduction, with what is taken for granted said in one line", () => {
    const text = said("研发五项费用90万，其他相关费15万，加计能加多少进基数");
    expect(text).toMatch(/其他相关费用：.*＝ 10 万元/);
    expect(text).toMatch(/可加计扣除的研发费用：100 万元/);
    expect(text).toMatch(/^按没有委托境内研发、.*算。$/m);
  });

  it("of contracts abroad are read with those at home", () => {
    expect(said("委托境外300万，境内符合条件的研发400万，能加计多少")).toMatch(/640 万元/);
  });

  it.each([
    ["委托境外500万，境内600万，境外能加计多少", /＝ 400 万元/],
    ["凑够70分了没，知产24转化20管理15成长12", /71 分；.*这一条够/],
  ])("are read as people string them together: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it("are no claims about a policy", () => {
    expect(said("技术合同签了200万 一分没付，先按30%把60万申了吧")).not.toMatch(/200万这个数/);
  });

  it("are not judged by another programme than the one named", () => {
    expect(said("我们两年研发平均1200多万，专精特新直接直通得了")).not.toMatch(/这一条够/);
  });
});

describe("a second part", () => {
  it("asks the same of the other programme", () => {
    const text = said("中试做出来的产品卖了，高企那边研发费要扣出来么？报税加计呢");
    expect(text).toMatch(/国家税务总局公告2017年第40号/);
    expect(text).not.toMatch(/按成本的 200% 摊销/);
  });
});
