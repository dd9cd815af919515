import type { Quantity } from "../../units/quantity.ts";

/** The old figure in 从80人增加到95人. */
const FROM = /[从由](?:原来的?|去年的?|前年的?)?$/;
const RISEN = /^(?:左右)?(?:增加|增长|增|涨|提高|上?升|下?降|减少|减|跌|变|发展)(?:到|至|成|为)/;
const DENIED = /(?:不是|并非|而非|不再是)(?:那?个?|什么)?$/;
/** Words that make a figure a rate, a gap or a score that is asked about. */
const OF_ANOTHER =
  /(?:除以?|乘以?|先?按|抹个?整?算?|取整?算?|[还就只]?差|还?缺|还是那?|[能可]顶|顶个?|抵|相当于|等于|[拿得打]满|凑|再添|\d月)$/;
/** Words behind a figure that make it one of the law. */
const OF_THE_LAW =
  /^(?:的?(?:那|这)(?:几|[两三四])?(?:条|档|道|线|个(?:线|数|标准))|就行|才行|就够|就能|就可以|才够|才能|封顶)/;
const ASKED = /^几(?:个?点|[万人个项分成年家档块条倍])/;
const ARTICLE = /^[一1][家笔]$/;
/** Titles that other companies are counted by. */
const TITLE =
  "(?:国家)?(?:高企|高新技术企业|科小|科技型中小(?:企业)?|科技小巨人|小巨人|农高|农业高新)";
const TITLE_BEHIND = new RegExp(`^${TITLE}`);
const TITLE_BEFORE = new RegExp(`${TITLE}有?$`);
const ITSELF = /(?:是|作为|属于|算)$/;

/** Whether a figure is said of what is: not asked, denied, left behind, missing, or one of the law. */
export function isOwnFigure({ start, end, words }: Quantity, folded: string): boolean {
  const before = folded.slice(Math.max(0, start - 8), start);
  const behind = folded.slice(end, end + 8);
  const titled = (TITLE_BEHIND.test(behind) && !ITSELF.test(before)) || TITLE_BEFORE.test(before);
  if ((ARTICLE.test(words) && !titled) || ASKED.test(words)) return false;
  if (FROM.test(before) && RISEN.test(behind)) return false;
  return !DENIED.test(before) && !OF_ANOTHER.test(before) && !OF_THE_LAW.test(behind);
}
