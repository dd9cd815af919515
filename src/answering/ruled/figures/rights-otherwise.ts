import type { Piece } from "../../../rules/pieces.ts";

/** Whose rights are that are not the company's own. */
const OF_OTHERS =
  /(?:权利人|权属人|专利权人|著作权人|写的|写着|登记在|挂在?|还?在)[^,，。;；]{0,8}(?:老板|股东|个人|法人|法定代表人|员工|母公司|集团|总公司|子公司|关联(?:公司|企业)|老婆|媳妇|别人|学校|大学)|(?:老板|股东|个人|母公司|集团|总公司|别人|员工|法人代表?)(?:个人|自己|那边?)?(?:的?名下|名义)/;
/** Rights of which use was made in an earlier filing. */
const USED = /(?:用|报)(?:过|掉了?|完了?)(?!期)/;
/** Rights that several own, where another of them has filed with one. */
const SHARED = /共有|共同(?:持有|拥有|申请|所有)|联名|(?:两|三|几)家[^,，。;；]{0,6}(?:名字|一起)/;
const FILED_BY_OTHER =
  /(?:对方|另一[家方个]|另外一?[家方个]|人家|别人|学校|合作方|共有人|他们)[^,，。;；]{0,10}(?:报|评|认定|用)/;
/** Rights that are not granted yet; a notice with the fee paid is as good as the right. */
const NOT_GRANTED =
  /(?:没|未|还没有?)(?:授权|下证|拿到?证|发证)|受理|实审|在审|初审|证书?(?:还)?没下来/;
const NOTICE = /授权通知|办登通知|办理登记/;

/** Whether a text says of rights that are only counted what makes them other than is taken for granted: own, granted, not used before. */
export function rightsOtherwise(text: string): boolean {
  if (OF_OTHERS.test(text) || USED.test(text)) return true;
  if (SHARED.test(text) && FILED_BY_OTHER.test(text)) return true;
  return NOT_GRANTED.test(text) && !NOTICE.test(text);
}

/** People who came late in the year, or for too few days, and are among those counted. */
const CAME_LATE =
  /[\d一二两俩三四五六七八九十]+(?:个|人|名|位)?[^,，。;；]{0,6}(?:[789]|1[012]|[七八九]|十[一二]?)月(?:份|底|初|中)?(?:才|刚|新)?(?:招|来|入职|进|调|转)|(?:没|不)[满够](?:半年|天数|六个月)|天数(?:不|没)[满够]/;

/** Whether a text says of people who do research, and are judged by their number, that some of them do not count. */
export function staffOtherwise(text: string, pieces: readonly Piece[]): boolean {
  const isOfStaff = (piece: Piece) => piece.kind === "condition" && piece.top.id === "tech-staff";
  return CAME_LATE.test(text) && pieces.some(isOfStaff);
}
