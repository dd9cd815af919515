import type { Profile } from "../../profile/profile.ts";
import { amountLines } from "../../rules/amount-words.ts";
import { standingOf, type Standing } from "../../rules/judge-all.ts";
import type { Rule, RuleVersion } from "../../rules/rule.ts";
import { Told } from "../../rules/telling.ts";
import type { AmountResult } from "../../rules/verdict.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare, ZERO } from "../../units/rational.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { basisWords } from "./opening-lines.ts";
import type { Taken } from "../taking/taking.ts";

/** The last version of a rule by which nothing is decided any more; `undefined` where one decides. */
export function lapsedVersion({ rule, verdict }: Standing): RuleVersion | undefined {
  const last = rule.versions.at(-1);
  return verdict.version === undefined && last?.to !== undefined ? last : undefined;
}

/** A rule whose last version goes on deciding: only to compare. */
export function goingOnRule(rule: Rule, last: RuleVersion): Rule {
  const applies = last.applies.map(({ kind, from }) => ({ kind, from }));
  return { ...rule, versions: [{ ...last, applies }] };
}

/** The sums by rules that decide nothing any more, once what was told just now makes them exact. */
export function pastSumLines(
  { added, replaced }: Taken,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const now = [...added, ...replaced.map(({ after }) => after)].map(({ fact }) => fact);
  return view.standings.flatMap((standing) => {
    const last = lapsedVersion(standing);
    const asked = last ? ground.factsAsked(last) : [];
    return now.some((fact) => asked.includes(fact)) ? pastSums(standing, view, ground) : [];
  });
}

/** The sums by a rule that decides nothing any more, of the last year that was told: no word on what holds today. */
export function pastSums(standing: Standing, view: CompanyView, ground: DialogueGround): string[] {
  const last = lapsedVersion(standing);
  if (!last || last.amounts.length === 0) return [];
  const year = lastYearTold(view.profile, ground.factsAsked(last));
  const filingDay = year === undefined ? (last.to ?? view.asOf) : `${String(year + 1)}-12-31`;
  const asked = { asOf: view.asOf, filingDay, options: new Map<string, string>() };
  const rule = goingOnRule(standing.rule, last);
  const supposed = standingOf(rule, view.profile, asked, ground.ground);
  const { verdict } = supposed;
  const sums = verdict.amounts.filter(isSome);
  const told = Told.of(
    tellingOf({ ...supposed, verdict: { ...verdict, amounts: sums } }, view, ground),
  );
  const total = verdict.amounts.at(-1);
  if (!told || !total || !sums.includes(total)) return [];
  const of = year === undefined ? "" : `，拿 ${String(year)} 年的数`;
  return [
    `只按 ${last.from} 到 ${last.to ?? ""} 的口径（${basisWords(last)}）${of}试算，不是现在的结论：`,
    ...amountLines(told, ground.names).map(({ role, text }) =>
      role === "item" ? `- ${text}` : `  ${text}`,
    ),
    `现在还用不用这个办法库里没有装，先去确认。${last.notes.flatMap(({ say, when }) => (when ? [] : say)).join("")}`,
  ];
}

function isSome({ value }: AmountResult): boolean {
  const sum = value && pointOf(value.interval);
  return sum !== undefined && compare(sum, ZERO) > 0;
}

function lastYearTold({ facts }: Profile, asked: readonly string[]): number | undefined {
  const years = facts.flatMap(({ key, years: of, value }) =>
    asked.includes(key) && of && value.kind === "figure" ? [of[1]] : [],
  );
  return years.length === 0 ? undefined : Math.max(...years);
}
