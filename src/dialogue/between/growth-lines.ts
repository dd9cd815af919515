import { printClause, sameClause, type Clause } from "../../clauses/clause.ts";
import type { ScorePart } from "../../rules/rule.ts";
import { partWords } from "../../rules/score-words.ts";
import { Told } from "../../rules/telling.ts";
import type { ScoreResult } from "../../rules/verdict.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

const NAMED = /成长(?:性|指标)/;

/** What somebody who asks after the points of growth can be told of them by now, and what lacks; nothing where they were not asked after. */
export function growthLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  if (!NAMED.test(text)) return [];
  return view.standings.flatMap((standing) => {
    const told = Told.of(tellingOf(standing, view, ground));
    if (!told) return [];
    return standing.verdict.scores.flatMap((score) => {
      const rule = told.version.scores.find(({ id }) => id === score.id);
      return score.parts.flatMap((result) => {
        const part = partsOf(rule).find(({ id }) => id === result.id);
        if (!part || !NAMED.test(result.label)) return [];
        const notes = standing.verdict.options
          .filter(({ id }) => isOf(result.clause, told.version.options.get(id)?.clause))
          .map(({ note }) => note);
        return [lineOf(result, part, told) + notes.join("")];
      });
    });
  });
}

function isOf(one: Clause | undefined, other: Clause | undefined): boolean {
  return one !== undefined && other !== undefined && sameClause(one, other);
}

function lineOf(result: ScoreResult, part: ScorePart, told: Told): string {
  const words = result.parts.flatMap((one) => {
    const its = partsOf(part).find(({ id }) => id === one.id);
    return its ? [partWords(one, its, told)] : [];
  });
  const lacks = result.parts.some(({ missing }) => missing.length > 0);
  const clause = result.clause ? `〔${printClause(result.clause)}〕` : "";
  const lead = lacks ? "，现在还定不了" : "";
  const all = words.join("；");
  const experts = all.includes("专家") ? "" : "分数由专家评。";
  return `${result.label}${lead}：${all}${clause}。${experts}`;
}

function partsOf(part: ScorePart | undefined): readonly ScorePart[] {
  return part && "parts" in part.points ? part.points.parts : [];
}
