import type { Day } from "../../calendar/day.ts";
import { withConditions } from "../../rules/condition-tree.ts";
import { programmeOfTitle } from "../../rules/held-title.ts";
import type { Standing } from "../../rules/judge-all.ts";
import type { Condition, RuleVersion } from "../../rules/rule.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { versionFor } from "../../rules/version.ts";
import { nextVersion } from "../telling/ahead-lines.ts";

/** What can be done about a condition that asks for another title: to get that one first. */
const FIRST = /^先(?:取得|拿到|评上|成为|入库|认定)/;

/** Titles that a programme asks for, by its version now and by the one that comes next: half sentences. */
export function titlesFirst(standing: Standing, asOf: Day): string[] {
  // What is needed anyhow is told with its clause.
  if (standing.first.length > 0) return [];
  const [now, next] = versionsOf(standing, asOf);
  const asked = now ? saysOf(now, standing) : [];
  return [
    ...asked,
    ...(next ? saysOf(next) : [])
      .filter((say) => !asked.includes(say))
      .map((say) => `${next?.from ?? ""} 起新申请要${say}`),
  ];
}

/** Programmes (ids) whose titles are needed first, by the version now and by the one that comes next, and are not held. */
export function programmesFirst(standing: Standing, asOf: Day): string[] {
  const [now, next] = versionsOf(standing, asOf);
  const asked = [
    ...(now ? titleConditions(now, standing) : []),
    ...(next ? titleConditions(next) : []),
  ];
  const facts = withConditions(asked).flatMap(({ test }) =>
    "subject" in test ? test.subject : [],
  );
  const titles = facts.flatMap(({ name }) => programmeOfTitle(name) ?? []);
  return [...new Set([...standing.first.map(({ programme }) => programme), ...titles])];
}

function versionsOf(standing: Standing, asOf: Day) {
  const { rule, verdict } = standing;
  return [versionFor(rule, verdict.filingDay, verdict.kind), nextVersion(standing, asOf)] as const;
}

function saysOf(version: RuleVersion, standing?: Standing): string[] {
  const says = titleConditions(version, standing).flatMap(({ remedy }) => remedy?.say ?? []);
  return [...new Set(says)].map((say) => say.replace(/。$/, ""));
}

/** Conditions that ask for another title, without those that are met. */
function titleConditions({ conditions }: RuleVersion, standing?: Standing): Condition[] {
  const met = new Set(
    (standing?.verdict.conditions ?? [])
      .flatMap(within)
      .filter(({ outcome }) => outcome === "met")
      .map(({ id }) => id),
  );
  return withConditions(conditions).filter(
    ({ id, remedy }) => remedy && FIRST.test(remedy.say) && !met.has(id ?? ""),
  );
}

/** A result and those within it. */
function within(result: ConditionResult): ConditionResult[] {
  return [result, ...result.children.flatMap(within)];
}
