import type { Day } from "../calendar/day.ts";
import type { LexicalIndex, WeightedTerm } from "../search/lexical-index.ts";
import type { Mind } from "./mind.ts";
import { holds, type Sourced } from "./sourced.ts";

/** A passage that may answer a question. */
export interface Candidate {
  sourced: Sourced;
  /** From 0 upwards; 1 is a question that repeats a phrase the passage is known by. */
  score: number;
  /** How well a phrase that people ask by fits, from 0 to 1. */
  phrase: number;
  /** How well each point fits, by its number; only points that fit at all. */
  points: ReadonlyMap<number, number>;
}

/** What to look for. */
export interface Search {
  /** The question, plain. */
  text: string;
  /** What was asked before, where the question leans on it. */
  context?: string | undefined;
  /** Programmes that count more; `strict` when the question names them. */
  programmes: readonly string[];
  strict: boolean;
  aspects: readonly string[];
  /** Names of places whose documents may answer. */
  places: ReadonlySet<string>;
  asOf: Day;
}

/** What was found: passages in force on the day, and those that were in force before it or will be after. */
export interface Findings {
  current: readonly Candidate[];
  other: readonly Candidate[];
}

/** How much each signal and circumstance counts; tuned on `test/retrieval/tuning.jsonl`, see docs/benchmarks.md. */
const weigh = {
  clause: 0.55,
  point: 0.5,
  phrase: 0.75,
  context: 0.35,
  programmeNamed: 1.15,
  programmeOther: 0.45,
  programmeCarried: 1.1,
  aspect: 1.04,
  explanation: 0.9,
  elsewhere: 0.6,
};

const depth = 60;

/** Finds the passages that may answer, best first. */
export function retrieve(search: Search, mind: Mind): Findings {
  const query = queryOf(search, mind);
  const found = new Map<Sourced, Candidate & { points: Map<number, number>; clause: number }>();
  const at = (sourced: Sourced) => {
    const known = found.get(sourced);
    if (known) return known;
    const fresh = { sourced, score: 0, clause: 0, phrase: 0, points: new Map<number, number>() };
    found.set(sourced, fresh);
    return fresh;
  };
  for (const { ordinal, share } of mind.clauses.search(query, { limit: depth })) {
    const sourced = mind.passages[ordinal];
    if (sourced) at(sourced).clause = share;
  }
  for (const { ordinal, share } of mind.points.search(query, { limit: depth })) {
    const owner = mind.pointOwners[ordinal];
    if (owner) raise(at(owner.sourced).points, owner.point, share);
  }
  for (const { ordinal, likeness } of likenesses(mind.phrases, mind.phraseMasses, query)) {
    const owner = mind.phraseOwners[ordinal];
    if (!owner) continue;
    const candidate = at(owner.sourced);
    candidate.phrase = Math.max(candidate.phrase, likeness);
    if (owner.point !== undefined) raise(candidate.points, owner.point, likeness);
  }
  const candidates = [...found.values()].map(({ sourced, clause, phrase, points }) => {
    const point = Math.max(0, ...points.values());
    const plain = weigh.clause * clause + weigh.point * point + weigh.phrase * phrase;
    return { sourced, score: plain * circumstance(sourced, search), phrase, points };
  });
  candidates.sort(
    (a, b) => b.score - a.score || a.sourced.passage.id.localeCompare(b.sourced.passage.id),
  );
  return {
    current: candidates.filter(({ sourced }) => holds(sourced, search.asOf)),
    other: candidates.filter(({ sourced }) => !holds(sourced, search.asOf)),
  };
}

function queryOf({ text, context }: Search, mind: Mind): WeightedTerm[] {
  const own = mind.expand(text);
  if (context === undefined) return [...own];
  const before = mind.expand(context);
  return [...own, ...before.map(({ term, weight }) => ({ term, weight: weight * weigh.context }))];
}

/** How alike the question and each of the nearest phrases are: what they share against what both hold. */
function likenesses(
  index: LexicalIndex,
  masses: readonly number[],
  query: readonly WeightedTerm[],
) {
  const { mass } = index.know(query);
  return index.search(query, { limit: depth }).map(({ ordinal }) => {
    const shared = index.cover(query, ordinal).coverage * mass;
    const both = mass + (masses[ordinal] ?? 0);
    return { ordinal, likeness: both > 0 ? Math.min(1, (2 * shared) / both) : 0 };
  });
}

function circumstance({ passage, policy }: Sourced, search: Search): number {
  let factor = 1;
  if (search.programmes.length > 0 && passage.programmes.length > 0) {
    const meant = passage.programmes.some((id) => search.programmes.includes(id));
    if (search.strict) factor *= meant ? weigh.programmeNamed : weigh.programmeOther;
    else if (meant) factor *= weigh.programmeCarried;
  }
  if (passage.aspects.some((id) => search.aspects.includes(id))) factor *= weigh.aspect;
  if (policy.kind !== "正式") factor *= weigh.explanation;
  if (policy.region !== "全国" && !search.places.has(policy.region)) factor *= weigh.elsewhere;
  return factor;
}

function raise(points: Map<number, number>, point: number, value: number): void {
  points.set(point, Math.max(points.get(point) ?? 0, value));
}
