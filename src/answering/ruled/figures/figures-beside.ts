import type { Mind } from "../../mind.ts";
import type { Understood } from "../../understand.ts";
import { candidates, isPlain, wordsOf } from "./figures-judged.ts";
import { judgedBy, mostTelling } from "./judged-figures.ts";
import type { Ruled } from "../ruled-reply.ts";

/** So many programmes are told side by side at most. */
const mostBeside = 3;

/** Figures judged by the rules of several programmes that a question names, one after the other. */
export function figuresBeside({ frame }: Understood, mind: Mind): Ruled | undefined {
  const [first, second] = frame.programmes;
  if (!frame.named || first === undefined || second === undefined) return undefined;
  const told = frame.programmes.slice(0, mostBeside).flatMap((programme) => {
    const rules = candidates([programme], [], frame.places, mind).filter(
      (rule) => rule.programme === programme,
    );
    const judged = mostTelling(
      rules.flatMap((rule) => judgedBy(rule, [frame.text], frame.asOf, mind) ?? []),
    );
    if (!judged || !isPlain(judged)) return [];
    const words = wordsOf(judged, frame.text, frame.aspects, mind);
    return words ? [{ ...words, lines: [`${judged.rule.title}：${words.lines.join("")}`] }] : [];
  });
  if (told.length < 2) return undefined;
  return {
    programme: first,
    lines: told.flatMap(({ lines }) => lines),
    clauses: told.flatMap(({ clauses: [deciding] }) => [deciding]),
    figures: [frame.text],
  };
}
