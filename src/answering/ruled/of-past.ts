import type { Day } from "../../calendar/day.ts";
import type { Judged } from "./figures/judged-figures.ts";
import type { Ruled } from "./ruled-reply.ts";

/** The words of a verdict; by rules that held until a day in the `past` sums are none, and that it is of them is said first. */
export function ofPast<Words extends Ruled>(
  past: Day | undefined,
  judged: Judged,
  words: (judged: Judged) => Words | undefined,
): Words | undefined {
  if (past === undefined) return words(judged);
  const pieces = judged.pieces.filter(({ kind }) => kind !== "amount");
  const found = pieces.length === 0 ? undefined : words({ ...judged, pieces });
  return (
    found && {
      ...found,
      lines: [`现在的规定没有查到，只能拿 ${past} 以前的对一下作参考：`, ...found.lines],
    }
  );
}
