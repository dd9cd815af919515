/*
 * 高新技术企业, from 国科发火〔2016〕32号 第十一条 and 国科发火〔2016〕195号 三.
 *
 * Where the texts are open:
 * - Sales of exactly 5,000万 belong to the band of 5%, whose text includes them.
 * - No share exists over a base of zero or less: nothing of it is unmet, something of it is unknown.
 * - A year before the year of registration does not count, even if it has figures. While the day of
 *   registration is unknown, all three years may count, and absent figures may be nothing.
 * - With no right of the first class and no unused one of the second there is no intellectual property; while
 *   their numbers are open, the two answers about the core stand.
 * - An incident exactly 365 days before the filing day, or after it, is within the year.
 * - Fewer than three transformations in three years, an average between 0 and 1, are of grade F.
 * - Growth of exactly 5% is of grade D.
 * - Growth over two years is that of the one step between them; with one closed year or none it has no marks.
 * - Nothing in the year before the last gives no marks, also where that is the first of two years.
 * - Net assets below zero are no base: experts have all ten marks, unless the year before the last is zero.
 *   Net assets below zero in the last year alone are reckoned with.
 * - The level and the core role of intellectual property are for experts even where the number is nought;
 *   how it was obtained has at least one mark, and none where there is nothing that counts.
 * - Given marks decide, also those that are no whole numbers; above 70 is above 70.
 * - Net assets may be below zero while unknown; all other money and counts may not.
 */
import { innovation } from "./innovation.ts";
import { above, plus, span, type Marks } from "./marks.ts";
import {
  amount,
  answer,
  closedYears,
  count,
  daysBeforeFiling,
  lastYear,
  type Profile,
} from "./profile.ts";
import { atMost, difference, overlap, shareAtLeast, sum, type Range } from "./range.ts";
import {
  agreed,
  all,
  any,
  holds,
  not,
  together,
  type Judgement,
  type Standing,
  type Truth,
} from "./three-valued.ts";

/** Decides the conditions of 高新技术企业 for an enterprise that files on a day. */
export function hnte(profile: Profile): Judgement<Marks> {
  const parts = innovation(profile);
  const yes = (id: string) => holds(answer(profile, id));
  const conditions: Record<string, Standing> = {
    registered: registered(profile),
    "core-ip": all(yes("coreIpOwned"), yes("ipValidInChina"), ...rights(profile)),
    field: yes("techFieldInCatalogue"),
    "tech-staff": overLastYear(profile, (of) =>
      shareAtLeast(of("techStaff"), of("employees"), 10n),
    ),
    "rd-ratio": overLastYear(profile, () => rdRatio(profile)),
    "domestic-rd": overLastYear(profile, () =>
      shareAtLeast(total(profile, "rdExpenseDomesticHnte"), total(profile, "rdExpenseHnte"), 60n),
    ),
    "hightech-income": overLastYear(profile, (of) =>
      shareAtLeast(
        of("hightechIncome"),
        difference(of("grossIncome"), of("nonTaxableIncome")),
        60n,
      ),
    ),
    innovation: above(Object.values(parts), 70),
    "no-incident": noIncident(profile),
  };
  const scores = Object.fromEntries(
    Object.entries(parts).map(([id, worlds]) => [id, span(worlds)] as const),
  );
  const innovationMarks = Object.values(scores).reduce(plus);
  return {
    outcome: together(conditions),
    conditions,
    scores: { ...scores, innovation: innovationMarks },
  };
}

function registered(profile: Profile): Truth {
  const days = daysBeforeFiling(profile, "regDate");
  return holds(days === undefined ? undefined : days >= 365);
}

/** Unmet where there is no right that counts; nothing where that is open. */
function rights(profile: Profile): Truth[] {
  const some = ["ipClass1", "ipClass2Unused"].map((id) => not(atMost(count(profile, id), 0n)));
  const truth = any(...some);
  return truth === "unknown" ? [] : [truth];
}

function noIncident(profile: Profile): Truth {
  const days = daysBeforeFiling(profile, "incidentDate");
  const longAgo = holds(days === undefined ? undefined : days > 365);
  return any(not(holds(answer(profile, "majorIncident"))), longAgo);
}

/** Decides over the last closed year; with none there is nothing to look at. */
function overLastYear(
  profile: Profile,
  decide: (of: (id: string) => Range) => Truth,
): Truth | "notApplicable" {
  if (closedYears(profile).length === 0) return "notApplicable";
  return decide((id) => amount(profile, id, lastYear(profile)));
}

const total = (profile: Profile, id: string, years = closedYears(profile)) =>
  sum(...years.map((year) => amount(profile, id, year)));

/** Sales of the last year in 分, both ends included, and the percentage that they ask for. */
const bands = [
  { sales: { high: 50_000_000_00n }, percent: 5n },
  { sales: { low: 50_000_000_01n, high: 200_000_000_00n }, percent: 4n },
  { sales: { low: 200_000_000_01n }, percent: 3n },
];

function rdRatio(profile: Profile): Truth {
  const expense = total(profile, "rdExpenseHnte");
  const earlier = total(profile, "salesRevenue", closedYears(profile).slice(0, -1));
  const last = amount(profile, "salesRevenue", lastYear(profile));
  const worlds = bands.flatMap(({ sales, percent }) => {
    const within = overlap(last, sales);
    return within ? [shareAtLeast(expense, sum(earlier, within), percent)] : [];
  });
  return agreed(worlds);
}
