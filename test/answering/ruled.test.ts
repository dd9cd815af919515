import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import type { Frame } from "../../src/answering/frame.ts";
import type { Day } from "../../src/calendar/day.ts";
import { realMind } from "../real-knowledge.ts";

/** What is answered to messages of one conversation, the last of it. */
function told(asOf: Day, ...texts: string[]) {
  const earlier: Frame[] = [];
  let last = answer({ text: "", asOf, earlier }, realMind);
  for (const text of texts) {
    last = answer({ text, asOf, earlier }, realMind);
    if (last.frame) earlier.push(last.frame);
  }
  const [reply] = last.replies;
  if (!reply) throw new Error("Nothing was answered.");
  return { ...reply, clauses: reply.citations.map((one) => `${one.number ?? ""} ${one.article}`) };
}

describe("figures in a question", () => {
  it("are judged by the band they fall into, 5000 万 itself belonging to the lower one", () => {
    const on = told("2026-06-01", "去年收入正好5000万，三年研发占4.99%，高企够不够");
    expect(on.text).toMatch("4.99%");
    expect(on.text).toMatch("不低于 5%（含）。这一条不够，差 0.01 个百分点");
    const over = told("2026-06-01", "去年收入5000万零1块，三年研发占4.99%，高企够不够");
    expect(over.text).toMatch("不低于 4%（含）。这一条够");
    expect(over.clauses[0]).toBe("国科发火〔2016〕32号 第十一条（五）");
  });

  it("are summed exactly, and never rounded onto a threshold", () => {
    const { text } = told("2026-06-01", "12个月平均下来职工213.5人，搞技术的21.3人，高企这条够吗");
    expect(text).toMatch("21.3 人 ÷ 213.5 人 ≈ 9.98%");
    expect(text).toMatch("这一条不够");
  });

  it("say what else counts, and take no verdict on the whole", () => {
    const { text } = told("2026-06-01", "我们80个人，8个科技人员，高企够不够");
    expect(text).toMatch("8 人 ÷ 80 人 ＝ 10%");
    expect(text).toMatch("高新技术企业认定还要看");
    expect(text).not.toMatch("可以通过");
  });

  it("follow the version of the day", () => {
    const text = "在这个小行当里干了两年半，能申省里的专精特新不";
    expect(told("2026-03-20", text).text).toMatch("不低于 2 年（含）。这一条够");
    expect(told("2026-06-03", text).text).toMatch("不低于 3 年（含）。这一条不够，差 0.5 年");
  });

  it("say what was taken for granted", () => {
    const { text } = told(
      "2026-05-11",
      "托德国一家公司做，付150万，国内自己的研发100万，最多加计基数认多少",
    );
    expect(text).toMatch("≈ 66.67 万元");
    expect(text).toMatch("按受托方不是境外个人、");
  });

  it("say what is missing instead of a share that could lie anywhere below", () => {
    const { text } = told("2026-04-15", "6100万去年收入 三年研发加起来820，高企够不够");
    expect(text).toMatch("不低于 4%（含）。还要看 2023、2024 年销售收入。");
    expect(text).not.toMatch(/÷|13\.44|0%到/);
  });

  it("go on with the figures before", () => {
    const first = "去年正好5000万，三年研发4.6个点，高企过得去不";
    expect(told("2026-06-01", first, "要是5.1个点呢").text).toMatch("5.1%");
    const both = told("2026-06-01", first, "要是5.1个点呢", "那收入2亿零1块呢").text;
    expect(both).toMatch("不低于 3%（含）。这一条够");
    const more = told("2026-06-01", "高企三年里拢共落地了11个成果，划到哪一档", "再凑1个呢").text;
    expect(more).toMatch("12 项 ÷ 3 ＝ 4 项");
    expect(more).toMatch("B 档，19–24 分");
  });

  it("are judged again when they are put right, asked or not", () => {
    const first = "25年卖了2.03亿，三年一共5.5亿，研发1650万，高企够不够";
    expect(told("2026-06-16", first).text).toMatch("不低于 3%（含）。这一条够");
    const right = told("2026-06-16", first, "哎看错了，25年是整整2个亿，别的不变").text;
    expect(right).toMatch("1,650 万元 ÷ 55,000 万元 ＝ 3%");
    expect(right).toMatch("不低于 4%（含）。这一条不够，差 1 个百分点");
  });

  it("are not told again to a further question", () => {
    const first = "去年正好5000万，三年研发4.6个点，高企过得去不";
    expect(told("2026-06-01", first, "那证书管几年呢").text).not.toMatch("4.6%");
  });

  it("of points are summed as far as they are known", () => {
    const { text } = told("2026-06-26", "技术员占15%，研发占收入4.2%，2个软著，科小能到多少分");
    expect(text).toMatch("研发投入（占销售收入）：4.2%");
    expect(text).toMatch("已知的几样合起来 50 分，综合得分要不低于 60 分，还差 10 分");
  });

  it("are judged by each programme that is named", () => {
    const { text, clauses } = told("2026-06-04", "负债率76%，专精特新跟小巨人是不是两个都没戏");
    expect(text).toMatch(
      "专精特新中小企业认定：上年末资产负债率：76%；要不超过 80%（含）。这一条够",
    );
    expect(text).toMatch("要不超过 75%（含）。这一条不符合，超 1 个百分点");
    expect(clauses).toHaveLength(2);
  });

  it("save tax at the rate that is said", () => {
    const { text } = told("2026-06-16", "研发费用200万，税率15%，加计能省多少");
    expect(text).toMatch("200 万元 × 15% ＝ 少交 30 万元");
  });

  it("of no points are not enough, whatever the others are", () => {
    const { text } = told("2026-06-14", "科技人员占9.8%，别的分挺高，科小凑60不就行了");
    expect(text).toMatch("科技人员得分：0 分；要高于 0 分（不含）。这一条不够");
  });

  it("of the day of filing are moved by a day alone", () => {
    const first = "我司2025年4月20日拿的营业执照，这个月25号去交高企材料赶不赶趟";
    expect(told("2026-04-16", first).text).toMatch("370 天");
    expect(told("2026-04-16", first, "改成18号呢").text).toMatch("363 天；要不低于 365 天（含）");
  });

  it("of size are told by the name of the size", () => {
    const { text } = told("2026-06-16", "工业企业，310人，营收1900万，什么型");
    expect(text).toMatch("规模：按工业划，是小型。");
  });

  it("are not judged by a rule of another region", () => {
    expect(told("2026-05-18", "青岛市级众创空间500平够不够").text).not.toMatch("这一条够");
  });

  it("leave text alone that is about something else", () => {
    const { text } = told(
      "2026-04-21",
      "请外头的人帮着搞技术，花了100个，会计师只给我认80，他是不是坑我",
    );
    expect(text).toMatch("80%");
    expect(text).not.toMatch("还要看");
  });
});

describe("titles that are held", () => {
  it("are no subject where another one is asked for", () => {
    const { clauses } = told("2026-08-11", "创新型中小，拿了高企还用打分吗");
    expect(clauses[0]).toBe("工信部企业〔2022〕63号 附件1 一");
  });
});

describe("windows", () => {
  it("are not told where something else stands in the way", () => {
    const { text } = told("2026-06-04", "去年出过一次安全事故，不大，还能报高企吗");
    expect(text).toMatch("申请认定前一年内");
  });

  it("in November are next year's, with the years that count then", () => {
    const { text } = told("2026-11-25", "今天还能报高企吗");
    expect(text).toMatch("估计在 2027");
    expect(text).toMatch("2024、2025、2026 年");
    expect(text).toMatch("还没有决算");
  });

  it("of a notice are told with their days", () => {
    expect(told("2026-07-01", "科小现在还能入库不").text).toMatch("到 2026-08-31 止");
  });
});

describe("changes", () => {
  it("between two days come from the versions of the rule", () => {
    const { text } = told("2026-05-01", "小巨人3月31号和4月1号申报条件有什么区别");
    expect(text).toMatch("2026-04-01 起按工信部企业〔2026〕2号");
    expect(text).toMatch("70%（含）；现在 上年主营业务收入占营业收入不低于 90%（含）");
  });

  it("are none between two days of one version", () => {
    const { text } = told("2026-06-01", "高企5月1号和6月1号报有什么区别");
    expect(text).toMatch("条件没有变");
  });
});

describe("lists", () => {
  it.each([
    ["高企有什么好处", "15% 的税率"],
    ["高企要什么材料", "专项审计或鉴证报告"],
    ["科小去哪报", "优质中小企业梯度培育平台"],
    ["高企谁批", "自治区认定机构"],
    ["先进制造业加计抵减什么时候报", "2026-12-01 到 2026-12-10"],
  ])("%s", (text, part) => {
    expect(told("2026-11-25", text).text).toMatch(part);
  });

  it("of points are a table", () => {
    expect(told("2026-11-25", "科小60分怎么算").table?.rows.map(([name]) => name)).toEqual([
      "科技人员",
      "研发投入",
      "科技成果",
    ]);
  });
});
