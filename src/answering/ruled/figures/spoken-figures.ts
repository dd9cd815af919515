import { ENTRUSTED, FIGURE, INSTITUTE_ABROAD, type Spoken } from "./spoken-entrusted.ts";
import { withEachBank, withLoanTerm, withRates } from "./spoken-rates.ts";
import { withTradeShare } from "./trade-shares.ts";

const NUMBER = "[\\d.]+|[一二两三四五六七八九十百]+";
const DATE = "(?:(?:20)?\\d\\d年|去年|前年|今年|明年)?\\d{1,2}月\\d{1,2}[日号]";
const ONES = "一二三四五六七八九十";
const SUM = "[\\d.]+(?:万|个?亿)元?";
const OF_YEARS = "(净资产|销售(?:收入|额)?|收入|营收)";
/** What a line of business is announced by; one is enough. */
const SECTION = "行业门类";
const section = (words: string, name: string): Spoken => ({
  of: ["industrySection"],
  said: new RegExp(
    `(?:我们?(?:是|公司)?)?(?:做|搞|干|开)?(?:的|了)?(?:${words})(?:生意|行业|企业|公司|厂|店|业|的)*`,
  ),
  meant: `${SECTION}${name}。`,
});

/** In this order; what one row puts right the next ones see. */
const SPOKEN: readonly Spoken[] = [
  {
    said: /(?:一?大半|一?小半|一半|多半|[一二三四五六七八九两]成)(?:的?(?:时间|工夫|功夫|精力|工时|天数)|(?=[在搞干做忙管]))/g,
    meant: "部分时间",
  },
  { said: /(?:别的|其[他它余]的?)(?:啥|什么|全)?(?:都|也)?(?:没有|没了|没)/g, meant: ",别的没有" },
  {
    of: ["ipUtility", "ipClass2", "ipClass2Unused"],
    said: new RegExp(`(?:${NUMBER}|[俩仨几])[个件项]?(?:注册)?商标`, "g"),
    meant: "商标",
  },
  {
    of: ["ipClass1", "ipClass2", "ipClass2Unused"],
    said: new RegExp(
      `(?:${NUMBER}|[俩仨几])[个件项]?(?:PCT|pct|美国|欧洲|日本|国外|境外|海外)的?(?:发明)?(?:专利|申请)?`,
      "g",
    ),
    meant: "境外专利",
  },
  ...(
    [
      ["innovativeInnovation", "创新(?:能力)?", "创新能力"],
      ["innovativeGrowth", "成长性?", "成长性"],
      ["innovativeSpecial", "专业化", "专业化"],
    ] as const
  ).map(([fact, name, meant]) => ({
    of: [fact],
    said: new RegExp(
      `${name}(?:部分|这?块|这项|得分)*(?:自评|自测|才|只|得|有|是|拿了?|打了?)*(\\d+)分?`,
      "g",
    ),
    meant: `${meant}部分得分$1分`,
  })),
  {
    of: ["scoreInnovation"],
    said: /(?:自己|自评|预估|专家|评委)(?![^,，。;；]{0,8}差)[^,，。;；\d]{0,8}(?:[算打评估]|加起来|平均)(?:(?!满分|及格|[要得须过])[^,，。;；\d]){0,6}?([\d.]+)分?(?![\d.个项万人%名位年月天])/g,
    meant: "创新能力评价总分$1分",
  },
  {
    of: ["scoreInnovation"],
    said: /知(?:识)?产(?:权)?\D{0,3}(\d+)\D{0,6}转化\D{0,3}(\d+)\D{0,6}管理\D{0,3}(\d+)\D{0,6}成长性?\D{0,3}(\d+)分?/g,
    meant: (_, ...points) =>
      `创新能力评价总分${String(points.slice(0, 4).reduce((sum, one) => sum + Number(one), 0))}分`,
  },
  {
    said: /占(?:比|到|了|有|才|只)*([\d.]+|[一二三四五六七八九十]{1,3})(?=(?:个点)?(?:了|的|呢|吗|行|够|过|[,，。;；、?？]|$))/g,
    meant: "占百分之$1",
  },
  { said: /应(?:纳税|税)所得(?!额)/g, meant: "应纳税所得额" },
  {
    of: ["employeesTax"],
    said: new RegExp(
      `(?:净|税前|一年|年|账上)*利润(?:总额)?(?:是|有|才|就|只|也就|大概|大约|约)*${FIGURE}`,
      "g",
    ),
    meant: "应纳税所得额",
  },
  {
    said: /(?:总|全部)成本费用|成本费用(?:支出)?(?:一总|总共|一共|合计|合起来)/g,
    meant: "成本费用",
  },
  {
    of: ["rdRatioSme"],
    said: new RegExp(
      `(?<=成本.{0,12})(?<!研发.{0,3})占(?:销售|营业)?(?:收入|营收)(?:才|只有|只|就|也就|大概|大约|约)*${FIGURE}`,
      "g",
    ),
    meant: "研发占收入",
  },
  {
    said: new RegExp(
      `(?:技术|研发|科研)(?:上头?|这块|方面)(?:一共|总共|拢共)?(?:花|投|砸|用)(?:了|进去|下去|掉)*(?:一共|总共|拢共)?${FIGURE}`,
      "g",
    ),
    meant: "研发费用",
  },
  {
    of: ["regDate"],
    said: new RegExp(
      `(?:赶|卡|赶着|卡着)(?:在)?(${DATE})(?:那批|那天|前)?(?=交|报|递|提交|申报)`,
      "g",
    ),
    meant: "准备$1",
  },
  {
    of: ["regDate"],
    said: new RegExp(
      `(${DATE})(?:才|刚)?(?:拿|办|下|领|发)(?:下来?|到)?(?:的|了)?(?:营业)?执?照(去年|前年|今年)?`,
      "g",
    ),
    meant: "$2$1成立",
  },
  {
    of: ["rdDedFiveItems"],
    said: new RegExp(
      `(?:这|那|前|研发)*(?:的)?(?:五|5)(?:大?块|样|大?类|个|大?项)(?:钱|费用|费|加起来)*(?:合计|一共|总共)?(?:是|有)?${FIGURE}`,
      "g",
    ),
    meant: "五项之和",
  },
  {
    of: ["rdDedOther"],
    said: new RegExp(
      `其[他它余](?:的|那些|那堆|相关)*(?:乱七八糟|杂七杂八|零碎|零零碎碎|杂费|费用?)*(?:的)?(?:只)?(?:花了|是|有)?${FIGURE}`,
      "g",
    ),
    meant: "其他相关费用",
  },
  {
    of: ["rdHnteOutsourcedOverseas"],
    said: new RegExp(
      `([\\d.]+(?:万|个?亿)元?)(?:都?是|全是|就是)?[^,，。;；\\d]{0,12}[、,，]?(?:请|委托|找|让|叫|托|外包给?|委外给?)(?:了|的)*(?:[一那这]?家)?${INSTITUTE_ABROAD}(?:[帮给替]我们?)?(?:做|搞|干|弄|开发|研发)*的?`,
      "g",
    ),
    meant: "委托境外研发$1",
  },
  {
    of: ["rdHnteOutsourcedOverseas"],
    said: new RegExp(
      `(?:请|委托|找|让|叫|外包给?|委外给?|[支交]?付给|给)(?:了|的)*(?:[一那这]?家)?${INSTITUTE_ABROAD}(?:[帮给替]我们?)?(?:做|搞|干|弄|开发|研发|的|项目)*(?:花了?|付了?|用了?|是|有)*${FIGURE}`,
      "g",
    ),
    meant: "委托境外研发",
  },
  {
    of: ["netAssets", "salesRevenue"],
    said: new RegExp(
      `${OF_YEARS}?(?:头|第)一年末?${OF_YEARS}?(?:是|有)?(0|${SUM})[,，、;；\\s]*(?:第二年末?|后面|后两年)(?:是|有)?(${SUM})[,，、;；\\s]*(?:第三年末?)?(?:是|有)?(${SUM})`,
      "g",
    ),
    meant: "$1$2三年分别是$3、$4、$5",
  },
  {
    of: ["marketRank"],
    said: /(?:国内|全国|行业里?|细分市场里?|市场上?)(?:能)?(?:排到?|是|数)?第([一二三四五六七八九十]|\d+)名?/g,
    meant: (_, rank = "") => `国内排名为${String(ONES.indexOf(rank) + 1 || rank)}`,
  },
  {
    of: ["loanPrincipal"],
    said: new RegExp(
      `(?:贷款|流贷|贷了?)?(?:一共|总共|合计)?${SUM}[,，]?(?:是)?(?:在|从|分)?[两二三四几多]家(?:银)?行(?:里?每家|各)(?:贷|放|借|是|有)*了?(${SUM})`,
      "g",
    ),
    meant: "每家银行贷款本金$1",
  },
  {
    of: ["rdHnteSeven"],
    said: new RegExp(
      `(?:剩下|其余|另外|其[他它]|别的)(?:的)?[七7](?:大?类|大?项|样|块)(?:费用|费|钱)*(?:合起来|加起来|合计|一共|总共|是|有)*${FIGURE}`,
      "g",
    ),
    meant: "七类合计",
  },
  {
    of: ["allSalesVat"],
    said: new RegExp(
      `(?:全部|总共|一共|合计|总的?)(?:的)?(?:不含税)?(?:销售额?|卖了?|收入)?(?:是|有|为)?${FIGURE}`,
      "g",
    ),
    meant: "全部销售额",
  },
  ...ENTRUSTED,
  {
    of: ["rdExpenseAudited", "operatingRevenue"],
    said: /((?:近|头|最近|这)?两年[^,，。;；\d]{0,8})([\d.]+)(万元?|个?亿元?)?加(?=[\d.]+)/g,
    meant: "$1$2$3和",
  },
  { of: ["techStaff", "techStaffSme"], said: /技术员|工程师|研发人(?!员)/g, meant: "搞技术的" },
  {
    of: ["nicheYears"],
    said: /(?:做|干|搞|从事|深耕)(?:着|的)?(?:这个|这种|这类|该|我们这)(?:细分)?(?:的)?(?:产品|行当|行业|市场|领域|东西|业务)(?:做|干|搞)?(?:了|已经|有|满|快)*(?=[\d一二两三四五六七八九十])/g,
    meant: "细分市场做了",
  },
  section("软件(?!著作|费)|信息技术服务|IT", "软件和信息技术服务业"),
  section("批发", "批发业"),
  section("零售|超市|便利店|小卖部", "零售业"),
  section("餐饮|饭店|饭馆|餐馆|火锅店", "餐饮业"),
  section("酒店|宾馆|旅馆|民宿|住宿", "住宿业"),
  section("建筑|施工|装修工程", "建筑业"),
  section("物业", "物业管理"),
  section("运输|货运|物流", "交通运输业"),
  section("仓储|冷库", "仓储业"),
  section("房地产|开发商|楼盘", "房地产开发经营"),
  section("租赁|商务服务", "租赁和商务服务业"),
  section("种植|养殖|种地|畜牧|农林牧渔|渔业", "农林牧渔业"),
  section("工业|制造|加工|工厂|生产", "工业"),
  {
    of: ["employeesSize"],
    said: /(?<=[人名]\s?)(?:一年|年)?(?:(?:营业|年)?收入|营业额|营收|流水|销售额)(?=[\d.])/g,
    meant: ",营业收入",
  },
  {
    of: ["employeesSize"],
    said: new RegExp(`(?:一年|年)(?:收入|做|卖|流水|入|能做)*(?=[\\d.]+(?:万|个?亿))`, "g"),
    meant: "营业收入",
  },
  {
    of: ["employeesSize"],
    said: /([\d.]+(?:万|个?亿)元?)(?:的)?(?:一年|每年|年收入)/g,
    meant: "营业收入$1",
  },
  {
    of: ["employeesSize"],
    said: /([\d.]+(?:万|个?亿)元?)(?:的)?(?:收入|营收|营业额|流水|进账)/g,
    meant: "营业收入$1",
  },
  {
    of: ["nonTaxableIncome"],
    said: /(?:总的?收入|收入总额)([\d.]+)(万元?|个?亿元?)?(?:里头|里面|里|当中|,?其中)(?:有|含)?([\d.]+)(万元?)?(?:是)?(?:不征税(?:收入)?|财政拨款)(?:的)?/g,
    meant: "收入总额$1$2,不征税收入$3$4",
  },
  {
    of: ["nonTaxableIncome"],
    said: /(?:总的?收入|收入总额)([\d.]+)(万元?|个?亿元?)?[,，]?(?:里头|里面|里|当中|其中)(?:有|含|是)?不征税(?:的|收入)*(?:财政)?(?:补助|补贴|拨款|资金)?(?:有|是)?([\d.]+)(万元?|个?亿元?)?/g,
    meant: "收入总额$1$2,不征税收入$3$4",
  },
  {
    of: ["techBuyPaid"],
    said: /(?:(?<!没|未)(?:先|已经|已|实际|只|才|前期|头款)+(?:付|给|打)(?:了|过去)?|(?<!没|未)(?:付|打)了)(?=[\d.]+)/g,
    meant: "买技术已付款",
  },
  {
    of: ["techEquityPaid"],
    said: /(?:技术|专利|成果)?(?:作价)?入股.{0,6}?(?:实缴|实际到位|到位)了?/g,
    meant: "技术入股实缴",
  },
  {
    of: ["contractsRegistered"],
    said: /(?:去年|上年|一年)?(?:一共|总共)?登记了?(?=[\d.]+(?:万|个?亿))/g,
    meant: "技术合同登记额",
  },
  {
    of: ["spaceArea"],
    said: /(?<!(?:公共|共享|走廊|过道|会议室|食堂|宿舍|仓库|车库|公摊|算上|加上)[^,，。;；\s\d]{0,8})(?:场地|面积)?(?:是|有|就|才|只有)?(?<![\d.])([\d.]+)(?:个)?(?:平米|平方米?|平|㎡)/g,
    meant: "众创空间面积$1平方米",
  },
  { of: ["spaceDesks"], said: /(\d+)个?工位/g, meant: "工位数$1个" },
  {
    of: ["spaceTenants"],
    said: /(?:入驻|进驻|住进来?)(?:了)?(\d+)[家个]/g,
    meant: "众创空间入驻家数$1家",
  },
  {
    of: ["manufacturingSales"],
    said: /(?:自产|自己生产|制造业)(?:的|部分|这块)*(?:卖了?|销售额|收入)?(?=[\d.]+(?:万|个?亿))/g,
    meant: "制造业销售额",
  },
];

/** A last clause that only asks: what stands before it is told all the same. */
const ASKING_TAIL =
  /[,，、\s](?=[^,，、。;；\s\d]*(?:还是|什么|多少|[几哪啥吗么呢吧不没])[^,，、。;；\s\d]*$)/;

/** A text with its talk put into the words by which figures are read, for a rule that looks at these facts. */
export function asRead(text: string, within: readonly string[]): string {
  const ofLoan = (read: string) =>
    within.includes("loanYears") ? withLoanTerm(withEachBank(read)) : read;
  const spoken = SPOKEN.reduce(
    (read, { of, said, meant }) => {
      const looked = of === undefined || of.some((fact) => within.includes(fact));
      if (!looked) return read;
      if (typeof meant === "function") return read.replace(said, meant);
      return meant.startsWith(SECTION) && read.includes(SECTION) ? read : read.replace(said, meant);
    },
    ofLoan(withRates(text.replace(ASKING_TAIL, "。"))),
  );
  return within.includes("negativeIndustryShare") ? withTradeShare(spoken) : spoken;
}
