import { addMonths, type Day } from "../calendar/day.ts";
import { nextWindow, type OpenDays } from "./filing-window.ts";
import type { Rule, RuleVersion, Window } from "./rule.ts";

/**
 * What holders of a title have to do by a day, next from a day on, the soonest first: each duty of
 * the version in force on its last day, once. Duties without a day of their own are left out.
 */
export function nextDuties(rule: Rule, day: Day): OpenDays[] {
  const found = rule.versions.flatMap((version) =>
    version.deadlines.flatMap((deadline) => nextDuty(version, deadline, day) ?? []),
  );
  const seen = new Set<string>();
  return found
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
    .filter(({ to, window }) => {
      const same = `${to} ${window.say}`;
      return !seen.has(same) && seen.add(same);
    });
}

function nextDuty(version: RuleVersion, deadline: Window, day: Day): OpenDays | undefined {
  const { every } = deadline;
  if (every.kind === "always") return undefined;
  const next = nextWindow({ ...version, windows: [deadline] }, day);
  if (!next || next.to < version.from || next.to > (version.to ?? next.to)) return undefined;
  // Cut off by the end of the duty itself: by then another one took its place.
  const whole = every.kind !== "yearly" || next.to.slice(5) >= every.last;
  return whole ? next : undefined;
}

/** By when a change of a day has to be reported, by each duty that says so and is in force that day. */
export function changeDuties(
  rule: Rule,
  changed: Day,
): { readonly due: Day; readonly window: Window }[] {
  return rule.versions
    .filter(({ from, to = changed }) => from <= changed && changed <= to)
    .flatMap(({ deadlines }) => deadlines)
    .flatMap((window) =>
      window.monthsAfterChange === undefined
        ? []
        : [{ due: addMonths(changed, window.monthsAfterChange), window }],
    );
}
