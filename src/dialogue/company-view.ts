import type { Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { factsOf, standing, type History } from "../profile/history.ts";
import { withCountedItems } from "../profile/counted-items.ts";
import type { Fact } from "../profile/fact.ts";
import { Profile } from "../profile/profile.ts";
import { RECHECK } from "../rules/fact-reading.ts";
import { kindOf } from "../rules/held-title.ts";
import { standingOf, type Standing } from "../rules/judge-all.ts";
import { nextWindow } from "../rules/filing-window.ts";
import type { FilingKind, Rule } from "../rules/rule.ts";
import { versionFor } from "../rules/version.ts";
import type { CompanyState } from "./dialogue-state.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { yearResearch } from "./taking/year-research.ts";

/** The programme that is meant where none is named. */
const USUAL = "hnte";
const FILING_DAY = "filingDay";

/** A company as it looks on one day: its profile, and what it comes to by each rule in question. */
export interface CompanyView {
  readonly company: CompanyState;
  readonly profile: Profile;
  readonly standings: readonly Standing[];
  readonly asOf: Day;
  /** What was taken for granted of rights that were only counted: half sentences. */
  readonly taken: readonly string[];
}

type Judged = Pick<CompanyView, "profile" | "standings" | "taken">;

/** So many companies are remembered as they were judged last. */
const MOST_JUDGED = 1024;
/** What was judged, by what was known: the same facts come to the same from one message to the next. */
const judged = new WeakMap<Knowledge, Map<string, Judged>>();

/**
 * Judges a company by the rules in question as of a day. As it was judged `before`, where that is
 * given, nobody asks for it any more.
 */
export function viewOf(
  company: CompanyState,
  asOf: Day,
  ground: DialogueGround,
  before?: CompanyState,
): CompanyView {
  const { knowledge } = ground;
  const all = judged.get(knowledge) ?? new Map<string, Judged>();
  judged.set(knowledge, all);
  const keyOf = ({ rules, history }: CompanyState) =>
    `${asOf} ${rules.join(" ")} ${factsIn(history)}`;
  const key = keyOf(company);
  const known = all.get(key) ?? judgedBy(company, asOf, ground);
  if (before) all.delete(keyOf(before));
  all.delete(key);
  all.set(key, known);
  const [oldest] = all.keys();
  if (all.size > MOST_JUDGED && oldest !== undefined) all.delete(oldest);
  return { company, asOf, ...known };
}

const written = new WeakMap<History, string>();

/** The facts that hold in a history, so that the same are known again. */
function factsIn(history: History): string {
  const facts =
    written.get(history) ??
    JSON.stringify(
      standing(history).map(({ id, fact, years, value, forecast, evidence }) => [
        ...[id, fact, years, value, forecast, evidence],
      ]),
    );
  written.set(history, facts);
  return facts;
}

/** Shares that were told outright, by the figures that they follow from. */
const SHARES: Readonly<Record<string, readonly [part: string, whole: string]>> = {
  rdRatio: ["rdExpenseHnte", "salesRevenue"],
  techStaffRatio: ["techStaff", "employees"],
  hightechIncomeRatio: ["hightechIncome", "totalIncome"],
};
/** A share of several years follows from the figures of so many. */
const LEAST_YEARS = 2;

/** The facts without shares whose figures are known: those are reckoned exactly. */
function withoutRefuted(facts: readonly Fact[]): Fact[] {
  const yearsOfFact = (key: string) =>
    facts.flatMap((one) => (one.key === key && one.years ? [one.years.join("-")] : []));
  return facts.filter(({ key, years }) => {
    const [part, whole] = SHARES[key] ?? [];
    if (part === undefined || whole === undefined) return true;
    const [parts, wholes] = [yearsOfFact(part), yearsOfFact(whole)];
    const both = parts.filter((year) => wholes.includes(year));
    if (years) return !both.includes(years.join("-"));
    return both.length < LEAST_YEARS || both.length < wholes.length;
  });
}

function judgedBy(company: CompanyState, asOf: Day, ground: DialogueGround): Judged {
  const { definitions } = ground.ground;
  const counted = withCountedItems(withoutRefuted(factsOf(company.history)), definitions);
  const judge = (facts: readonly Fact[]): Judged => {
    const profile = new Profile(facts);
    const standings = rulesOf(company, profile, ground).map((rule) =>
      standingFor(rule, profile, asOf, ground),
    );
    return { profile, standings, taken: counted.taken };
  };
  const first = judge(counted.facts);
  const derived = yearResearch(counted.facts, first.standings, ground);
  return derived.length === 0 ? first : judge([...counted.facts, ...derived]);
}

/** What one rule comes to for a profile, on the filing day that was said or the next one known. */
export function standingFor(
  rule: Rule,
  profile: Profile,
  asOf: Day,
  { ground }: DialogueGround,
): Standing {
  const said = profile.once(FILING_DAY)?.value;
  const kind = kindOf(rule, profile, asOf);
  const stated =
    said?.kind === "date" && said.to >= asOf ? lastDayWithin(said, rule, kind, asOf) : undefined;
  const filingDay = stated ?? likelyDay(rule, kind, asOf);
  const filing = filingDay === undefined ? {} : { filingDay };
  return standingOf(rule, profile, { asOf, options: new Map(), kind, ...filing }, ground);
}

/** The last day of a span of days in which one means to file; of a window that ends within it, the last of that. */
function lastDayWithin(
  { from, to }: { readonly from: Day; readonly to: Day },
  rule: Rule,
  kind: FilingKind,
  asOf: Day,
): Day {
  const first = from > asOf ? from : asOf;
  const version = versionFor(rule, first, kind);
  const open = version && nextWindow(version, first, kind);
  const ends = open && open.window.every.kind !== "monthly" && open.to < to ? open.to : undefined;
  return ends ?? to;
}

/** Where only other years and places tell when one files, it is reckoned with today as long as that is in the same year. */
function likelyDay(rule: Rule, kind: FilingKind, asOf: Day): Day | undefined {
  const version = versionFor(rule, asOf, kind);
  const open = version && nextWindow(version, asOf, kind);
  return open && !open.certain && yearOf(open.to) === yearOf(asOf) ? asOf : undefined;
}

/** The rules in question that hold where the company is registered. */
function rulesOf(
  { rules }: CompanyState,
  profile: Profile,
  { rules: all, ground }: DialogueGround,
): Rule[] {
  const place = profile.once("regRegion")?.value;
  const named = all.filter(({ id }) => rules.includes(id));
  if (named.length < 2) return named;
  // A rule of a smaller place is looked at only by companies that are known to lie there.
  return named.filter(({ region }) => {
    if (region === "全国" || region === "宁夏" || region === "银川") return true;
    return place?.kind === "text" && ground.lies(place.text, region) === true;
  });
}

/** Facts (ids) that the rules in question use; research expenses without a kind stay so where the kind decides. */
export function factsWithin(
  { standings, company }: Pick<CompanyView, "standings" | "company">,
  ground: DialogueGround,
): string[] {
  if (standings.length === 0) return usualFacts(ground);
  const ids = standings.flatMap(({ rule, verdict }) => {
    const version = versionFor(rule, verdict.filingDay, verdict.kind);
    const open = UNSPECIFIED[rule.programme] ?? [];
    return version ? ground.factsAsked(version).filter((id) => !open.includes(id)) : [];
  });
  // What rules look at that decide nothing now, or whose place is still to be told, is understood where yes or no answers it.
  const deciding = standings.flatMap(({ rule, verdict }) => (verdict.version ? rule.id : []));
  const plain = ground.rules
    .filter(({ id }) => company.rules.includes(id) && !deciding.includes(id))
    .flatMap(({ versions }) => versions.slice(-1).flatMap((last) => ground.factsAsked(last)))
    .filter((id) => ground.ground.definitions.get(id)?.kind === "yesno");
  // Whether it is a recheck is understood wherever a rule knows such filings.
  const rechecks = standings.some(({ rule }) =>
    rule.versions.some(({ applies }) => applies.some(({ kind }) => kind === "recheck")),
  );
  return [...new Set([...ids, ...plain, ...(rechecks ? [RECHECK] : [])])];
}

/** While no programme is named, words mean what they mean for the usual one. */
function usualFacts({ rules, factsAsked }: DialogueGround): string[] {
  const version = rules.find(({ id }) => id === USUAL)?.versions.at(-1);
  const open = UNSPECIFIED[USUAL] ?? [];
  return version ? factsAsked(version).filter((id) => !open.includes(id)) : [];
}

/** Facts that a general name is not taken for unless the words say so, by programme. */
const UNSPECIFIED: Readonly<Record<string, readonly string[]>> = {
  hnte: ["rdExpenseHnte", "totalAssetsTax"],
  "tech-sme": ["rdExpenseDeduction"],
  "rd-deduction": ["rdExpenseDeduction"],
  "rd-subsidy": ["rdExpenseStatistics"],
};

/** Closed fiscal years that the rules in question look at, oldest first. */
export function yearsOf({ standings }: CompanyView): number[] {
  return [...new Set(standings.flatMap(({ verdict }) => verdict.years))].sort((a, b) => a - b);
}

/** The entries that hold, without those that only follow from others. */
export function toldEntries({ company }: CompanyView) {
  return standing(company.history).filter(({ implied }) => implied !== true);
}
