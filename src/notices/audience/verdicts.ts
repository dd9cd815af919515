import { createHash } from "node:crypto";
import type { Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import { withCountedItems } from "../../profile/counted-items.ts";
import type { Fact } from "../../profile/fact.ts";
import { Profile } from "../../profile/profile.ts";
import { nextWindow, plannedDay } from "../../rules/filing-window.ts";
import { kindOf } from "../../rules/held-title.ts";
import { standingOf } from "../../rules/judge-all.ts";
import { ENGINE } from "../../rules/judge.ts";
import { FILING_KINDS, type FilingKind, type Rule } from "../../rules/rule.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { versionFor } from "../../rules/version.ts";
import { factsInBulk, type BulkCompany } from "../../stores/companies-in-bulk.ts";
import type { Database } from "../../stores/database.ts";
import { saveFindings, storedFindings } from "../../stores/stored-verdicts.ts";
import type { State } from "./condition.ts";
import type { AudienceGround } from "./ground.ts";

/** How a rule came out for a company. */
export interface Finding {
  readonly state: State | "noRule";
  /** `hnte@2016-01-01`; absent where no version decides. */
  readonly version?: string;
  readonly filingDay: Day;
  /** Outcomes of the conditions by id. */
  readonly conditions: Readonly<Record<string, string>>;
  /** What was compared, by id of the condition: exact ends, absent where there is none. */
  readonly figures: Readonly<Record<string, { readonly low?: string; readonly high?: string }>>;
  /** The place by the register that it was judged with. */
  readonly place?: string;
}

/** What verdicts are found with. */
export interface VerdictGround {
  readonly db: Database;
  readonly ground: AudienceGround;
  readonly today: Day;
  readonly at: Date;
}

/** The place where a company that does not say it itself is registered. */
const PLACE = "regRegion";
/** How long judging goes on before others get their turn, in milliseconds. */
const STRETCH = 20;

/**
 * How a rule comes out for companies, by id: as it was stored where nothing that decides has
 * changed since, else judged anew and stored. Without a filing day it is that of the next window.
 */
export async function findVerdicts(
  { db, ground, today, at }: VerdictGround,
  rule: Rule,
  filingDay: Day | undefined,
  companies: readonly BulkCompany[],
): Promise<Map<string, Finding>> {
  const asked = filingDay ?? "next";
  const about = { rule: rule.id, filingDay: asked, hash: hashOf(rule, filingDay, ground, today) };
  const stored = await storedFindings(
    db,
    about,
    companies.map(({ id }) => id),
  );
  const found = new Map<string, Finding>();
  const stale: BulkCompany[] = [];
  for (const company of companies) {
    const known = stored.get(company.id);
    const finding = known?.found as Finding | undefined;
    if (finding && known?.profileVersion === company.version && finding.place === placeOf(company))
      found.set(company.id, finding);
    else stale.push(company);
  }
  const facts = await factsInBulk(
    db,
    stale.map(({ id }) => id),
  );
  let since = performance.now();
  for (const company of stale) {
    found.set(
      company.id,
      judged(rule, company, facts.get(company.id) ?? [], { ground, today, filingDay }),
    );
    if (performance.now() - since < STRETCH) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  const fresh = stale.flatMap(({ id, version }) => {
    const finding = found.get(id);
    return finding ? [{ ...about, enterpriseId: id, profileVersion: version, found: finding }] : [];
  });
  await saveFindings(db, fresh, at);
  return found;
}

/** Judges one company by a rule. */
function judged(
  rule: Rule,
  company: BulkCompany,
  facts: readonly Fact[],
  { ground, today, filingDay }: { ground: AudienceGround; today: Day; filingDay: Day | undefined },
): Finding {
  const place = placeOf(company);
  const placed = place === undefined || facts.some(({ key }) => key === PLACE);
  const text: Fact[] = placed ? [] : [{ key: PLACE, value: { kind: "text", text: place } }];
  const profile = new Profile(withCountedItems([...facts, ...text], ground.definitions).facts);
  const kind = kindOf(rule, profile, today);
  const day = filingDay ?? nextFilingDay(rule, kind, today);
  const { state, verdict } = standingOf(
    rule,
    profile,
    { asOf: today, filingDay: day, kind },
    ground,
  );
  return {
    state,
    ...(verdict.version !== undefined && { version: verdict.version }),
    filingDay: day,
    conditions: Object.fromEntries(verdict.conditions.map(({ id, outcome }) => [id, outcome])),
    figures: Object.fromEntries(verdict.conditions.flatMap(figureOf)),
    ...(place !== undefined && { place }),
  };
}

function figureOf({ id, value }: ConditionResult): [string, { low?: string; high?: string }][] {
  if (!value) return [];
  const { low, high } = value.interval;
  const ends = { ...(low && { low: low.toFraction() }), ...(high && { high: high.toFraction() }) };
  return low || high ? [[id, ends]] : [];
}

function placeOf({ county, park }: BulkCompany): string | undefined {
  return county ?? park;
}

/** The day for which one reckons where none is said: the end of the next window, or today where that is only known from other years. */
function nextFilingDay(rule: Rule, kind: FilingKind, today: Day): Day {
  const version = versionFor(rule, today, kind);
  const open = version && nextWindow(version, today, kind);
  if (!version || !open) return today;
  return !open.certain && yearOf(open.to) === yearOf(today)
    ? today
    : plannedDay(version, today, kind);
}

/** Changes with everything that decides beside what is known of the company. */
function hashOf(
  rule: Rule,
  filingDay: Day | undefined,
  ground: AudienceGround,
  today: Day,
): string {
  const days = FILING_KINDS.map((kind) => filingDay ?? nextFilingDay(rule, kind, today));
  const versions = rule.versions.map(({ hash }) => hash);
  // Forecasts count by the year in which it is judged.
  const decides = [rule.id, rule.region, ...versions, ENGINE, ground.hash, ...days, yearOf(today)];
  return createHash("sha256").update(JSON.stringify(decides)).digest("hex");
}
