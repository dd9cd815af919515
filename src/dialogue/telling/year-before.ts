import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Fact } from "../../profile/fact.ts";
import { Told } from "../../rules/telling.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import { toldWords } from "./condition-told.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** What is nearly the same, and may serve for a first look. */
const KIN: Readonly<Record<string, string>> = { operatingRevenue: "salesRevenue" };
/** So many conditions are told. */
const MOST = 2;

/**
 * What falls short by the last closed year, or is enough where nothing does, where a programme looks at the year that is not over: told
 * when the programme is first looked at, decided nothing by.
 */
export function yearBeforeLines(view: CompanyView, ground: DialogueGround): string[] {
  const now = yearOf(view.asOf);
  return view.standings.flatMap(({ rule, verdict }) => {
    const fresh = view.company.filings[rule.id] === undefined;
    if (!fresh || verdict.years.at(-1) !== now) return [];
    const waited = verdict.conditions.filter(({ outcome }) => outcome === "unknown");
    const open = waited.flatMap(({ missing }) =>
      missing.flatMap(({ fact, year }) => (year === now ? fact : [])),
    );
    // Shares that are told outright are not asked for by their own name.
    const known = view.profile.facts.flatMap(({ key, years }) =>
      years?.[0] === now - 1 && years[1] === now - 1 && !view.profile.year(key, now) ? key : [],
    );
    const facts = new Set(open.length > 0 ? [...open, ...known] : []);
    const served: string[] = [];
    const as = [...facts].flatMap((key): Fact[] => {
      const kin = KIN[key];
      const own = view.profile.year(key, now - 1);
      const before = own ?? (kin === undefined ? undefined : view.profile.year(kin, now - 1));
      if (before && !own) served.push(key);
      return before ? [{ ...before, key, years: [now, now] }] : [];
    });
    if (as.length === 0) return [];
    const profile = view.profile.with(as);
    const supposed = standingFor(rule, profile, view.asOf, ground);
    const told = Told.of(tellingOf(supposed, { ...view, profile }, ground));
    const decided = supposed.verdict.conditions.filter(({ id }) =>
      waited.some((one) => one.id === id),
    );
    const short = decided.filter(({ outcome }) => outcome === "unmet");
    const enough = decided.filter(({ outcome, value }) => outcome === "met" && value !== undefined);
    const shown = short.length > 0 ? short : enough;
    if (!told || shown.length === 0) return [];
    const words = shown.slice(0, MOST).map((one) => toldWords(one, told));
    const label = (id: string) => ground.ground.definitions.get(id)?.label ?? id;
    const by = served.map((key) => `（${label(key)}先用${label(KIN[key] ?? key)}看）`).join("");
    return [
      `照 ${String(now - 1)} 年的数${short.length > 0 ? "还不够" : "够"}${by}：${words.join("；")}；要看的是 ${String(now)} 年的数。`,
    ];
  });
}
