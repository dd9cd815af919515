import { matchAt, textBefore } from "./folded-text.ts";
import type { Token } from "./token.ts";
import { digitsNumber, smallNumber } from "./small-number.ts";

/** What a period is read against. */
export interface PeriodContext {
  /** The day on which it is said, `YYYY-MM-DD`; without it 去年 stays open. */
  readonly today: string | undefined;
  /** The year that the text spoke of last. */
  readonly lastYear: number | undefined;
  /** What was read right before. */
  readonly previous?: Token | undefined;
}

/** A year found in a text. */
interface YearFound {
  /** `undefined` for a relative year without a day to count from. */
  readonly year: number | undefined;
  readonly end: number;
  readonly unsure: boolean;
}

const SUFFIX = " *(?:财年|会计年度|纳税年度|年度|年份|年)";
const FOUR = new RegExp(`((?:19|20)\\d\\d|[一二][零九][零一二三四五六七八九]{2})${SUFFIX}`, "y");
const TWO = new RegExp(`(\\d\\d|[零一二九][零一二三四五六七八九])(${SUFFIX})`, "y");
const FISCAL = /FY *((?:20)?\d\d)(?!\d)/y;
/** A year as papers from Taiwan count it: 民国113年. */
const REPUBLIC = /民国 *(\d{1,3}|[一二三四五六七八九十]{1,3}) *年(?:度|份)?/y;
const YEAR_BEFORE_REPUBLIC = 1911;
/** A year without 年: 2025：3400万, 2025Q4. */
const COLON_YEAR = /((?:19|20)\d\d)(?= *:| ?[QqHh][1-4](?![\dA-Za-z]))/y;
/** Figures that stand behind a year without 年: 2024 180万. */
const YEARS_FIGURE =
  "(?:约|大概|大约|差不多|不到|将近|是|为|有|做了|卖了|才|就)*[\\d一二两三四五六七八九十][\\d,.一二两三四五六七八九十百千]{0,12}";
const FIGURE_UNIT = "(?:多|来|余|几|好几)? ?(?:万|亿|[wW%]|元|块|[人项个件](?!月|年))";
/** A year without 年 and without a colon before a figure with a unit, or in a row of years and figures: 2024 180万, 2023 150 2024 180. */
const PAIRED_YEAR = new RegExp(
  `(20\\d\\d)(?= {1,3}${YEARS_FIGURE}${FIGURE_UNIT}| {1,3}${YEARS_FIGURE}[ ,，、;；\\n]{1,3}20\\d\\d[ :])`,
  "y",
);
const LAST_PAIRED = new RegExp(`(20\\d\\d)(?= {1,3}${YEARS_FIGURE})`, "y");
const PAIR_BEFORE = new RegExp(`20\\d\\d {1,3}${YEARS_FIGURE}${FIGURE_UNIT}?[ ,，、;；\\n]{1,3}$`);
const LONGEST_PAIR = 32;
/** Words that make two digits and 年 a stretch of time. */
const STRETCH_BEFORE =
  /(?:期|期限|期为|满|达|(?<!除)了|续|累计|经营|从业|成立|约|接近|将近|近|超过|超|不到|不足|至少|最多|起码|刚好|正好|恰好|整整|足足|长|每|存续|未来|今后|未满|为期|工作|行业|领域|市场|赛道|行当|[这一]行|经验)$/;
const STRETCH_AFTER =
  /^(?:了|多(?![卖销做赚挣收花投用交缴招产报算])|余|来|以上|以下|以内|之内|内|间|期|的(?:历史|经验|时间|寿命|积累)|左右|前(?![年后])|半|零|又|老|寿命|及以上|工龄|经验|历史|磨)/;

const RELATIVE = new Map<string, number>([
  ["大前年", -3],
  ["前年", -2],
  ["去年", -1],
  ["上年", -1],
  ["旧年", -1],
  ["今年", 0],
  ["本年", 0],
  ["明年", 1],
  ["后年", 2],
]);
/** With the year itself in brackets, where that is told: 前年(2024). */
const RELATIVE_WORD =
  /(大前年|[前去上旧今本明后]年)(?:度|份)?(?: *\( *((?:19|20)\d\d) *(?:年度?)? *\))?/y;
/** Characters that make another word with the first of a relative year: 以前年度, 成本年化, 目前年收入. */
const NOT_AFTER = new Map<string, string>([
  ["前", "目当之以此税提往事先空眼大"],
  ["去", "过失出回进"],
  ["上", "以晚早历网线路如加"],
  ["今", "如至"],
  ["本", "成资根基版样文日标"],
  ["明", "说证声表标注"],
  ["后", "以之今然税最此"],
]);
const NEIGHBOUR =
  /(再前|前|上|后|下)(?:(?<=再前)|一)(?:个)?(?:会计|纳税)?年(?:度)?(?!内|以内|之内|期)/y;

/** Reads one year at `index`: 2025年, 25年, 二零一六年, 25财年, FY25, 去年, 前一年. */
export function readYear(
  folded: string,
  index: number,
  context: PeriodContext,
): YearFound | undefined {
  const four =
    matchAt(FOUR, folded, index) ??
    matchAt(COLON_YEAR, folded, index) ??
    pairedYear(folded, index, context.today);
  if (four) {
    return { year: digitsNumber(four[1] ?? ""), end: index + four[0].length, unsure: false };
  }
  const fiscal = matchAt(FISCAL, folded, index);
  if (fiscal) {
    const year = fullYear(Number(fiscal[1]), context.today);
    return { year, end: index + fiscal[0].length, unsure: false };
  }
  const republic = matchAt(REPUBLIC, folded, index);
  if (republic) {
    const digits = republic[1] ?? "";
    const count = /^\d+$/.test(digits) ? Number(digits) : smallNumber(digits);
    const year = count === undefined ? undefined : YEAR_BEFORE_REPUBLIC + count;
    return { year, end: index + republic[0].length, unsure: false };
  }
  return (
    readShort(folded, index, context) ??
    readRelative(folded, index, context) ??
    readNeighbour(folded, index, context)
  );
}

/** 2024 in 2024 180万, and in a row of years with their figures. */
function pairedYear(
  folded: string,
  index: number,
  today: string | undefined,
): RegExpExecArray | undefined {
  const inside = /[\w.-]$|\d,$/.test(textBefore(folded, index, 2));
  if (folded.charAt(index) !== "2" || inside) return undefined;
  const last = matchAt(LAST_PAIRED, folded, index);
  const latest = today === undefined ? 2049 : Number(today.slice(0, 4)) + 3;
  if (!last || Number(last[1]) > latest) return undefined;
  const before = textBefore(folded, index, LONGEST_PAIR);
  return matchAt(PAIRED_YEAR, folded, index) ?? (PAIR_BEFORE.test(before) ? last : undefined);
}

/** A year of two digits in full: of the century that is nearest to what companies talk about. */
export function fullYear(year: number, today: string | undefined): number {
  if (year > 99) return year;
  const next = today === undefined ? 49 : (Number(today.slice(2, 4)) + 10) % 100;
  return year <= next ? 2000 + year : 1900 + year;
}

function readShort(folded: string, index: number, context: PeriodContext): YearFound | undefined {
  const match = matchAt(TWO, folded, index);
  if (!match || /\d[.,]?$/.test(textBefore(folded, index, 2))) return undefined;
  const [words, digits = "", suffix = ""] = match;
  const end = index + words.length;
  const year = fullYear(digitsNumber(digits) ?? 0, context.today);
  const dated =
    suffix.trim() !== "年" ||
    /^ *(?:\d{1,2}|[一二三四五六七八九十]{1,3}) *月/.test(folded.slice(end, end + 6));
  if (dated || digits.startsWith("0") || digits.startsWith("零"))
    return { year, end, unsure: false };
  const latest = context.today === undefined ? 2049 : Number(context.today.slice(0, 4)) + 3;
  if (year < 1978 || year > latest) return undefined;
  if (STRETCH_BEFORE.test(textBefore(folded, index, 4))) return undefined;
  if (STRETCH_AFTER.test(folded.slice(end, end + 4))) return undefined;
  return { year, end, unsure: false };
}

function readRelative(
  folded: string,
  index: number,
  { today }: PeriodContext,
): YearFound | undefined {
  const match = matchAt(RELATIVE_WORD, folded, index);
  if (!match) return undefined;
  const before = folded.charAt(index - 1);
  const [words, name = "", told] = match;
  if (before !== "" && NOT_AFTER.get(name.charAt(0))?.includes(before)) return undefined;
  const offset = RELATIVE.get(name) ?? 0;
  const counted = today === undefined ? undefined : Number(today.slice(0, 4)) + offset;
  const year = told === undefined ? counted : Number(told);
  const unsure = counted !== undefined && counted !== year;
  return { year, end: index + words.length, unsure };
}

/** 前一年, 再前一年: counted from the year spoken of last, else from today. */
function readNeighbour(
  folded: string,
  index: number,
  { today, lastYear }: PeriodContext,
): YearFound | undefined {
  const match = matchAt(NEIGHBOUR, folded, index);
  if (!match) return undefined;
  const forward = match[1] === "后" || match[1] === "下";
  const thisYear = today === undefined || match[1] === "后" ? undefined : Number(today.slice(0, 4));
  const from = lastYear ?? thisYear;
  const year = from === undefined ? undefined : from + (forward ? 1 : -1);
  return { year, end: index + match[0].length, unsure: lastYear === undefined };
}
