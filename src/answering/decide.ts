import type { Day } from "../calendar/day.ts";
import { matches } from "../knowledge/pattern.ts";
import { citedPassages } from "./citing.ts";
import type { Told } from "./answer.ts";
import type { Frame } from "./frame.ts";
import { findMissing, findOffice } from "./known-unknown.ts";
import type { Mind } from "./mind.ts";
import { choosePoints } from "./point-choice.ts";
import * as say from "./reply-texts.ts";
import { retrieve, type Candidate, type Search } from "./retrieve.ts";
import { understand, type Understood } from "./understand.ts";

/** From this score on a passage answers; below, nothing is said. Calibrated, see docs/benchmarks.md. */
const enough = 0.3;

/** From this likeness to a known phrase on, the question is known to be answered by the passage. */
const sure = 0.72;

/** Answers one question. The order is the point: what is known not to be known is looked up before any text. */
export function replyToQuestion(
  question: string,
  asOf: Day,
  earlier: readonly Frame[],
  mind: Mind,
): Told {
  const understood = understand(question, asOf, earlier, mind);
  const { frame, bare } = understood;
  const { knowledge } = mind;

  const refusal = knowledge.refusals.find(({ when }) => matches(when, bare));
  if (refusal) return { reply: say.declined(refusal, frame, mind), frame };

  const search = searchOf(understood, mind);
  const candidates = retrieve(search, mind);
  const best = candidates[0];
  const isSure = best !== undefined && best.phrase >= sure;
  const loaded = frame.programmes.filter((id) => mind.programmes.get(id)?.loaded ?? true);

  if (!frame.named && !isSure) {
    const talk = knowledge.smalltalk.find(({ when }) => matches(when, bare));
    if (talk) return { reply: say.talked(talk, bare), frame };
  }
  if (!isSure || frame.places.length > 0) {
    const meant = { ...understood, frame: withProgrammes(frame, best) };
    const missing = findMissing(meant, mind);
    if (missing)
      return { reply: say.notLoaded(missing, frame, mind), frame, gap: `missing ${missing.id}` };
  }
  if (!frame.named && !isSure) {
    const matter = findOffice(understood, mind);
    if (matter) return { reply: say.routed(matter, frame), frame };
  }
  if (frame.named && loaded.length < frame.programmes.length && !isSure) {
    const absent = frame.programmes.find((id) => !loaded.includes(id)) ?? "";
    return {
      reply: say.programmeNotLoaded(absent, frame, mind),
      frame,
      gap: `programme ${absent} is not loaded`,
    };
  }
  if (!best || best.score < enough)
    return { reply: say.notFound(frame, mind), frame, gap: "nothing found" };
  return answered(best, candidates, search, frame, mind);
}

function searchOf({ frame, before }: Understood, mind: Mind): Search {
  return {
    text: frame.text,
    context: before?.text,
    programmes: frame.programmes,
    strict: frame.named,
    aspects: frame.aspects,
    places: new Set([...mind.home, ...frame.places]),
    asOf: frame.asOf,
  };
}

/** A question that names no programme is about the one whose passage fits. */
function withProgrammes(frame: Frame, best: Candidate | undefined): Frame {
  return frame.programmes.length > 0 || !best
    ? frame
    : { ...frame, programmes: best.sourced.passage.programmes };
}

function answered(
  best: Candidate,
  candidates: readonly Candidate[],
  search: Search,
  frame: Frame,
  mind: Mind,
): Told {
  const cited = citedPassages(candidates, frame.asOf, mind);
  const [was] = retrieve(search, mind, false);
  return {
    reply: say.told({
      points: choosePoints(best),
      cited,
      was: was !== undefined && was.score > best.score ? was.sourced : undefined,
      also: otherProgrammes(candidates, frame, mind),
      question: frame.text,
      further: candidates.slice(1, 8).map(({ sourced }) => sourced),
      asOf: frame.asOf,
    }),
    frame: {
      ...frame,
      programmes: frame.named ? frame.programmes : best.sourced.passage.programmes,
      passages: cited.map(({ passage }) => passage.id),
    },
  };
}

/** Another programme must fit at least this share as well to be offered beside the one answered. */
const nearlyMeant = 0.75;

/** Titles of programmes that a question without a name may have meant as well, best first. */
function otherProgrammes(candidates: readonly Candidate[], frame: Frame, mind: Mind): string[] {
  const [best] = candidates;
  if (!best || frame.named) return [];
  const answered = new Set(best.sourced.passage.programmes);
  const close = candidates.filter(({ score }) => score >= best.score * nearlyMeant);
  const others = close.flatMap(({ sourced }) => sourced.passage.programmes.slice(0, 1));
  return [...new Set(others)]
    .filter((id) => !answered.has(id))
    .flatMap((id) => mind.programmes.get(id)?.names[0] ?? []);
}
