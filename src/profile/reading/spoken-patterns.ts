/** Ways to speak of facts that no fixed name covers; facts by id, the usual meaning first. */
export interface SpokenPattern {
  readonly pattern: RegExp;
  readonly facts: readonly string[];
  /** Facts that are used together with these. */
  readonly beside?: readonly string[];
}

/** Where work is given out of the country to. */
export const ABROAD =
  "国外|境外|海外|外国|老外|香港|澳门|台湾|美国|德国|日本|英国|法国|韩国|俄罗斯|意大利|以色列|荷兰|瑞士|瑞典|芬兰|丹麦|挪威|比利时|奥地利|西班牙|波兰|加拿大|澳大利亚|新加坡|马来西亚|泰国|越南|巴西|印度|欧洲";
const GIVEN_OUT = "委托|委外|外包|[托请找让]";
const DOER =
  "大学|学院|高校|[\\u4e00-\\u9fff]大(?=[做搞干弄开研代帮])|科大|理工|研究院|研究所|设计院|院所|外头|外面|别人|人家|公司|第三方|机构|外单位";

/** What names cannot tell: work given out, work done at home, people who do it. */
export const SPOKEN_PATTERNS: readonly SpokenPattern[] = [
  {
    pattern: new RegExp(
      `(?:${GIVEN_OUT})(?:给|了|的)?[^,。;?!\\d]{0,4}?(?:${ABROAD})(?:(?!没)[^,。;?!\\d]){0,12}`,
      "g",
    ),
    facts: ["rdHnteOutsourcedOverseas", "rdDedEntrustedOverseas"],
  },
  {
    pattern: new RegExp(
      `(?:${ABROAD})(?:的|那边|方面|这块)?(?:再|又|也|还|另外)+(?:${GIVEN_OUT})(?:给|了)?[^,。;?!\\d ]{0,8}`,
      "g",
    ),
    facts: ["rdHnteOutsourcedOverseas", "rdDedEntrustedOverseas"],
  },
  {
    pattern: new RegExp(
      `(?:${GIVEN_OUT})(?:给|了|的)?(?:(?!${ABROAD})[^,。;?!\\d ]){0,4}?(?:${DOER})(?:(?!${ABROAD})[^,。;?!\\d ]){0,6}(?:做|搞|干|弄|开发|研发|研究|代工|帮)[^,。;?!\\d ]{0,6}`,
      "g",
    ),
    facts: ["rdHnteOutsourcedDomestic", "rdDedEntrustedDomestic"],
  },
  {
    pattern:
      /(?:国内|境内|内地)(?:自己|自家|咱们?|我们|公司|本部)?(?:做的?|搞的?|的)?研发(?:费用?)?/g,
    facts: ["rdExpenseDomesticHnte", "rdDedDomestic"],
  },
  {
    pattern: /(?:国内|境内)(?:的|发生的?|花的?|部分|这块|那块)+/g,
    facts: ["rdExpenseDomesticHnte"],
  },
  {
    pattern:
      /(?:专职|全职|专门)?(?:在|从事|负责|搞|做|弄|干)(?:产品|技术|新品|软件)*(?:研发|开发|研究)(?:工作|这块)?的?/g,
    facts: ["rdStaff", "techStaff", "techStaffSme"],
  },
  {
    pattern:
      /其[他它](?:费用|差旅|会议|杂费|杂项|的)*(?:啥的|什么的|等)?(?=[\s:是有共]{0,2}[\d一二三四五六七八九十百])/g,
    facts: ["rdHnteOther", "rdDedOther"],
  },
  {
    pattern:
      /(?:边角料|下脚料|残次品|中试品|中间试制品|试制品)[^,。;?!\d]{0,4}(?:卖了?|收入|收了|得了)/g,
    facts: ["rdDedSpecialIncome"],
  },
  {
    pattern:
      /(?<!再)(?:卖|销)(?:了|出|出去)?(?=[约大概差不多近 ]{0,3}[\d一两三四五六七八九十几上小])/g,
    facts: ["salesRevenue", "operatingRevenue"],
  },
  {
    pattern:
      /没(?:有)?(?:怎么)?(?:挣|赚|盈利?|赔|亏)(?:到|着)?钱?[也又,，]{0,2}没(?:有)?(?:怎么)?(?:亏|赔|赚|挣|盈利?)|(?:打平|盈亏平衡|不赚不亏|不亏不赚|不盈不亏)/g,
    facts: ["netProfit"],
  },
  {
    // Typed for 收入.
    pattern:
      /(?<![招吸接回])收人(?![员才数家民工手])(?=[是有约大概差不多近 :]{0,3}[\d一两三四五六七八九十几])/g,
    facts: ["salesRevenue", "operatingRevenue"],
  },
  {
    pattern: /(?<=[去前]年|\d年)收了?(?=[约大概 ]{0,3}[\d一两三四五六七八九十])/g,
    facts: ["salesRevenue", "operatingRevenue"],
  },
  {
    pattern:
      /(?:^|(?<=[,，、\s万亿元wW\d一二三四五六七八九十百千]|然后|左右|还有|而且|那个|公司))人(?:员)?(?!(?<=[\d一二三四五六七八九十百千]人)(?:\s|[\d一二两三四五六七八九十]+(?:个|项|件)[\u4e00-\u9fff]))(?=(?:有|大概|大约|约|的话|呢|嘛|一共|总共|就|也就|才|是|[\s:])*[\d一两三四五六七八九十百小])/g,
    facts: ["employees", "employeesSme"],
  },
  {
    pattern:
      /科技(?:的|这块)?(?=(?:有|是|大概|才|就)?[\s:]*[\d一二两三四五六七八九十.]+(?:个|人|名|$|[\s,，。;；]))/g,
    facts: ["techStaff", "techStaffSme"],
  },
  {
    pattern: new RegExp(
      `(?:^|(?<=[\\s,，、;；。:：]|其中|里[面头边]|[人个名]))(?:研发)?技术(?:岗|口|上|的|这块|部门?)*(?=(?:有|是|大概|才|就|也)?[\\s:]*[\\d一二两三四五六七八九十]+(?:个|人|名|号人|$|[\\s,，。;；、])(?!项目|专利|合同|标准|成果|点))`,
      "g",
    ),
    facts: ["techStaff", "techStaffSme"],
  },
  {
    pattern: /(?:高新|高品)(?=(?:是|有|大概)?[\s:]*[\d一二两三四五六七八九十])/g,
    facts: ["hightechIncome"],
  },
  {
    pattern: /专审的?(?=[\s:是]*[\d一二两三四五六七八九十])/g,
    facts: ["rdExpenseHnte"],
  },
  {
    pattern:
      /(?:研发(?:费用?)?)?(?:税前|汇算)?(?:加计(?:扣除|抵扣)(?!口径|前|政策|比例|基数|的?研发)|加计(?=[了是约大概]{0,3}\d)|加计了)(?:额|了)?(?=(?:是|有|一共|总共|共|大概|大约|约|差不多|[\s:])*(?:\d|[一二两三四五六七八九十]))/g,
    facts: ["deductionClaimed"],
  },
  {
    pattern: /(?:汇算)?加计(?:扣除)?的?(?:那个|这个)(?:基)?数/g,
    facts: ["rdExpenseDeduction"],
  },
  {
    pattern: new RegExp(
      `(?:${GIVEN_OUT})(?:给|了)?(?:${DOER})[^,。;?!\\d ]{0,3}(?=[\\d一二两三四五六七八九十])`,
      "g",
    ),
    facts: ["rdHnteOutsourcedDomestic", "rdDedEntrustedDomestic"],
  },
  {
    pattern:
      /(?:搞|做|弄|干)研发(?:这块)?(?=花|投|用|一共|总共|上|的?费用|的?钱)|(?:试验|实验|研究|试制|中试|育种)(?:上|这块)?(?=(?:花|投|用)(?:了|掉|进去?)?[约大概差不多近 ]{0,3}[\d一二两三四五六七八九十几])/g,
    facts: ["rdExpenseUnspecified", "rdExpenseHnte", "rdExpenseDeduction", "rdExpenseAudited"],
  },
  {
    pattern: /(?<=[\d一二两三四五六七八九十][个人名])科技的(?=$|[\s,，。;；])/g,
    facts: ["techStaff", "techStaffSme"],
  },
  {
    pattern:
      /技术员(?=(?:是|有|大概|一共|[\s:])*[\d一二两三四五六七八九十])|(?<=[\d一二两三四五六七八九十百][个名位]?)技术员/g,
    facts: ["techStaff", "techStaffSme"],
  },
  { pattern: /(?:搞|做|弄|干)技术(?:的|工作)?/g, facts: ["techStaff", "techStaffSme", "rdStaff"] },
  {
    pattern: /(?<=我们|咱们?|公司|厂里)人(?=不多|少|多|就|也|才|一共|有)|人手/g,
    facts: ["employees", "employeesSme"],
  },
  {
    pattern:
      /(?:专利|知识产权|软著)(?:都|也|还|目前|现在|正)*(?:在审|在申请|受理|实审|申请中|没授权|没下证)/g,
    facts: ["ipPending"],
  },
  {
    pattern: /(?:境外|国外)(?:的|部分|这块|那块)+/g,
    facts: ["rdHnteOutsourcedOverseas", "rdDedEntrustedOverseas"],
  },
  {
    pattern:
      /(?<![\u4e00-\u9fff]{2})税(?:一共|总共|全年|去年|都|也)*(?:交|缴|上|纳)了?(?=[约大概差不多近有 ]{0,3}[\d一二两三四五六七八九十几])|(?:交|缴|纳)了?(?=[\d一二两三四五六七八九十几百千.]+多?[万亿]?元?多?的税)/g,
    facts: ["taxPaid"],
  },
  { pattern: /(?<!实用)新型(?=$|[\s,，。;；、\d]|专利|是|有)/g, facts: ["ipUtility"] },
  { pattern: scored("(?:知识产权|知产)"), facts: ["scoreIp"] },
  { pattern: scored("(?:成果)?转化(?:能力)?"), facts: ["scoreTransformation"] },
  { pattern: scored("(?:研发|组织)*管理(?:水平)?"), facts: ["scoreManagement"] },
  { pattern: scored("创新能力(?:评价)?"), facts: ["scoreInnovation"] },
];

/** A name right before a score: 知识产权25分. */
function scored(name: string): RegExp {
  return new RegExp(
    `${name}(?:这[块项])?(?=(?:是|得了?|拿了?|打了?|有|大概|能|约| )*[\\d一二三四五六七八九十][\\d.十一二三四五六七八九]*分)`,
    "g",
  );
}
