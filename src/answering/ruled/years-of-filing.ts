import { fiscalYears, yearOf } from "../../calendar/fiscal-year.ts";
import type { Day } from "../../calendar/day.ts";
import type { Mind } from "../mind.ts";
import type { Candidate } from "../retrieve.ts";
import type { Understood } from "../understand.ts";
import type { Ruled } from "./ruled-reply.ts";

/** Says the year in which one files. */
const filing =
  /(?:(?<next>明年|来年|下一?年)|(?<this>今年)|(?<!\d)(?:20)?(?<year>\d{2})年)(?:再|才|去|想|要|准备|打算|就)*(?:申?报|申请|认定|评|填|交材料)/gu;

/** Years in a row (23、24、25 这三年), at least two. */
const inRow =
  /(?<![\d.])(?:20)?\d{2}年?(?:[、,，和跟到至~—-](?:20)?\d{2}年?)+(?=[^\d.]{0,3}(?:[两三]年|年度|年的|[两三]个年度|的(?:数|账|报表)))/u;

/** Asks which years, or whether they are those. */
const asksWhich = /哪(?:几年|[两三]年|[两三]个)/;
const asksWhether = /吧|吗|么|对不|对吧|是不|是不是|不[?？]*$/;

/** Says what years a clause reckons with. */
const ofYears = /会计年度/;

/** Which years a filing of a year that is said looks at, where these are asked for or others are taken for them. */
export function yearsOfFiling(
  { frame, saying: { whole } }: Understood,
  candidates: readonly Candidate[],
  mind: Mind,
): Ruled | undefined {
  const [programme, ...others] = frame.programmes;
  if (!frame.named || programme === undefined || others.length > 0) return undefined;
  const claimed = claimedYears(whole);
  if (!asksWhich.test(whole) && !(claimed && asksWhether.test(whole))) return undefined;
  const year = filingYear(whole, frame.asOf);
  const [rule] = mind.rules.byProgramme.get(programme) ?? [];
  const clause = candidates
    .map(({ sourced }) => sourced.passage)
    .filter((passage) => passage.programmes.includes(programme))
    .find(({ points }) => points.some(({ text }) => ofYears.test(text)))?.clause;
  if (year === undefined || !rule || rule.years < 2 || !clause) return undefined;
  const years = fiscalYears(`${String(year)}-12-31`, rule.years);
  const open = years.filter((one) => one >= yearOf(frame.asOf));
  const unsettled = open.length > 0 ? `，其中 ${open.join("、")} 年要等决算` : "";
  const lines = [`${String(year)} 年申报看 ${years.join("、")} 年，不含申报当年${unsettled}。`];
  const last = claimed?.at(-1);
  if (claimed && last !== undefined && last !== years.at(-1))
    lines.unshift(`不是：${claimed.join("、")} 年是 ${String(last + 1)} 年申报用的。`);
  return { programme, clauses: [clause], lines };
}

/** The last year that a message says one files in. */
function filingYear(text: string, asOf: Day): number | undefined {
  const said = [...text.matchAll(filing)].at(-1)?.groups;
  if (!said) return undefined;
  if (said.next !== undefined) return yearOf(asOf) + 1;
  return said.this === undefined ? 2000 + Number(said.year) : yearOf(asOf);
}

/** The years in a row that a message speaks of, the first and the last where only these are said. */
function claimedYears(text: string): number[] | undefined {
  const [row] = inRow.exec(text) ?? [];
  const said = row?.match(/\d{2}(?!\d)/gu)?.map((one) => 2000 + Number(one)) ?? [];
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined || last <= first) return undefined;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
