import type { SpokenPattern } from "./spoken-patterns.ts";

const COST =
  "(?:人员人工|人员工资|人工|工资|直接投入|材料|折旧|无形资产摊销|摊销|新产品设计|设计)(?:费用?)?";
const OTHER_COST =
  "(?:技术图书|图书|资料|翻译|差旅|会议|专家咨询|专家|咨询|研发保险|保险|检索|评审|鉴定|论证|验收|通讯|知识产权申请|专利申请|代理|注册)(?:费用?)?";
const AND = "[、和及跟加与+,\\s]{0,2}";
const INVESTORS =
  "(?:投资(?:机构|公司|方)|基金(?:公司)?|机构|风投|创投|资本|引导基金|产业基金|VC|PE|vc|pe)";
const BUSY = "(?:已经?|先|就|才|只|实际|目前|现在|前面|前期|首付|头款|一共|总共|累计)*";

const PROFIT = "(?:税后利润|净利润?|纯利润?|利润)";
const TAX_PAID =
  "(?:全年|一年|去年|上年|当年)?(?:实际|实)?(?:上|交|缴|纳|上缴|上交|交纳|缴纳)?(?:了|上去|出去)?的?(?:各种|各项|那些|所有)?(?:税(?:款|金|费|收|钱)?(?![率后前务])|纳税额?)";
const IN_SUM = "(?:加在?一?起来?|加一块儿?|合起来|合在?一起|合一块儿?|合计|一共|总共|总额|拢共|共)";

/** What is so general that it is understood only where the programme in question uses the fact. */
export const PROGRAMME_PATTERNS: readonly SpokenPattern[] = [
  {
    pattern: new RegExp(`(?:${COST}${AND}){4,}(?:等)?(?:这?(?:五|5)(?:样|项|类|块|个))?`, "g"),
    facts: ["rdDedFiveItems"],
  },
  {
    pattern:
      /(?:这|前)?(?:五|5)(?:样|项|大?类|块)(?:费用)?(?:一起)?(?=加|合|一共|总共|共|之和|拢共|是)/g,
    facts: ["rdDedFiveItems"],
  },
  {
    pattern: new RegExp(`(?:${OTHER_COST}${AND}){2,}`, "g"),
    facts: ["rdHnteOther", "rdDedOther"],
  },
  {
    pattern: new RegExp(
      `${INVESTORS}[^,。;?!\\d]{0,6}?(?:打|投|注|给|进|出)(?:资|钱)?(?:进来?|过来|给我们|到账|入)*了?`,
      "g",
    ),
    facts: ["equityFinancing2y", "equityFinancing3y"],
  },
  {
    pattern: /(?:投资|融资|增资)协议(?:都|也)?(?:签了|签的|签)?/g,
    facts: ["equityFinancing2y", "equityFinancing3y"],
  },
  {
    pattern: new RegExp(
      `${BUSY}(?<![没未])(?:付|支付|打)(?:了|过去|出去|给(?:对方|人家|他们))+`,
      "g",
    ),
    facts: ["techBuyPaid", "techTradeExpense"],
  },
  {
    pattern: /(?:花|掏)了?(?=[^,。;?!]{1,14}(?:买|引进)[^,。;?!]{0,12}(?:技术|专利|成果|许可))/g,
    facts: ["techBuyPaid", "techTradeExpense"],
  },
  {
    pattern: new RegExp(`${BUSY}(?<![没未])(?:到账|收到|收了|收回|到手|回款|收款)了?`, "g"),
    facts: ["techSellReceived"],
  },
  {
    pattern: new RegExp(`${BUSY}(?<![没未])实缴(?:到位|出资)?了?`, "g"),
    facts: ["techEquityPaid"],
  },
  {
    pattern:
      /(?:银行|建行|工行|农行|中行|宁夏银行|石嘴山银行|农商行|信用社)[^,。;?!\d]{0,4}(?:借|贷|批|放)(?:了|的|款)*/g,
    facts: ["loanPrincipal"],
  },
  {
    pattern:
      /(?:^|(?<=[,，\s]|我们|公司|一直))(?:都|已经|才|就|专门|一直)*(?:干|做)了(?=[\d一二两三四五六七八九十]{1,3}个?[年月])/g,
    facts: ["nicheYears"],
  },
  {
    pattern:
      /(?:天使|[Pp]re-?[A-Ca-c]|[A-Da-d])轮(?:的)?(?:投资|融资)?(?:协议|合同)?(?:上)?(?:签了?|签的|融了?|到账|到位|打了?|进来|拿了?)*(?:的|了)*(?=[约大概 ]{0,3}[\d一二两三四五六七八九])/g,
    facts: ["equityFinancing2y", "equityFinancing3y"],
  },
  {
    pattern:
      /占(?:了|到)?(?:国内|全国|国际|全球|细分|这个|整个)*(?:的)?(?:细分)?市场(?:的|份额|比例)?(?:大概|大约|差不多|有|约)*(?=[\d百一二两三四五六七八九十])/g,
    facts: ["marketShare"],
  },
  {
    pattern:
      /(?:买|引进|购买?)(?:了|的)?(?:别人|外面|人家)?(?:的)?(?:新)?(?:技术|专利|品种|成果)(?:许可|使用权)?(?:的)?(?:钱|费用?)?(?:花|付|用|投)?(?:了)?(?=[\s:是有一共约大概]{0,4}(?:\d|[一二两三四五六七八九十]|[去前今]年))/g,
    facts: ["techTradeExpense"],
  },
  { pattern: /(?<=年)期(?![限间末初满])/g, facts: ["loanYears"] },
  {
    pattern: /(?:买|引进)[^,。;?!\d]{0,8}(?:技术|专利|成果|许可)[^,。;?!\d]{0,4}(?:花|付|用)了?/g,
    facts: ["techBuyPaid", "techTradeExpense"],
  },
  {
    pattern: /(?:技术|专利|成果|软件)(?:都|一共|总共|打包)*(?:卖|转让|许可)(?:了|出去|给别人)+/g,
    facts: ["techSellReceived"],
  },
  {
    pattern: /(?:借|贷|拿|批|放)了?(?:银行|[\u4e00-\u9fff]{1,3}行)(?:的|贷款)*/g,
    facts: ["loanPrincipal"],
  },
  {
    pattern: /工资(?:薪金|薪酬)?(?:[和、及]?(?:社保|五险一金))?|薪酬/g,
    facts: ["rdDedPersonnel", "rdHntePersonnel"],
  },
  {
    pattern: /设计(?=[是有约大概 ]{0,3}[\d一二两三四五六七八九十])/g,
    facts: ["rdDedDesign", "rdHnteDesign"],
  },
  { pattern: /贷了?(?=[\d一两二三半]+个?[年月])/g, facts: ["loanYears"] },
  {
    pattern:
      /(?:科技贷款?|贷款|借款)?的?(?:利息|付息)(?:一共|总共|加起来|合计|单|花|付|交|掏|有|是|了)*/g,
    facts: ["techLoanInterest"],
  },
  { pattern: /(?<=登记[^,。;?!\d]{0,6})登记?(?:了|过)+/g, facts: ["contractsRegistered"] },
  { pattern: /税(?:也|就|都|才)?(?:交|缴|上)了?/g, facts: ["taxPaid"] },
  {
    pattern: new RegExp(
      `${PROFIT}(?:再)?(?:加上?|\\+)${TAX_PAID}${IN_SUM}*|${PROFIT}(?:[和跟与及带]|连带?|还有)${TAX_PAID}${IN_SUM}+|${TAX_PAID}(?:(?:再)?(?:加上?|\\+)${PROFIT}${IN_SUM}*|(?:[和跟与及带]|连带?|还有)${PROFIT}${IN_SUM}+)|利税${IN_SUM}*`,
      "g",
    ),
    facts: ["profitAndTaxPaid"],
  },
  {
    pattern:
      /(?:公共|共享)(?:办公)?(?:的)?(?:区域|区|场所|场地|空间|面积|部分)?(?:面积)?(?:一共|有|是|大概|约)*(?=[\d约近])/g,
    facts: ["spacePublicArea"],
  },
  {
    pattern: /(?<!公共|办公|走廊|共享)(?:场地|场子|面积)(?:一共|有|是)*(?=[\d约近])/g,
    facts: ["spaceArea"],
  },
  {
    pattern: /(?:专业)?(?:孵化)?服务人员(?:有|是|一共)*(?=\d|[一二两三四五六七八九十])/g,
    facts: ["spaceStaff"],
  },
  {
    pattern: /(?:创业)?导师(?:有|是|一共)*(?=\d|[一二两三四五六七八九十])/g,
    facts: ["spaceMentors"],
  },
  {
    pattern:
      /(?:创业|路演|沙龙)?活动(?:搞|办|做|开展|组织|举办)?(?:了|过)?(?=\d|[一二两三四五六七八九十])/g,
    facts: ["spaceEvents"],
  },
  {
    pattern: /(?:科技|专业)?服务机构(?:签|入驻)?(?:了|有|是)*(?=\d|[一二两三四五六七八九十])/g,
    facts: ["spaceServiceOrgs"],
  },
  { pattern: /(?:贷款)?本金(?:是|有|一共|总共)*(?=[\d约近])/g, facts: ["loanPrincipal"] },
  { pattern: /工位(?:一共|共有|共|只有|才|就|有|是)*/g, facts: ["spaceDesks"] },
  { pattern: /新注册(?:成|了|的|公司|企业)*(?:有|是|才|只)*/g, facts: ["spaceNewFirms"] },
  { pattern: /入驻(?:了|的|企业|公司|团队)*(?:有|是|才|只)*/g, facts: ["spaceTenants"] },
  {
    pattern:
      /(?:科小|科技型中小)(?:企业)?(?:的?(?:证书?|资格)|(?=(?:是|在|于|我们|已经|\s)*(?:20)?\d\d年))/g,
    facts: ["regionTechSmeDate"],
  },
  { pattern: /(?:国家)?(?:高企|高新技术企业|国高)/g, facts: ["incubatedHnte"] },
  { pattern: /(?:科技型中小(?:企业)?|科小)/g, facts: ["incubatedTechSme"] },
  {
    pattern: /(?:自治区)?(?:科技小巨人|小巨人|农业高新(?:技术企业)?|农高)/g,
    facts: ["incubatedLittleGiantOrAgri"],
  },
  {
    pattern:
      /(?:自己|自家|自主|自行)(?:公司)?(?:弄|搞|研发|申请|做|开发|写|研究)(?:出来)?(?:的|了)?/g,
    facts: ["ipClass1SelfDeveloped"],
    beside: ["ipClass1TransferredIn"],
  },
  {
    pattern: /(?:买|受让|转让|转)(?:进来|过来|回来|来|入)?(?:了|的)/g,
    facts: ["ipClass1TransferredIn"],
    beside: ["ipClass1SelfDeveloped"],
  },
  { pattern: /(?:每|各|年)年(?:的)?(?:研发)?(?:占比|比例)/g, facts: ["rdRatioLeast2y"] },
];
