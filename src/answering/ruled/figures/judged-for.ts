import type { Mind } from "../../mind.ts";
import type { Understood } from "../../understand.ts";
import { figuresJudged } from "./figures-judged.ts";

/** At most so many lines are told. */
const most = 2;

/** What the figures that a question tells plainly come to by the rule of a programme (id), whichever it names. */
export function judgedFor(
  programme: string,
  understood: Understood,
  mind: Mind,
): readonly string[] {
  const frame = { ...understood.frame, named: true, programmes: [programme] };
  const judged = figuresJudged({ ...understood, before: undefined, frame }, [programme], mind);
  return judged?.plainly === true ? judged.lines.slice(0, most) : [];
}
