import { addDays, type Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { Standing } from "../rules/judge-all.ts";
import { versionFor } from "../rules/version.ts";
import type { CompanyView } from "./company-view.ts";
import { basisWords } from "./opening-lines.ts";

/** So many days ahead a new version is worth a word. */
const NEAR = 120;
const NEXT_YEAR = /明年|来年|下一?年|过(?:了|完)年/;

/** What will be otherwise soon: another version of a rule that is known already. */
export function newVersionLines({ standings, asOf }: CompanyView): string[] {
  return standings.flatMap((standing) => {
    const next = nextVersion(standing, asOf);
    return next
      ? [`${next.from} 起申报的改按${basisWords(next)}看，结论可能变，到时重看一遍。`]
      : [];
  });
}

/** What a rest leads to: a new version, and next year other years. */
export function aheadLines(text: string, view: CompanyView): string[] {
  const { standings, asOf } = view;
  const years = standings.flatMap(({ verdict }) =>
    NEXT_YEAR.test(text) && verdict.years.length > 0 && yearOf(verdict.filingDay) === yearOf(asOf)
      ? [
          `${verdict.title}明年申报看 ${verdict.years.map((year) => String(year + 1)).join("、")} 年。`,
        ]
      : [],
  );
  return [...newVersionLines(view), ...years];
}

function nextVersion({ rule, verdict }: Standing, asOf: Day) {
  const now = versionFor(rule, verdict.filingDay, verdict.kind);
  if (now?.to === undefined) return undefined;
  const next = versionFor(rule, addDays(now.to, 1), verdict.kind);
  return next && next.from > asOf && next.from <= addDays(asOf, NEAR) ? next : undefined;
}
