import type { Choice } from "../../messages/reply.ts";
import { conditionLine } from "../../rules/condition-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult, ScoreResult } from "../../rules/verdict.ts";
import { tellingOf } from "./asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** Buttons of the first answer. */
const GO_ON: Choice = { label: "接着把其余的问完", text: "接着把其余的问完" };
const STOP: Choice = { label: "先到这", text: "先到这" };
/** So many conditions that are left are named. */
const MOST = 4;

/** What is known after the first questions, and what is left: whether to go on is the company's choice. */
export function firstAnswer(
  view: CompanyView,
  ground: DialogueGround,
): {
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
} {
  const lines = view.standings.map((standing) => {
    const { verdict } = standing;
    const looked = verdict.conditions.filter(({ outcome }) => outcome !== "notApplicable");
    const of = (...outcomes: readonly string[]) =>
      looked.filter(({ outcome }) => outcomes.includes(outcome));
    const [met, unmet, left] = [of("met"), of("unmet"), of("unknown", "expert")];
    const says = [
      ...(met.length > 0 ? [`${names(met)}符合`] : []),
      ...(unmet.length > 0 ? [`${names(unmet)}不符合`] : []),
    ];
    const first = says.length > 0 ? says.join("，") : "能定的还没有";
    const short = left.flatMap(scoresShort);
    const so =
      unmet.length > 0
        ? "，照现在的数还报不了"
        : short.length > 0
          ? `，但${short.join("、")}照现在的数还不够`
          : met.length > 0
            ? "，到这里没有挡住的"
            : "";
    const judged = expertWords(left, standing, Told.of(tellingOf(standing, view, ground)));
    return `先看这几条，${verdict.title}：${first}${so}；这是预审，不是认定。还有 ${String(left.length)} 条没看（${names(left)}${judged}）`;
  });
  const last = lines.pop();
  if (last !== undefined) lines.push(`${last}，接着问吗？`);
  return { lines, choices: [GO_ON, STOP] };
}

/** Scores within a condition that fall short though the condition may be met in another way. */
function scoresShort({ subject, outcome, label, children }: ConditionResult): string[] {
  const short = outcome === "unmet" && subject?.startsWith("score:") === true;
  return [...(short ? [label] : []), ...children.flatMap(scoresShort)];
}

/** What experts give points for, with how many it takes. */
function expertWords(
  left: readonly ConditionResult[],
  { verdict }: Standing,
  told: Told | undefined,
): string {
  const judged = left.flatMap((one) => {
    const score = verdict.scores.find(({ id }) => one.subject === `score:${id}`);
    if (!score || !told || !byExperts(score)) return [];
    const limit = /要求([^；，]*)/.exec(conditionLine(one, told).text)?.[1] ?? "";
    return [`其中${one.label}由专家打分${limit === "" ? "" : `，要${limit}`}`];
  });
  return judged.length === 0 ? "" : `；${judged.join("；")}`;
}

function byExperts({ expert, parts }: ScoreResult): boolean {
  return expert || parts.some(byExperts);
}

function names(conditions: readonly ConditionResult[]): string {
  const labels = conditions.slice(0, MOST).map(({ label }) => label);
  return `${labels.join("、")}${conditions.length > MOST ? "等" : ""}`;
}
