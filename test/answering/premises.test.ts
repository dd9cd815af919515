import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import type { Frame } from "../../src/answering/frame.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-24";

/** What is said to a message, after others of the same conversation. */
function said(text: string, ...before: string[]): string {
  const earlier: Frame[] = [];
  for (const one of before) {
    const { frame } = answer({ text: one, asOf, earlier }, realMind);
    if (frame) earlier.push(frame);
  }
  const { replies } = answer({ text, asOf, earlier }, realMind);
  return replies.map((reply) => reply.text).join("\n");
}

describe("what a question takes for granted", () => {
  it.each([
    ["银川有没有“某某独角兽培育三十条”，说补200万", "某某独角兽培育三十条"],
    ["宁夏“某某企业首贷奖励办法”2026版第七条写的奖多少", "某某企业首贷奖励办法"],
    ["银川出了个某某科创扶持二十条，给高企50万？", "某某科创扶持二十条"],
    ["宁夏高企提质奖励办法第五条奖多少", "宁夏高企提质奖励办法"],
  ])("a title that is not known is said to be so first: %s", (text, title) => {
    expect(said(text)).toMatch(new RegExp(`^库里没有《${title}》`));
  });

  it.each([
    "“专精特新政策”一共几条",
    "“科技型中小企业评价办法”第六条写了啥",
    "银川有三十条惠企政策吗",
    "高新技术企业认定管理办法第十一条有哪些",
    "我们要满足创新八条吗",
  ])("what is no unknown title is not taken for one: %s", (text) => {
    expect(said(text)).not.toMatch(/^库里没有《/);
  });

  it.each([
    ["上海科技小巨人给150万，我们宁夏企业照这个申请行吗", "上海"],
    ["青海科技小巨人还评，我们海东有子公司，宁夏总公司能报么", "青海"],
    ["江苏高新培育库入库给20万，咱宁夏照着申请可以吗", "江苏"],
  ])("another place beside the own one is said to be another's: %s", (text, place) => {
    expect(said(text).split("\n")[0]).toMatch(new RegExp(`${place}的办法库里没有`));
  });

  it.each([
    "听说2026出了新的高企认定办法，一类专利占45分，是不是今年要按新的",
    "加计扣除出新规了吗，是不是提到120%",
  ])("a new rule that is not known is said not to be found: %s", (text) => {
    expect(said(text)).toMatch(/^没有查到.*新出的规定/);
  });

  it("a rule that did come out is not denied", () => {
    expect(said("今年小巨人出新办法了是不是")).not.toContain("没有查到");
  });

  it.each([
    ["专精特新小巨人新办法分50就够了吧", /小巨人 60 分|50 分 \/ 60 分/],
    ["老孵化器规定租期五年、公共面积15%还管用不", /众创空间.*老要求/],
    ["我们有国家级小巨人了，那区上科技小巨人的40万能领吧", /报道.*40 万元.*不能当现行的/],
    ["宁科规11号跟税务11号公告是不是一个东西，7月能享受加计那个", /不是一份文件/],
  ])("a figure or a number is put right: %s", (text, right) => {
    expect(said(text)).toMatch(right);
  });

  it("what a sentence offers to tell is told", () => {
    expect(said("孵化器里头孵出来一家高企，园区能拿多少奖")).toMatch(/国家高企每家 3 万元/);
  });

  it("a question that goes on with a subject of its own is answered by its own", () => {
    const before = "请了个德国专家个人在国外给我们搞研发，委托境外加计扣几成";
    const text = "那国内一家公司委托我们研发，我们受托方这边花的能不能也加计";
    expect(said(text, before)).toMatch(/受托方.*不得加计/);
  });
});

describe("what is a neighbour's is said to be so first", () => {
  it.each([
    // A park or a name is no title.
    ["公司刚搬进银川高新区,那我们就算高新企业了吧,所得税直接按15交行不", /^不算。.*都不等于/],
    ["刚迁到中关村科技园银川那块,招商的说进来就按高新企业待遇交15%的税", /^不算。/],
    ["公司名字里带“高新技术”四个字,报税能选高新那档吧", /^不算。/],
    // The region's little giant of one year is not the ministry's.
    ["我们年收2300万,净利加交税310万,两条线都过了,去工信局报小巨人可以了吧", /2018 年度的条件/],
    ["单位研发人员占了8.5%,听人说小巨人要8%,那工信局那边能过了", /不是工信部的/],
    ["科技厅那个小巨人是不是得先评上专精特新", /^不用。/],
    // An award of one notice is not that of the next.
    ["孵化器里有3家科技小巨人在孵,按文件一家2万,今年申报能写6万吧", /^不能直接写.*2025 年 5 月/],
    // A title of the city is none of the size or of the tax.
    [
      "银川有个科技型小微企业的认定,收入不超过多少才行?跟国家划型里的小微一个意思吧",
      /正文没有找到/,
    ],
    // Another place's rule.
    [
      "听杭州的同行说高企的知识产权不能全是当年拿的,我们在银川,5个软著都是今年的,是不是报不成",
      /浙江.*别处不能套用/,
    ],
    ["创新型中小企业现在也要营收1500万吗,我们才800万", /^创新型中小企业没有营收 1500 万元/],
    ["听说雏鹰研发均值要3%,那我们报科技领军也是3%就够", /不能从雏鹰推/],
    ["上海的科技小巨人要营收多少,咱宁夏那个照它准备行不", /上海的办法库里没有[^]*2018 年度/],
    ["里头全是科技企业的高新区孵化园,园内企业都算高企了吧", /^不算。/],
    ["省里评的高新产品证书,能按15%交税不", /^不能。/],
    ["规上企业和高企是不是一个意思,我们收入3000万规上了", /^不是一个意思。/],
    ["加计扣除的负面清单有批发零售,我们批发占六成,高企也不能评了吧", /不是高企认定的条件/],
    ["63号文里小巨人要两项Ⅰ类就行,我们两项,明年首次报够不够", /^新申请.*4 项（不是 2 项）/],
    ["2018年的科技小巨人条件我都够,明年直接按那个报没问题吧", /^2018 年那套.*不能当现在/],
    ["19年众创空间要5年租期,现在我们只签2年能报不", /老要求，现在不按它/],
    ["2021年那会儿制造业加计100%其他75%,我们服务业今年按75%对不对", /^制造业、服务业.*都是 100%/],
    ["11号文说7月能享受加计,宁科规发那个11号吗", /不是一份文件/],
    // A title gives no tax rate, nor longer losses.
    ["我这有瞪羚企业的牌子,算不算国家高企,税率少交不少交", /^不是。15%/],
    ["省级重点实验室在我们这,能直接当高企报税不", /^不能。.*科技型中小企业/],
    ["我们只有专精特新,亏损能结转十年不", /高企、科小有一个就行/],
    ["厂子在银川经开区,招商说经开区企业统一享15%,不用办高企,真的假的", /^不算。/],
    ["众创空间是国家备案的,里头入驻的小公司都算科小了吧", /^不算。.*入库编号/],
    ["小微企业证明开了,科小还用不用填", /^是两回事。/],
    ["专利转让给外地公司能拿技术交易补助吧,按30%", /^30% 不是给卖方的.*5%/],
    ["老板说公司搬进西夏区科技园就能按高新交15个点,我咋觉得不靠谱", /^不算。/],
    ["研发加计其他费用限20%吧,高企就是20%", /^不是一个限额.*10%/],
    // What held before is not what holds now.
    ["2022年科小加计100%是单独的政策,今年科小还有单独比例没", /2023 年/],
    ["2023年瞪羚8月14日推荐到厅,今年推荐截止还是那天吧", /今年瞪羚什么时候报没有装|以当年通知为准/],
    ["2024年众创空间要500平50工位,27年认定还按这个准备成不", /以当年通知为准/],
    ["专精特新小巨人复核今年是按2号文主营90%卡吧,我们是2023年评的,主营78%", /不按 2号文/],
    ["研发加计以前其他费用按单个项目算,今年还是一个项目一个项目限10%?", /^2021 年度起/],
    ["2021年科技金融补助增长5%就能报,今年还是这个条件吧", /新办法还要不要，没有读到/],
    ["自治区后补助2018年的办法还能用不,按那年比例给我算一下,研发300万", /没有收到文本/],
    // Another place's award, and the own one that is not known.
    ["成都那边专精特新小巨人补五十万,银川也照这标准吧", /^成都的奖补办法库里没有/],
    ["听说深圳科技型中小入库给三十万,咱金凤区的入了库找谁要这钱", /没有同样的，库里没有查到/],
    ["石嘴山专利一件补两万,我们西夏区的发明也能领两万不", /只管石嘴山.*市场监管/],
    // A neighbour's figure.
    ["镇上合作社想办星创天地,五百平五十个工位就够了吧", /^星创天地的认定条件没有查到/],
    ["刚评上雏鹰,首次认定那25万项目补助银川给不给", /说的不是雏鹰.*瞪羚.*没有查到/],
    ["28号公告都废了,21版的辅助账样式还能用不", /^两个 28 号不是一份.*可以接着用/],
    ["11号公告作废了吧,7月预缴还能不能加计", /^没有作废/],
    ["专精特新营收1000万打60分就行吧,我们明年头一回报", /旧标准.*没有直通.*1500 万元/],
    ["贷款利息不是贴一半封顶50万吗,今年利息40万给我贴20万呗", /2020 年.*预算总额控制/],
    ["兴庆区高企奖20万,金凤区也是20万吧", /只管自己那里/],
    ["研发人员8%这条,高企不是10%吗,到底哪个", /^8% 不是高企的.*科技小巨人 2018/],
    ["拿实用新型押给银行,银川贴息几个点", /知识产权.*银川的.*没有查到/],
  ])("%s", (text, right) => {
    expect(said(text)).toMatch(right);
  });

  it("the figures told are judged by the rule that does hold", () => {
    const text = "划型证明上是小型企业,所得税就按5%交呗,今年应纳税所得额350万";
    expect(said(text)).toMatch(/不等于小型微利企业[^]*350 万元.*不符合/);
    expect(said("统计上算小型,人320,能按小微5%交税吧")).toMatch(/320 人.*不符合/);
  });

  it("and what else is asked of them is told beside", () => {
    expect(said("我们营收1.5亿人280,工业,算中型还是小型,能按小微5%交税吗")).toMatch(
      /不等于小型微利企业[^]*按工业划，是小型/,
    );
  });

  it("a sum that the asker reckons, or that another place is said to give, is no figure of a third document", () => {
    expect(said("技术合同买技术石嘴山补10%最高20万,我们银川买了份120万的,补12万对不")).not.toMatch(
      /12万这个数/,
    );
    expect(said("武汉朋友说他们那高企奖二十万,咱银川刚拿证的能要到这二十万不")).not.toMatch(
      /石嘴山/,
    );
  });

  it.each([
    ["我们是高企,从金凤区搬到高新区,证还有效不", /不算。/],
    ["高新区的企业报高企找谁推荐", /不算。/],
    ["去年收入2300万,科技小巨人够不够", /不是工信部的/],
    ["孵化器里出了两家高企五家科小,能领多少", /不能直接写/],
    ["创新型要多少分", /没有营收/],
  ])("but not where nothing is taken for another: %s", (text, wrong) => {
    expect(said(text)).not.toMatch(wrong);
  });
});

describe("what is known of the year and of the office that a question speaks of", () => {
  it.each(["我们是单项冠军,明年报小巨人行不", "单项冠军还能不能再评小巨人,明年也这样吗"])(
    "a notice of one year says nothing of the next: %s",
    (text) => {
      expect(said(text)).toMatch(/只管 2026 年度；明年的还没有/);
    },
  );

  it("nothing of the kind is said where no next year is asked for", () => {
    expect(said("我们是单项冠军,今年能报小巨人不")).not.toContain("明年的还没有");
  });

  it.each([
    ["科技局你好,专精特新的材料送到你们几楼", /^专精特新中小企业归.*工业和信息化局管，不在科技局/],
    ["科技厅那边能不能办工业母机的清单", /^工业母机清单归.*工业和信息化局管/],
    ["研发加计的资料是交到科技局审吗", /^研发费用加计扣除归主管税务机关管/],
  ])("the office whose matter it is comes first: %s", (text, right) => {
    expect(said(text)).toMatch(right);
  });

  it("but not where the science office has a part in it", () => {
    expect(said("加计扣除的委托合同要到科技局登记吗")).not.toMatch(/不在科技局/);
  });

  it.each([
    "听说2026年新的高企认定办法已经下来了,我们明年是不是得按新的准备",
    "网上说新版高企认定管理办法出台了，一类知识产权要占一半分，明年用不用改准备",
  ])("a new rule spoken of behind its name is not found either: %s", (text) => {
    expect(said(text)).toMatch(/^没有查到.*新出的规定/);
  });
});
