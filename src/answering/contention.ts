import { plain, type Pattern } from "../knowledge/pattern.ts";
import { askingClauses } from "./asking-clauses.ts";
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
}

/** Tells whether the passage found says more of what is asked than a table would. */
export interface Contention {
  readonly outweighs: (claim: Claim) => boolean;
  /** The asking clauses understood by themselves, where a table went by the others. */
  readonly asked: () => Understood | undefined;
}

/** A question this much like a phrase of the knowledge is that phrase. */
const isWritten = 0.9;

/** Words that ask for days to come, which no passage knows, and numbers, of documents or years. */
const noText = /\d|明年|后年|来年|以后|往后|将来|今后|十五五|听说|据说/;

/**
 * How the passage found contends with the tables for a question: a table yields where the question is
 * one that the knowledge writes down, where all its words stand in the passage too, and where it goes
 * only by words of clauses that ask nothing (reasons, wishes, stories) while what is asked is answered.
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
  let looked: { alone: Alone | undefined } | undefined;
  let used = false;
  const alone = () =>
    (looked ??= { alone: askedAlone(question, understood, situation, mind) }).alone;
  return {
    outweighs({ when, fits, least, leastOfWords }) {
      if (!best) return false;
      // What says itself that something is not known adds nothing by saying it.
      const tells = !saysUnknown.test(choosePoints(best)[0] ?? "");
      if (tells && best.phrase >= isWritten) return true;
      if (tells && confident >= leastOfWords && holdsWords(when, understood, best)) return true;
      const asked = alone();
      if (!asked || asked.confident < least || fits(asked.understood)) return false;
      used = true;
      return true;
    },
    asked: () => (used ? alone()?.understood : undefined),
  };
}

/** Speaks of what was told before. */
const leansBack = /这|那|它/;

/** A clause that names its programme needs few words more, so much less does a confidence have to be. */
const lessWhereNamed = 1;

/** What the asking clauses of a message mean, and what they find. */
interface Alone {
  readonly understood: Understood;
  readonly confident: number;
}

/** The asking clauses understood by themselves, with the places, the day and, where they name none, the programmes of the whole. */
function askedAlone(
  question: string,
  { frame, before }: Understood,
  situation: Situation,
  mind: Mind,
): Alone | undefined {
  const text = askingClauses(question, mind);
  if (text === undefined) return undefined;
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
  return { understood, confident };
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
