import { standing as standingEntries } from "../../profile/history.ts";
import { briefOf } from "./brief-lines.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { provisionalOf } from "../telling/provisional.ts";
import { basisWords } from "../telling/opening-lines.ts";
import { goingOnRule, lapsedVersion } from "../telling/past-sums.ts";

/** So many facts are named at a time. */
const MOST = 8;

/** How figures would stand by the last rule that is loaded of a programme, where none decides today: only to compare. */
export function referenceLines(view: CompanyView, ground: DialogueGround): string[] {
  if (standingEntries(view.company.history).length === 0)
    return view.standings.flatMap((standing) => {
      const last = lapsedVersion(standing);
      if (!last?.to) return [];
      const labels = last.ask
        .slice(0, MOST)
        .flatMap((id) => ground.ground.definitions.get(id)?.label ?? []);
      return [
        `可以只按 ${last.from} 到 ${last.to} 的口径（${basisWords(last)}）参考，不是现在的结论；先说说这些数和情况，说了就对：${labels.join("、")}。`,
      ];
    });
  return view.standings.flatMap((standing) => {
    const last = lapsedVersion(standing);
    if (!last?.to) return [];
    const supposed = standingFor(goingOnRule(standing.rule, last), view.profile, view.asOf, ground);
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
