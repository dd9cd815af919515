import { isDay, type Day } from "../calendar/day.ts";
import type { Rule, RuleVersion } from "../rules/rule.ts";
import { versionFor } from "../rules/version.ts";
import { asksForNow } from "./day-meant.ts";
import type { Mind } from "./mind.ts";

/** A year that is told; one without 年 only before a word for its rules: 2018那版, 2018年那套. */
const told =
  /(?<!\d)(?:(?:20)?(\d\d)年|20(\d\d)(?=[那这]?(?:版|套|一版|一套|的?(?:老|旧)?办法|口径)))/g;

/**
 * The end of the last year told for which a programme (id) has a rule, where it has none for `asOf`
 * (18年报科技小巨人, 17年亏了一点); `undefined` where there is none, or where it is asked for now too.
 */
export function yearOfPastRule(
  form: string,
  programmes: readonly string[],
  asOf: Day,
  mind: Mind,
): Day | undefined {
  const rules = pastRules(programmes, asOf, mind);
  if (rules.length === 0 || asksForNow(form)) return undefined;
  return [...form.matchAll(told)]
    .map(([, year, bare]) => `20${year ?? bare ?? ""}-12-31`)
    .filter((day) => isDay(day) && day < asOf)
    .findLast((day) => rules.some((rule) => decides(versionFor(rule, day))));
}

/** The last day for which the rules of a programme (id) hold figures, where none does on `asOf`. */
export function lastDayOfRules(
  programmes: readonly string[],
  asOf: Day,
  mind: Mind,
): Day | undefined {
  const ends = pastRules(programmes, asOf, mind).flatMap(({ versions }) =>
    versions
      .filter(decides)
      .flatMap(({ applies }) =>
        applies.flatMap(({ kind, to }) => (kind === "new" && to !== undefined ? [to] : [])),
      ),
  );
  return ends
    .filter((day) => day < asOf)
    .sort((a, b) => a.localeCompare(b))
    .at(-1);
}

/**
 * A text without the year for whose end (`asOf`) it asks, where that is the year of the filing: the
 * figures told beside it are not of that year (18年那会儿评小巨人，收入1980万).
 */
export function withoutYearMeant(text: string, asOf: Day): string {
  if (!asOf.endsWith("-12-31")) return text;
  const year = asOf.slice(2, 4);
  const filing = "(?=[^\\d,，。;；]{0,6}(?:评|申?报|申请|认定|办法|口径|那版|那套))";
  return text.replace(new RegExp(`(?<!\\d)(?:20)?${year}年(?:度|那会儿?|那时候?)?${filing}`), "");
}

/** The rules of the one programme meant, where none of them holds figures on `asOf`. */
function pastRules(programmes: readonly string[], asOf: Day, mind: Mind): readonly Rule[] {
  const [only, ...others] = programmes;
  const rules =
    only === undefined || others.length > 0 ? [] : (mind.rules.byProgramme.get(only) ?? []);
  return rules.some((rule) => decides(versionFor(rule, asOf))) ? [] : rules;
}

/** Whether a version holds figures: one whose text was not read leaves all to people. */
function decides(version: RuleVersion | undefined): boolean {
  return version !== undefined && (version.measures.size > 0 || version.scores.length > 0);
}
