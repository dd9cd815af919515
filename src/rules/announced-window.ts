import type { Clause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";
import type { Rule, RuleVersion, Window } from "./rule.ts";

/** When one may file, as a notice of staff announced it. */
export interface AnnouncedWindow {
  /** Id of the programme. */
  readonly programme: string;
  /** First day; the day on which it was announced where the notice names none. */
  readonly from: Day;
  /** Last day. */
  readonly to: Day;
  /** The notice that says so; `undefined` where it is not cited. */
  readonly clause?: Clause | undefined;
}

/** Rules with the windows that notices announced for their programmes; those of others stay what they are. */
export function withAnnounced(
  rules: readonly Rule[],
  announced: readonly AnnouncedWindow[],
): readonly Rule[] {
  if (announced.length === 0) return rules;
  const windows = new Map<string, Window[]>();
  for (const one of announced)
    windows.set(one.programme, [...(windows.get(one.programme) ?? []), windowOf(one)]);
  return rules.map((rule): Rule => {
    const own = windows.get(rule.programme);
    const laid = (version: RuleVersion): RuleVersion =>
      own ? { ...version, windows: [...own, ...version.windows] } : version;
    return own ? { ...rule, versions: rule.versions.map(laid) } : rule;
  });
}

function windowOf({ from, to, clause }: AnnouncedWindow): Window {
  return {
    ...{ from, to, every: { kind: "once" }, announced: true },
    ...(clause && { clause }),
    say: `通知写明 ${from} 到 ${to} 受理。`,
  };
}
