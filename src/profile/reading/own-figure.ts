import type { Quantity } from "../../units/quantity.ts";
import { isClaimedRate } from "./claimed-rates.ts";
import { isAim, isDemanded, isGap, isGivenRate } from "./figure-aims.ts";

const DENIED =
  /(?:不是|并非|而非|不再是)(?:那?个?|什么)?$|(?:别|不要|不能|不该|不应该|勿|莫)(?:给我|帮我|把它)?(?:再)?(?:记|写|填|当|算|看|弄|搞|录|输)[成作为]$/;
/** Words that make a figure a rate, a gap or a score that is asked about. */
const OF_ANOTHER =
  /(?:(?<!扣)除以?|乘以?|抹个?整?算?|(?<!争)取整?算?|[还就只]?差|还?缺|(?:[\d%万亿点]|\d[个人项家])还是|还是那|[能可]顶|(?:能|可以|会)(?:不能)?算(?:够|成|作)?|顶个?|抵|相当于|等于|[拿得打]满|凑|再添|\d月|(?:[能可会]以?|说)?(?:给|补助?|补贴|奖励?|返还?|退|减免?(?!到)|免)(?:我们?|企业|公司)?[个到]?)$/;
/** A place among others is no figure: 市占率省内前三, 全国排第2. */
const RANK = /(?:前|第|排(?:名|行|在|到)?|名列|top)$/i;
/** What is reckoned with, which is a figure of its own only where it is supposed: 按5000万算. */
const RECKONED = /先?按$/;
const SUPPOSED = /要是|如果|假如|假设|若/;
/** A rate of a month or a person is no figure of a year. */
const RATE_BEHIND = /^(?:元|块钱?)?(?:(?:一|\/|一个)个?(?:月|天|人|小时|平)|每个?(?:人|小时|平))/;
const RATE_BEFORE = /(?:月均|人均|每人|每家|单价|一个月)[^,，。\s]{0,4}$/;
/** Words behind a figure that make it one of the law. */
const OF_THE_LAW =
  /^(?:的?(?:那|这)(?:几|[两三四])?(?:条|档|道|线|个(?:线|数|标准))|就(?:行|够|能|可以|给|补|奖|过|有奖)|才行|才够|才能|封顶)/;
/** Behind a line of the law what is no more beyond it: 超过500人就不是科小; a company's own figure is of a year or ours. */
const LINE_BEHIND = /^[^,，。;；\d]{0,3}[,，]?就(?:不[是算能属]|没了)/;
const OWN_BEFORE = /我们|咱|我司|公司|[去前今]年|\d年/;
const ASKED = /^几(?:个?点|[万人个项分成年家档块条倍])/;
const ARTICLE = /^[一1][家笔]$/;
/** Right before a figure that only tells with value added tax what was told without it before: 2800万, 含税3164万. */
const WITH_TAX = /[,，、;；\s〓](?:含税|价税合计)(?:价|额|的|是|为|就是|[\s:])*$/;
/** Titles that other companies are counted by. */
const TITLE =
  "(?:国家)?(?:高企|高新技术企业|科小|科技型中小(?:企业)?|科技小巨人|小巨人|农高|农业高新)";
const TITLE_BEHIND = new RegExp(`^${TITLE}`);
const TITLE_BEFORE = new RegExp(`${TITLE}有?$`);
const ITSELF = /(?:是|作为|属于|算)$/;

/** Between how often something is and the figure of each time: 每季度开票50万. */
const OF_EACH = /^[^,，。\s]{0,4}$/;

/**
 * Whether a figure is said of what is: not asked, denied, left behind, missing, a rate, or one of the law;
 * `often` are the words of the text that say how often something is.
 */
export function isOwnFigure(
  { start, end, words, kind }: Quantity,
  folded: string,
  often: readonly Quantity[],
): boolean {
  const before = folded.slice(Math.max(0, start - 8), start);
  const behind = folded.slice(end, end + 8);
  if (kind === "number" && RANK.test(before)) return false;
  const beside = { before: folded.slice(0, start), behind: folded.slice(end) };
  if (isGap(beside) || isAim(beside) || isDemanded(beside, words)) return false;
  if (kind === "money" && WITH_TAX.test(beside.before)) return false;
  if (kind === "percent" && isGivenRate(beside)) return false;
  if ((kind === "percent" || kind === "money") && isClaimedRate(folded, { start, end }))
    return false;
  const titled = (TITLE_BEHIND.test(behind) && !ITSELF.test(before)) || TITLE_BEFORE.test(before);
  if ((ARTICLE.test(words) && !titled) || ASKED.test(words)) return false;
  if (LINE_BEHIND.test(behind) && !OWN_BEFORE.test(folded.slice(0, start))) return false;
  if (RECKONED.test(before) && !SUPPOSED.test(folded.slice(0, start))) return false;
  const timed = often.some((one) => !isYearly(one) && isOf(one, { start, end }, folded));
  const rate = timed || RATE_BEHIND.test(behind) || RATE_BEFORE.test(before);
  if (rate && (kind === "money" || kind === "number")) return false;
  return !DENIED.test(before) && !OF_ANOTHER.test(before) && !OF_THE_LAW.test(behind);
}

function isYearly({ unit, value }: Quantity): boolean {
  return unit === "年" && value?.equals(1n) === true;
}

/** Whether a figure is of each time that something is: right behind 每月, or right before it. */
function isOf(
  each: Quantity,
  { start, end }: { readonly start: number; readonly end: number },
  folded: string,
): boolean {
  if (each.end <= start) return OF_EACH.test(folded.slice(each.end, start));
  return each.start >= end && /^元?$/.test(folded.slice(end, each.start));
}
