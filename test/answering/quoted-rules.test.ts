import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import type { Frame } from "../../src/answering/frame.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-24";

/** What is said to a message, after others of the same conversation. */
function said(text: string, ...before: string[]) {
  const earlier: Frame[] = [];
  for (const one of before) {
    const { frame } = answer({ text: one, asOf, earlier }, realMind);
    if (frame) earlier.push(frame);
  }
  const { replies } = answer({ text, asOf, earlier }, realMind);
  return {
    kinds: replies.map(({ kind }) => kind),
    text: replies.map((reply) => reply.text).join("\n"),
  };
}

describe("a figure of a rule that stands in the question", () => {
  it.each([
    "专精特新那个发展评价得分，你按我们数据帮着算算能不能上50",
    "2026小巨人复核按新办法还是老办法，5000万营收那条要不要考",
    "今年报专精特新还是主营70%吧",
    "24年众创空间场地500平50工位这标准还有效吗",
    "小巨人营收不够5000万有别的路没",
    "创新型三年内股权融资500万含不含可转债",
    "小巨人要4个一类是吧，复核也要4个吗",
    "科小是不是500人2亿那条线",
  ])("is not judged as the company's: %s", (text) => {
    expect(said(text).text).not.toMatch(/这一条不?够|差 .{1,8}。/);
  });

  it.each([
    ["全年平均80个人，搞技术的平均8个，高企卡在线上行不行", /这一条够/],
    ["我们研发费占收入4.5%，去年收入3000万，高企这条够不够", /不够/],
    ["去年6月18号领的照，今年6月17号能报高企不", /不够，差 1 天/],
  ])("but the company's own figures are: %s", (text, wanted) => {
    expect(said(text).text).toMatch(wanted);
  });
});

describe("a document or title that is not known", () => {
  it.each([
    ["区里今年不是有个《人工智能企业算力券管理办法》宁科规发〔2026〕9号吗，给多少，咋领", /科技厅/],
    ["财税〔2026〕15号说加计扣除提到150%，在哪查", /税务/],
    ["《宁夏科技领军企业培育办法》第五条怎么说", /没有《宁夏科技领军企业培育办法》/],
  ])("is said not to be known: %s", (text, wanted) => {
    const { kinds, text: told } = said(text);
    expect(kinds).toEqual(["handoff"]);
    expect(told).toMatch(/库里没有.*不能确认/);
    expect(told).toMatch(wanted);
  });

  it.each([
    ["技术先进型服务企业也是15%，是不是跟高企一套条件？帮我对对", /两套条件/],
    ["创新型示范企业是不是就是创新型中小企业，评分60就行", /不是一个/],
    ["国家技术创新示范企业跟创新型示范企业是一个吗", /都不是一个/],
    ["农业龙头企业和农高是不是一回事", /不是农业高新技术企业/],
    ["知识产权优势企业是不是知识产权多的高企", /没有装进/],
    ["集成电路企业两免三减半，我们高企能叠不", /没有装进/],
    ["23年银党办14号那个25万是不是就是高企的奖", /瞪羚.*不是高企的奖/],
    ["我们评上标准级孵化器，自治区是按国家级给100万吗", /没有标准级、卓越级/],
  ])("is told from what it looks like: %s", (text, wanted) => {
    const { kinds, text: told } = said(text);
    expect(kinds).toEqual(["handoff"]);
    expect(told).toMatch(wanted);
  });

  it.each([
    "《高新技术企业认定管理办法》第十一条怎么说",
    "工信部企业〔2026〕2号里小巨人营收要多少",
  ])("but a known one is told: %s", (text) => {
    expect(said(text).kinds).toEqual(["answer"]);
  });
});

describe("another place's rule", () => {
  it.each([
    ["河南研发后补助五百万以内10%以上5%，我们也按这算行不行", /比例和上限没有装/],
    ["厦门那个研发新增部分补20%最高500万，银川有没有同样标准", /银川、宁夏.*没有查到/],
    ["苏州专精特新奖100万是真的吗，咱银川有没有", /银川.*奖补现行文件库里没有/],
    ["内蒙古要求高企必须有三年审计，宁夏也这样吗", /只管内蒙古/],
    ["知识产权不许全是2026年拿的——我们宁夏今年也要卡这个吗", /浙江.*不是国家规定/],
  ])("leads back to the own place: %s", (text, wanted) => {
    expect(said(text).text.replaceAll("\n", "")).toMatch(wanted);
  });

  it("is no matter where a company moves", () => {
    expect(said("公司整个从西安迁到银川来，陕西发的高企证过来能接着用不").text).toMatch(
      /^跨认定机构/,
    );
  });
});

describe("a question that goes on", () => {
  it.each([
    [
      "税局那边加计扣除也一样进吧？",
      "研发中心的房子是租的，能进高企研发费用吗",
      /房屋租金不在范围/,
    ],
    ["税务加计那边也一样能进吧", "研发人员出差的差旅费能进高企研发费用吗", /10%.*差旅|差旅.*10%/],
    ["加计也能进呗", "装修研发室的钱高企能算研发费吗", /不能加计/],
    [
      "我们是今年新拿的高企制造业，还没报过，现在还赶得上吗，什么时候截止",
      "高企证今年8月到期没续成，增值税那个加计抵减5%还能用到哪天",
      /2027-04-10/,
    ],
    ["我们刚评上的高企，今年还能报名单不", "先进制造业加计抵减要哪些条件", /2027-04-10/],
  ])("keeps its matter: %s", (text, before, wanted) => {
    expect(said(text, before).text.replaceAll("\n", "")).toMatch(wanted);
  });
});

describe("what belongs beside", () => {
  it.each([
    ["参与起草过一个行标，起草单位里我们排第五，科小能不能直接给过不打分", /第六条（一）到（四）/],
    ["自治区重点实验室在我们公司，科小免打分还看规模不", /500 人/],
    ["委托外头公司搞的研发，合同没去登记，是不是也能扣？对方公司说他们也要扣", /登记.*受托方不/],
    ["孵化器今年归谁管了，级别是不是改叫法了", /131号.*标准级、卓越级/],
    ["小巨人得过国家科技奖，是不是营收也不用看", /其余条件照样/],
    ["有个代办公司说包我们今年科小过，收费三千，能让他们弄不", /不得通过第三方.*3 年内/],
  ])("is told: %s", (text, wanted) => {
    expect(said(text).text.replaceAll("\n", "")).toMatch(wanted);
  });
});
