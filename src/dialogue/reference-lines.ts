import { standing } from "../profile/history.ts";
import type { Rule } from "../rules/rule.ts";
import { briefOf } from "./brief-lines.ts";
import { standingFor, type CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { provisionalOf } from "./provisional.ts";
import { basisWords } from "./opening-lines.ts";

/** How figures would stand by the last rule that is loaded of a programme, where none decides today: only to compare. */
export function referenceLines(view: CompanyView, ground: DialogueGround): string[] {
  if (standing(view.company.history).length === 0) return [];
  return view.standings.flatMap(({ rule, verdict }) => {
    const last = rule.versions.at(-1);
    if (verdict.version !== undefined || !last?.to) return [];
    const held: Rule = {
      ...rule,
      versions: [{ ...last, applies: last.applies.map(({ kind, from }) => ({ kind, from })) }],
    };
    const supposed = standingFor(held, view.profile, view.asOf, ground);
    return [
      `只按 ${last.from} 到 ${last.to} 的口径（${basisWords(last)}）参考，不是现在的结论：`,
      ...briefOf(supposed, view, ground),
      ...provisionalOf({ ...view, standings: [supposed] }, ground),
      ...last.requires.flatMap(({ fact, say }) =>
        fact !== undefined && view.profile.once(fact) === undefined
          ? [`${say}你有的是哪一个、哪天拿的？`]
          : [],
      ),
    ];
  });
}
