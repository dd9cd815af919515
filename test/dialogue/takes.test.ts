import { describe, expect, it } from "vitest";
import { converse } from "../../src/dialogue/converse.ts";
import { newDialogue, type DialogueState } from "../../src/dialogue/dialogue-state.ts";
import { dialogueTakes } from "../../src/dialogue/dialogue-takes.ts";
import { realGround } from "./real-ground.ts";

const day = "2026-06-15";

/** The state after some messages, as it is stored. */
function after(...texts: string[]): DialogueState {
  const state = texts.reduce(
    (now, text) => converse(now, { text, at: `${day}T10:00` }, realGround).state,
    newDialogue(),
  );
  return JSON.parse(JSON.stringify(state)) as DialogueState;
}

const TOLD = "报高企 2015年2月1日成立 职工100人 科技人员12人 去年销售收入4980万";
const asked = after("能报高企吗");
const paused = after(TOLD, "先到这");
const choosing = after("能报高企吗", TOLD, "近三年研发都不知道", "不知道");
const erased = after(TOLD, "清除", "是");

const takes = (text: string, state?: DialogueState) => dialogueTakes(text, day, state, realGround);

/** Questions with figures or two titles in them, which begin nothing by themselves. */
const BEGINS_NOTHING = [
  "石嘴山那边新认定高企给50万，咱银川应该也一样吧",
  "农高研发要求4%、3%、2%那三档，我今年照这个准备没错吧",
  "单项冠军能报小巨人吗",
  "自治区科技小巨人是高企也能报吗",
  "我们23年评的小巨人今年复核，主营占比74%、发明3项，过得去不",
  "专精特新今年复核，研发去年95万前年180万",
  "科技金融补助专精特新能报吗",
  "科创板那个科创属性，研发也是5%，跟高企一回事吧",
  "证10月到期，9月预缴先按25还是15交啊",
  "头一年收入是零，增速没法除啊",
  "帮我编三年的研发辅助账，收入3000万那种",
];

/** Questions on policies that speak of nobody's own company. */
const POLICY = [
  "高企税率多少",
  "科技人员占比要多少",
  "高企要哪些条件",
  "高企认定要什么材料",
  "研发费用占比是按哪几年算的",
  "科小和高企有什么区别",
  "高企什么时候申报",
  "今年高企几月截止",
  "高企证书有效期几年",
  "到期了怎么重新认定",
  "研发费用加计扣除比例是多少",
  "委托研发能加计多少",
  "房租能不能加计",
  "其他费用的限额怎么算",
  "专精特新复核要看什么",
  "小巨人要求营收多少",
  "银川市高企奖励多少钱",
  "自治区研发后补助怎么申请",
  "科技型中小企业评价打分怎么算",
  "60分够不够入库",
  "Ⅱ类知识产权能用几次",
  "受让的专利算不算",
  "独占许可算不算知识产权",
  "科技人员兼职算不算",
  "183天怎么算",
  "高新产品收入占比要多少",
  "总收入包括营业外收入吗",
  "不征税收入是啥意思",
  "八大领域有哪些",
  "个体户能报高企吗",
  "分公司能报高企吗",
  "贸易公司能报高企吗",
  "成立不满一年的公司能不能报高企",
  "亏损企业能享受加计扣除吗",
  "没有专利能报高企吗",
  "被罚过款还能报高企吗",
  "高企被取消了几年不能再报",
  "32号文还有效吗",
  "195号文第三条说的什么",
  "创新能力评价多少分算过",
  "成长性怎么打分",
  "科技局电话多少",
  "在哪个网站报",
  "谁来认定高企",
  "市里初审要多久",
  "高企要交多少钱",
  "专审报告找谁做",
  "审计报告要哪几年的",
  "科小编号管几年",
  "科小能享受什么优惠",
  "亏损结转十年是什么政策",
  "增值税加计抵减是多少",
  "先进制造业加计抵减要先是高企吗",
  "宁科贷利率多少",
  "科技特派员怎么申请",
  "众创空间要多大面积",
  "群里说今年高企新办法出来了 真的假的",
  "听说高企奖励降了 是真的吗",
  "研发费用占比不低于5%是按销售收入算吗",
  "收入5000万以下要求几个点",
  "你好",
  "谢谢",
  "银川天气怎么样",
  "什么是高新技术企业",
  "研发人员和科技人员一样吗",
  "高企和科小能同时有吗",
];

/** What is said of one's own company, or asks to be looked at. */
const OWN = [
  "能报高企吗",
  "我们能报高企吗",
  "我们公司能不能报高企",
  "你好 我们能报高企吗",
  "请问我们能报科小吗",
  "想报高企",
  "我想申请高企",
  "打算报专精特新",
  "帮我看看够不够高企",
  "帮我们测一下能不能报高企",
  "高企预审",
  "预审高企",
  "预审我的企业",
  "接着预审",
  "预审",
  "够不够格报高企",
  "能报高企不",
  "我们够科小吗",
  "我公司准备申报高企",
  "能报小巨人吗",
  "去年卖了四千万",
  "我们去年收入3200万",
  "职工52人 科技人员7人",
  "2019年5月6日成立的",
  "公司注册在贺兰",
  "研发费用去年156万",
  "我们有3个发明5个实用新型",
  "高企 去年收入3000万 职工40人",
  "想报高企 2018年成立 去年收入2000万 能报吗",
  "我们去年收入800万，今年能报高企吗",
  "24年收入2600万 25年3100万",
  "净资产去年末2000万",
  "科技人员9个",
  "我们是做软件开发的，研发费用去年200万",
];

/** What goes on with a conversation that rests or has ended. */
const GOES_ON = [
  "继续",
  "接着来",
  "上次问到哪了",
  "汇总",
  "返回",
  "跳过",
  "先到这",
  "重新来",
  "清除",
  "换一家公司",
  "下载预审包",
  "给我导出来",
  "老板要看 给我弄个一页纸",
  "发给同事",
  "发给技术部的同事填",
  "接着把其余的问完",
  "剩下的接着问",
  "还能报什么",
  "先报哪个后报哪个",
  "给我排个先后",
  "哪个是差一点点就够的",
  "改一下职工人数",
  "职工改成98人",
  "不对 科技人员是9个",
  "那个收入是开票数",
  "科技人员那个先去掉",
  "24年收入现在记的多少",
  "收入改过没",
  "技术部填了没",
  "我没同意你存我的数",
  "你把我数存哪了",
  "去年研发156万",
  "研发费用还不知道 回头问会计",
  "假如再招5个科技人员够不够",
  "我们到底能报不能报",
  "我们的研发占比怎么算出来的",
  "那科小呢",
  "报科小行不行",
  "为什么问这个",
  "结论呢",
];

describe("whether the guided conversation takes a message", () => {
  it.each(BEGINS_NOTHING)("%s begins no conversation", (text) => {
    expect(takes(text)).toBe(false);
  });

  it.each(POLICY)("%s begins nothing", (text) => {
    expect(takes(text)).toBe(false);
  });

  it.each(POLICY)("%s is left alone while a conversation rests", (text) => {
    expect(takes(text, paused)).toBe(false);
  });

  it.each(POLICY.slice(0, 40))("%s is left alone while one chooses whether to go on", (text) => {
    expect(takes(text, choosing)).toBe(false);
  });

  it.each(OWN)("%s begins", (text) => {
    expect(takes(text)).toBe(true);
  });

  it.each([...OWN, ...GOES_ON])("%s goes on with one that rests", (text) => {
    expect(takes(text, paused)).toBe(true);
  });

  it.each([...POLICY, ...OWN, ...GOES_ON])("%s is taken while a question waits", (text) => {
    expect(takes(text, asked)).toBe(true);
  });

  it.each(GOES_ON)("%s begins nothing by itself", (text) => {
    const begins = [
      "还能报什么",
      "报科小行不行",
      "职工改成98人",
      "去年研发156万",
      "不对 科技人员是9个",
    ];
    expect(takes(text)).toBe(begins.includes(text));
  });

  it("takes nothing but what begins after everything was erased", () => {
    expect(takes("高企税率多少", erased)).toBe(false);
    expect(takes("能报高企吗", erased)).toBe(true);
    expect(takes("汇总", erased)).toBe(true);
  });

  it("lets the choice and the pause be answered", () => {
    expect(choosing.companies[0]?.pace?.step).toBe("choosing");
    expect(paused.companies[0]?.pace?.step).toBe("resting");
    expect(takes("接着把其余的问完", choosing)).toBe(true);
    expect(takes("", asked)).toBe(false);
  });
});
