import { textBefore } from "./folded-text.ts";
import { isLoneMillions, isYiAndTenths } from "./lone-power.ts";
import type { Measure } from "./measure.ts";
import type { Numeral } from "./numeral.ts";
import { endsDecimal } from "./spoken-decimal.ts";
import type { Script } from "./script.ts";

const FORMAL = /[壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟]/;
const OPEN = /(?:^|[\s,，。；;:：、!！?？"“”'‘’()（）《》【】[\]/=~\-→—])$/;
const CLOSE = /^(?:$|[\s,，。；;:：、!！?？"“”'‘’()（）《》【】[\]/=~\-→—])/;
/** Characters that make a word with a single digit behind them: 统一, 周三, 初五. */
const WORD_BEFORE =
  /[期周初老统唯之专逐单划不其同拜礼张李王赵小大归第附表图类级清合万咱你我他她它哥姐爷娘夫妻]$/;
const LINK_BEFORE = /(?:是|为|共|有|到|成|和|跟|与)$/;
const LINK_AFTER = /^(?:这|那|却|而|不|也|还|的|分之)/;
const POWER_BEFORE =
  /(?:上|过|近|破|超|超过|突破|逾|约|将近|接近|临近|数|大几|小|快|近乎|奔|达|好几)$/;
const UNIT_BEFORE = /(?:单位|位:|位为|几|多少|每|\/|\(|或|和)$/;
const SEVERAL = /^好?[几数]/;

/** Whether `numeral` is meant as a figure, and is not part of a word (一般, 四川, 千万别). */
export function isFigure(script: Script, numeral: Numeral, measure: Measure | undefined): boolean {
  const { folded, text } = script;
  const { start, end, style } = numeral;
  const before = textBefore(folded, start, 2);
  const words = folded.slice(start, end);
  const formal = FORMAL.test(text.charAt(start));
  if (style === "barePower") return isPowerFigure(script, numeral, measure);
  if (SEVERAL.test(words) && /[人总基次个件分倍指参系份]$/.test(before) && words.startsWith("数")) {
    return false;
  }
  if (style === "arabic") return true;
  if (style === "power") {
    if (words === "十" && !measure) return isolated(script, start, end);
    return words.length > 1 || !formal || isolated(script, start, end);
  }
  if (measure) {
    if (words === "二" && measure.unit === "次") return false;
    if (words === "零") return !/^(?:件|部|售|配)/.test(folded.slice(end, end + 1));
    if (formal) return measure.kind === "money" || OPEN.test(before);
    if (/[俩仨]/.test(words)) return true;
    if (style === "digit" && measure.kind === "area" && measure.end === end + 1) return false;
    return !/第$/.test(before) && !(words === "一" && /[统唯之专逐单划不其同]$/.test(before));
  }
  if (style === "digits" && words.includes("点")) return true;
  if (words.includes("点") && endsDecimal(folded.slice(end, end + 4))) return true;
  return isolated(script, start, end);
}

/** Whether 万 or 亿 at `start`, without a digit, can be a figure at all: 过亿, 上万人. */
export function isPowerStart(folded: string, start: number): boolean {
  if (!/[万亿兆]/.test(folded.charAt(start))) return true;
  return POWER_BEFORE.test(textBefore(folded, start, 3)) || isYiAndTenths(folded, start);
}

/** Whether nothing but punctuation or a word like 是 stands on both sides. */
export function isolated({ folded, text }: Script, start: number, end: number): boolean {
  const before = folded.slice(Math.max(0, start - 2), start);
  const after = folded.slice(end, end + 2);
  const open = OPEN.test(before);
  const link = LINK_BEFORE.test(before);
  const close = CLOSE.test(after);
  if (open || link) return close || LINK_AFTER.test(after);
  return close && !FORMAL.test(text.charAt(start)) && !WORD_BEFORE.test(before);
}

function isPowerFigure(script: Script, numeral: Numeral, measure: Measure | undefined): boolean {
  const { folded } = script;
  const { start, end } = numeral;
  const words = folded.slice(start, end);
  const before = textBefore(folded, start, 3);
  if (POWER_BEFORE.test(before) || isYiAndTenths(folded, start)) return true;
  if (isLoneMillions(folded, start)) return true;
  if (/[一二三四五六七八九]/.test(words)) return OPEN.test(before) && CLOSE.test(folded.slice(end));
  const money = measure?.kind === "money" && words.length > 1;
  return money && !UNIT_BEFORE.test(before);
}
