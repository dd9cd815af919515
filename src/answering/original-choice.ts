import { plain } from "../knowledge/pattern.ts";
import type { Mind } from "./mind.ts";
import { searchOriginals, type OriginalCandidate } from "./original-search.ts";
import type { Search } from "./retrieve.ts";
import type { Sourced } from "./sourced.ts";
import type { Understood } from "./understand.ts";

/** A published document that speaks of the matter, and how far that goes. */
export interface OriginalFound {
  /** The deciding passage, then others of the same document that fit nearly as well. */
  candidates: readonly [OriginalCandidate, ...OriginalCandidate[]];
  /**
   * named: the question names the document. local: a document of the place that is meant speaks of the
   * matter. general: it fits, but only where nothing closer is known.
   */
  claim: "named" | "local" | "general";
}

/** From this score on a passage speaks of the matter; in a document that is named, from the lower one on. */
const speaks = 0.5;
const speaksNamed = 0.2;

/** Another passage of the document is cited too when it fits at least this share as well. */
const nearlyAsGood = 0.75;

/** The published document that speaks of what is asked; `undefined` when none does. */
export function findOriginal(
  { frame }: Understood,
  search: Search,
  mind: Mind,
): OriginalFound | undefined {
  const own = mind.knowledge.names;
  const searched = searchOriginals(search, mind).filter(
    (candidate) => candidate.named || aboutProgramme(candidate.sourced, search, mind),
  );
  const [best] = searched;
  if (!best) return undefined;
  const bestNamed = searched.find(({ named, score }) => named && score >= speaksNamed);
  const digested = [...own.values()].includes(bestNamed?.sourced.passage.clause.document ?? "");
  if (bestNamed && !digested) return { candidates: beside(bestNamed, searched), claim: "named" };
  // What leans on an answer is rather of the same matter.
  if (best.score < speaks || search.context !== undefined) return undefined;
  const { region } = best.sourced.policy;
  const meant = frame.places.length > 0 ? frame.places : [...mind.home];
  const local = region !== "全国" && (meant.includes(region) || mind.home.has(region));
  return { candidates: beside(best, searched), claim: local ? "local" : "general" };
}

function beside(
  best: OriginalCandidate,
  all: readonly OriginalCandidate[],
): [OriginalCandidate, ...OriginalCandidate[]] {
  const others = all.filter(
    (one) =>
      one !== best &&
      one.sourced.policy === best.sourced.policy &&
      one.score >= best.score * nearlyAsGood,
  );
  return [best, ...others];
}

/** Whether a passage or its document speaks of one of the programmes that the question names. */
function aboutProgramme({ passage, policy }: Sourced, search: Search, mind: Mind): boolean {
  if (!search.strict) return true;
  const text = plain(
    [policy.title, passage.heading, passage.chapter, ...passage.points.map((one) => one.text)].join(
      " ",
    ),
  );
  const names = search.programmes.flatMap((id) => mind.programmes.get(id)?.names ?? []);
  return names.some((name) => text.includes(plain(name)));
}
