import { conditionLine } from "../rules/condition-words.ts";
import { Told } from "../rules/telling.ts";
import { MARK_WORDS } from "../rules/verdict-text.ts";
import { tellingOf } from "./asking.ts";
import type { CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";

/** So many characters of a name in a row tell what is meant. */
const MEANT = 4;

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
