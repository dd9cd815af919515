import type { Day } from "../../../calendar/day.ts";
import type { Knowledge } from "../../../knowledge/knowledge.ts";
import type { Office } from "../../../knowledge/office.ts";
import type { Programme } from "../../../knowledge/programme.ts";
import { groundOf } from "../../../knowledge/rule-ground.ts";
import type { Ground } from "../../../rules/judge.ts";
import { plannedDay } from "../../../rules/filing-window.ts";
import type { FilingKind, Rule, RuleVersion } from "../../../rules/rule.ts";
import { versionFor } from "../../../rules/version.ts";

/** What the pages of programmes are made from. */
export type GuideKnowledge = Pick<
  Knowledge,
  "programmes" | "rules" | "facts" | "regions" | "offices"
>;

/** A rule with its programme, as a page shows it. */
export interface Guide {
  rule: Rule;
  programme: Programme;
  knowledge: GuideKnowledge;
  ground: Ground;
}

/** The rule of that id with what belongs to it; `undefined` where there is none. */
export function guideOf(knowledge: GuideKnowledge, id: string): Guide | undefined {
  const rule = knowledge.rules.find((one) => one.id === id);
  const programme = knowledge.programmes.find((one) => one.id === rule?.programme);
  return rule && programme && { rule, programme, knowledge, ground: groundOf(knowledge) };
}

/** Address of the page of a rule. */
export function rulePath({ id }: Pick<Rule, "id">): string {
  return `/programmes/${encodeURIComponent(id)}`;
}

/** What a kind of filing is called. */
export const kindNames: Readonly<Record<FilingKind, string>> = {
  new: "首次申报",
  renewal: "到期后重新申报",
  recheck: "有效期内复核",
};

/** The office of an id. */
export function officeOf(id: string | undefined, { offices }: GuideKnowledge): Office | undefined {
  return offices.find((office) => office.id === id);
}

/** The kinds of filing that a rule tells apart; one alone where all are decided alike. */
export function kindsOf({ versions }: Rule): FilingKind[] {
  const span = (version: RuleVersion, kind: FilingKind) =>
    version.applies
      .filter((one) => one.kind === kind)
      .map(({ from, to }) => `${from}–${to ?? ""}`)
      .join();
  const known = (["new", "renewal", "recheck"] as const).filter((kind) =>
    versions.some((version) => span(version, kind) !== ""),
  );
  const alike = versions.every(
    (version) =>
      known.every((kind) => span(version, kind) === span(version, known[0] ?? "new")) &&
      version.windows.every((window) => window.kind === undefined),
  );
  return alike ? known.slice(0, 1) : known;
}

/** The version that a page shows: the one that decides filings of the day, else the nearest before, else the first. */
export function shownVersion(rule: Rule, day: Day, kind: FilingKind): RuleVersion | undefined {
  return (
    versionFor(rule, day, kind) ??
    rule.versions.findLast(({ from }) => from <= day) ??
    rule.versions[0]
  );
}

/** The filing day that is reckoned with unless another is named: in the next window, if a version decides it. */
export function likelyDay(rule: Rule, day: Day, kind: FilingKind): Day {
  const version = shownVersion(rule, day, kind);
  const planned = version ? plannedDay(version, day, kind) : day;
  if (versionFor(rule, planned, kind)) return planned;
  if (versionFor(rule, day, kind) || !version) return day;
  return dayWithin(rule, version, kind) ?? day;
}

/** A filing day that a version decides, the first one; `undefined` where it decides none of that kind. */
export function dayWithin(rule: Rule, version: RuleVersion, kind: FilingKind): Day | undefined {
  const first = version.applies.find((one) => one.kind === kind)?.from;
  if (first === undefined) return undefined;
  const day = rule.dateBy === "filing" ? first : `${Number(first.slice(0, 4)) + 1}-05-31`;
  return versionFor(rule, day, kind) === version ? day : undefined;
}
