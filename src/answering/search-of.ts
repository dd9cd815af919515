import { readClauses } from "../clauses/clause-mention.ts";
import { upwards, type Mind } from "./mind.ts";
import type { Search } from "./retrieve.ts";
import type { Understood } from "./understand.ts";

/** What to look for to answer a question that was understood. */
export function searchOf({ frame, before }: Understood, mind: Mind): Search {
  const mentions = readClauses(frame.text, mind.names);
  // Where a clause is named, the rest of the words say what of it is asked.
  const text = mentions.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    frame.text,
  );
  return {
    text: text.trim() === "" ? frame.text : text,
    context: before?.text,
    programmes: frame.programmes,
    strict: frame.named,
    aspects: frame.aspects,
    places: new Set([
      ...mind.home,
      ...frame.places.flatMap((place) => [...upwards(place, mind.regions)]),
    ]),
    asOf: frame.asOf,
    named: mentions.flatMap(({ document, place }) =>
      document === undefined ? [] : [{ document, place }],
    ),
  };
}
