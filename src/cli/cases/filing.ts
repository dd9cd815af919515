import type { Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import type { FilingKind, Rule, RuleVersion } from "../../rules/rule.ts";
import { versionFor } from "../../rules/version.ts";
import type { Filing } from "./input-facts.ts";

/**
 * The filing of a case: on the day it states, else on `usual` or, where another version decides
 * then, on a day of the version it names. A half sentence where there is none.
 */
export function filingOf(
  rule: Rule,
  {
    name,
    stated,
    usual,
    kind,
  }: { name: string; stated?: Day | undefined; usual: Day; kind: FilingKind },
): Filing | string {
  const wanted = documentsOf(name);
  if (wanted.length === 0) return `rule_version ${name} 读不出文号：写成 HNTE-2016-32+195 这样`;
  const holds = (version: RuleVersion | undefined) =>
    version !== undefined && wanted.every((each) => rests(version, each));
  const day = stated ?? usual;
  const version = versionFor(rule, day, kind);
  if (version && holds(version)) return filing(rule, version, day, kind);
  if (stated !== undefined)
    return `rule_version ${name} 不管 ${stated} 的申报：那天是 ${version?.id ?? "没有版本"}`;
  for (const one of rule.versions.toReversed()) {
    const applies = one.applies.find((row) => row.kind === kind);
    if (holds(one) && applies) return filing(rule, one, applies.to ?? applies.from, kind);
  }
  return `rule_version ${name} 没有装进来`;
}

/** The filing on a day by whichever version decides then; `undefined` where none does. */
export function filingAt(rule: Rule, day: Day): Filing | undefined {
  const version = versionFor(rule, day);
  return version && filing(rule, version, day, "new");
}

function filing(rule: Rule, version: RuleVersion, filingDay: Day, kind: FilingKind): Filing {
  return { filingDay, kind, lastYear: yearOf(filingDay) - 1, years: rule.years, version };
}

/** The documents that a case's version is named after: `〔2016〕32号` for HNTE-2016-32. */
function documentsOf(name: string): string[] {
  const [, year = "", numbers] = /(?:^|-)(\d{4})-(\d+(?:\+\d+)*)$/.exec(name) ?? [];
  return numbers === undefined ? [] : numbers.split("+").map((number) => `〔${year}〕${number}号`);
}

function rests({ basis }: RuleVersion, document: string): boolean {
  return basis.some((clause) => clause.document.includes(document));
}
