import type { Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { FilingKind, Rule, RuleVersion } from "./rule.ts";

/** The version that decides filings of that day and kind; `undefined` where none does. */
export function versionFor(
  rule: Rule,
  filingDay: Day,
  kind: FilingKind = "new",
): RuleVersion | undefined {
  const day = rule.dateBy === "filing" ? filingDay : `${String(yearOf(filingDay) - 1)}-12-31`;
  return rule.versions.findLast(({ applies }) =>
    applies.some((one) => one.kind === kind && one.from <= day && (one.to ?? day) >= day),
  );
}
