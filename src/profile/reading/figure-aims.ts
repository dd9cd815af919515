/** Before a figure: what is missing, by which it is no figure of what there is: 面积差20平, 缺了3个人. */
const GAP =
  /(?:(?<![出误价温偏时])差(?!不)|[缺欠]|短(?=[了着]))(?:着|了|个|到|一点|那么|这么|大概|大约|将近|也就|得有|整整|好)*$/;
/** Before a figure: how much is missing until there is so much: 差3个就够10%, 还缺12万才到100万. */
const UNTIL =
  /(?:差|缺|少|欠)[^,，。;；]{0,14}(?:就|才|方|便)(?:能|可以|算|会)?(?:够得?上?|到|达到?|满|凑够|凑满|过|上|有)了?$/;
/** Before a figure and behind it: how far off it is: 离60还差4分, 距500平差20平. */
const FAR_FROM = /(?:离|距离?|距)(?:那个?|这个?|及格线?|门槛|标准|要求)?的?$/;
const FAR = /^[^,，。;；\d]{0,8}(?:差|缺|少|远|有距离|够不着)/;
/** Before a figure: it is asked whether it can be or has to be reached: 能不能上50. */
const ASKED_AIM =
  /(?:能不能|能否|够不够|会不会|要不要|是否|可不可以|用不用|需不需要|有没有(?:可能|希望|戏))(?:能|要|得|须|必须|够|算)?(?:上得?了?|到|达到?|够得?着?|过|做到|冲到|拿到|评到|放宽?到|降到|提到|得到?|有|满)了?$/;
/** Before a figure: so much is demanded. */
const DEMANDED =
  /(?:(?<![主重])要求?|需要?|门槛|标准|(?:得|须)(?:是|有|够|到|达到?|满|至少|做到|融|花|不低于))(?:是|有|够|到|达到?|满|至少|最少|起码|在|不低于|不少于|超过|做到|融资?|投资?|收入|营收|研发费?用?|主营|占比|花|的)*$/;
/** Behind it: how much there is of it: 要融资700万, 我们现在才620万. */
const THERE_IS =
  /^[^。；;?？\d]{0,16}?(?:我们?|咱们?|公司|厂里?|现在|目前|眼下|手里|手头|账上|实际|去年|上年|才|只有|就只)[^。；;?？\d]{0,12}[\d.零一二两三四五六七八九十百千]+(\D)/;
/** What stands behind the number of a figure. */
const UNIT = /[\d.零一二两三四五六七八九十百千](\D)\D*$/;
/** Behind a share: it is the rate at which something is given: 按研发费20%给. */
const GIVEN =
  /^(?:的?(?:比例|标准|额度|点数)?)?(?:左右)?(?:来|去|往下)?(?:给(?!了)|补(?!充|缴|交|税)|奖|返还?|拨付?|资助|报销|兑付|兑现|支持)/;

/** Before a figure in its clause: it is a mean over years, which is of none of them: 两年一平均100万. */
const MEAN = /(?:(?<!月|季度?)平均|均摊|年均|(?<!平)均下来|拉平)[^,，。;；、\s]{0,12}$/;

/** What stands around a figure. */
export interface Beside {
  readonly before: string;
  readonly behind: string;
}

/** Whether a figure is a gap to a line: 差20平. */
export function isGap({ before }: Beside): boolean {
  return GAP.test(before);
}

/** Whether a figure is the line that is to be reached, which nobody has: 差3个就够10%, 能不能上50. */
export function isAim({ before, behind }: Beside): boolean {
  return (
    UNTIL.test(before) || (FAR_FROM.test(before) && FAR.test(behind)) || ASKED_AIM.test(before)
  );
}

/** Whether a figure (its `words`) is what is demanded, of which there is so much: 要融资700万, 我们现在才620万. */
export function isDemanded({ before, behind }: Beside, words: string): boolean {
  if (!DEMANDED.test(before)) return false;
  const [, unit] = UNIT.exec(words) ?? [];
  return unit !== undefined && THERE_IS.exec(behind)?.[1] === unit;
}

/** Whether a share is the rate at which something is given. */
export function isGivenRate({ behind }: Beside): boolean {
  return GIVEN.test(behind);
}

/** Whether a figure is a mean, by the words before it. */
export function isMean(before: string): boolean {
  return MEAN.test(before);
}
