import type { Fact } from "../../profile/fact.ts";
import { conditionLine } from "../../rules/condition-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import type { ScorePart } from "../../rules/rule.ts";
import { partWords } from "../../rules/score-words.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult, ScoreResult } from "../../rules/verdict.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { kinFacts } from "../asking/kin-figures.ts";
import { lackingWords } from "../between/score-lacking.ts";

/** What is told of scores, and how each was told, to say later only what changed. */
export interface ScoresTold {
  readonly lines: readonly string[];
  readonly told: Readonly<Record<string, string>>;
}

/** Scores that follow from figures alone, part by part, where a message changed them. */
export function scoresTold(view: CompanyView, ground: DialogueGround): ScoresTold {
  const told: Record<string, string> = {};
  const lines = view.standings.flatMap((standing) =>
    scoresOf(standing).length === 0 && kinOf(standing, view).length === 0
      ? []
      : supposedScores(standing, view, ground).flatMap(({ score, line }) => {
          const key = `${standing.rule.id} score:${score.id}`;
          const state = JSON.stringify(score.parts.map(rangeOf));
          told[key] = state;
          return view.company.told[key] === state ? [] : line;
        }),
  );
  return { lines, told };
}

/** Scores as they would be with figures told of nearly the same, where the own ones are not known yet. */
export function supposedScores(
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
): { readonly score: ScoreResult; readonly line: readonly string[] }[] {
  const kin = kinOf(standing, view);
  const profile = view.profile.with(kin);
  const supposed =
    kin.length === 0 ? standing : standingFor(standing.rule, profile, view.asOf, ground);
  const labels = [
    ...new Set(kin.map(({ key }) => ground.ground.definitions.get(key)?.label ?? key)),
  ];
  const lead = labels.length === 0 ? "" : `${labels.join("、")}先用说过的数，要按这个口径核实；`;
  return scoresOf(supposed).map((score) => ({
    score,
    line: scoreLine(score, supposed, { ...view, profile }, ground).map((one) =>
      one.replace(/^打分：/, `打分：${lead}`),
    ),
  }));
}

/** What may serve for figures that a score waits for. */
function kinOf({ verdict }: Standing, view: CompanyView): Fact[] {
  if (verdict.scores.length === 0 || verdict.scores.every(byExperts)) return [];
  const missing = new Set(verdict.scores.flatMap((score) => missingOf(score)));
  return kinFacts(verdict.years, view.company).filter(({ key }) => missing.has(key));
}

function missingOf({ missing, parts }: ScoreResult): string[] {
  return [...missing.map(({ fact }) => fact), ...parts.flatMap(missingOf)];
}

/** A score part by part, with what it has to come to. */
function scoreLine(
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
  return [`打分：${words.join("；")}${whole}${lackingWords(score, condition, parts, told)}。`];
}

/** Scores of a verdict that follow from figures, of which some part is known. */
function scoresOf({ verdict }: Standing): ScoreResult[] {
  return verdict.scores.filter((score) => !byExperts(score) && score.parts.some(isKnown));
}

/** A part; where only the better of two ways counts, the one that is known too. */
function known(result: ScoreResult, part: ScorePart, told: Told): string {
  const own = partWords(result, part, told);
  if (isKnown(result)) return `${own}${otherWays(result, part, told, own)}`;
  const ways = partsOf(part).flatMap((way) => {
    const one = result.parts.find(({ id }) => id === way.id);
    return one && isKnown(one) && one.missing.length === 0 ? [partWords(one, way, told)] : [];
  });
  return ways.length === 0 ? own : `${own}（${ways.join("；")}）`;
}

/** Where the better of two shares counts, what the other one comes to. */
function otherWays(result: ScoreResult, part: ScorePart, told: Told, own: string): string {
  const ways = partsOf(part).flatMap((way) => {
    const one = result.parts.find(({ id }) => id === way.id);
    const words = one && one.missing.length === 0 && isKnown(one) ? partWords(one, way, told) : "";
    const reason = words.slice(words.indexOf("：") + 1);
    return words.includes("%") && !own.includes(reason) ? [words] : [];
  });
  return ways.length === 0 ? "" : `（另一种${ways.join("；")}，取高的）`;
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
