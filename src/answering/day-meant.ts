import { addDays, isDay, type Day } from "../calendar/day.ts";

const then =
  "(?:那会儿?|那时候?|那阵子?|当时|的时候|那版|那一版|那套|那一套|版|的(?:老)?(?:政策|规定|办法|口径|规则)|(?:申报|报|评|认定|申请)的(?:话|时候)|(?:申报|报|评|认定|申请)那(?:会儿?|时候|次|回))";
const yearThen = new RegExp(
  `(?:(20\\d\\d|\\d\\d)年|(去年|前年|大前年|今年|明年))(?:(\\d{1,2})月(?:份)?)?${then}`,
);
/** The year is told before what was done then, or what was filed for it is put right: 18年买材料搞研发那阵, 更正2018年的汇算. */
const yearApart =
  /(?<!\d)(20\d\d|\d\d)年(?=[^,，。;；?？\d]{1,14}(?:那会儿?|那时候?|那阵子?|那年|当时))/;
const yearPutRight =
  /(?:更正|补(?:申报|报|正|做|填|缴|交)|追溯|重报)[^,，。;；?？\d]{0,6}(?<!\d)(20\d\d|\d\d)年(?=(?:度|的|那年)*(?:研发|加计|汇算|汇缴|所得税|企业所得税|纳税申报))/;
/** Rates of the deduction changed within years: 2022年上半年加计多少. */
const ofDeduction = /加计|加扣|多扣/;
const partOfYear =
  /(?<!\d)(20\d\d|\d\d)年(上半年|下半年|前三(?:个)?季度|前九个月|第?四季度|最后一季)/;
/** What was spent on research in one year that is over: 2022年软件公司上半年研发137万能加计多少. */
const yearOfSum =
  /(?<!\d)(20\d\d|\d\d)年(?:度|全年)?[^,，。;；?？\d]{0,14}研发(?:费用?|支出|投入)?(?:是|有|花了?|一共|共|投了?)?(?=\d)/;
const PART = /上半年|下半年|前三(?:个)?季度|前九个月|第?四季度|最后一季/;
const anyYear = /(?<!\d)(?:20\d\d|\d\d)年/g;
const monthThen = new RegExp(`(?<!\\d)(\\d{1,2})月(?:份)?${then}`);
const dayThen = /(?:按|截至|截止到?|以)(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})日?/;

/** A question also asks for today's law when it says so, or when what is to come is to be filed by it. */
const alsoNow =
  /明年|来年|后年|下[一个]?(?:次|批|轮|回|年度)|(?:想|准备|打算|计划|正要)[^,，。;；]{0,6}(?:申?报|申请|评|认定)|照(?:这个|这样|着|此)?(?:来|去)?(?:准备|报)|今年(?:还|再|也|就)?(?:想|能|要|准备|打算)[^,，。;；]{0,4}(?:申?报|申请|评)|今年(?:也|还|就|是不是|是|该|得|应该)*(?:按|照|用|执行|给|要按)|今年(?:也|还|就|应该|可)+是|今年[^,，。;；]{0,6}(?:复核|续牌|到期)|(?:\d\d|[那前])年[^,，。;；]{0,24}[,，。;；][^,，。;；]{0,6}今年(?![^,，。;；]{0,6}(?:补|追|更正|才))|现在|如今|目前|眼下|还(?:能|可以)(?:接着|继续|再)?(?:用|使|认)|还(?:有效|管用|作数|算数|认不认)|(?:接着|继续)用|还在用|还是(?:按|用|照)?新(?:的|办法|规|版)|(?:要不要|用不用|该不该|得不得)换|换成?(?:20)?\d\d年?[的那]|换成?(?:新版|老版)|不换[^,，。;；]{0,4}(?:行|认|可以|成)|一直(?:都|在|是)*用[的着]?(?:20)?\d\d年?[那的版]/;

/** Whether a question asks for today's law too. */
export function asksForNow(text: string): boolean {
  return alsoNow.test(text);
}

/**
 * The day whose law a question asks for, where it says so ("2022年那会儿", "按2019-05-20"), and the
 * question without those words; else `asOf`. A year alone means its last day, a month alone the last
 * of that month in the year of `asOf`; a day to come, and a question that asks for now too, stay `asOf`.
 */
export function dayMeant(typed: string, asOf: Day): { day: Day; rest: string } {
  const bare = inDigits(typed);
  if (alsoNow.test(bare)) return { day: asOf, rest: bare };
  const exact = dayThen.exec(bare);
  if (exact) return meant(bare, exact[0], writtenDay(exact[1], exact[2], exact[3]), asOf);
  const end = endOfYear.exec(bare);
  if (end) return meant(bare, end[0], yearEnd(end[1], asOf), asOf);
  const year = yearThen.exec(bare);
  if (year) {
    const number = year[1] ? fullYear(year[1]) : Number(asOf.slice(0, 4)) + back(year[2]);
    const day = year[3] ? endOfMonth(number, year[3]) : `${number}-12-31`;
    return meant(bare, year[0], day, asOf);
  }
  const part = ofDeduction.test(bare) ? partOfYear.exec(bare) : null;
  if (part)
    return meant(bare, part[0], `${fullYear(part[1] ?? "")}-${lastOf(part[2] ?? "")}`, asOf);
  const sum = ofDeduction.test(bare) ? yearOfSum.exec(bare) : null;
  if (sum && bare.match(anyYear)?.length === 1) {
    const within = PART.exec(sum[0])?.[0] ?? "";
    const told = meant(
      bare,
      `${sum[1] ?? ""}年`,
      `${fullYear(sum[1] ?? "")}-${lastOf(within)}`,
      asOf,
    );
    return { ...told, rest: told.rest.replace(within, "") };
  }
  const apart = yearApart.exec(bare) ?? yearPutRight.exec(bare);
  if (apart) return meant(bare, `${apart[1] ?? ""}年`, `${fullYear(apart[1] ?? "")}-12-31`, asOf);
  const month = monthThen.exec(bare);
  if (month) return meant(bare, month[0], endOfMonth(Number(asOf.slice(0, 4)), month[1]), asOf);
  return { day: asOf, rest: bare };
}

/** The last day of a part of a year, else of the whole. */
function lastOf(part: string): string {
  if (part.includes("上半年")) return "06-30";
  return part.includes("前") ? "09-30" : "12-31";
}

const endOfYear = /(去年|前年)年?(?:底|末)(?:的时候|那会儿?|那时候?)/;

function yearEnd(word: string | undefined, asOf: Day): Day {
  return `${Number(asOf.slice(0, 4)) + back(word)}-12-31`;
}

const alone =
  /^(?:那|从)?(?:(20\d\d)年|明年)?(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?(以前|之前|前|以后|之后|后|起)(?:的)?(?:呢|怎么说|啥样)?[?？。]*$/;

/**
 * The day that a question asks for which says nothing else: 4月以后呢 (the first, which may be to come),
 * 4月1号以前呢 (the last before it); else `undefined`.
 */
export function dayAlone(typed: string, asOf: Day): Day | undefined {
  const [, year, month, date, side] = alone.exec(inDigits(typed)) ?? [];
  if (month === undefined) return undefined;
  const usual = Number(asOf.slice(0, 4)) + (typed.includes("明年") ? 1 : 0);
  const day = writtenDay(year ?? String(usual), month, date ?? "1");
  if (!isDay(day)) return undefined;
  return side?.endsWith("前") ? addDays(day, -1) : day;
}

const months = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/** Months written in Chinese numerals, in digits: 二月那会儿 as 2月那会儿. */
function inDigits(text: string): string {
  return text.replace(
    /(?<![一二三四五六七八九十个几第])(十[一二]?|[一二三四五六七八九])月(?=份|\d|那|的|以|之|前|后|底|起)/g,
    (_, month: string) => `${months.indexOf(month) + 1}月`,
  );
}

const yearBefore =
  /(?:20(\d\d)|(?<!\d)(\d\d))年(?:度|的|那批|那次|那回|自治区|全区|区里|宁夏|银川|市里|市|国家|国家级|申?报|申请|一般|普通|所有|非?制造业|服务业|企业)*$/;

/**
 * The last day of the year that stands before the name of a programme (2018年度自治区科技小巨人), the name
 * beginning at `start`; `undefined` when none does, or when the year is not over on `asOf`.
 */
export function yearOfProgramme(bare: string, start: number, asOf: Day): Day | undefined {
  if (alsoNow.test(bare)) return undefined;
  const found = yearBefore.exec(bare.slice(0, start));
  const day = found ? `20${found[1] ?? found[2] ?? ""}-12-31` : undefined;
  return day !== undefined && isDay(day) && day < asOf ? day : undefined;
}

function meant(bare: string, words: string, day: Day | undefined, asOf: Day) {
  const known = day !== undefined && isDay(day) && day < asOf;
  return { day: known ? day : asOf, rest: bare.replace(words, "") };
}

const back = (word: string | undefined) =>
  ({ 大前年: -3, 前年: -2, 去年: -1, 今年: 0, 明年: 1 })[word ?? "今年"] ?? 0;
const fullYear = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));
const writtenDay = (year = "", month = "", day = "") =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

function endOfMonth(year: number, month = ""): Day | undefined {
  return ["31", "30", "29", "28"]
    .map((day) => writtenDay(String(year), month, day))
    .find((day) => isDay(day));
}
