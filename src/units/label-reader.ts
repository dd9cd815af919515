import { matchAt, textBefore } from "./folded-text.ts";
import { isSpokenDecimal } from "./spoken-decimal.ts";
import type { LabelToken } from "./token.ts";

const HAN = "零一二三四五六七八九十百";
const URL = /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff，。；！？]+/y;
const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/y;
const PHONE =
  /(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\d.%万亿元])|\(?0\d{2,3}\)?[- ]?\d{7,8}(?!\d)|[48]00[- ]?\d{3}[- ]?\d{4}(?![\d,]|\.\d| *[%万亿元块])/y;
const LONG_ID = /\d{15,}[\dXx]*/y;
const CLOCK = /\d{1,2}:\d{2}(?::\d{2})?(?![\d:]| *[万亿元%])/y;
const DOTTED = /\d+(?:\.\d+){2,}\.?/y;
const ZEROS = /0\d{1,40}(?![\d.])/y;
const NUMBERED = /(?:\d+[-—]?){1,8}/y;
const NUMBERED_BEFORE =
  /(?:电话|手机|微信|QQ|qq|账号|卡号|编号|号码|证号|邮编|工号|尾号|税号|代码|传真|热线|座机|验证码|证书号|专利号)(?:号码?)?(?:是|为|:)? *$/;
const LATIN = /[A-Za-z]+/y;
const LATIN_ID = /[A-Za-z][A-Za-z\d]*(?:[-_./]?[A-Za-z\d]+){0,12}/y;
const DIGIT_ID = /\d[\d.]{0,30}[A-Za-z_][A-Za-z\d]*(?:[-_./][A-Za-z\d]+){0,12}/y;
const FIGURE_LETTERS =
  /\d[\d,.]{0,30}(?: ?(?:[kK]?[wW]|[kKM])(?![A-Za-z\d])|[eE][+-]?\d{1,2}(?![A-Za-z\d])|(?:RMB|rmb|CNY|USD|usd|EUR|HKD|JPY|GBP|AUD|CAD|pct)(?![A-Za-z]))/y;
const COUNTED_NEXT = /\d+(?:\.\d+)? *(?:[件项个篇%万亿元人名]|家)/y;

const DOCUMENT =
  /(?:[[(] *(?:19|20)\d\d *[\])] *第? *\d{1,5} *号(?!人|员工)|\[ *(?:19|20)\d\d *\] *\d{1,4}(?!\d)|(?:19|20)\d\d *年? *第 *\d{1,4} *[号期批]|(?:19|20)\d\d *年 *\d{1,4} *号(?!人|员工))/y;
const PLACE = `第? *[\\d${HAN}]{1,4} *(?:条|款|项|章|节|目)(?:之[一二三四五])?|\\([\\d${HAN}]{1,3}\\)|附件 *[\\d${HAN}]{0,2}|[${HAN}]{1,3}(?=\\()|\\d{1,2}(?=\\()|(?<=\\))\\d{1,2}(?![\\d.%万亿千百元个项人件])`;
const CHAIN = new RegExp(
  `(?: *(?:文件?|公告|通知|令|办法|指引)? *[的中里]?(?: *(?:${PLACE})){1,6})`,
  "y",
);
const ORDINAL = new RegExp(
  `第 *[\\d${HAN}千万两]{1,12}(?: *(?:个|次|名|年|批|类|期|位|家|大|届|条|款|项|章|节|产业|方|步|天|版|回)(?!度|季))?`,
  "y",
);
const BRACKETED = new RegExp(`\\([${HAN}]{1,3}\\)`, "y");
/** A place in a document by itself: 三（六）2（7）. */
const LONE_PLACE = new RegExp(
  `[${HAN}]{1,3} ?\\([${HAN}]{1,3}\\)(?: ?\\d{1,2}(?: ?\\(\\d{1,2}\\)|(?![\\d.%万亿千百元个项人件年月])))?`,
  "y",
);
const HEADING = new RegExp(
  `(?:\\d{1,2}|[${HAN}]{1,3})(?:[、.)](?! *\\d| *$)|[、.)](?= *(?:19|20)\\d\\d年)|\\. (?!$))|\\(\\d{1,2}\\)(?=\\D)`,
  "y",
);
/** A figure with these behind it names a class, a place, an hour: 一类, 2号, 3期, 8点. */
const LABEL_TAIL =
  / ?(?:号(?!人|员工|职工|弟兄)|日(?!元|币|以?内|之内|历)|类|级|档|等奖|等(?=[,。;)]|$)|期(?!间|限|末|初)|代(?!表|理|码|销|发)|线|星级|维|楼|层|室|单元|幢|区|对一|比(?=[\d一二三四五六七八九])|版|届|点(?!\d)|手(?!续)|方(?!米)|合一|体系|票|板)/y;
const FIXED =
  /十[一二三四五六]五(?!个|项|人|年)|一次性|二次开发|一条龙|一分为二|一分不[差多少]|一点不差|一分钱一分货|一毛(?:不|都|也)|一家子|一个样|一个劲|一年到头|一年一度|一天到晚|三天两头|三三两两|七七八八|乱七八糟|一五一十|五险一金|六险二金|[两三]免三减半|六税两费|四上|两化融合|一块儿?(?!钱|[一二三四五六七八九](?![十百千万亿点]))|一点|一下|一人(?:有限|公司|独资|一岗)|零部件|零配件|零件|双一流|一带一路|三六九等|十堰|[两二]头|一对一|一把手|一成不变|一回事|一倍速|四平市|一股脑|两口子|三农|四川|一口价|一半导/y;
const TEN_SCORE = /十分(?![之钟制])/y;

/** Reads digits at `index` that are no quantity; `undefined` where there are none. */
export function readLabel(folded: string, index: number): LabelToken | undefined {
  const length = labelLength(folded, index);
  return length === 0 ? undefined : { type: "label", start: index, end: index + length };
}

/** Where the label ends that the figure before `index` is part of (32号文 第十一条); `undefined` if none. */
export function labelTailEnd(folded: string, index: number): number | undefined {
  const tail = matchAt(LABEL_TAIL, folded, index);
  if (!tail) return undefined;
  const end = index + tail[0].length;
  return tail[0].trim() === "号" ? end + chainLength(folded, end) : end;
}

function labelLength(folded: string, index: number): number {
  const character = folded.charAt(index);
  if (/[\d+(]/.test(character)) return digitLabel(folded, index);
  if (/[A-Za-z]/.test(character)) return latinLabel(folded, index);
  if (character === "[") return documentLength(folded, index);
  if (character === "第") {
    const ordinal = matchAt(ORDINAL, folded, index)?.[0].length ?? 0;
    return ordinal === 0 ? 0 : ordinal + chainLength(folded, index + ordinal);
  }
  return hanLabel(folded, index);
}

function digitLabel(folded: string, index: number): number {
  const bracketed = matchAt(BRACKETED, folded, index)?.[0].length ?? 0;
  if (bracketed > 0) return bracketed;
  const document = documentLength(folded, index) || headingLength(folded, index);
  if (document > 0) return document;
  for (const pattern of [MAIL, PHONE, LONG_ID, CLOCK, DOTTED]) {
    const match = matchAt(pattern, folded, index);
    if (match) return match[0].length;
  }
  if (NUMBERED_BEFORE.test(textBefore(folded, index, 12))) {
    return matchAt(NUMBERED, folded, index)?.[0].length ?? 0;
  }
  if (matchAt(FIGURE_LETTERS, folded, index)) return 0;
  return (matchAt(DIGIT_ID, folded, index) ?? matchAt(ZEROS, folded, index))?.[0].length ?? 0;
}

function latinLabel(folded: string, index: number): number {
  const link = matchAt(URL, folded, index) ?? matchAt(MAIL, folded, index);
  if (link) return link[0].length;
  const word = matchAt(LATIN, folded, index)?.[0] ?? "";
  const behind = index + word.length;
  if (/^(?:RMB|rmb|CNY|USD|EUR|HKD|JPY|GBP|US|HK)$/.test(word)) return 0;
  if (word.length > 2 && matchAt(COUNTED_NEXT, folded, behind)) return word.length;
  return matchAt(LATIN_ID, folded, index)?.[0].length ?? word.length;
}

function hanLabel(folded: string, index: number): number {
  const place = matchAt(LONE_PLACE, folded, index)?.[0].length ?? headingLength(folded, index);
  if (place > 0) return place;
  const fixed = matchAt(FIXED, folded, index);
  if (fixed?.[0] === "一点" && isSpokenDecimal(folded, index)) return 0;
  if (fixed) return fixed[0].length;
  const asScore = /[得拿打扣加减满差]$/.test(textBefore(folded, index, 1));
  return asScore ? 0 : (matchAt(TEN_SCORE, folded, index)?.[0].length ?? 0);
}

function documentLength(folded: string, index: number): number {
  const length = matchAt(DOCUMENT, folded, index)?.[0].length ?? 0;
  return length === 0 ? 0 : length + chainLength(folded, index + length);
}

function chainLength(folded: string, index: number): number {
  return matchAt(CHAIN, folded, index)?.[0].length ?? 0;
}

/** 1、 2. (3) 一、 at the head of a line or sentence. */
function headingLength(folded: string, index: number): number {
  if (!/(?:^|[\n;。!?]) *$/.test(textBefore(folded, index, 3))) return 0;
  if (index > 3 && /^ +$/.test(textBefore(folded, index, 3))) return 0;
  return matchAt(HEADING, folded, index)?.[0].length ?? 0;
}
