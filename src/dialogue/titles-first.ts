import type { Day } from "../calendar/day.ts";
import type { Standing } from "../rules/judge-all.ts";
import type { Condition, RuleVersion } from "../rules/rule.ts";
import { versionFor } from "../rules/version.ts";
import { nextVersion } from "./ahead-lines.ts";

/** What can be done about a condition that asks for another title: to get that one first. */
const FIRST = /^先(?:取得|拿到|评上|成为|入库)/;

/** Titles that a programme asks for, by its version now and by the one that comes next: half sentences. */
export function titlesFirst(standing: Standing, asOf: Day): string[] {
  const { rule, verdict } = standing;
  const now = versionFor(rule, verdict.filingDay, verdict.kind);
  const next = nextVersion(standing, asOf);
  const asked = now ? titlesOf(now) : [];
  return [
    ...asked,
    ...(next ? titlesOf(next) : [])
      .filter((say) => !asked.includes(say))
      .map((say) => `${next?.from ?? ""} 起新申请要${say}`),
  ];
}

function titlesOf({ conditions }: RuleVersion): string[] {
  const all = conditions.flatMap(deep);
  const says = all.flatMap(({ remedy }) => (remedy && FIRST.test(remedy.say) ? remedy.say : []));
  return [...new Set(says)].map((say) => say.replace(/。$/, ""));
}

/** A condition and those within it. */
function deep(condition: Condition): Condition[] {
  const { test } = condition;
  const inner =
    test.kind === "all" || test.kind === "any"
      ? test.of
      : test.kind === "option"
        ? [...test.choices.values()]
        : [];
  return [condition, ...inner.flatMap(deep)];
}
