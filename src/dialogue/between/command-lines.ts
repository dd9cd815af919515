import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import { whyLines } from "../asking/asking.ts";
import { aheadLines } from "../telling/ahead-lines.ts";
import type { CompanyView } from "../company-view.ts";
import { leftLines, resumingLines, summaryLines } from "./control-lines.ts";
import type { CompanyState } from "../dialogue-state.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { amountsText, materialsText } from "../telling/ending.ts";
import { openingLines } from "../telling/opening-lines.ts";
import { othersLines } from "./other-programmes.ts";
import { missingOf } from "../asking/missing-facts.ts";
import { explainingLines } from "./explaining.ts";

/** What a message told the conversation to do, done. */
export function commandLines(
  text: string,
  { commands }: Turn,
  before: CompanyState,
  view: CompanyView,
  ground: DialogueGround,
  ordered: boolean,
): string[] {
  return [
    ...(commands.includes("why") ? whyLines(before.asked, view, ground) : []),
    ...(commands.includes("explain") ? explainingLines(text, view, ground) : []),
    ...(commands.includes("summary") ? summaryLines(view, ground) : []),
    ...(commands.includes("resume") && wasAway(before, view)
      ? resumingLines(
          {
            ...view,
            company: {
              ...view.company,
              ...(before.lastDay !== undefined && { lastDay: before.lastDay }),
            },
          },
          openingLines(view, ground).length > 0,
          ground,
        )
      : []),
    ...(commands.includes("materials")
      ? view.standings.map((one) => materialsText(one, view, ground))
      : []),
    ...(commands.includes("amount") &&
    (missingOf(view, ground).length > 0 || before.pace?.step === "resting")
      ? view.standings.map((one) => amountsText(one, view, ground))
      : []),
    ...(commands.includes("others") && !ordered ? othersLines(view, ground) : []),
    ...(commands.includes("pause")
      ? [
          "进度留着，下次说“继续”就行。",
          ...aheadLines(text, view, ground),
          ...leftLines(view, ground),
        ]
      : []),
  ];
}

/** Whether a conversation rested, or goes on on another day. */
function wasAway({ pace, lastDay }: CompanyState, { asOf }: CompanyView): boolean {
  return pace?.step === "resting" || lastDay !== asOf;
}
