import { yearOf } from "../calendar/fiscal-year.ts";
import type { Fact } from "../profile/fact.ts";
import { conditionLine } from "../rules/condition-words.ts";
import { Told } from "../rules/telling.ts";
import { tellingOf } from "./asking.ts";
import { standingFor, type CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";

/** What is nearly the same, and may serve for a first look. */
const KIN: Readonly<Record<string, string>> = { operatingRevenue: "salesRevenue" };
/** So many conditions are told. */
const MOST = 2;

/**
 * What falls short by the last closed year where a programme looks at the year that is not over: told
 * when the programme is first looked at, decided nothing by.
 */
export function yearBeforeLines(view: CompanyView, ground: DialogueGround): string[] {
  const now = yearOf(view.asOf);
  return view.standings.flatMap(({ rule, verdict }) => {
    const fresh = view.company.filings[rule.id] === undefined;
    if (!fresh || verdict.years.at(-1) !== now) return [];
    const waited = verdict.conditions.filter(({ outcome }) => outcome === "unknown");
    const facts = new Set(
      waited.flatMap(({ missing }) =>
        missing.flatMap(({ fact, year }) => (year === now ? fact : [])),
      ),
    );
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
    const short = supposed.verdict.conditions.filter(
      ({ id, outcome }) => outcome === "unmet" && waited.some((one) => one.id === id),
    );
    if (!told || short.length === 0) return [];
    const words = short.slice(0, MOST).map((one) => conditionLine(one, told).text);
    const label = (id: string) => ground.ground.definitions.get(id)?.label ?? id;
    const by = served.map((key) => `（${label(key)}先用${label(KIN[key] ?? key)}看）`).join("");
    return [
      `照 ${String(now - 1)} 年的数还不够${by}：${words.join("；")}；要看的是 ${String(now)} 年的数。`,
    ];
  });
}
