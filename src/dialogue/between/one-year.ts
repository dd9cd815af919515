import { yearOf } from "../../calendar/fiscal-year.ts";
import { readTurn } from "../../profile/reading/turn/read-turn.ts";
import type { Turn, TurnContext } from "../../profile/reading/turn/turn-context.ts";

/** What a year adds up to: it is known once the year is over, while people are there on the day that one speaks. */
const OF_YEAR = ["money", "ratio"];

/**
 * What a message is read against, so that all that it says without a year is of one: where it tells
 * sums or shares, of the last year that is over.
 */
export function ofOneYear(text: string, context: TurnContext): TurnContext {
  const { years, today, vocabulary } = context;
  const closed = years.filter((year) => year < yearOf(today));
  if (closed.length === 0 || closed.length === years.length) return context;
  const { claims, doubted, supposed }: Turn = readTurn(text, context);
  const told = [...claims, ...doubted.map(({ claim }) => claim), ...supposed];
  const adds = told.some(({ fact }) =>
    OF_YEAR.includes(vocabulary.definitions.get(fact)?.kind ?? ""),
  );
  return adds ? { ...context, years: closed } : context;
}
