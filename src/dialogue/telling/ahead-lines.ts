import { addDays, type Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { versionFor } from "../../rules/version.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { basisWords } from "./opening-lines.ts";

/** So many days ahead a new version is worth a word. */
const NEAR = 120;
const NEXT_YEAR = /明年|来年|下一?年|过(?:了|完)年/;

/** What will be otherwise soon: another version of a rule that is known already. */
export function newVersionLines(
  { standings, asOf }: CompanyView,
  { knowledge: { policies } }: DialogueGround,
): string[] {
  return standings.flatMap((standing) => {
    const next = nextVersion(standing, asOf);
    const now = versionFor(standing.rule, standing.verdict.filingDay, standing.verdict.kind);
    // What was issued later was known to nobody; a notice of one year holds from its issue.
    const basis = (next?.basis ?? []).filter(({ document }) => {
      const policy = policies.find(({ number, title }) => (number ?? title) === document);
      if (policy === undefined || now?.basis.some((one) => one.document === document)) return false;
      const issued = policy.issued ?? (policy.expires === undefined ? asOf : policy.effective);
      return issued <= asOf;
    });
    return next && basis.length > 0
      ? [`${next.from} 起申报的改按${basisWords({ basis })}看，结论可能变，到时重看一遍。`]
      : [];
  });
}

/** What a rest leads to: a new version, and next year other years. */
export function aheadLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  const { standings, asOf } = view;
  const years = standings.flatMap(({ verdict }) =>
    NEXT_YEAR.test(text) && verdict.years.length > 0 && yearOf(verdict.filingDay) === yearOf(asOf)
      ? [
          `${verdict.title}明年申报看 ${verdict.years.map((year) => String(year + 1)).join("、")} 年。`,
        ]
      : [],
  );
  return [...newVersionLines(view, ground), ...years];
}

/** The version that follows the one of a filing soon; `undefined` where none does. */
export function nextVersion({ rule, verdict }: Standing, asOf: Day) {
  const now = versionFor(rule, verdict.filingDay, verdict.kind);
  if (now?.to === undefined) return undefined;
  const next = versionFor(rule, addDays(now.to, 1), verdict.kind);
  return next && next.from > asOf && next.from <= addDays(asOf, NEAR) ? next : undefined;
}
