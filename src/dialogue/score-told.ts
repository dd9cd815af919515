import { conditionLine } from "../rules/condition-words.ts";
import type { Standing } from "../rules/judge-all.ts";
import type { ScorePart } from "../rules/rule.ts";
import { partWords } from "../rules/score-words.ts";
import { Told } from "../rules/telling.ts";
import type { ConditionResult, ScoreResult } from "../rules/verdict.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { tellingOf } from "./asking.ts";
import type { CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";

/** What is told of scores, and how each was told, to say later only what changed. */
export interface ScoresTold {
  readonly lines: readonly string[];
  readonly told: Readonly<Record<string, string>>;
}

/** Scores that follow from figures alone, part by part, where a message changed them. */
export function scoresTold(view: CompanyView, ground: DialogueGround): ScoresTold {
  const told: Record<string, string> = {};
  const lines = view.standings.flatMap((standing) =>
    standing.verdict.scores.flatMap((score) => {
      const key = `${standing.rule.id} score:${score.id}`;
      const state = JSON.stringify(score.parts.map(rangeOf));
      if (byExperts(score) || !score.parts.some(isKnown)) return [];
      told[key] = state;
      return view.company.told[key] === state ? [] : scoreLine(score, standing, view, ground);
    }),
  );
  return { lines, told };
}

/** A score part by part, with what it has to come to. */
export function scoreLine(
  score: ScoreResult,
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const told = Told.of(tellingOf(standing, view, ground));
  const rule = told?.version.scores.find(({ id }) => id === score.id);
  if (!told || !rule) return [];
  const parts = partsOf(rule);
  const words = score.parts.flatMap((result) => {
    const part = parts.find(({ id }) => id === result.id);
    return part ? [known(result, part, told)] : [];
  });
  const [condition] = standing.verdict.conditions.flatMap((one) => within(one, score.id));
  const whole = condition ? `；${conditionLine(condition, told).text.replace(/；缺.*$/, "")}` : "";
  return [`打分：${words.join("；")}${whole}。`];
}

/** Scores of a verdict that follow from figures, of which some part is known. */
export function scoresOf({ verdict }: Standing): ScoreResult[] {
  return verdict.scores.filter((score) => !byExperts(score) && score.parts.some(isKnown));
}

/** A part; where only the better of two ways counts, the one that is known too. */
function known(result: ScoreResult, part: ScorePart, told: Told): string {
  const own = partWords(result, part, told);
  if (isKnown(result)) return own;
  const ways = partsOf(part).flatMap((way) => {
    const one = result.parts.find(({ id }) => id === way.id);
    return one && isKnown(one) && one.missing.length === 0 ? [partWords(one, way, told)] : [];
  });
  return ways.length === 0 ? own : `${own}（${ways.join("；")}）`;
}

function partsOf({ points }: ScorePart): readonly ScorePart[] {
  return "parts" in points ? points.parts : [];
}

function within(condition: ConditionResult, score: string): ConditionResult[] {
  if (condition.subject === `score:${score}`) return [condition];
  return condition.children.flatMap((one) => within(one, score));
}

function isKnown({ range }: ScoreResult): boolean {
  return pointOf(range) !== undefined;
}

function byExperts({ expert, parts }: ScoreResult): boolean {
  return expert || parts.some(byExperts);
}

function rangeOf({ range: { low, high } }: ScoreResult): string {
  return `${low?.toFraction() ?? ""} ${high?.toFraction() ?? ""}`;
}
