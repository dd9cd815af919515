import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { withEachBank, withRates } from "../../src/answering/ruled/figures/spoken-rates.ts";
import { realMind } from "../real-knowledge.ts";

/** What is said to a message, with the kind of its first reply before it. */
function said(text: string): string {
  const { replies } = answer({ text, asOf: "2026-11-26", earlier: [] }, realMind);
  return `${replies[0]?.kind ?? ""} ${replies.map((reply) => reply.text).join("\n")}`;
}

describe("loans and what is paid back of them", () => {
  it.each([
    ["宁科贷银行没批，能找你们科技局投诉让他们放吗", /^answer 批不批.*不能替银行放款/],
    ["宁科贷还不上，政府补偿了银行，是不是就不用还了", /不是替企业还，企业欠的还要还/],
    ["宁科贷去年是不是换新办法了，叫啥名", /《宁夏科技型中小企业风险补偿贷款管理办法》/],
    ["我同时拿了宁科贷和科技金融补助的利息，再拿71号贴息，冲突不", /没有写，问自治区科技厅/],
    ["贴息是要我们自己打申请报到科技局吗", /^answer 不用报到科技局.*放贷银行/],
    ["科技金融补助是全年随时能报吗", /^answer .*老办法.*长年受理.*新办法.*没有读到/],
    ["贷款过桥找的私人，利息三分，科技金融补助认不认", /^answer 条文写的是银行贷款/],
    ["听说贴息能贴一半，封顶50万，贴一年，这是哪年的话", /2020 年疫情期间/],
    ["我是个体户，流贷贴息有份没", /个体户.*没有写到/],
    ["天使基金找谁谈，想融个两三百万种子轮", /^answer .*问市科技局/],
    ["银行让我们买份保险才给贷，保费谁出", /^(?!route)/],
    ["技术交易市场登记合同去哪儿登，登了能拿钱不", /库里没有.*登记本身不给企业发钱/],
  ])("%s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it.each([
    [
      "科技金融补助要研发占比2%，我们1.8%但收入涨了12%，行不",
      /2021 年老办法.*新办法还看不看没有读到/,
    ],
    ["担保基金给我担了，到期还不上是不是政府就替我还了", /借了钱还是企业还/],
    ["银行要我们买履约险，说是保证保险，跟科技保险补贴是一回事不", /^answer .*三样不同/s],
    ["试点城市的企业贷款是不是利率低些", /^answer .*只是背景/],
    [
      "银行的人说宁科贷必须买他们的保险，这合规吗",
      /^answer 宁科贷的钱由合作银行放.*买保险，读到的条文里没有/,
    ],
    ["宁科贷贷下来的钱能拿去还旧账吗", /能用在哪儿没有装/],
    ["拿专利押银行，专利权是不是就归银行了", /不是卖，专利还在公司名下/],
    ["科技板挂牌能拿股权去押钱吗", /^answer 科技板是.*可以做股权质押融资/],
    ["我们拿了宁科贷，利息还能再申请国家贴息不", /没有写，问自治区科技厅/],
    ["贴息非得有科小编号吗", /没有写要高企或科小/],
    ["股权质押利率多少", /股权质押的利率.*没有查到/],
    ["农业的众创空间叫啥，有补贴没", /^answer 星创天地/],
    ["0.5‰是给我们企业的吗", /给机构不给企业/],
    ["流贷2000万，用了9个月，能贴多少", /贴息总额：.*＝ 15 万元/],
    ["八月底放的流贷600万用了半年贴多少", /贴息总额：.*＝ 3 万元/],
  ])("%s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it("what each bank lends stands in place of the sum that is parted among them", () => {
    expect(withEachBank("流贷1.2亿分三家银行贷的，每家4000万")).not.toContain("1.2亿");
    expect(said("流贷1.2亿分三家银行贷的，每家4000万，能贴多少")).toContain("1% × 4,000 万元");
    expect(said("流贷9000万分两家行，各4500万，都能贴吧")).toContain("1% × 4,500 万元");
  });

  it("a bare rate of interest is no sum", () => {
    expect(withRates("流贷利率3.1，贷了300万")).toBe("流贷利率百分之3.1，贷了300万");
    expect(withRates("利率3.1%，年化4个点")).toBe("利率3.1%，年化4个点");
    expect(said("流贷利率3.1，贴完我实付多少")).not.toContain("3.1 万元");
  });
});

describe("a document that no longer holds, asked for by its name", () => {
  it.each([
    [
      "原来那个15号文要求收入涨5%或者研发2%，二选一还是都要？",
      /^answer 2023-11-27 以前：.*满足一样就行/,
    ],
    ["老科技金融补助办法里收入增长和研发占比要都够吗", /^answer 2023-11-27 以前：/],
    ["国科发火〔2008〕172号要不要复审", /现行办法没有“复审”/],
  ])("answers where nothing in force speaks of its programme: %s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("who is asked", () => {
  it.each([
    ["引进了个博士想落户，户口找哪", /^route .*公安局/],
    ["专利年费断了一年，去哪恢复", /^route .*市场监管局/],
    ["专家打电话来要2000块辅导费，这正常吗", /^answer .*专家不得/],
    ["汇算清缴填错了研发费去哪改", /^route .*税务局/],
    ["员工离职带走了技术图纸，找谁", /^route .*商业秘密/],
    ["研发设备进口免税找谁", /^route .*海关/],
    ["小巨人申报是市科技局初审吗", /工业和信息化局管，不在科技局/],
    ["我怕专家看不出我们的创新点，能不能提前找专家讲讲", /^answer 不能私下来/],
    ["同行冒充高企去投标，找谁举报", /^answer .*认定机构.*举报/],
    ["创新型中小企业评价是科技局组织的吧", /不在科技局/],
  ])("%s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("who answers for what an agent wrote, and whom to trust", () => {
  it.each([
    ["找中介写的材料，出了假，算我们的还是中介的", /^answer 材料是中介.*责任也在申报企业/],
    ["材料是中介编的我们不知情，高企被取消，责任谁担", /责任也在申报企业/],
    ["中介说交6万保过，不过退钱，这种能信吗", /^handoff 没有人能保证过/],
    ["代账公司给我们编了假工时，查出来罚谁", /^answer .*责任也在申报企业/],
    ["申报书是咨询公司写的，里头数不实，老板说找他们赔，高企还保得住吗", /责任也在申报企业/],
    ["你能不能保证我们评得上", /^handoff 没有人能保证过/],
    ["找中介编两个研发项目，看着像就行", /^refuse/],
    ["帮我找个所，把研发占比往高了做", /^refuse/],
    ["专审报告让会计师把高新收入调到61%行吗", /^refuse/],
  ])("%s", (text, told) => {
    expect(said(text)).toMatch(told);
  });
});

describe("what is asked of the assistant itself", () => {
  it.each([
    ["我在这儿说的营业额啥的你们会存吗，存多久", /默认两年/],
    ["你们存我的聊天记录吗", /清除我的资料/],
    ["怎么把我说的都删了", /清除我的资料/],
    ["聊天记录老板能看到不，局里的人看得到吗", /工作人员看得到/],
    ["我说的收入别的公司看得到不", /^smalltalk 别的企业看不到/],
    ["你说的这些有法律效力么，拿你的回答去局里管用不", /只作参考/],
    ["你说错了谁负责", /只作参考/],
    ["你的政策更新到哪天", /哪天核对/],
    ["能直接帮我提交申报吗", /不能替你提交/],
    ["能发excel给你看不", /XLSX/],
    ["用你要钱吗", /不收钱/],
    ["你这个回答能截图给税务看不", /只作参考/],
    ["我这些数据你们留几年", /默认两年/],
    ["PDF能看不，扫描的审计报告", /打成字/],
    ["你答得准不准，出了错找谁", /只作参考/],
    ["晚上也能问吗", /随时都在/],
    ["能帮我找个懂行的人聊聊不", /联系方式留下/],
    ["我换手机了以前说的还在不", /关联账号/],
  ])("%s", (text, told) => {
    expect(said(text)).toMatch(told);
  });

  it.each([
    "评审会不会泄露我们的技术",
    "研发辅助账要保存多久",
    "把研发资料发给高校合作算委托研发吗",
    "申报书提交上去了还能改不",
    "别的公司的专利公开了我们能用吗",
  ])("is not: %s", (text) => {
    expect(said(text)).not.toMatch(/^smalltalk/);
  });
});

describe("the parts of a question", () => {
  it("tell the same sentence once", () => {
    const lines = said("找高校挂职的教授一年来几次，算科技人员吗").split("\n");
    expect(lines.filter((line) => line.includes("要累计实际工作满 183 天"))).toHaveLength(1);
  });
  it("what counts as wages is no award of the city", () => {
    expect(said("给科研人员发的红包奖金算不算人员人工")).toMatch(/^answer 人员人工费用/);
  });
});
