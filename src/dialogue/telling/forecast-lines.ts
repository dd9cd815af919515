import { Profile } from "../../profile/profile.ts";
import type { Standing } from "../../rules/judge-all.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** Which of some years a profile holds forecasts for, of facts whose id fits a pattern. */
export function forecastYears(
  { facts }: Profile,
  years: readonly number[],
  of: RegExp = /./,
): number[] {
  return years.filter((year) =>
    facts.some(
      ({ key, years: span, forecast }) =>
        forecast === true && of.test(key) && span?.[0] === year && span[1] === year,
    ),
  );
}

/** Says which of some conditions come out as they do only by forecasts of a year that is not over. */
export function forecastLines(
  conditions: readonly ConditionResult[],
  { rule, verdict }: Standing,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const open = forecastYears(view.profile, verdict.years);
  const decided = conditions.filter(({ outcome }) => outcome === "met" || outcome === "unmet");
  if (open.length === 0 || decided.length === 0) return [];
  const held = view.profile.facts.filter(({ forecast }) => forecast !== true);
  const without = standingFor(rule, new Profile(held), view.asOf, ground).verdict.conditions;
  const resting = decided.filter(
    ({ id }) => without.find((one) => one.id === id)?.outcome === "unknown",
  );
  if (resting.length === 0) return [];
  const labels = resting.map(({ label }) => label).join("、");
  return [`${open.join("、")} 年没过完，${labels}是按预计数试算的，等年度决算再定。`];
}
