import { printClause } from "../../clauses/clause.ts";
import { conditionLine } from "../../rules/condition-words.ts";
import { Told } from "../../rules/telling.ts";
import type { ScoreResult } from "../../rules/verdict.ts";
import { MARK_WORDS } from "../../rules/verdict-text.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** So many characters of a name in a row tell what is meant. */
const MEANT = 4;

/** Points that somebody gave who does not decide. */
const OWN_POINTS =
  /(?:中介|代理|顾问|服务商|事务所|我们|自己|自评|内部)[^,，。\d]{0,8}(?:打|评|估|测|算)[^,，。\d]{0,4}\d+(?:\.\d+)?\s*分/;

/** That points of somebody else count for nothing where experts give them. */
export function ownPointsLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  if (!OWN_POINTS.test(text)) return [];
  return view.standings.flatMap((standing) => {
    const told = Told.of(tellingOf(standing, view, ground));
    return standing.verdict.scores.filter(byExperts).flatMap(({ label, clause }) => {
      const from = clause ? `〔${printClause(clause)}〕` : "";
      return told ? [`中介或自己打的分不作数，${label}由专家打${from}。`] : [];
    });
  });
}

function byExperts({ expert, parts }: ScoreResult): boolean {
  return expert || parts.some(byExperts);
}

/** That experts decide on what a message says of a condition: 市场占有率反正挺靠前. */
export function expertLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  return view.standings.flatMap((standing) => {
    const named = standing.verdict.conditions.filter(
      ({ outcome, label }) => outcome === "expert" && text.includes(label.slice(0, MEANT)),
    );
    const told = named.length > 0 ? Told.of(tellingOf(standing, view, ground)) : undefined;
    return told ? named.map((one) => `${MARK_WORDS.expert}：${conditionLine(one, told).text}`) : [];
  });
}
