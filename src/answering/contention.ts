import { contains, sameClause } from "../clauses/clause.ts";
import { plain, type Pattern } from "../knowledge/pattern.ts";
import { askingClauses, clausesWithout, withoutTrade } from "./asking-clauses.ts";
import { confidence } from "./confidence.ts";
import type { Mind } from "./mind.ts";
import { saysUnknown } from "./nearest-beside.ts";
import { choosePoints } from "./point-choice.ts";
import { retrieve, type Candidate, type Findings } from "./retrieve.ts";
import { searchOf } from "./search-of.ts";
import { wordsSpoken } from "./speaking.ts";
import { understand, type Situation, type Understood } from "./understand.ts";

/** What a table would answer with, as it contends with the passage that was found. */
export interface Claim {
  readonly when: readonly Pattern[];
  /** Whether it would answer a question that was understood so. */
  readonly fits: (understood: Understood) => boolean;
  /** How far the passage must be trusted to answer what the asking clauses ask. */
  readonly least: number;
  /** How far where every word that it goes by stands in the passage as well. */
  readonly leastOfWords: number;
  /** How far what the message without those clauses finds must be trusted, where it says more than the asking clauses. */
  readonly leastOfRest: number;
  /** How far the passage of the whole message, where it is that of the asking clauses too. */
  readonly leastAgreed: number;
}

/** Tells whether the passage found says more of what is asked than a table would. */
export interface Contention {
  readonly outweighs: (claim: Claim) => boolean;
  /** The message as it was read where a table went by what asks nothing. */
  readonly asked: () => Reading | undefined;
  /** The asking clauses read by themselves; `undefined` where that is the whole message. */
  readonly alone: () => Reading | undefined;
  /** Notes that only what asks counts, whatever a table went by. */
  readonly leaveStory: () => void;
}

/** The part of a message that counts, understood by itself, with what is found for it. */
export interface Reading {
  readonly understood: Understood;
  readonly findings: Findings;
  readonly confident: number;
}

/** A question this much like a phrase of the knowledge is that phrase. */
const isWritten = 0.9;

/** Words that ask for days to come, which no passage knows, and numbers, of documents or years. */
const noText = /\d|明年|后年|来年|以后|往后|将来|今后|十五五|听说|据说/;

/**
 * How the passage found contends with the tables for a question: a table yields where the question is
 * one that the knowledge writes down, where all its words stand in the passage too, and where it goes
 * only by words of clauses that ask nothing (reasons, wishes, stories) while what is asked is answered:
 * by the asking clauses alone, by the message without those clauses, or by both alike.
 */
export function contentionOf(
  question: string,
  understood: Understood,
  findings: Findings,
  situation: Situation,
  mind: Mind,
): Contention {
  const [best] = findings.candidates;
  const confident = confidence(findings, understood.frame.named);
  const readings = new Map<string, Reading>();
  let used: Reading | undefined;
  const reading = (text: string | undefined) => {
    if (text === undefined) return undefined;
    const known = readings.get(text) ?? readingOf(text, understood, situation, mind);
    readings.set(text, known);
    return known;
  };
  /** The reading that answers what is asked, where a table goes only by what asks nothing. */
  const withoutStory = ({ when, fits, least, leastOfRest, leastAgreed }: Claim) => {
    const traded = reading(withoutTrade(question));
    if (traded && traded.confident >= leastOfRest - lessOfTrade && !fits(traded.understood))
      return traded;
    const asked = reading(askingClauses(question, mind));
    if (!asked || fits(asked.understood)) return undefined;
    if (asked.confident >= least) return asked;
    const words = wordsSpoken(when, understood.saying);
    const rest = reading(clausesWithout(words, question, mind));
    const found = bestOf(asked);
    if (rest && rest !== asked && !fits(rest.understood)) {
      const speaks = words.some((word) => asked.understood.saying.whole.includes(word));
      const less = !speaks && isSame(found, bestOf(rest)) ? lessWhereSame : 0;
      if (rest.confident >= leastOfRest - less) return rest;
    }
    return confident >= leastAgreed && isSame(found, best) ? asked : undefined;
  };
  return {
    outweighs(claim) {
      if (!best) return false;
      // What says itself that something is not known adds nothing by saying it.
      const tells = !saysUnknown.test(choosePoints(best)[0] ?? "");
      if (tells && best.phrase >= isWritten) return true;
      const apart = withoutStory(claim);
      if (apart) used = apart;
      const { when, leastOfWords } = claim;
      return (
        apart !== undefined ||
        (tells && confident >= leastOfWords && holdsWords(when, understood, best))
      );
    },
    asked: () => used,
    alone: () => reading(askingClauses(question, mind)),
    leaveStory: () => {
      used = reading(askingClauses(question, mind));
    },
  };
}

/** Where two readings find the same clause and what asks has no word of the table's, so much less does a confidence have to be. */
const lessWhereSame = 1;

/** And so much less where a table goes only by the trade that a company is in. */
const lessOfTrade = 2;

function bestOf({ findings }: Reading): Candidate | undefined {
  return findings.candidates[0];
}

/** Whether two candidates tell the same clause, or one of them a part of the other's. */
function isSame(one: Candidate | undefined, other: Candidate | undefined): boolean {
  if (!one || !other) return false;
  const [a, b] = [one.sourced.passage.clause, other.sourced.passage.clause];
  if (sameClause(a, b)) return true;
  return a.place !== "" && b.place !== "" && (contains(a, b) || contains(b, a));
}

/** Speaks of what was told before. */
const leansBack = /这|那|它/;

/** A clause that names its programme needs few words more, so much less does a confidence have to be. */
const lessWhereNamed = 1;

/** A part of a message understood by itself, with the places, the day and, where it names none, the programmes of the whole. */
function readingOf(
  text: string,
  { frame, before }: Understood,
  situation: Situation,
  mind: Mind,
): Reading {
  const own = understand(text, { ...situation, earlier: [] }, mind);
  const itself = own.frame.named && !leansBack.test(text);
  const { named, programmes } = itself ? own.frame : frame;
  const { places, asOf } = frame;
  const understood = {
    ...own,
    before,
    frame: { ...own.frame, named, programmes, places, asOf },
  };
  const findings = retrieve(searchOf(understood, mind), mind);
  const [best] = findings.candidates;
  const isOfIt = itself && best?.sourced.passage.programmes.some((id) => programmes.includes(id));
  const confident = confidence(findings, named) + (isOfIt ? lessWhereNamed : 0);
  return { understood, findings, confident };
}

/** Whether every word by which a table speaks of a question stands in the sentences found, or in what they are asked by. */
function holdsWords(
  when: readonly Pattern[],
  { saying }: Understood,
  { sourced: { passage }, points }: Candidate,
): boolean {
  const words = wordsSpoken(when, saying);
  if (words.length === 0 || words.some((word) => noText.test(word))) return false;
  const [best] = [...points].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const point = passage.points[best?.[0] ?? 0];
  const told = plain(
    [...passage.points.map((one) => one.text), ...(point?.asked ?? []), ...passage.asked].join(
      "\n",
    ),
  );
  return words.every((word) => told.includes(word));
}

/** What two readings of a message find, put together: what stands high in both comes first. */
export function foundByBoth(whole: Findings, part: Findings): Findings {
  const [first] = whole.candidates;
  if (!first || whole.named) return whole;
  const found = new Map<Candidate["sourced"], Candidate>();
  for (const { candidates } of [whole, part]) {
    const most = candidates[0]?.score ?? 0;
    for (const one of candidates) {
      const share = most > 0 ? (one.score / most) * (first.score / 2) : 0;
      found.set(one.sourced, withFit(found.get(one.sourced), one, share));
    }
  }
  return { ...whole, candidates: [...found.values()].sort((a, b) => b.score - a.score) };
}

/** A candidate with how well it fits a further reading of the message; its sentences are those that fit the first. */
function withFit(known: Candidate | undefined, one: Candidate, score: number): Candidate {
  if (!known) return { ...one, score };
  const phrase = Math.max(known.phrase, one.phrase);
  const points = known.points.size > 0 ? known.points : one.points;
  return { ...known, score: known.score + score, phrase, points };
}
