import { matchAt, textBefore } from "./folded-text.ts";
import type { Script } from "./script.ts";

/** A figure whose thousands are parted. */
interface Grouped {
  readonly match: RegExpExecArray;
  /** Whether two figures may be meant. */
  readonly unsure: boolean;
}

const GROUPED = /(\d{1,3}(?:,\d{3})+)(?![\d,]*\d)(?:\.(\d+))?/y;
const APOSTROPHES = /(\d{1,3}(?:['’]\d{3})+)(?!['’]?\d)(?:\.(\d+))?/y;
const BLANK_GROUPED = /(\d{1,3}(?: \d{3})+)(?! ?\d)(?:\.(\d+))?/y;
const NARROW_BLANKS = /\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+/y;
const MONEY = /\)? ?(?:[千百]?[万亿]|元|块|千元)/y;
const LIST_CUE = /分别|依次|各[是为自]?|[两三几]年|历年/;
/** Another figure right before it, as in a list: 200，3，700万. */
const FIGURE_BEFORE = /\d[ ,，、;；]{1,2}$/;
const AMOUNT_OF_LIST = /\d *[万亿元][万亿元]?[ ,，、;；]{1,2}$/;
const YEARS_BEFORE = /(?<!\d)(?:\d\d|[去前今]) *年?[、和到至,，-] *(?:\d\d|[去前今]) *年?[是为:]?$/;
/** 25 900万: what the year 25 had. */
const YEAR_AND_FIGURE = /^(?:1[5-9]|2\d) /;
/** A count that stands before an amount: 科技人员8，320万. */
const COUNT_BEFORE =
  /(?:人员|职工|员工|人数|人|发明|专利|实新|新型|软著|外观|著作权|数量?|件数|项|项目)(?:有|是|为|共|:| )*$/;
/** What an amount is expected behind. */
const AMOUNT_BEFORE =
  /(?:收入|营收|销售额?|营业额|流水|产值|利润|资产|投入|研发|费用?|支出|成本|总额|金额|款|税|[去前今]年|\d年|了|[是为约达有到:：共]|^)[度的]? *$/;
const NEXT_GROUPED = /^ ?(?:[万亿元]+)? ?[,，、;； ] ?\d(?!\d{0,3} ?年)/;

/** The figure at `index` with its thousands parted by commas, apostrophes or blanks; `undefined` where none is. */
export function groupedAt(script: Script, index: number): Grouped | undefined {
  const { folded, text } = script;
  const match = matchAt(GROUPED, folded, index) ?? matchAt(APOSTROPHES, folded, index);
  if (!match) return blankGroupedAt(script, index);
  const before = textBefore(folded, index, 14);
  const [first = ""] = match[0].split(",");
  if (/分别|依次|各[是为自]?/.test(before) && first.length === 3) return undefined;
  const typed = text.slice(index, index + match[0].length);
  if (!typed.includes("，")) return { match, unsure: false };
  const wide = typed.charCodeAt(0) > 0xff00 || typed.charCodeAt(typed.length - 1) > 0xff00;
  const money = folded.charAt(index + match[0].length) === "元";
  if (wide || money) return { match, unsure: false };
  return apart(script, index, match);
}

function blankGroupedAt(script: Script, index: number): Grouped | undefined {
  const { folded, text } = script;
  const match = matchAt(BLANK_GROUPED, folded, index);
  if (!match) return undefined;
  if (matchAt(NARROW_BLANKS, text, index)) return { match, unsure: false };
  return apart(script, index, match);
}

/** Groups of three digits that a blank or a full-width comma parts, which also part figures of a list. */
function apart({ folded }: Script, index: number, match: RegExpExecArray): Grouped | undefined {
  const end = index + match[0].length;
  const [first = "", second = "", ...more] = match[0].split(/[ ,.]/);
  const before = textBefore(folded, index, 16);
  if (!matchAt(MONEY, folded, end) || first.startsWith("0") || COUNT_BEFORE.test(before)) {
    return undefined;
  }
  if (FIGURE_BEFORE.test(before) || LIST_CUE.test(before) || YEARS_BEFORE.test(before)) {
    return undefined;
  }
  const round = second === "000" || match[2] !== undefined || more.length > 0;
  const listed = AMOUNT_OF_LIST.test(before);
  const expected = listed || AMOUNT_BEFORE.test(before);
  if (!round && (first.length === 3 || !expected || YEAR_AND_FIGURE.test(match[0]))) {
    return undefined;
  }
  const inWan = /^ ?[万亿]/.test(folded.slice(end, end + 2));
  if (inWan && more.length > 0) return undefined;
  const next = NEXT_GROUPED.test(folded.slice(end, end + 10));
  return { match, unsure: listed || next || (first.length === 2 && !round) };
}
