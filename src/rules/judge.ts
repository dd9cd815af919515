import { fiscalYears } from "../calendar/fiscal-year.ts";
import type { Fact } from "../profile/fact.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Profile } from "../profile/profile.ts";
import { ANYTHING } from "../units/interval-arithmetic.ts";
import { nameOf } from "./collector.ts";
import { all } from "./condition.ts";
import { RECHECK } from "./fact-reading.ts";
import { Evaluation, type Situation } from "./evaluation.ts";
import type { Amount, FilingKind, Rule, RuleVersion, Stated } from "./rule.ts";
import type { AmountResult, ConditionResult, MissingFact, Verdict } from "./verdict.ts";
import { versionFor } from "./version.ts";

/** Changes whenever the same rule and facts may come out differently. */
export const ENGINE = "1";

/** Whether a place lies within another; `undefined` where it is not known. */
export type Lies = (place: string, region: string) => boolean | undefined;

/** What judging needs to know beside rule and profile. */
export interface Ground {
  readonly definitions: FactDefinitions;
  readonly lies: Lies;
}

/** The place that every company lies in. */
export const EVERYWHERE = "全国";

const PLACE = "regRegion";

/** Judges a profile by the version of a rule that decides filings of that day and kind. */
export function judge(rule: Rule, profile: Profile, asked: Situation, ground: Ground): Verdict {
  const { asOf, filingDay, kind = kindOf(profile) } = asked;
  const version = versionFor(rule, filingDay, kind);
  const common = {
    programme: rule.programme,
    rule: rule.id,
    title: rule.title,
    engine: ENGINE,
    asOf,
    filingDay,
    kind,
    years: fiscalYears(filingDay, rule.years),
  };
  if (!version) return { ...common, ...NOTHING };
  const evaluation = new Evaluation(version, profile, ground.definitions, { ...asked, kind });
  const { value, found } = evaluation.collect(() => work(rule, version, evaluation, ground));
  const { conditions, amounts, worth, notes } = value;
  const outcome = all(conditions.map((condition) => condition.outcome));
  return {
    ...common,
    version: version.id,
    hash: version.hash,
    outcome,
    conditions,
    scores: value.scores,
    measures: evaluation.measured,
    amounts,
    worth,
    missing: outcome === "unmet" ? [] : asking(version, conditions),
    notes: [...notes, ...Array.from(found.doubts, (say) => ({ say }))],
    options: [...found.options].flatMap((id) => {
      const option = version.options.get(id);
      return option ? [{ id, choice: evaluation.choice(id), note: option.note }] : [];
    }),
    facts: idsOf(found.facts),
  };
}

function idsOf(facts: Iterable<Fact>): string[] {
  const ids: string[] = [];
  for (const { id } of facts) if (id !== undefined) ids.push(id);
  return ids;
}

/** A profile that speaks of a recheck is judged as one. */
function kindOf(profile: Profile): FilingKind {
  const said = profile.once(RECHECK)?.value;
  return said?.kind === "yesno" && said.yes ? "recheck" : "new";
}

/** A verdict where no version decides: nothing is known, nothing is asked. */
const NOTHING = {
  version: undefined,
  hash: undefined,
  outcome: "unknown",
  conditions: [],
  scores: [],
  measures: [],
  amounts: [],
  worth: undefined,
  missing: [],
  notes: [],
  options: [],
  facts: [],
} as const;

function work(rule: Rule, version: RuleVersion, evaluation: Evaluation, ground: Ground) {
  const place = rule.region === EVERYWHERE ? [] : [inRegion(rule, version, evaluation, ground)];
  const conditions = [
    ...place,
    ...version.conditions.map((condition) => evaluation.judge(condition)),
  ];
  const scores = version.scores.map((score) => quietly(evaluation, () => evaluation.score(score)));
  const amounts = version.amounts.flatMap((amount) => amountOf(amount, evaluation) ?? []);
  const benefit = version.benefits.find((one) => one.worth !== undefined);
  const worth =
    benefit &&
    amountOf({ id: "worth", label: "一年值多少", measure: benefit.worth, ...benefit }, evaluation);
  return { conditions, scores, amounts, worth, notes: notesOf(version.notes, evaluation) };
}

/** Works something out whose missing facts are nobody else's. */
function quietly<T>(evaluation: Evaluation, work: () => T): T {
  const { value, found } = evaluation.collect(work);
  evaluation.takeOptions(found);
  return value;
}

/** Sentences of a version whose condition is met, or that have none. */
export function notesOf<T extends Stated>(notes: readonly T[], evaluation: Evaluation): T[] {
  return notes.filter(
    ({ when }) => !when || quietly(evaluation, () => evaluation.judge(when)).outcome === "met",
  );
}

function inRegion(
  rule: Rule,
  version: RuleVersion,
  evaluation: Evaluation,
  { lies }: Ground,
): ConditionResult {
  const [clause] = version.basis;
  const { value: said } = evaluation.collect(() => evaluation.said(PLACE));
  const place = said?.kind === "text" ? said.text : undefined;
  const within = place === undefined ? undefined : lies(place, rule.region);
  return {
    id: "region",
    label: `注册在${rule.region}`,
    ...(clause && { clause }),
    outcome: within === undefined ? "unknown" : within ? "met" : "unmet",
    ...(place !== undefined && { said: place }),
    subject: PLACE,
    selfDeclared: false,
    exempted: false,
    options: [],
    missing: place === undefined ? [{ fact: PLACE }] : [],
    children: [],
  };
}

function amountOf(
  amount: Omit<Amount, "measure"> & { measure?: string | undefined },
  evaluation: Evaluation,
): AmountResult | undefined {
  const { id, label, measure, unknown, office, when, ifKnown, clause, note } = amount;
  const applies = when ? quietly(evaluation, () => evaluation.judge(when)).outcome : "met";
  if (applies === "unmet" || (ifKnown === true && applies === "unknown")) return undefined;
  const about = {
    id,
    label,
    ...(clause && { clause }),
    ...(office !== undefined && { office }),
    ...(note !== undefined && { note }),
  };
  if (measure === undefined) return { ...about, unknown: unknown ?? "没有装进来", missing: [] };
  const result = quietly(evaluation, () => evaluation.measureResult(measure));
  const { interval, unit, missing } = result;
  const nothing = interval.low === ANYTHING.low && interval.high === ANYTHING.high;
  return { ...about, ...(!nothing && { value: { interval, unit } }), missing };
}

/** Facts that can still change the outcome, in the order in which the rule asks. */
function asking(version: RuleVersion, conditions: readonly ConditionResult[]): MissingFact[] {
  const open = new Map<string, MissingFact>();
  for (const { missing } of conditions) for (const one of missing) open.set(nameOf(one), one);
  const rank = ({ fact }: MissingFact) => {
    const place = version.ask.indexOf(fact);
    return place < 0 ? version.ask.length : place;
  };
  return [...open.values()].sort((a, b) => rank(a) - rank(b) || (a.year ?? 0) - (b.year ?? 0));
}
