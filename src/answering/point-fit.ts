import { holdsAsked } from "./asked-kind.ts";
import { ofOtherSide } from "./deal-side.ts";
import type { Sourced } from "./sourced.ts";

/** How much it counts that a sentence holds what is asked for, and that it is about the other side of a deal. */
const weigh = { told: 1.12, otherSide: 0.3 };

/** Tells for a question how well the points of a passage fit it: those better that hold what is asked for. */
export function pointsFor(
  question: string,
): (points: ReadonlyMap<number, number>, sourced: Sourced) => ReadonlyMap<number, number> {
  const answers = holdsAsked(question);
  const others = ofOtherSide(question);
  if (!answers && !others) return (points) => points;
  return (points, { passage }) =>
    new Map(
      [...points].map(([number, fit]) => {
        const text = passage.points[number]?.text ?? "";
        const told = answers?.(text) === true ? weigh.told : 1;
        return [number, fit * told * (others?.(text) === true ? weigh.otherSide : 1)];
      }),
    );
}
