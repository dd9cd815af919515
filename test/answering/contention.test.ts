import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { askingClauses, clausesWithout } from "../../src/answering/asking-clauses.ts";
import { wordsMatched } from "../../src/knowledge/pattern-words.ts";
import { readPattern } from "../../src/knowledge/pattern.ts";
import { realMind } from "../real-knowledge.ts";

function said(text: string, asOf = "2026-11-24"): string {
  const { replies } = answer({ text, asOf, earlier: [] }, realMind);
  return replies.map((reply) => reply.text).join("\n");
}

describe("the clauses that ask", () => {
  it.each([
    ["现在还能填科小不？系统好像进不去了", "现在还能填科小不？"],
    ["文化不高说不清，评农高研发占比要几个点", "评农高研发占比要几个点"],
    ["材料交上去半个月了，咋还没信", undefined],
    ["高企几年一复核", undefined],
  ])("of %s", (text, asked) => {
    expect(askingClauses(text, realMind)).toBe(asked);
  });
});

describe("a message without the clauses that hold words", () => {
  it.each([
    ["货款压着，想先还旧贷再续，有没有这种钱", "想先还旧贷再续，有没有这种钱"],
    ["客户货款不给，咋要", undefined],
    ["货款咋要", undefined],
  ])("of %s", (text, rest) => {
    expect(clausesWithout(["货款"], text, realMind)).toBe(rest);
  });
});

describe("the words by which patterns apply", () => {
  it("are the longest of each, and none of a pattern that does not apply", () => {
    const patterns = [readPattern("厂房|厂 建|盖"), readPattern("消防 验收")];
    expect(wordsMatched(patterns, "建厂房找谁")).toEqual(["厂房", "建"]);
  });
});

describe("a table that goes only by the story yields to the clause that answers what is asked", () => {
  it.each([
    ["现在还能填科技型中小企业不？系统好像进不去了", /2026-06-01 到 2026-08-31/],
    ["自治区科技小巨人现在还评着没？领导让写进明年计划", /没有列入/],
    ["2027年高企申报，“最近一年”我用2025年的数据对不对", /申报年减一/],
    ["专利质押贷款的评估费，自治区科技金融补助里头给不给报？", /评估费.*\n?.*总额控制/s],
    ["我们是种枸杞的，文化不高说不清，就问去年收入正好3000万，评农高研发占比得做到几个点", /3%/],
  ])("%s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it.each([
    // What asks says too little by itself: the message without the story finds the clause.
    [
      "流贷30号就到期，货款还压在甲方手里，想先借一笔把银行的还上再续贷，政府这边有没有这种垫一下的钱",
      /转贷资金是过桥用的/,
    ],
    [
      "专精特新的证到2027年6月才到期，4月开始换新办法了，我这老证是不是作废了要重报",
      /到期前继续有效/,
    ],
    // Both readings find the same clause.
    [
      "我们仨刚出来创业，执照还没办下来，听说能领一种券拿去抵检测费，我们这号没公司的能领不",
      /创业者/,
    ],
    ["听说明年专精特新要严，眼下报营收得多少", /1500 万元/],
    // What the story says draws to another clause.
    ["证书一角让水泡了没事，我就问高企有效期从哪天起算几年", /三年/],
  ])("where what asks leans on the rest: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it.each([
    ["外贸单子退税拖了四个月，高企有没有绿色通道", /税务局/],
    ["鼓励类产业那个15%，一直到2030年的，我们没高企能享不", /西部大开发/],
    ["发明专利权评估和奖励，科小能去哪个窗口领", /市场监管局/],
  ])("but not where the clause before is what is asked of: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it.each([
    ["我们系统进不去了，高企年报咋填", /年报|报表/],
    ["材料交上去半个月了，咋还没信", /查不到你的件/],
    ["听说高企门槛以后要提高，是不是真的", /不做预测/],
    ["石嘴山那边新认定高企给50万，咱银川应该也一样吧", /石嘴山市 2018—2020/],
  ])("but not what is asked by it: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("what the company is", () => {
  it.each([
    ["做锅炉改造的，去年卖了1900万，离规上工业还差多远、线是多少", /2,000 万元/],
    ["我们是开食堂的，科小评分要多少分过", /60 分/],
    ["出口退税卡着一直没下来，出口这块的收入算不算高企总收入", /总收入/],
  ])("makes no matter of an office's: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it.each([
    ["我们是高企，客户欠货款两百万死活不给，咋要回来", /人民法院/],
    ["公司是科小，房东押金不退咋办", /人民法院/],
  ])("makes nothing ours that is an office's: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it("is told of a row that speaks of what was not named", () => {
    const text = said("老贷款快到期了想找公家先垫上，新贷下来就还，一天收多少费");
    expect(text).toMatch(/转贷资金/);
  });
});

describe("a table that says no word more than the clause yields to it", () => {
  it.each([
    ["专审报告由哪家出有要求没", /20 人|三年/],
    ["我那小巨人三年到期复核今年按新的5000万营收卡吗", /63号/],
    ["专精特新的发展评价什么时候测", /平台/],
  ])("%s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("of several offices", () => {
  it("the one whose matter it is by name is named", () => {
    expect(said("新建厂房环评报告找谁批")).toMatch(/生态环境/);
  });

  it("one is named before figures told by the way are judged", () => {
    expect(said("新授权了两个发明专利，想领专利资助，是不是来你们科技局办")).toMatch(/市场监管局/);
  });
});

describe("a year that is named", () => {
  it("is that of every part that names none", () => {
    const text = said(
      "翻出来一份2018年自治区科技小巨人的申报通知，想核一下：净利润加纳税当时要多少？研发人员占比多少？",
    );
    expect(text).toMatch(/300 万元/);
    expect(text).toMatch(/8%/);
  });
});

describe("sizes with all figures", () => {
  it.each([
    "搞软件的，90个人，一年1200万，投标要填企业规模，填中型还是小型",
    "软件业95人，营业收入1200万，划型算中型还是小型",
  ])("are told: %s", (text) => {
    expect(said(text)).toMatch(/是小型/);
  });
});

describe("a figure that is another programme's", () => {
  it.each([
    ["小巨人平台评价50分就够，我们53，稳了吧", /专精特新 50 分/],
    ["科技型中小企业是不是300人以内、资产5000万以内，我们310人没戏了", /从业人数 300 人/],
    ["自治区科技小巨人（2018那个）得营收5000万，我们差点意思", /营收 5000 万的是工信/],
    ["高企第三批不是9月24截止嘛，我们银川的迟了两天，还能补吗", /北京 2026 年/],
  ])("is said whose it is: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it("is none that the company claims, nor half of a sum", () => {
    expect(said("技术合同签了200万 一分没付，先按30%把60万申了吧")).not.toMatch(/60万这个数/);
    expect(said("灵武对国家高企有县级配套没，市里给一半县里给一半是不是")).not.toMatch(
      /一半这个数/,
    );
  });
});

describe("what is not in the knowledge", () => {
  it("is said of a product that is named", () => {
    expect(said("银川“科创金种子贷”利率多少，要抵押不")).toMatch(/库里没有“科创金种子贷”/);
    expect(said("银川的塞上成长贷能贷多少")).toMatch(/库里没有“塞上成长贷”/);
    expect(said("宁科贷去哪家银行办")).not.toMatch(/库里没有“/);
  });

  it("is said of another place, whose the product is beside", () => {
    expect(said("南京的子公司能不能用宁科贷")).toMatch(/南京的办法库里没有.*宁夏的项目/);
  });
});

describe("what is asked beside figures that are judged", () => {
  it("is answered too", () => {
    const text = said(
      "6个实用新型，发明一个没有。高企打分里知产数量这一小项大概落在哪个档？另外参编过一个行业标准能不能加分",
    );
    expect(text).toMatch(/B 档/);
    expect(text).toMatch(/参与编制.*加 1—2 分/);
  });
});
