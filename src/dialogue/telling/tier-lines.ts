import { tierWords } from "../../rules/condition-words.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { Told } from "../../rules/telling.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

const FOUNDED = "regDate";

/** What is told of tables whose row is settled before the rest is known, and how it was told. */
export interface TiersTold {
  readonly lines: readonly string[];
  readonly told: Readonly<Record<string, string>>;
}

/** By which row of a table a condition will be judged, as soon as that is known and the condition is not; not where other lines say it. */
export function tiersTold(
  view: CompanyView,
  ground: DialogueGround,
  said: readonly string[],
): TiersTold {
  const told: Record<string, string> = {};
  const lines = view.standings.flatMap((standing) => {
    const words = Told.of(tellingOf(standing, view, ground));
    if (!words) return [];
    return standing.verdict.conditions.flatMap((condition) => {
      const limit = condition.threshold && pointOf(condition.threshold.interval);
      if (condition.outcome !== "unknown" || !condition.threshold || !limit) return [];
      const tier = tierWords(condition, words);
      if (tier === "") return [];
      const key = `${standing.rule.id} tier:${condition.id}`;
      told[key] = limit.toFraction();
      const again = said.some((line) => line.includes(condition.label));
      if (again || view.company.told[key] === told[key]) return [];
      // Without the day of its founding years before there was a company are not told apart.
      const missing = condition.missing.filter(({ fact }) => fact !== FOUNDED);
      const lacks = missing.length > 0 ? `；现在还算不了，缺${words.lacking(missing)}` : "";
      return [
        `${condition.label}按 ${figureWords(limit, condition.threshold.unit)} 看（${tier}）${lacks}。`,
      ];
    });
  });
  return { lines, told };
}
