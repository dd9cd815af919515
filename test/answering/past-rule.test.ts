import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { ofOtherSide } from "../../src/answering/deal-side.ts";
import { lastDayOfRules, yearOfPastRule } from "../../src/answering/past-rule.ts";
import { realMind } from "../real-knowledge.ts";

const today = "2026-11-26";

/** All that is said to a message, in one line. */
function said(text: string): string {
  const { replies } = answer({ text, asOf: today, earlier: [] }, realMind);
  return replies
    .map((reply) => reply.text)
    .join("")
    .replaceAll("\n", "");
}

describe("a year told for which alone a programme has a rule", () => {
  const giant = ["region-little-giant"];
  it.each([
    ["17年亏了一点点,18年报区科技小巨人行吗", giant, "2018-12-31"],
    ["科技小巨人按2018那版", giant, "2018-12-31"],
    ["科技小巨人19年呢", giant, undefined],
    ["18年那套科技小巨人现在还用吗", giant, undefined],
    ["2018年办法农高研发几个点", ["agri-hnte"], "2018-12-31"],
    ["18年的高企", ["hnte"], undefined],
    ["18年", [], undefined],
  ])("%s", (text, programmes, day) => {
    expect(yearOfPastRule(text, programmes, today, realMind)).toBe(day);
  });

  it("ends where figures were last known", () => {
    expect(lastDayOfRules(giant, today, realMind)).toBe("2018-12-31");
    expect(lastDayOfRules(["agri-hnte"], today, realMind)).toBe("2021-09-12");
    expect(lastDayOfRules(["hnte"], today, realMind)).toBeUndefined();
  });

  it.each([
    ["科技型中小的牌子拿了才半年能申科技小巨人不 2018年那套", /不够，差 6 个月/],
    ["我们120人,搞研发的9个,18年那套科技小巨人研发人员这条过没过", /7\.5%.*这一条不够/],
    [
      "18年那会儿评区科技小巨人,我们收入1980万,利润加税320万,能过吗",
      /1,980 万元.*不够.*320 万元.*够/,
    ],
    ["种苗公司一共45个人,科技人员3个,农高这条(老办法5%)够不够", /6\.67%.*不低于 5%.*够/],
    ["技术收入占四成五,18年科技小巨人这条过得去不", /45%.*不低于 50%.*不够/],
    ["农业公司收入2800万,两年研发加买技术占2.5%,按老办法够不够", /2\.5%.*不低于 3%.*不够/],
    ["收入3000万整的农业企业 2018年办法研发比例是2%还是3%", /这一档.*不低于 3%(?!.*这一条不够)/],
    [
      "去年净利润180万,交税130万,科技小巨人利税那条够吗",
      /^现在的规定没有查到，只能拿 2018-12-31 以前的.*310 万元.*够/,
    ],
  ])("decides: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("the side of a deal that a question speaks of", () => {
  const [buyer, seller] = ["受让方最高按已支付的补", "输出方是企业的，按已取得的补"];
  it.each([
    ["我们把专利卖给外地企业,补几个点", true, false],
    ["从陕西买了个专利许可,补多少", false, true],
  ])("%s", (text, ofBuyer, ofSeller) => {
    expect(ofOtherSide(text)?.(buyer)).toBe(ofBuyer);
    expect(ofOtherSide(text)?.(seller)).toBe(ofSeller);
  });

  it.each(["买卖技术有没有补助", "技术交易补助给谁"])("is open: %s", (text) => {
    expect(ofOtherSide(text)).toBeUndefined();
  });

  it.each([
    ["我们把专利卖给外地企业,收到的钱自治区给补吗 几个点", /^输出方是企业的/],
    ["我们从陕西买了个专利许可,合同300万付了120万,补多少", /^买技术最高补助.*36 万元/],
  ])("answers: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("what is asked beside of a programme, and is known not to be known", () => {
  it.each([
    ["瞪羚的条件是啥,往年几号截止", /9 月 18 日.*门槛.*没有装/],
    ["特派员项目给多少钱,一家能报俩吗", /给多少钱.*没有装.*每个主体只报 1 项/],
    ["雏鹰增长要几个点,评上银川给奖不", /15%.*市县奖补没有装/],
  ])("is told too: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it("is not told twice", () => {
    expect(said("创新券谁能领,一张多少钱").match(/面向企业法人/g)).toHaveLength(1);
  });
});

describe("of the region and its counties", () => {
  it.each([
    ["农高企业研发投入里头买技术花的钱算不算", /^现行农高办法里买技术的钱/],
    ["合作社做枸杞的公司,想申农业高新技术企业,科技人员要多少比例", /^现行农高办法的人员和收入比例/],
    ["规上里头搞研发的占多少 宁夏", /^2023 年全区.*41\.2%/],
    ["第一次进规上,盐池给不给钱", /首次入规 10%/],
    ["首次归集研发费在盐池有5万,那跟加计扣除那5%能一块拿吗", /叠加.*没有写明/],
    ["市里科技项目啥时候能报,是不是错过了就得等明年", /第二批截至 9 月底/],
    ["银川市自己的科技小巨人什么条件呀", /可以问银川市科技局/],
    ["小巨人的增长率怎么看,收入和利润都得涨10%吗", /两项有一项就行.*不低于 5%/],
    ["市级企业技术中心归科技局评吗,条件啥样", /归工信部门/],
    ["从外省搬来的高企到宁夏,证还认吗 有奖没", /继续有效.*奖补.*没有装/],
    ["农高证去年到期了没管,现在还算农高吗", /期满要重新认定/],
  ])("is told: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});
