import type { Choice } from "../../messages/reply.ts";
import { standing } from "../../profile/history.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { nextQuestions } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { endingText, shortEnding } from "./ending.ts";
import { othersLines } from "../between/other-programmes.ts";

/** A verdict that is due: its words, the verdicts told, and what they rested on. */
export interface Ending {
  readonly lines: readonly string[];
  readonly told: readonly Standing[];
  readonly print?: string;
  /** Nothing is left to be asked. */
  readonly final: boolean;
}

/** No verdict is due. */
export const NO_ENDING: Ending = { lines: [], told: [], final: false };

/** The verdict, once nothing more can be asked, or where it is asked for. */
export function endingDue(turn: Turn, view: CompanyView, ground: DialogueGround): Ending {
  const asked = turn.commands.includes("verdict") && turn.supposed.length === 0;
  const open = nextQuestions(view, ground).length > 0 || view.company.confirm.length > 0;
  const print = JSON.stringify(
    view.standings.map(({ verdict: { conditions, amounts } }) => [
      conditions.map(({ id, outcome }) => [id, outcome]),
      amounts.map(({ id, value }) => [id, value?.interval.low?.toFraction()]),
    ]),
  );
  const ruled = view.standings.filter(({ verdict }) => verdict.version !== undefined);
  const known = standing(view.company.history).length > 0 && ruled.length > 0;
  const fresh = print !== view.company.concluded;
  const paused = turn.commands.includes("pause");
  const tell =
    known && view.standings.length > 0 && !paused && (asked ? !isFirst(view) : !open && fresh);
  if (!tell) return NO_ENDING;
  return {
    lines: [
      ...ruled.map((one) =>
        open ? shortEnding(one, view, ground) : endingText(one, view, ground),
      ),
      ...(open ? [] : othersLines(view, ground)),
    ],
    told: ruled,
    print,
    final: !open,
  };
}

/** Buttons under a verdict. */
export function endingChoices({ standings }: CompanyView): Choice[] {
  if (standings.length === 0) return [];
  return ["下载预审包", "还能报什么", "发给同事"].map((label) => ({ label, text: label }));
}

/** In the first message nothing can be concluded yet. */
function isFirst({ company }: CompanyView): boolean {
  return Object.keys(company.filings).length === 0;
}
