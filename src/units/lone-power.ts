import { matchAt, textBefore } from "./folded-text.ts";

/** Words behind which an amount of money is expected. */
const AMOUNT_CUE =
  /(?:收入|营收|营业额|销售额|流水|产值|利润|净利|资产|投入|研发|研发费|费用|支出|成本|贷款|融资|卖了|做了|做到|做|挣了?|赚了?|花了?|投了?)(?:大概|大约|差不多|将近|接近|约|就|才|也就|只有|有|是|为|到|达到?|了|过|:| )*$/;
const OPEN = /(?:^|[\s,，。；;:：、!！?？(（]|[上过近破超逾约达是有到年])$/;
const YI_TENTHS =
  /亿[一二三四五六七八九](?= *(?:$|[,，。；;、!！?？)）]|左右|上下|出头|多|的|[吧了呢元]))/y;
const LONE = /[百千]万(?= *(?:$|[,，。；;、!！?？)）]|左右|上下|出头|[吧了呢]))/y;

/** Whether 收入, 做了 or the like stands before `index`. */
export function hasAmountCue(folded: string, index: number): boolean {
  return AMOUNT_CUE.test(textBefore(folded, index, 12));
}

/** Whether 亿 at `index` is one 亿 with its tenths behind it: 收入亿五. */
export function isYiAndTenths(folded: string, index: number): boolean {
  if (!matchAt(YI_TENTHS, folded, index)) return false;
  return hasAmountCue(folded, index) || OPEN.test(textBefore(folded, index, 1));
}

/** Whether 百万 or 千万 at `index` says an amount by itself: 收入百万; 千万别 does not. */
export function isLoneMillions(folded: string, index: number): boolean {
  if (!matchAt(LONE, folded, index)) return false;
  return hasAmountCue(folded, index) || /^ *[百千]万[元吧了 。.]*$/.test(folded);
}
