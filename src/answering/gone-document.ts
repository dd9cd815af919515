import type { Mind } from "./mind.ts";
import { isToldNext } from "./citing.ts";
import { retrieve, type Candidate, type Search } from "./retrieve.ts";
import { holds } from "./sourced.ts";

/**
 * What a document says that a question names and that does not hold on the day, where what was found
 * of those that do speaks of none of its programmes; `undefined` where there is none.
 */
export function askedOfGone(
  search: Search,
  best: Candidate | undefined,
  mind: Mind,
): Candidate | undefined {
  const named = new Set(
    (search.named ?? []).filter(({ place }) => place === "").map(({ document }) => document),
  );
  if (named.size === 0) return undefined;
  const ofNamed = mind.passages.filter(({ passage }) => named.has(passage.clause.document));
  if (ofNamed.length === 0 || ofNamed.some((sourced) => holds(sourced, search.asOf)))
    return undefined;
  const programmes = new Set(ofNamed.flatMap(({ passage }) => passage.programmes));
  if (best?.sourced.passage.programmes.some((id) => programmes.has(id)) === true) return undefined;
  const { candidates } = retrieve(search, mind, false);
  return candidates.find(
    ({ sourced }) =>
      named.has(sourced.passage.clause.document) && isToldNext(sourced, search.asOf, mind),
  );
}
