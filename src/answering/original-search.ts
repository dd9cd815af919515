import { contains } from "../clauses/clause.ts";
import type { Mind } from "./mind.ts";
import type { Candidate, Search } from "./retrieve.ts";
import { holds, type Sourced } from "./sourced.ts";

/** A passage of a published document that may answer. */
export interface OriginalCandidate extends Candidate {
  /** How well the best sentence of the passage fits, from 0 to 1. */
  sentence: number;
  /** How well the passage as a whole fits, from 0 to 1. */
  whole: number;
  /** Whether the question names the document, and if it names a clause, that clause. */
  named: boolean;
  clauseNamed: boolean;
}

/** How much each signal counts; tried on the published sample, see docs/retrieval-tries.md. */
const weigh = {
  whole: 1,
  sentence: 0.6,
  named: 0.5,
  guide: 0.9,
  reading: 0.8,
  asked: 0.7,
  draft: 0.6,
};

const depth = 40;
const looked = 12;

/**
 * Finds the passages of published documents that may answer, best first: such as held on the day
 * and belong to one of the places, or to a document that the question names.
 */
export function searchOriginals(search: Search, mind: Mind): OriginalCandidate[] {
  const { originals } = mind;
  if (originals.passages.length === 0) return [];
  const query = mind.expand(search.text);
  const documents = new Set(search.named?.map(({ document }) => document));
  const clauses = search.named?.filter(({ place }) => place !== "") ?? [];
  const isNamed = ({ passage }: Sourced) =>
    documents.has(passage.clause.document) &&
    (clauses.length === 0 || clauses.some((clause) => contains(clause, passage.clause)));
  const admitted = (ordinal: number) => {
    const sourced = originals.passages[ordinal];
    if (!sourced || !holds(sourced, search.asOf)) return false;
    return isNamed(sourced) || search.places.has(sourced.policy.region);
  };
  const look = (accept: (ordinal: number) => boolean) =>
    originals.index.search(query, { limit: depth, accept });
  const found = look(admitted);
  const ofNamed = (ordinal: number) => {
    const sourced = originals.passages[ordinal];
    return sourced !== undefined && isNamed(sourced) && admitted(ordinal);
  };
  if (documents.size > 0) found.push(...look(ofNamed));
  const shares = new Map(found.map(({ ordinal, share }) => [ordinal, share]));
  // A clause that is asked for by its address need not share a word with the question.
  if (clauses.length > 0)
    for (const ordinal of originals.passages.keys())
      if (!shares.has(ordinal) && ofNamed(ordinal)) shares.set(ordinal, 0);
  return [...shares]
    .flatMap(([ordinal, whole]) => {
      const sourced = originals.passages[ordinal];
      return sourced ? [{ sourced, whole, named: isNamed(sourced) }] : [];
    })
    .sort((a, b) => Number(b.named) - Number(a.named) || b.whole - a.whole)
    .slice(0, looked)
    .map(({ sourced, whole, named }) => {
      const points = new Map(
        sourced.passage.points.map(({ text }, number) => [
          number,
          originals.index.fit(query, text),
        ]),
      );
      const sentence = Math.max(0, ...points.values());
      const plain = weigh.whole * whole + weigh.sentence * sentence + (named ? weigh.named : 0);
      return {
        sourced,
        score: plain * bearing(sourced),
        phrase: 0,
        points,
        sentence,
        whole,
        named,
        clauseNamed: named && clauses.length > 0,
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** What kind of document speaks: the law before guides, guides before what somebody once answered. */
function bearing({ policy: { kind } }: Sourced): number {
  if (kind === "办事指南") return weigh.guide;
  if (kind === "解读") return weigh.reading;
  if (kind === "问答") return weigh.asked;
  return kind === "征求意见" ? weigh.draft : 1;
}
