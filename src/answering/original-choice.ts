import { documentOf } from "../knowledge/document-name.ts";
import { plain } from "../knowledge/pattern.ts";
import type { Mind } from "./mind.ts";
import { searchOriginals, type OriginalCandidate } from "./original-search.ts";
import { contentOf } from "./content-words.ts";
import { choosePoints } from "./point-choice.ts";
import type { Search } from "./retrieve.ts";
import type { Sourced } from "./sourced.ts";
import type { Understood } from "./understand.ts";

/** A published document that speaks of the matter, and how far that goes. */
export interface OriginalFound {
  /** The deciding passage, then others of the same document that fit nearly as well. */
  candidates: readonly [OriginalCandidate, ...OriginalCandidate[]];
  /**
   * named: the question names the document. nearest: it does, but no passage fits its words. local: a document of the place that is meant speaks of the
   * matter. general: it fits, but only where nothing closer is known.
   */
  claim: "named" | "nearest" | "local" | "general";
}

/** From this fit on a passage speaks of the matter; in what the question itself points at, from a lower one on. */
const speaks = 0.5;
const speaksOfNamedPlace = 0.3;
const speaksOfNamedDocument = 0.12;

/** Another passage of the document is cited too when it fits at least this share as well. */
const nearlyAsGood = 0.75;

/** The published document that speaks of what is asked; `undefined` when none does. */
export function findOriginal(
  { frame }: Understood,
  search: Search,
  mind: Mind,
): OriginalFound | undefined {
  const found = searchOriginals(search, mind);
  if (found.length === 0) return undefined;
  const isKnown = speaksOfKnown(search.text, mind);
  const searched = found.filter(
    (candidate) => candidate.named || (isKnown && aboutProgramme(candidate.sourced, search, mind)),
  );
  const [best] = searched;
  if (!best) return undefined;
  const [named, ...others] = searched.filter((one) => one.named);
  if (named && !isDigested(named.sourced, mind)) {
    const fits = named.clauseNamed || named.whole + named.sentence >= speaksOfNamedDocument;
    return fits
      ? { candidates: beside(named, searched), claim: "named" }
      : { candidates: [named, ...others], claim: "nearest" };
  }
  // What leans on an answer is rather of the same matter.
  if (search.context !== undefined) return undefined;
  const there = searched.find(({ sourced }) => frame.places.includes(sourced.policy.region));
  if (there && there.score >= speaksOfNamedPlace)
    return { candidates: beside(there, searched), claim: "local" };
  if (best.score < speaks) return undefined;
  const { region } = best.sourced.policy;
  const local = region !== "全国" && mind.home.has(region);
  // Who asks how much is not helped by a law that only says that there is support.
  const owesFigure = frame.aspects.includes("amount") && !tellsFigure(best);
  if (!local && owesFigure) return undefined;
  return { candidates: beside(best, searched), claim: local ? "local" : "general" };
}

/** Whether the knowledge has digests of a passage's document. */
function isDigested({ passage }: Sourced, mind: Mind): boolean {
  return mind.knowledge.policies.some((policy) => documentOf(policy) === passage.clause.document);
}

function tellsFigure(candidate: OriginalCandidate): boolean {
  return choosePoints(candidate).some((text) =>
    /[\d一二三四五六七八九十百千万亿]+ *(?:元|万元|亿元|%|个百分点)|百分之/.test(text),
  );
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

/** Whether some text holds every word of a question's: what a word nobody wrote is about, a like text does not answer. */
function speaksOfKnown(text: string, mind: Mind): boolean {
  const words = mind.tokenizer
    .cut(contentOf(text))
    .filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
  return words.every((word) => mind.originals.index.knows(word));
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
