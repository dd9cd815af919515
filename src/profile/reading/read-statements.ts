import { bindFigures } from "./binding.ts";
import { fiscalYearsOf } from "./fiscal-years.ts";
import { figureValue } from "./figure-value.ts";
import { readMessage, sentenceAt } from "./message.ts";
import { scopeOf } from "./scope.ts";
import type { ReadingContext, Statement } from "./statement.ts";

/** Reads what a message says about the enterprise. Never throws. */
export function readStatements(text: string, context: ReadingContext): Statement[] {
  const message = readMessage(text, context.today, context.vocabulary);
  return bindFigures(message, context).flatMap((bound) => {
    const { figure, fact } = bound;
    const { start, end, words } = figure;
    const [sentence] = sentenceAt(message, start);
    const previous = message.figures.findLast((each) => each.end <= start);
    const from = Math.max(sentence, previous?.end ?? 0);
    const scope = scopeOf(message, from, start, end);
    if (scope.foreign) return [];
    const named = message.folded.slice(from, end);
    const { value, unitSaid, unsure } = figureValue(message, figure, fact, named);
    const { years, yearSaid, forecast, unsure: openYear } = fiscalYearsOf(message, bound, context);
    const doubt =
      bound.unsure ?? unsure ?? openYear ?? (scope.group ? ("scope" as const) : undefined);
    return [
      {
        fact: fact.id,
        value,
        ...(years && { years }),
        yearSaid,
        forecast,
        hypothetical: scope.hypothetical,
        unitSaid,
        ...(doubt && { unsure: doubt }),
        words,
        start,
        end,
      },
    ];
  });
}
