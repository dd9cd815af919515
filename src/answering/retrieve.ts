import type { Day } from "../calendar/day.ts";
import { contains, type Clause } from "../clauses/clause.ts";
import { contentOf } from "./content-words.ts";
import type { LexicalIndex, WeightedTerm } from "../search/lexical-index.ts";
import { Remembered } from "../units/remembered.ts";
import type { Mind } from "./mind.ts";
import { pointsFor } from "./point-fit.ts";
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
  /** Clauses that the question names; they answer before all others. */
  named?: readonly Clause[];
  /** Nothing but clauses is named: they are told from their first point on. */
  bare?: boolean;
  /** The only passage that is looked at. */
  within?: Sourced;
}

/** What was found, and how much of the question the knowledge knows at all. */
export interface Findings {
  candidates: readonly Candidate[];
  /** Weight of all terms of the question: their rarity in the knowledge. */
  weight: number;
  /** Part of the question's terms that the knowledge holds anywhere, from 0 to 1. */
  known: number;
  /** Whether the best passage is the clause that the question names. */
  named: boolean;
}

/** How much each signal and circumstance counts; tuned on `test/retrieval/tuning.jsonl`, see docs/benchmarks.md. */
const weigh = {
  clause: 0.95,
  point: 0.65,
  phrase: 0.3,
  /** A question that all but repeats a phrase is that phrase. */
  known: 3,
  /** Against a phrase's own weight, how much of the question must be in it: people ramble. */
  asked: 0.4,
  first: 0.9,
  context: 0.35,
  programmeNamed: 1.15,
  programmeOther: 0.45,
  programmeCarried: 1.35,
  programmeUsual: 1.08,
  aspect: 1.08,
  explanation: 0.85,
  elsewhere: 0.6,
  clauseNamed: 1,
  inOrder: 0.9,
  documentNamed: 1.5,
  likely: 0.2,
};

/** What most people mean who name no programme. */
export const usualProgramme = "hnte";

/** From this likeness on a question all but repeats a phrase. */
const knownFrom = 0.7;

const depth = 60;

/** So many are put in order by likelihood. */
const reorderedDepth = 40;

/** From this length on a question may have a subject of its own, in characters. */
const ownWords = 18;

/**
 * What is found for a question that goes on with another and yet is known by its own words: a phrase
 * at least so `alike` them (0 to 1); `undefined` where there is none.
 */
export function retrieveOwn(search: Search, alike: number, mind: Mind): Findings | undefined {
  if (search.context === undefined || search.text.length < ownWords) return undefined;
  const findings = retrieve({ ...search, context: undefined }, mind);
  return (findings.candidates[0]?.phrase ?? 0) >= alike ? findings : undefined;
}

/** Finds the passages in force on the day that may answer, best first; with `current` false those that were not. */
export function retrieve(search: Search, mind: Mind, current = true): Findings {
  const query = queryOf(search, mind);
  const found = new Map<Sourced, Candidate & { points: Map<number, number>; clause: number }>();
  const at = (sourced: Sourced) => {
    const known = found.get(sourced);
    if (known) return known;
    const fresh = { sourced, score: 0, clause: 0, phrase: 0, points: new Map<number, number>() };
    found.set(sourced, fresh);
    return fresh;
  };
  const inForce = (owner: Sourced) => holds(owner, search.asOf) === current;
  const holding = holdingOn(search.asOf, mind);
  const wanted = Number(current);
  const { within } = search;
  const look = (
    index: LexicalIndex,
    held: Uint8Array,
    ownerOf: (ordinal: number) => Sourced | undefined,
  ) =>
    index.search(query, {
      limit: depth,
      accept: (ordinal) =>
        held[ordinal] === wanted && (within === undefined || ownerOf(ordinal) === within),
    });
  const byClause = (ordinal: number) => mind.passages[ordinal];
  const byPoint = (ordinal: number) => mind.pointOwners[ordinal]?.sourced;
  const byPhrase = (ordinal: number) => mind.phraseOwners[ordinal]?.sourced;

  for (const { ordinal, share } of look(mind.clauses, holding.clauses, byClause)) {
    const sourced = mind.passages[ordinal];
    if (sourced) at(sourced).clause = share;
  }
  for (const { ordinal, share } of look(mind.points, holding.points, byPoint)) {
    const owner = mind.pointOwners[ordinal];
    if (owner) raise(at(owner.sourced).points, owner.point, share);
  }
  const { mass } = mind.phrases.know(query);
  const shared = mind.phrases.sharing(query);
  for (const { ordinal } of look(mind.phrases, holding.phrases, byPhrase)) {
    const owner = mind.phraseOwners[ordinal];
    if (!owner) continue;
    const likeness = alike(mind, shared(ordinal), mass, ordinal);
    const candidate = at(owner.sourced);
    candidate.phrase = Math.max(candidate.phrase, likeness);
    // A phrase of the clause as a whole is answered by its first point, if no other fits better.
    raise(
      candidate.points,
      owner.point ?? 0,
      likeness * (owner.point === undefined ? weigh.first : 1),
    );
  }
  // A document that is named by itself is asked for as a whole, unless words say what of it is meant.
  const bare = !/[\p{L}\p{N}]{4}/u.test(contentOf(search.text));
  const named = search.named?.filter(({ place }) => bare || place !== "") ?? [];
  const isNamed = ({ passage }: Sourced) => named.some((one) => contains(one, passage.clause));
  if (named.length > 0)
    for (const sourced of mind.passages) if (inForce(sourced) && isNamed(sourced)) at(sourced);

  // A document as a whole is told from its beginning; frequent questions come behind.
  const asWhole = bare && named.some(({ place }) => place === "");
  const order = ({ passage, policy }: Sourced) => {
    const place = policy.passages.indexOf(passage);
    return asWhole ? (place < 0 ? 1 : place / policy.passages.length) * weigh.inOrder : 0;
  };
  const points = pointsFor(search.text);
  const candidates = [...found.values()].map(({ sourced, clause, phrase, points: fit }) => {
    const point = Math.max(0, ...fit.values());
    const plain =
      (isNamed(sourced) ? weigh.clauseNamed - order(sourced) : 0) +
      weigh.clause * clause +
      weigh.point * point +
      weigh.phrase * phrase +
      weigh.known * Math.max(0, phrase - knownFrom);
    const score = plain * circumstance(sourced, search);
    return { sourced, score, phrase, points: points(fit, sourced) };
  });
  candidates.sort(byScore);
  // Where only a clause is named no words tell which of those at its place is meant.
  const ranked = search.bare === true ? candidates : reordered(candidates, search.text, mind);
  const { mass: weight } = mind.clauses.know(query);
  // A company's own figures are not in the texts: they say nothing of whose matter it is.
  const { terms, known } = mind.clauses.know(query.filter(({ term }) => !/\d/.test(term)));
  const [best] = ranked;
  return {
    candidates: search.bare === true ? ranked.map(withoutPoints) : ranked,
    weight,
    known: terms === 0 ? 0 : known / terms,
    named: best !== undefined && isNamed(best.sourced),
  };
}

/** Of each index, which entries hold on a day (1) and which do not (0). */
interface Holding {
  readonly clauses: Uint8Array;
  readonly points: Uint8Array;
  readonly phrases: Uint8Array;
}

/** Most questions are asked on the same days. */
const holdings = new WeakMap<Mind, Remembered<Holding>>();
const DAYS = 16;

function holdingOn(day: Day, mind: Mind): Holding {
  const known = holdings.get(mind) ?? new Remembered<Holding>(DAYS);
  holdings.set(mind, known);
  const held = (one: { sourced: Sourced }) => Number(holds(one.sourced, day));
  return known.of(day, () => ({
    clauses: Uint8Array.from(mind.passages, (sourced) => held({ sourced })),
    points: Uint8Array.from(mind.pointOwners, held),
    phrases: Uint8Array.from(mind.phraseOwners, held),
  }));
}

function withoutPoints(candidate: Candidate): Candidate {
  return { ...candidate, points: new Map() };
}

const byScore = (a: Candidate, b: Candidate) =>
  b.score - a.score || a.sourced.passage.id.localeCompare(b.sourced.passage.id);

/**
 * The best candidates in the order that their scores give together with how likely the question's own words
 * are in the phrases of each: the first gets the best score, the others lie as far below it as they are worse.
 */
function reordered(candidates: readonly Candidate[], text: string, mind: Mind): Candidate[] {
  const pool = candidates.slice(0, reorderedDepth);
  const [first] = pool;
  if (!first) return [];
  const likely = mind.likelihood.of(
    plainTerms(text, mind),
    pool.map(({ sourced }) => mind.numbers.get(sourced) ?? 0),
  );
  const sums = pool.map(({ score }, place) => score + weigh.likely * (likely[place] ?? 0));
  const most = Math.max(...sums);
  const moved = pool.map((candidate, place) => ({
    ...candidate,
    score: Math.max(0, first.score - most + (sums[place] ?? 0)),
  }));
  return [...moved.sort(byScore), ...candidates.slice(reorderedDepth)];
}

/** The terms of a question as often as they are said, without what they stand for. */
function plainTerms(text: string, mind: Mind): WeightedTerm[] {
  const counts = new Map<string, number>();
  for (const term of mind.tokenizer.tokenize(contentOf(text)))
    counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].map(([term, weight]) => ({ term, weight }));
}

/** What is looked for, so that it is known again when what did not hold is looked for too. */
const queries = new WeakMap<Search, readonly WeightedTerm[]>();

function queryOf(search: Search, mind: Mind): readonly WeightedTerm[] {
  const known = queries.get(search);
  if (known) return known;
  const { text, context } = search;
  const own = mind.expand(text);
  const before = context === undefined ? [] : mind.expand(context);
  const query = [
    ...own,
    ...before.map(({ term, weight }) => ({ term, weight: weight * weigh.context })),
  ];
  queries.set(search, query);
  return query;
}

/** How alike a question (its weight is `mass`) and a phrase are: what they share against what both hold (Tversky). */
function alike(mind: Mind, coverage: number, mass: number, ordinal: number): number {
  const shared = coverage * mass;
  const both = weigh.asked * mass + (1 - weigh.asked) * mind.phraseMass(ordinal);
  return both > 0 ? Math.min(1, shared / both) : 0;
}

function circumstance({ passage, policy }: Sourced, search: Search): number {
  let factor = 1;
  if (search.programmes.length > 0 && passage.programmes.length > 0) {
    const meant = passage.programmes.some((id) => search.programmes.includes(id));
    if (search.strict) factor *= meant ? weigh.programmeNamed : weigh.programmeOther;
    else if (meant) factor *= weigh.programmeCarried;
  } else if (passage.programmes.includes(usualProgramme)) factor *= weigh.programmeUsual;
  if (search.named?.some(({ document }) => document === passage.clause.document))
    factor *= weigh.documentNamed;
  if (passage.aspects.some((id) => search.aspects.includes(id))) factor *= weigh.aspect;
  if (policy.kind !== "正式") factor *= weigh.explanation;
  if (policy.region !== "全国" && !search.places.has(policy.region)) factor *= weigh.elsewhere;
  return factor;
}

function raise(points: Map<number, number>, point: number, value: number): void {
  points.set(point, Math.max(points.get(point) ?? 0, value));
}
