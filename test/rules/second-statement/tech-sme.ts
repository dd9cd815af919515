/*
 * 科技型中小企业, from 国科发政〔2017〕115号 第六条 to 第九条.
 *
 * Where the texts are open:
 * - The figures are those of the last closed year. An enterprise registered in the year of filing has none:
 *   its size is not applicable, which leaves the whole unknown, and its shares are open.
 * - Of the two ways to score research the better one is taken. One over a base of zero cannot be chosen
 *   and gives no marks.
 * - Staff over a base of zero: none of it has no marks, some of it may have any.
 * - A certificate as 高新技术企业 still counts on its last day.
 * - Any item among the ways of direct confirmation counts; an empty list is none.
 */
import { Fraction } from "./fraction.ts";
import { marks, plus, type Marks } from "./marks.ts";
import {
  amount,
  answer,
  closedYears,
  count,
  daysBeforeFiling,
  items,
  lastYear,
} from "./profile.ts";
import type { Profile } from "./profile.ts";
import { atMost, type Range } from "./range.ts";
import { shareMarks } from "./share-marks.ts";
import {
  all,
  any,
  holds,
  not,
  together,
  type Judgement,
  type Standing,
  type Truth,
} from "./three-valued.ts";

/** Decides the conditions of 科技型中小企业 for an enterprise that files on a day. */
export function techSme(profile: Profile): Judgement<Marks> {
  const yes = (id: string) => holds(answer(profile, id));
  const no = (id: string) => not(yes(id));
  const scores = scoresOf(profile);
  const conditions: Record<string, Standing> = {
    resident: yes("residentEnterprise"),
    size: size(profile),
    product: no("prohibitedProduct"),
    conduct: all(no("majorIncident"), no("researchDishonesty"), no("abnormalList")),
    "score-or-direct": any(enough(scores), direct(profile)),
  };
  return { outcome: together(conditions), conditions, scores };
}

function size(profile: Profile): Truth | "notApplicable" {
  if (closedYears(profile).length === 0) return "notApplicable";
  return all(
    atMost(ofLastYear(profile, "employeesSme"), 500n),
    atMost(ofLastYear(profile, "salesRevenue"), 200_000_000_00n),
    atMost(ofLastYear(profile, "totalAssets"), 200_000_000_00n),
  );
}

function direct(profile: Profile): Truth {
  const days = daysBeforeFiling(profile, "hnteExpiry");
  return any(
    all(holds(answer(profile, "isHnte")), holds(days === undefined ? undefined : days <= 0)),
    holds(items(profile, "directConditions")?.some(() => true)),
  );
}

/** Whether the total reaches sixty and staff has marks at all, in all worlds, in none or in some. */
function enough({ total, staff }: { readonly total: Marks; readonly staff: Marks }): Truth {
  const passes = (end: 0 | 1) =>
    total[end].compare(new Fraction(60n)) >= 0n && staff[end].numerator > 0n;
  if (passes(0)) return "met";
  return passes(1) ? "unknown" : "unmet";
}

function scoresOf(profile: Profile) {
  const staff = shareMarks(
    ofLastYear(profile, "techStaffSme"),
    ofLastYear(profile, "employeesSme"),
    [
      [30, 20],
      [25, 16],
      [20, 12],
      [15, 8],
      [10, 4],
    ],
    { overNothing: 20 },
  );
  const expense = ofLastYear(profile, "rdExpenseDeduction");
  const bySales = shareMarks(
    expense,
    ofLastYear(profile, "salesRevenue"),
    [
      [6, 50],
      [5, 40],
      [4, 30],
      [3, 20],
      [2, 10],
    ],
    { overNothing: 0 },
  );
  const byCosts = shareMarks(
    expense,
    ofLastYear(profile, "costExpense"),
    [
      [30, 50],
      [25, 40],
      [20, 30],
      [15, 20],
      [10, 10],
    ],
    { overNothing: 0 },
  );
  const rd = marks(Math.max(bySales[0], byCosts[0]), Math.max(bySales[1], byCosts[1]));
  const ip = ipMarks(count(profile, "ipClass1"), count(profile, "ipClass2"));
  return { staff: marks(...staff), rd, ip, total: [marks(...staff), rd, ip].reduce(plus) };
}

/** Thirty for one of the first class, else six for each of the second class up to four. */
function ipMarks(first: Range, second: Range): Marks {
  const bySecond = (number = 4n) => 6 * Number(number < 4n ? number : 4n);
  const low = (first.low ?? 0n) > 0n ? 30 : bySecond(second.low ?? 0n);
  const high = first.high === 0n ? bySecond(second.high) : 30;
  return marks(low, high);
}

/** A figure of the last closed year; anything where there was none. */
const ofLastYear = (profile: Profile, id: string): Range =>
  closedYears(profile).length === 0 ? { low: 0n } : amount(profile, id, lastYear(profile));
