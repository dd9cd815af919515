import type { Told } from "../answer.ts";
import type { Mind } from "../mind.ts";
import type { Understood } from "../understand.ts";
import { datesCompared } from "./dates-compared.ts";
import { figuresJudged } from "./figures-judged.ts";
import { nextFiling } from "./next-filing.ts";
import { pointsTable } from "./points-table.ts";
import { ruledReply } from "./ruled-reply.ts";

/** Answers from the rules where a question asks for what they hold; `undefined` for all others. */
export function ruledAnswer(
  understood: Understood,
  likely: readonly string[],
  mind: Mind,
): Told | undefined {
  const ruled =
    figuresJudged(understood, likely, mind) ??
    datesCompared(understood, mind) ??
    nextFiling(understood, mind) ??
    pointsTable(understood, mind);
  return ruled && ruledReply(ruled, understood.frame, mind);
}
