import type { MissingFact } from "../../rules/verdict.ts";

/** Facts that are asked together, since the same person has them at hand. */
const GROUPS: readonly RegExp[] = [
  /^(?:companyName|regRegion|regDate|openDate|industry|isSme|isPrivate|residentEnterprise|taxCollection|accountingSound|agriRelated)/,
  /^(?:is[A-Z]|hnte|techSme|regionTechSme|firstTechSme|innovation|aboveScale|firstAboveScale)/,
  /^(?:salesRevenue|operatingRevenue|mainRevenue|netProfit|taxPaid|auditReport|totalAssets|netAssets|totalLiabilities|costExpense|deductionClaimed)/,
  /^(?:rd[A-Z]|techTradeExpense)/,
  /^(?:employees|techStaff|rdStaff)/,
  /Income(?:Ratio)?$/,
  /^(?:coreIp|ip|techField|agriIp|agriField)/,
  /^(?:has[A-Z]|transformations|standards|jointRdOrg)/,
  /Incident|Event|Violation|Dishonesty|abnormalList|prohibited|restricted/i,
];
/** Cost classes of research expenses, which are asked as parts of a whole. */
export const CLASSES = /^rdHnte(?!OutsourcedOverseas)/;
/** Kinds of rights, which are asked as one. */
export const RIGHTS = /^ip(?:Invention|Utility|Software)$/;
/** At most so many questions are put at a time. */
const MOST = 3;
/** Of so many that come first those of one kind are put together. */
const NEAR = 6;

/** One question: a fact with all years it is asked of. */
export interface Question {
  readonly fact: string;
  readonly years: readonly number[];
}

/** The next questions, from what is missing in asking order: the first with those of its kind. */
export function grouped(missing: readonly MissingFact[]): Question[] {
  const byFact = new Map<string, number[]>();
  for (const { fact, year } of missing) {
    const years = byFact.get(fact) ?? [];
    byFact.set(fact, year === undefined || years.includes(year) ? years : [...years, year]);
  }
  const questions = [...byFact].map(([fact, years]): Question => ({
    fact,
    years: [...years].sort((a, b) => a - b),
  }));
  const [first] = questions;
  if (!first) return [];
  const group = groupOf(first.fact);
  // What comes much later in the order matters less, such as parts of a score.
  const near = questions.slice(0, NEAR);
  const alike = near.filter(({ fact }) => groupOf(fact) === group);
  if (alike.length > 1) return alike.slice(0, MOST);
  const [next] = questions.filter((one) => one !== first);
  const second = next ? near.filter(({ fact }) => groupOf(fact) === groupOf(next.fact)) : [];
  return [first, ...second].slice(0, MOST);
}

function groupOf(fact: string): number {
  const index = GROUPS.findIndex((pattern) => pattern.test(fact));
  return index < 0 ? GROUPS.length : index;
}
