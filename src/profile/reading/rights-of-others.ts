const COUNT = String.raw`(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|几)`;
const KIND =
  "(?:发明(?:专利)?|实用新型(?:专利)?|外观(?:设计)?(?:专利)?|软件著作权|软著|专利|著作权)";
/** Whoever is not the company. */
const PERSON =
  "(?:老公|老婆|爱人|媳妇|丈夫|妻子|[老我]?爸|[老我]?妈|父亲|母亲|儿子|女儿|[哥弟姐妹]+|亲戚|合伙人|股东|老板娘?|法人(?:代表)?|董事长|总经理|厂长|总工|实控人|实际控制人|技术(?:员|总监|负责人)|工程师|员工|发明人|朋友|我(?:自己|本人|个人)|本人)";
const BODY =
  "(?:母公司|总公司|集团(?:公司)?|总部|子公司|分公司|关联(?:公司|企业)|兄弟(?:公司|企业)|[老另]一?家?公司|大学|高校|学校|学院|研究[院所])";
const OWNED = String.raw`(?:${PERSON}(?:个人|自己|本人|他|她)?(?:名下|名义|手里|手上|那边|那儿|那里|个人的?)|${BODY}(?:名下|名义|手里|手上|那边|那儿|那里|个?的)?|个人名下)`;
const ITEM = String.raw`(?:${COUNT}\s?[个项件]?(?:授权的?)?${KIND}|${KIND}\s?(?:有|是)?${COUNT}\s?[个项件]?)`;
/** Rights in the name of others, the owner before them: 我老公名下一个发明. */
const BEFORE = new RegExp(
  String.raw`${OWNED}(?:还|倒|也|另外|总共|一共|共)?(?:有|是)?(?:了)?\s?${ITEM}(?:[、,，和\s]{0,2}${ITEM})*`,
  "g",
);
/** The owner behind them: 发明1个在老板名下. */
const BEHIND = new RegExp(
  String.raw`${ITEM}\s?(?:是|在|归|写的?是?|挂在?|登记在)+(?:我|我们)?(?:${PERSON}|${BODY}|个人)(?:个人|自己|本人)?(?:名下|名字|名义|手里|的|那边)(?![^,，。;；]{0,4}(?:研发|搞|弄|做|发明)出?来?的)`,
  "g",
);
/** They became the company's own, or are its own. */
const MOVED = /(?:转|过户|变更|转让|划)(?:到|给|进|入|过来|回)|(?:给|到)(?:了)?(?:公司|我们)/;
const OTHERS = new RegExp(`${OWNED}|(?:${PERSON}|${BODY})(?:的|那)`);
const WHETHER =
  /(?:能|可以|可不可以)[^,，。;；]{0,6}(?:用|算)|行不行|行吗|算不算|算吗|(?:用|算)(?:不|吗|么)/;
const RIGHTS = new RegExp(KIND);
const USES = new RegExp(`(?:用|拿|借)[^,，。;；]{0,3}(?:${PERSON}|${BODY})(?:个人)?的`);

/** The text without rights that are in the name of somebody else than the company: they are none of its own. */
export function withoutOthersRights(text: string): string {
  if (MOVED.test(text)) return text;
  return text.replace(BEHIND, " ").replace(BEFORE, " ");
}

/** Whether a message tells of rights in the name of somebody else, or asks whether they count. */
export function speaksOfOthersRights(text: string): boolean {
  if (MOVED.test(text)) return false;
  const asks = WHETHER.test(text) && RIGHTS.test(text) && OTHERS.test(text);
  return withoutOthersRights(text) !== text || asks || (WHETHER.test(text) && USES.test(text));
}
