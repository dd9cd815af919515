import { printClause } from "../../clauses/clause.ts";
import { conditionLine } from "../../rules/condition-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult, ScoreResult } from "../../rules/verdict.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { compare } from "../../units/rational.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { supposedScores } from "../telling/score-told.ts";

/** Asks how many points the company has by now, or lacks. */
const ASKS_POINTS =
  /差(?:着|了)?(?:个)?(?:几|多少)分|(?:现在|目前|眼下|已经|我们?|咱们?|这样|大概|估计)[^,，。;；\d]{0,6}(?:几|多少)分/;
const POINTS = "分";

/** The points of the programmes that are looked at, by what is known, and how far they are from what is asked. */
export function pointsLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  if (!ASKS_POINTS.test(text) || namesOther(text, view, ground)) return [];
  return view.standings.flatMap((standing) => {
    const scored = supposedScores(standing, view, ground).flatMap(({ score, line }) =>
      line.map((one) => `${one}${gapWords(score, standing)}`),
    );
    return scored.length > 0 ? scored : comparedPoints(standing, view, ground);
  });
}

/** Whether another programme is asked about than those that are looked at. */
export function namesOther(
  text: string,
  { standings }: CompanyView,
  { knowledge }: DialogueGround,
): boolean {
  return knowledge.programmes.some(
    ({ id, title, names }) =>
      !standings.some(({ rule }) => rule.programme === id) &&
      [title, ...names].some((name) => text.includes(name)),
  );
}

/** How far the least that is sure is from what is asked, where it may still come to that. */
function gapWords({ id, range }: ScoreResult, { verdict }: Standing): string {
  const find = (one: ConditionResult): ConditionResult | undefined =>
    one.subject === `score:${id}` ? one : one.children.map(find).find((child) => child);
  const limit = verdict.conditions.map(find).find((one) => one)?.threshold?.interval.low;
  const open = range.low && range.high && compare(range.low, range.high) < 0;
  if (!limit || !range.low || !open || compare(range.low, limit) >= 0) return "";
  const [least, gap, most] = [range.low, limit.sub(range.low), range.high].map((one) =>
    figureWords(one, POINTS),
  );
  return `没答的都不算，最少 ${least ?? ""}，差 ${gap ?? ""}；都答了最多 ${most ?? ""}。`;
}

/** Points that are asked for as a whole: told by experts, or by somebody else. */
function comparedPoints(standing: Standing, view: CompanyView, ground: DialogueGround): string[] {
  const told = Told.of(tellingOf(standing, view, ground));
  if (!told) return [];
  const compared = (condition: ConditionResult): ConditionResult[] =>
    condition.threshold?.unit === POINTS
      ? [condition]
      : condition.children.slice(0, condition.anyOf === true ? 1 : undefined).flatMap(compared);
  return standing.verdict.conditions.flatMap((condition) =>
    compared(condition).map((one) => {
      const clause = one.clause ?? condition.clause;
      const place = clause ? `〔${printClause(clause)}〕` : "";
      return `${conditionLine({ ...one, label: one.label || condition.label }, told).text}${place}。`;
    }),
  );
}
