import { sameClause } from "../clauses/clause.ts";
import { answered, notesOf } from "./answered.ts";
import { aimed, asksOfOurs, asksToCount } from "./asked-of-ours.ts";
import { isToldNext } from "./citing.ts";
import { confidence } from "./confidence.ts";
import { contentionOf, foundByBoth } from "./contention.ts";
import type { Told } from "./answer.ts";
import type { Frame } from "./frame.ts";
import { askedOfGone } from "./gone-document.ts";
import { belongsElsewhere, besideOwn, hereInstead, ownPlace, ruleElsewhere } from "./own-place.ts";
import {
  comparedWithOther,
  findMissing,
  findOffice,
  findRefusal,
  knownMissing,
  officeAsked,
  placesElsewhere,
} from "./known-unknown.ts";
import type { Mind } from "./mind.ts";
import { choosePoints } from "./point-choice.ts";
import { asks } from "./question-split.ts";
import { ownFirst } from "./meant-passages.ts";
import { offeredBy, withNearest } from "./nearest-beside.ts";
import { findOriginal, type OriginalFound } from "./original-choice.ts";
import * as say from "./reply-texts.ts";
import { withPremises } from "./premises.ts";
import { searchOf } from "./search-of.ts";
import { retrieve, retrieveOwn, type Candidate, type Search } from "./retrieve.ts";
import { judgedFor } from "./ruled/figures/judged-for.ts";
import { ruledAnswer } from "./ruled/ruled.ts";
import { speaksOf } from "./speaking.ts";
import { understand, type Situation } from "./understand.ts";
import { speaksOfDocument, unknownDocument } from "./unknown-document.ts";

/** From this confidence on a passage answers; below, nothing is said. */
const enough = -2.5;

/** Below this confidence, what asks nothing is no question of the field at all. */
const nothing = -4;

/** The reason of a gap where no passage answers. */
export const NOTHING_FOUND = "nothing found";

/** From this confidence on, a passage of the programme meant answers although a table speaks of the matter too. */
const sure = 2.5;

/** Below this confidence the digests yield to a published document that speaks of the matter. */
const yields = 1.5;

/** A few words that go on with the matter before need no more than these scores. */
const goingOn = { leans: 1.2, repeats: 0.6 };

/** A question this much like a phrase that a digest is known by is the digest's. */
const isKnown = 0.5;

/** From these on what was found is told beside what is known to be missing. */
const beside = { confident: 1, phrase: 0.62 };

/** Speaks of what the question is to have named. */
const saysThis = /^这/;

/** A question this much like one that staff answered has that answer. */
const isAnswered = 0.8;

/** Asks which office to go to. */
const asksWhom =
  /找谁|找哪|归谁|归哪|哪办|去哪|上哪|(?:来|找|是|归)你们|哪个(?:局|部门|单位|窗口)|去(?:科技局|工信局)/;

/** Answers one question, and says what is known of what it takes for granted. */
export function replyToQuestion(question: string, situation: Situation, mind: Mind): Told {
  return withPremises(decided(question, situation, mind), mind);
}

/** Decides what answers. The order is the point: what is known not to be known is looked up before any text. */
function decided(question: string, situation: Situation, mind: Mind): Told {
  const understood = aimed(understand(question, situation, mind), question, mind);
  const { frame, saying } = understood;
  const { knowledge } = mind;

  const search = searchOf(understood, mind);
  const found = retrieveOwn(search, isKnown, mind) ?? retrieve(search, mind);
  const findings = found.named
    ? found
    : { ...found, candidates: ownFirst(found.candidates, frame) };
  const [best] = findings.candidates;
  const contention = contentionOf(question, understood, findings, situation, mind);
  // A question that the knowledge itself writes down is an honest one.
  const refusal = findRefusal(understood, mind, contention);
  if (refusal) return { reply: say.declined(refusal, frame, mind), frame };
  // What leans on an answer is rather of the same matter.
  const { follows } = understood;
  const goesOn = follows && best !== undefined && continues(best, frame, goingOn[follows]);
  const confident = Math.max(confidence(findings, frame.named), goesOn ? 0 : -Infinity);
  const unloaded = frame.programmes.filter((id) => mind.programmes.get(id)?.loaded === false);
  // Beside one that is loaded, another one is rather what it is compared with.
  const absent = frame.named && unloaded.length === frame.programmes.length ? unloaded : [];
  const isSure = confident >= (follows ? 0 : sure) && absent.length === 0;

  const staffed = findings.candidates.find(
    ({ sourced, phrase }) => sourced.passage.staff && phrase >= isAnswered,
  );
  if (staffed) return answered({ ...findings, candidates: [staffed] }, search, frame, mind);

  const meant = confident >= enough ? withProgrammes(frame, best) : frame;
  // What is not known of other places in general may be known of this one.
  const others = placesElsewhere(frame, mind);
  const there = best && others.includes(best.sourced.policy.region) && confident >= enough;
  const row = findMissing(
    { ...understood, frame: meant },
    mind,
    there ? "known" : "unknown",
    contention,
  );

  const text = { candidates: findings.candidates, confident };
  // Figures of a neighbour are not judged as if they were asked for: whose they are is said first.
  const ruled = findings.named || row?.premise ? undefined : ruledAnswer(understood, text, mind);
  // Where it is asked whom to go to, figures told by the way are judged by no rule unless it is named.
  const theirs = () =>
    !frame.named && asksWhom.test(frame.text) && findOffice(understood, mind, contention);
  if (ruled && !theirs()) return ruled;

  const original = findOriginal(understood, search, mind);
  if (original?.claim === "named" && !findings.named) return quoted(original, frame, mind);
  if (original?.claim === "nearest" && !findings.named)
    return { reply: say.nearest(original, frame, mind), frame };

  const unknown = findings.named ? undefined : unknownDocument(question, mind);
  const talk = unknown ? undefined : knowledge.smalltalk.find(({ when }) => speaksOf(when, saying));
  const ofField = frame.named && confident >= enough && asks(question);
  if (talk && !isSure && !ofField) return { reply: say.talked(talk, saying.whole), frame };

  const ours = confident >= enough && asksOfOurs(question, mind);
  // Where a company of another place asks for what is given here, that is what it asks.
  const away = belongsElsewhere(frame, mind) !== undefined;
  const theirMatter = unknown || away ? undefined : findOffice(understood, mind, contention);
  if (ours && theirMatter) contention.leaveStory();
  const matter = ours ? undefined : (theirMatter ?? officeAsked(question, mind, contention));
  if (matter && !isSure) return { reply: say.routed(matter, frame), frame };
  if (original?.claim === "local" && !isSure) return quoted(original, frame, mind);

  // Rows of all programmes, and those of one that nobody named, are none about what counts in what our texts reckon.
  const general = row?.premise === false && (row.programmes.includes("any") || !frame.named);
  const ofAll = general && ours && asksToCount(question);
  const missing = ofAll ? undefined : row;
  const elsewhere = there || missing ? undefined : ruleElsewhere(frame, mind);
  if (elsewhere !== undefined) {
    const here = decided(elsewhere, { ...situation, place: undefined }, mind);
    if (here.reply.kind === "answer") return hereInstead(frame, here, mind);
  }
  if (unknown && !(missing && speaksOfDocument(missing.say, unknown)))
    return {
      reply: say.unknownDocument(unknown, missing?.say, frame, mind),
      frame,
      gap: `${knownMissing} document ${unknown.name}`,
    };
  if (away && !missing && !frame.named)
    return { reply: say.elsewhere(frame, mind), frame, gap: `${knownMissing} elsewhere` };
  if (missing) {
    const { judges } = missing;
    const judged = judges === undefined ? [] : judgedFor(judges, understood, mind);
    const reply = say.notLoaded(missing, judged, frame, mind);
    const told: Told = { reply, frame, gap: `${knownMissing} ${missing.id}` };
    const compares = missing.region === "other" && !away;
    const own = compares ? ownPlace(frame, mind) : undefined;
    if (own !== undefined)
      return besideOwn(told, decided(own, { ...situation, place: undefined }, mind), mind);
    const offered = offeredBy(missing, search, mind);
    if (offered) return withNearest(told, offered, true, mind);
    const known = missing.region !== "other" && best && confident >= beside.confident;
    const isTold = missing.maySay.some(
      (clause) => best && sameClause(clause, best.sourced.passage.clause),
    );
    // Who names no programme is told what a row means that speaks of “this”.
    const meansThis =
      !frame.named &&
      saysThis.test(missing.say) &&
      best?.sourced.passage.programmes.some((id) => missing.programmes.includes(id)) === true;
    const isNear = meansThis || (best?.phrase ?? 0) >= beside.phrase;
    return known && best && !isTold && isNear && !missing.premise
      ? withNearest(told, best, false, mind)
      : told;
  }

  const other = comparedWithOther(frame, best?.sourced.passage.programmes ?? [], mind);
  if (other !== undefined)
    return {
      reply: say.programmeNotLoaded(other, frame, mind),
      frame,
      gap: `programme ${other} is not loaded`,
    };
  if (original && confident < yields && (best?.phrase ?? 0) < isKnown)
    return quoted(original, frame, mind);
  if (absent[0] !== undefined)
    return {
      reply: say.programmeNotLoaded(absent[0], frame, mind),
      frame,
      gap: `programme ${absent[0]} is not loaded`,
    };
  const gone =
    askedOfGone(search, best, mind) ??
    (best && confident >= enough ? undefined : goneDocument(search, mind));
  if (gone) return heldBefore(gone, frame, mind);
  if (!best || confident < enough) {
    const idle = confident < nothing && !frame.named && !asks(question);
    if (idle) return { reply: say.strange(), frame };
    const nearest = findings.candidates.map(({ sourced }) => sourced);
    return { reply: say.notFound(nearest, frame, mind), frame, gap: NOTHING_FOUND };
  }
  const asked = contention.asked();
  if (asked === undefined) return { ...answered(findings, search, frame, mind), confident };
  // A table went by a story: what asks says what is meant.
  const apart = { ...frame, programmes: asked.understood.frame.programmes };
  const own = searchOf({ ...understood, frame: apart }, mind);
  const both = foundByBoth(retrieve(own, mind), asked.findings);
  return { ...answered(both, own, apart, mind), confident };
}

/** The passage of a document that the question names and that no longer holds, or does not hold yet. */
function goneDocument(search: Search, mind: Mind): Candidate | undefined {
  if (!search.named || search.named.length === 0) return undefined;
  const { candidates, named } = retrieve(search, mind, false);
  return named
    ? candidates.find(({ sourced }) => isToldNext(sourced, search.asOf, mind))
    : undefined;
}

function heldBefore(gone: Candidate, frame: Frame, mind: Mind): Told {
  const { sourced } = gone;
  const reply = say.told({
    readings: [],
    before: { sourced, points: choosePoints(gone) },
    cited: [sourced],
    was: undefined,
    notes: notesOf([sourced]),
    further: [],
    asOf: frame.asOf,
    mind,
  });
  return { reply, frame: { ...frame, passages: [sourced.passage.id] } };
}

function quoted(original: OriginalFound, frame: Frame, mind: Mind): Told {
  const cited = original.candidates.map(({ sourced }) => sourced.passage.id);
  return { reply: say.quoted(original, [], frame, mind), frame: { ...frame, passages: cited } };
}

/** Whether a question that leans on an answer finds its own in the same programme. */
function continues({ sourced, score }: Candidate, { programmes }: Frame, least: number): boolean {
  return score >= least && sourced.passage.programmes.some((id) => programmes.includes(id));
}

/** A question that names no programme is about the one whose passage fits. */
function withProgrammes(frame: Frame, best: Candidate | undefined): Frame {
  return frame.programmes.length > 0 || !best
    ? frame
    : { ...frame, programmes: best.sourced.passage.programmes };
}
