import type { Day } from "../calendar/day.ts";
import type { Profile } from "../profile/profile.ts";
import { nextWindow, plannedDay, type OpenDays } from "./filing-window.ts";
import type { Situation } from "./evaluation.ts";
import { judge, type Ground } from "./judge.ts";
import { remediesOf, type RemedyResult } from "./remedy.ts";
import type { Relation, Rule, RuleVersion } from "./rule.ts";
import type { Verdict } from "./verdict.ts";
import { versionFor } from "./version.ts";

/** What a programme comes to for one company. */
export interface Standing {
  readonly rule: Rule;
  readonly verdict: Verdict;
  /**
   * `qualifies`: nothing stands against it but what experts or offices judge; `nearly`: every unmet
   * condition can be mended; `not`; `unknown`; `noRule`: no version decides such filings.
   */
  readonly state: "qualifies" | "nearly" | "not" | "unknown" | "noRule";
  /** When one can file. */
  readonly open: OpenDays | undefined;
  readonly remedies: readonly RemedyResult[];
  /** Titles needed first that are not said to be there. */
  readonly first: readonly Relation[];
  readonly conflicts: readonly Relation[];
}

/** What is asked of all rules; without a filing day each is judged for its own next window. */
export type AskedOfAll = Omit<Situation, "filingDay"> & { readonly filingDay?: Day };

/** Judges a profile by every rule, the most hopeful first. */
export function judgeAll(
  rules: readonly Rule[],
  profile: Profile,
  asked: AskedOfAll,
  ground: Ground,
): Standing[] {
  const order = ["qualifies", "nearly", "unknown", "not", "noRule"];
  return rules
    .map((rule) => standingOf(rule, profile, asked, ground))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** What one programme comes to for a company. */
export function standingOf(
  rule: Rule,
  profile: Profile,
  asked: AskedOfAll,
  ground: Ground,
): Standing {
  const { asOf, kind = "new" } = asked;
  const now = versionFor(rule, asked.filingDay ?? asOf, kind);
  const filingDay = asked.filingDay ?? (now ? plannedDay(now, asOf, kind) : asOf);
  const situation = { ...asked, kind, filingDay };
  const verdict = judge(rule, profile, situation, ground);
  const version = versionFor(rule, filingDay, kind);
  const remedies = version
    ? remediesOf(version, verdict.conditions, profile, situation, ground.definitions)
    : [];
  return {
    rule,
    verdict,
    state: stateOf(verdict, remedies),
    open: version && nextWindow(version, asOf, kind),
    remedies,
    first: version ? lacking(version, profile, verdict) : [],
    conflicts: version?.conflicts ?? [],
  };
}

function stateOf(verdict: Verdict, remedies: readonly RemedyResult[]): Standing["state"] {
  if (verdict.version === undefined) return "noRule";
  if (verdict.outcome === "met" || verdict.outcome === "expert") return "qualifies";
  if (verdict.outcome === "unknown") return "unknown";
  const solved = new Set(
    remedies.filter(({ raise, from }) => raise ?? from).map(({ condition }) => condition),
  );
  const unmet = verdict.conditions.filter(({ outcome }) => outcome === "unmet");
  return unmet.every(({ id }) => solved.has(id)) ? "nearly" : "not";
}

/** Titles that a version needs and that the company does not say it has. */
function lacking(version: RuleVersion, profile: Profile, { filingDay }: Verdict): Relation[] {
  const year = Number(filingDay.slice(0, 4));
  return version.requires.filter(({ fact }) => {
    if (fact === undefined) return true;
    const known = profile.year(fact, year) ?? profile.year(fact, year - 1) ?? profile.once(fact);
    return known?.value.kind !== "yesno" || !known.value.yes;
  });
}
