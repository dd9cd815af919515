import { yearOf } from "../../calendar/fiscal-year.ts";
import { standing, type History } from "../../profile/history.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { versionFor } from "../../rules/version.ts";
import type { ConditionResult, MissingFact } from "../../rules/verdict.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { decisiveRough, roughFacts } from "../telling/rough-figures.ts";

const BOOK = "rdExpenseBook";
const UNSPECIFIED = "rdExpenseUnspecified";
/** What is easier to tell than a missing fact and serves as well; where one is known the fact is not asked. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  grossIncome: ["totalIncome"],
  nonTaxableIncome: ["totalIncome"],
  rdExpenseDomesticHnte: ["rdHnteOutsourcedOverseas"],
  ipClass1: ["ipInvention", "ipUtility", "ipSoftware"],
  ipClass2: ["ipInvention", "ipUtility", "ipSoftware"],
  ipClass2Unused: ["ipInvention", "ipUtility", "ipSoftware"],
};
const RIGHTS = /^ip(?:Invention|Utility|Design|Software|Plant|Layout|Drug|Class1|Class2)$/;
/** Cost classes by the fact that is their sum. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  rdExpenseHnte: [
    "rdHntePersonnel",
    "rdHnteDirectInput",
    "rdHnteOutsourcedDomestic",
    "rdHnteOther",
  ],
};
/** Facts that matter only where another one is yes. */
const ONLY_IF: Readonly<Record<string, string>> = { incidentDate: "majorIncident" };

/** Facts that can still change how a rule comes out, in asking order; those that were set aside left out. */
export function missingOf(view: CompanyView, ground: DialogueGround): readonly MissingFact[] {
  const known = missing.get(view) ?? lookedUp(view, ground);
  missing.set(view, known);
  return known;
}

/** What is missing of a company as it was looked at. */
const missing = new WeakMap<CompanyView, readonly MissingFact[]>();

function lookedUp(view: CompanyView, ground: DialogueGround): MissingFact[] {
  const { company, standings } = view;
  const { setAside } = company;
  const aside = (one: MissingFact) => setAside.includes(nameOf(one));
  const near = decisiveRough(view, ground).filter((one) => !aside(one));
  if (near.length > 0) return near;
  const left = asksOf(
    standings.flatMap((one) => open(one)),
    view,
  );
  return left.length > 0 ? left : roughFacts(view).filter((one) => !aside(one));
}

/** What is asked of a company where facts are missing: what is easier to tell instead of them, without what was set aside. */
export function asksOf(
  found: readonly MissingFact[],
  { company: { history, setAside }, standings }: CompanyView,
): MissingFact[] {
  const rights = standing(history).some(({ fact }) => RIGHTS.test(fact));
  const filingYear = Math.max(0, ...standings.map(({ verdict }) => yearOf(verdict.filingDay)));
  const seen = new Set<string>();
  return found.flatMap((missing) =>
    replaced(missing, history, rights, filingYear).filter((one) => {
      const name = nameOf(one);
      if (seen.has(name) || setAside.includes(name)) return false;
      seen.add(name);
      return isOpen(one, history);
    }),
  );
}

/** What is missing of one verdict: of one that is unmet too, since the rest is still of use. */
function open({ rule, verdict }: Standing): MissingFact[] {
  if (verdict.outcome !== "unmet") return [...verdict.missing];
  const version = versionFor(rule, verdict.filingDay, verdict.kind);
  const order = version?.ask ?? [];
  const rank = ({ fact }: MissingFact) => {
    const place = order.indexOf(fact);
    return place < 0 ? order.length : place;
  };
  return verdict.conditions
    .filter(({ outcome }) => outcome === "unknown")
    .flatMap(({ missing }: ConditionResult) => missing)
    .sort((a, b) => rank(a) - rank(b) || (a.year ?? 0) - (b.year ?? 0));
}

function replaced(
  missing: MissingFact,
  history: History,
  rights: boolean,
  filingYear: number,
): MissingFact[] {
  const { fact, year } = missing;
  // A report can only be there of a year that is over.
  if (fact === "auditReport" && year === filingYear) return [{ fact, year: year - 1 }];
  const of = (ids: readonly string[]): MissingFact[] =>
    ids.map((id) => ({ fact: id, ...(year !== undefined && { year }) }));
  if (fact === "coreIpOwned" && !rights)
    return [missing, ...(INSTEAD["ipClass1"]?.map((id) => ({ fact: id })) ?? [])];
  const classes = CLASSES[fact];
  if (classes && year !== undefined) {
    const known = standing(history).filter(
      ({ years }) => years && years[0] <= year && year <= years[1],
    );
    // What stands in the books, or is of no known kind, is parted into what counts.
    const unspecified = known.some((one) => one.fact === UNSPECIFIED || one.fact === BOOK);
    const begun = known.some((one) => classes.includes(one.fact));
    return unspecified || begun ? of(classes) : [missing];
  }
  if (fact === "rdExpenseDeduction" && year !== undefined) {
    const open = standing(history).some(
      (one) => one.fact === UNSPECIFIED && within(year, one.years),
    );
    return [open ? { fact: UNSPECIFIED } : missing];
  }
  const instead = INSTEAD[fact];
  if (!instead) return [missing];
  if (RIGHTS.test(fact) || fact === "ipClass2Unused") return rights ? [missing] : of(instead);
  const told = standing(history).some(
    (one) => instead.includes(one.fact) && within(year, one.years),
  );
  return told ? [missing] : of(instead);
}

function within(year: number | undefined, years: readonly [number, number] | undefined): boolean {
  return year === undefined || !years || (years[0] <= year && year <= years[1]);
}

function isOpen({ fact, year }: MissingFact, history: History): boolean {
  const needs = ONLY_IF[fact];
  const known = standing(history);
  // Asked only for its kind.
  if (fact === UNSPECIFIED) return true;
  if (needs !== undefined)
    return known.some(({ fact: id, value }) => id === needs && value.kind === "yesno" && value.yes);
  return !known.some((one) => one.fact === fact && within(year, one.years) && oneYear(one.years));
}

function oneYear(years: readonly [number, number] | undefined): boolean {
  return !years || years[0] === years[1];
}

/** A missing fact as one text. */
export function nameOf({ fact, year }: MissingFact): string {
  return year === undefined ? fact : `${fact}@${String(year)}`;
}
