import type { Turn } from "../profile/reading/turn-context.ts";
import { whyLines } from "./asking.ts";
import type { CompanyView } from "./company-view.ts";
import { leftLines, resumingLines, summaryLines } from "./control-lines.ts";
import type { CompanyState } from "./dialogue-state.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { amountsText, materialsText } from "./ending.ts";
import { othersLines } from "./other-programmes.ts";
import { missingOf } from "./missing-facts.ts";
import { explainingLines } from "./explaining.ts";

/** Of a penalty only offices can say how grave it is. */
export function incidentLines(turn: Turn, view: CompanyView, { ground }: DialogueGround): string[] {
  const told = turn.claims.some(({ fact }) => fact === "incidentNote");
  if (!told) return [];
  const waiting = view.standings.flatMap(({ verdict }) =>
    verdict.conditions.filter(({ id }) => /incident|violation|event/.test(id)),
  );
  const [condition] = waiting;
  const label = ground.definitions.get("majorIncident")?.label ?? "";
  const note = condition?.note ?? "是不是严重，看有关部门依法出的意见。";
  return [
    `处罚记下了，“${condition?.label ?? label}”这一条列为待核：可能有影响，我不能替部门认定严不严重。${note}先请出处罚的部门开个证明。`,
  ];
}

/** What a message told the conversation to do, done. */
export function commandLines(
  { commands }: Turn,
  before: CompanyState,
  view: CompanyView,
  ground: DialogueGround,
  ordered: boolean,
): string[] {
  return [
    ...(commands.includes("why") ? whyLines(before.asked, view, ground) : []),
    ...(commands.includes("explain") ? explainingLines(view, ground) : []),
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
          ground,
        )
      : []),
    ...(commands.includes("materials")
      ? view.standings.map((one) => materialsText(one, view, ground))
      : []),
    ...(commands.includes("amount") && missingOf(view, ground).length > 0
      ? view.standings.map((one) => amountsText(one, view, ground))
      : []),
    ...(commands.includes("others") && !ordered ? othersLines(view, ground) : []),
    ...(commands.includes("pause")
      ? ["进度留着，下次说“继续”就行。", ...leftLines(view, ground)]
      : []),
  ];
}

/** Whether a conversation rested, or goes on on another day. */
function wasAway({ pace, lastDay }: CompanyState, { asOf }: CompanyView): boolean {
  return pace?.step === "resting" || lastDay !== asOf;
}
