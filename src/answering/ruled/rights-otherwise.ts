/** Whose rights are that are not the company's own. */
const OF_OTHERS =
  /(?:权利人|权属人|专利权人|著作权人|写的|写着|登记在|挂在?|还?在)[^,，。;；]{0,8}(?:老板|股东|个人|法人|法定代表人|员工|母公司|集团|总公司|子公司|关联(?:公司|企业)|老婆|媳妇|别人|学校|大学)|(?:老板|股东|个人|母公司|集团|总公司|别人|员工|法人代表?)(?:个人|自己|那边?)?(?:的?名下|名义)/;
/** Rights of which use was made in an earlier filing. */
const USED = /(?:用|报)(?:过|掉了?|完了?)(?!期)/;
/** Rights that are not granted yet; a notice with the fee paid is as good as the right. */
const NOT_GRANTED =
  /(?:没|未|还没有?)(?:授权|下证|拿到?证|发证)|受理|实审|在审|初审|证书?(?:还)?没下来/;
const NOTICE = /授权通知|办登通知|办理登记/;

/** Whether a text says of rights that are only counted what makes them other than is taken for granted: own, granted, not used before. */
export function rightsOtherwise(text: string): boolean {
  if (OF_OTHERS.test(text) || USED.test(text)) return true;
  return NOT_GRANTED.test(text) && !NOTICE.test(text);
}
