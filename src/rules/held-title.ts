import type { Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { Profile } from "../profile/profile.ts";
import type { FilingKind, Rule } from "./rule.ts";
import { RECHECK } from "./fact-reading.ts";
import { versionFor } from "./version.ts";

/** The fact that says whether a company holds the title of a programme, and those that say whether it is valid, until and since when. */
const TITLES: Readonly<
  Record<
    string,
    {
      readonly held: string;
      readonly valid?: string;
      readonly until?: string;
      readonly since?: string;
    }
  >
> = {
  hnte: { held: "isHnte", until: "hnteExpiry", since: "hnteCertDate" },
  "tech-sme": { held: "isTechSme", valid: "techSmeValid" },
  "region-tech-sme": { held: "isRegionTechSme" },
  "innovative-sme": { held: "isInnovative" },
  "srdi-sme": { held: "isSrdi" },
  "srdi-little-giant": { held: "isLittleGiant" },
  "region-little-giant": { held: "isRegionLittleGiant" },
  "city-little-giant": { held: "isCityLittleGiant" },
  "agri-hnte": { held: "isAgriHnte" },
  "hnte-pool": { held: "inHntePool" },
};

/** Programmes whose title has to be won anew each year. */
const YEARLY: ReadonlySet<string> = new Set(["tech-sme"]);

/** Whether the title of a programme has to be won anew each year. */
export function isYearly(programme: string): boolean {
  return YEARLY.has(programme);
}

/** The facts that tell of the title of a programme; `undefined` where none does. */
export function titleFacts(programme: string): (typeof TITLES)[string] | undefined {
  return TITLES[programme];
}

/** The programme whose title a fact tells of; `undefined` where it tells of none. */
export function programmeOfTitle(fact: string): string | undefined {
  const of = Object.entries(TITLES).find(([, { held, valid }]) => fact === held || fact === valid);
  return of?.[0];
}

/** The fact that says whether a company holds the title that was given, or runs out, on the day of a fact. */
export function heldByDay(fact: string): string | undefined {
  return Object.values(TITLES).find(({ until, since }) => until === fact || since === fact)?.held;
}

/** Whether a company holds the title of a programme on a day; `undefined` where it is not known. */
export function holdsTitle(programme: string, profile: Profile, day: Day): boolean | undefined {
  const facts = TITLES[programme];
  if (!facts) return undefined;
  const until = facts.until === undefined ? undefined : profile.once(facts.until)?.value;
  if (until?.kind === "date" && until.to < day) return false;
  const said = (profile.year(facts.held, yearOf(day)) ?? profile.once(facts.held))?.value;
  if (said?.kind === "yesno") return said.yes;
  return until?.kind === "date" && until.from >= day ? true : undefined;
}

/** Whether a company had the title of a programme in a year, or, without one, ever; `undefined` where it is not known. */
export function hadTitle(programme: string, profile: Profile, year?: number): boolean | undefined {
  const facts = TITLES[programme];
  if (!facts) return undefined;
  if (year !== undefined) {
    const said = profile.year(facts.held, year)?.value;
    return said?.kind === "yesno" ? said.yes : undefined;
  }
  const had = profile.all(facts.held).some(({ value }) => value.kind === "yesno" && value.yes);
  const ran = facts.until !== undefined && profile.once(facts.until) !== undefined;
  return had || ran || undefined;
}

/** A title that a company says it holds. */
export interface HeldTitle {
  readonly programme: string;
  /** Last day of its validity, where that is known. */
  readonly until?: Day;
}

/** The title of a programme, where the company says it holds it on that day. */
export function heldTitle(programme: string, profile: Profile, day: Day): HeldTitle | undefined {
  const facts = TITLES[programme];
  if (!facts) return undefined;
  const said = profile.once(facts.held) ?? profile.year(facts.held, yearOf(day));
  if (said?.value.kind !== "yesno" || !said.value.yes) return undefined;
  const until = facts.until === undefined ? undefined : profile.once(facts.until)?.value;
  return { programme, ...(until?.kind === "date" && { until: until.to }) };
}

/**
 * What a filing would be for a company: what it says that it is, where the rule knows such filings; else
 * the first one, or that of one which holds the title already.
 */
export function kindOf(rule: Rule, profile: Profile, day: Day): FilingKind {
  const said = profile.once(RECHECK)?.value;
  const recheck = said?.kind === "yesno" ? said.yes : undefined;
  const decides = (kind: FilingKind) => versionFor(rule, day, kind) !== undefined;
  if (recheck === true && decides("recheck")) return "recheck";
  if (!heldTitle(rule.programme, profile, day)) return "new";
  const kinds: readonly FilingKind[] = recheck === false ? ["renewal"] : ["renewal", "recheck"];
  return kinds.find(decides) ?? "new";
}
