import { smallNumber } from "../../../units/small-number.ts";

/** A rate of interest that is said as a bare number: 利率3.1. */
const RATE =
  /(利率|年化)(?:现在|大概|大约|就|才|是|在|到|有|给|按)*([\d.]+)(?![\d.]|[万亿元%％个]|百分)/g;

/** For how many months a loan is had: 用了9个月, 借半年. */
const MONTHS =
  /(?:用|借|贷|期限)(?:款|期)?(?:了|满|够|是|为|共|的|只|就)*(半年|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})个月)/g;

const IN_A_YEAR = 12;
/** So many months are a part of a year that can be written out exactly. */
const QUARTER = 3;

/** The text with bare rates of interest as shares, so that none is read as a sum. */
export function withRates(text: string): string {
  return text.replace(RATE, "$1百分之$2");
}

/** The text with the months of a loan as parts of a year. */
export function withLoanTerm(text: string): string {
  return text.replace(MONTHS, (said, term: string) => {
    const months = term === "半年" ? IN_A_YEAR / 2 : smallNumber(term.slice(0, -2));
    if (months === undefined || months % QUARTER !== 0) return said;
    return `，贷款期限${String(months / IN_A_YEAR)}年，`;
  });
}

/** A sum that is parted among banks, with what each of them lends. */
const PARTED =
  /[\d.]+(?:万|个?亿)元?([^\d,，。;；]{0,12}[^\d。;；]{0,12}(?:每家|每个?银行|每个?行|各家|各)(?:都|各|自|贷|放|是|了)*)(?=[\d.]+(?:万|个?亿))/g;

/** The text with what each bank lends in place of the sum that is parted among them. */
export function withEachBank(text: string): string {
  return text.replace(PARTED, "$1，贷款本金");
}
